"""Exports of Austrian databases (APA-OnlineManager, AOMweb, DeFacto): RTF, DOCX, text, pages of DeFacto-Campus."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsparse import byline
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports import record as common
from newsparse.formats.exports.container import paragraphs_of
from newsparse.formats.exports.groups import lines_of
from newsparse.formats.exports.markup import Element, parsed
from newsparse.formats.exports.record import Record, squeezed
from newsparse.formats.extract import Extract, Remark, required
from newsparse.formats.office.paragraph import Paragraph
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

# '"Kurier" Nr. 14/2013 vom 02.04.2013   Seite: 23', '"Kurier.at" gefunden am 02.04.2013 08:15 Uhr'
_HEAD = lazy_pattern(
    r'\s*+["\u201e\u201c\u00bb]?(?P<name>[^"\u201c\u201d\u00ab]{1,120}?)["\u201c\u201d\u00ab]?\s++'
    r"(?:Nr\.?\s*+(?P<issue>\S++)\s++)?"
    r"(?:vom|gefunden am)\s++(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
    r"(?:,?\s++(?P<hour>\d{1,2})[.:](?P<minute>\d{2}))?(?:\s*+Uhr)?\s*+(?:Seite:?\s*+(?P<page>\S+))?"
)
_SECTION = lazy_pattern(r"\s*(Ressort|Rubrik|Kategorie|Ausgabe|Sendung|Bundesland):\s*+(.*\S)")
_RULE = lazy_pattern(r"\s*[_=-]{10,}\s*$")
_LONGEST_AUTHOR = 80  # code points of a line such as "Von Ana Ruiz"
_LONGEST_HEAD = 300  # code points
_NAMES = {
    "Ressort": "section",
    "Rubrik": "rubric",
    "Kategorie": "category",
    "Ausgabe": "edition",
    "Sendung": "programme",
}


def recognise(source: Source) -> bool:
    """Whether the source is such an export."""
    if source.text.lstrip("\ufeff \t\r\n").startswith("<"):
        return 'class="eintrag"' in source.text
    try:
        paragraphs = _paragraphs(source)
    except FormatError:
        return False
    return next((_HEAD.match(one.text) is not None for one in paragraphs if one.text.strip()), False)


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of an export. Raises FormatError where there are none."""
    page = source.text.lstrip("\ufeff \t\r\n").startswith("<")
    records = _of_page(source.text) if page else _of_paragraphs(_paragraphs(source))
    problem = f"{source.path or 'export'}: there is no article in this export of APA"
    yield from required((record.told() for record in records), problem)


def _paragraphs(source: Source) -> list[Paragraph]:
    found = paragraphs_of(source)
    return [Paragraph(line) for line in lines_of(source.text)] if found is None else found


def _of_paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[Record]:
    starts = [
        at
        for at, one in enumerate(paragraphs)
        if len(one.text) <= _LONGEST_HEAD and '"' in one.text[:3] and _HEAD.match(one.text)
    ]
    for start, end in pairwise([*starts, len(paragraphs)]):
        yield _record_of(paragraphs[start:end], start + 1)


def _record_of(paragraphs: Sequence[Paragraph], number: int) -> Record:
    record = Record(line=number)
    _head(paragraphs[0].text, record)
    lines: list[tuple[Paragraph, int]] = []
    for at, one in enumerate(paragraphs[1:], number + 1):
        text = squeezed(one.text)
        section = _SECTION.match(text) if not lines else None
        if section:
            record.metadata[_NAMES.get(section[1], "section")] = section[2]
        elif text and not _RULE.match(text):
            lines.append((one._replace(text=text), at))
    bold = next((at for at, (one, _) in enumerate(lines[:6]) if one.bold), None)
    if bold is not None:
        record.title = lines[bold][0].text
        record.kicker = squeezed(one.text for one, _ in lines[:bold]) or None
        lines = lines[bold + 1 :]
    elif lines:
        record.title = lines[0][0].text
        lines = lines[1:]
    record.line = lines[0][1] if lines else number
    record.body = "\n".join(_text([one.text for one, _ in lines], record))
    return record


def _head(text: str, record: Record) -> None:
    found = _HEAD.match(text)
    if not found:
        return
    record.metadata["publication"] = squeezed(found["name"])
    record.metadata["issue"], record.metadata["page"] = found["issue"], found["page"]
    record.published = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    if common.iso_of(record.published) is None:
        record.published = None
    elif found["hour"] and int(found["hour"]) < 24 and int(found["minute"]) < 60:
        record.published += f"T{int(found['hour']):02}:{found['minute']}"


def _text(lines: list[str], record: Record) -> list[str]:
    """The lines of a text without the author above it and the list of attachments below it."""
    tails = tuple(common.words_of("apa")["tails"])
    end = next((at for at, line in enumerate(lines) if line.startswith(tails)), len(lines))
    record.left_out += lines[end:]
    record.byline = ""
    if end > 1 and len(lines[0]) <= _LONGEST_AUTHOR and byline.match(lines[0]):
        record.byline = lines[0]
        record.line += 1
        return lines[1:end]
    return lines[:end]


def _of_page(page: str) -> Iterator[Record]:
    for element in parsed(page).walk():
        if element.has_class("eintrag"):
            yield _of_entry(element)


def _of_entry(entry: Element) -> Record:
    """The article of an entry: two lines of head, perhaps a kicker, the headline, paragraphs, terms."""
    record = Record(line=entry.line)
    body: list[str] = []
    bare: list[str] = []
    for one in entry.inside:
        if isinstance(one, str):
            if text := squeezed(one):
                bare.append(text)
        elif one.name == "pre":
            for line in one.raw_text().split("\n"):
                section = _SECTION.match(line)
                if section:
                    record.metadata[_NAMES.get(section[1], "section")] = section[2]
                else:
                    _head(line, record)
        elif one.name in ("h1", "h2", "h3"):
            record.title, record.kicker = one.text() or None, squeezed(bare) or None
            bare = []
        elif one.name == "p" and (text := one.text()):
            if not body:
                record.line = one.line
            body.append(text)
    record.body = "\n".join(_text(body, record))
    record.metadata["subjects"] = [term for text in bare for term in text.split("/")]
    return record
