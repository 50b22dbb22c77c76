"""Exports of Factiva as web pages, and the XML of its programming interface."""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports.factiva_lines import codes, fields_record, header
from newsparse.formats.exports.markup import Element, parsed
from newsparse.formats.exports.record import Record, iso_of, number_in
from newsparse.formats.extract import Extract, Remark

_XML = "<accessionNo>"
_OWN_CLASS = lazy_pattern(r"\b[a-z]{2}(?:articleParagraph|Article|Headline)\b")
_TEXTS = ("leadparagraph", "tailparagraphs")
_FIELDS = {
    "accessionno": "document",
    "copyright": "copyright",
    "sourcename": "publication",
    "sourcecode": "source_code",
    "publishername": "publisher",
    "pages": "page",
    "baselanguage": "language",
    "sectionname": "section",
    "columnname": "column",
    "edition": "edition",
    "volume": "volume",
    "notes": "notes",
}
_LISTS = {"newssubject": "subjects", "region": "places", "company": "companies", "industry": "industries"}


def recognise(page: str) -> bool:
    """Whether a page is such an export."""
    if _XML in page:
        return True
    # Websites have paragraphs of that class too; Factiva repeats it with the language: `enarticleParagraph`.
    return "articleParagraph" in page and _OWN_CLASS.search(page) is not None


def extract(page: str) -> Iterator[Extract | Remark]:
    """The articles of an export, and remarks on what it lacks."""
    root = parsed(page)
    is_xml = _XML in page
    of_element = _of_xml if is_xml else _of_page
    for element in root.walk():
        if not (element.name == "article" if is_xml else _is_article(element)):
            continue
        record = of_element(element)
        record.line = element.line
        if record.is_empty:
            yield Remark("a document without headline and text is left out", element.line)
        else:
            yield record.extract()


def _is_article(element: Element) -> bool:
    """Whether an element is one article, not a frame around one or several."""
    if element.name != "div" or not any(name.endswith(("article", "Article")) for name in element.classes):
        return False
    return element.find(lambda one: one.name == "div" and _has_article_class(one)) is None


def _has_article_class(element: Element) -> bool:
    return any(name.endswith(("article", "Article")) for name in element.classes)


def _of_page(article: Element) -> Record:
    fields = list(_fields(article))
    return fields_record(fields) if fields else _without_codes(article)


def _fields(article: Element) -> Iterator[tuple[str, list[str]]]:
    """The codes and values of the rows of a table."""
    for row in article.walk():
        if row.name != "tr":
            continue
        cells = [cell for cell in row.inside if isinstance(cell, Element) and cell.name == "td"]
        if len(cells) == 2 and (code := cells[0].text()) in codes():
            yield code, _paragraphs(cells[1])


def _paragraphs(cell: Element) -> list[str]:
    own = [one.text() for one in cell.walk() if one.name == "p"]
    return list(filter(None, own)) or [cell.text()]


def _without_codes(article: Element) -> Record:
    record = Record()
    lines: list[str] = []
    body: list[str] = []
    below: list[str] = []
    for element in article.walk():
        if element.attributes.get("id") == "hd":
            record.title = None
            lines.append("\0" + element.text())
        elif element.has_class("author"):
            record.byline = element.text()
        elif element.name == "p" and any("articleparagraph" in name.lower() for name in element.classes):
            body.append(element.text())
        elif element.name == "p" and body:
            below.append(element.text())
        elif element.name == "div" and not body and element.find(lambda one: one.name == "div") is None:
            lines.append(element.text())
    _head(list(filter(None, lines)), record)
    record.body = "\n".join(filter(None, body))
    _below(list(filter(None, below)), record)
    return record


def _head(lines: list[str], record: Record) -> None:
    """Read the lines above the text, of which one is marked as the headline."""
    from newsparse.formats.exports.factiva_lines import titled

    at = next((at for at, line in enumerate(lines) if line.startswith("\0")), None)
    if at is not None:
        record.title = titled(lines.pop(at)[1:], record) or None
    header(lines, record)
    record.byline = record.byline or ""


def _below(lines: list[str], record: Record) -> None:
    """What is below the text: captions, the publisher, and the number of the document."""
    if lines:
        record.metadata["document"] = lines.pop().split()[-1]
    if lines:
        record.metadata["publisher"] = lines.pop()
    record.left_out += lines


def _of_xml(article: Element) -> Record:
    record = Record()
    body: list[str] = []
    for element in article.walk():
        name = element.name
        if name == "headline":
            record.title = element.text() or None
        elif name in _TEXTS:
            body += [one.text() for one in element.walk() if one.name == "paragraph"]
        elif name == "byline":
            record.byline = element.text()
        elif name == "publicationdate":
            record.published = iso_of(element.text()) or element.text()[:10] or None
        elif name == "wordcount":
            record.metadata["length"] = number_in(element.text())
        elif name in _LISTS:
            record.metadata.setdefault(_LISTS[name], []).append(element.text())
        elif name in _FIELDS:
            record.metadata[_FIELDS[name]] = element.text()
    record.body = "\n".join(filter(None, body))
    record.byline = record.byline or ""
    return record
