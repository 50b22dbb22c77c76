"""Exports of Europresse and Eureka.cc (CEDROM-SNi): web pages, in the layouts of several years."""

from collections.abc import Iterator
from typing import NamedTuple

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dates import find as dates
from newsparse.formats.exports import record as common
from newsparse.formats.exports.markup import Element, parsed
from newsparse.formats.exports.record import Record, squeezed
from newsparse.formats.extract import Extract, Remark, required
from newsparse.text.source import Source

_MARKS = ("docpublicationname", "titrearticlevisu")
_NAME = "docpublicationname"
_HEADER, _TITLE, _AUTHORS = "docheader", "titrearticlevisu", "docauthors"
# "Magazine, no. 5968"
_ISSUE = lazy_pattern(r",?\s*(?:no|n°|nº|Nr|No)\.?\s*([\w./-]+)\s*$")
_PAGE = lazy_pattern(r"(?:^|[\s,;])(?:pp?|S|pág)\.\s*([A-Z]{0,3}\d[\w./-]*)")
_CLOCK = lazy_pattern(r"\b(\d{1,2}:\d{2})\b")
_NUMBER = lazy_pattern(r"\b(news[·\u00b7.]\w+[·\u00b7.]\S+)")
_LONGEST_AUTHOR = 160  # code points
_NAMED = frozenset(("article", "td"))  # the elements that hold one article
_BREAKS = frozenset(
    ("p", "div", "tr", "table", "td", "section", "header", "footer", "aside", "ul", "li", "h1", "h2", "h3")
)


class _Line(NamedTuple):
    """A line of a page: its text, the class that marks it, the part of the article it is in, and what ends it."""

    text: str
    mark: str
    part: str
    end: str
    line: int


def recognise(source: Source) -> bool:
    """Whether the source is an export of Europresse."""
    text = source.text.casefold()
    return text.lstrip("\ufeff \t\r\n").startswith("<") and all(mark in text for mark in _MARKS)


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of an export. Raises FormatError where there are none."""
    problem = f"{source.path or 'export'}: there is no article in this export of Europresse"
    articles = _articles(parsed(source.text))
    yield from required((_record_of(one).told(line=one.line) for one in articles), problem)


def _articles(root: Element) -> Iterator[Element]:
    """The elements that hold one article each: the innermost around the name of a publication."""
    seen: set[int] = set()
    waiting: list[tuple[Element, Element]] = [(root, root)]
    while waiting:
        element, holder = waiting.pop()
        if element.has_class(_NAME) and id(holder) not in seen:
            seen.add(id(holder))
            yield holder
        inner = element if element.name in _NAMED else holder
        waiting += [(one, inner) for one in reversed(element.inside) if isinstance(one, Element)]


def _lines(article: Element) -> Iterator[_Line]:
    """The lines of an article in order, each with the class that marks it."""
    own: list[str] = []
    mark, line = "", article.line
    waiting: list[tuple[Element | str, str, str]] = [(article, "", "")]
    while waiting:
        one, around, part = waiting.pop()
        if isinstance(one, str) and not one.startswith("\0"):
            if one.strip():
                mark = mark or around
            own.append(one)
            continue
        name = one[1:] if isinstance(one, str) else one.name
        if name == "br" or name in _BREAKS:
            if text := squeezed(own and "".join(own)):
                yield _Line(text, mark, part, name, line)
            own, mark = [], ""
        if isinstance(one, str) or name in ("script", "style", "form"):
            continue
        line = max(line, one.line)
        marked = next((known for known in (_NAME, _HEADER, _TITLE, _AUTHORS) if one.has_class(known)), around)
        inner = name if name in ("header", "section", "aside", "footer") else part
        if name in _BREAKS:
            waiting.append(("\0" + name, marked, inner))
        waiting += [(inside, marked, inner) for inside in reversed(one.inside)]
    if text := squeezed("".join(own)):
        yield _Line(text, mark, "", "", line)


def _record_of(article: Element) -> Record:
    record = Record()
    above: list[str] = []
    kicker: list[str] = []
    body: list[_Line] = []
    titles: list[str] = []
    state = "name"
    for line in _lines(article):
        if line.mark == _NAME:
            _publication(line.text, record)
        elif line.mark == _HEADER:
            above.append(line.text)
        elif line.mark == _TITLE:
            titles.append(line.text)
            state = "author"
        elif line.mark == _AUTHORS or (state == "author" and not body and _is_author(line, record)):
            record.byline = line.text if record.byline is None else f"{record.byline}, {line.text}"
        elif common.is_rights(line.text) or state == "foot" or line.part in ("footer", "aside"):
            state = "foot" if line.part != "aside" else state
            _foot(line, record)
        elif state == "name":
            kicker.append(line.text)
        else:
            body.append(line)
    record.title = squeezed(titles) or None
    record.kicker = squeezed(kicker) or None
    _header(squeezed(above), record)
    record.body = "\n".join(line.text for line in body)
    record.line = body[0].line if body else article.line
    record.byline = record.byline or ""
    return record


def _is_author(line: _Line, record: Record) -> bool:
    """Whether the first line below the headline is an author: it is short, and a line break ends it, no paragraph."""
    if record.byline is not None or len(line.text) > _LONGEST_AUTHOR or line.text.endswith("."):
        return False
    return line.end == "br" or line.part == "header"


def _publication(text: str, record: Record) -> None:
    found = _ISSUE.search(text)
    record.metadata["publication"] = text[: found.start()].strip(" ,") if found else text
    if found:
        record.metadata["issue"] = found[1]


def _header(text: str, record: Record) -> None:
    """Section, day, time and page, which one or several lines under the publication state in any order."""
    found = dates.find(text)
    if found and found.iso:
        record.published = found.iso if "X" not in found.iso else None
        record.metadata["date"] = text[found.start : found.end]
    page, clock = _PAGE.search(text), _CLOCK.search(text)
    if page:
        record.metadata["page"] = page[1]
    if clock and record.published and len(record.published) == len("2024-06-13"):
        record.metadata["time"] = clock[1]
    section = text[: found.start].strip(" ,") if found else ""
    if section and not (page and page.start() < found.start if found else False):
        record.metadata["section"] = section


def _foot(line: _Line, record: Record) -> None:
    """Rights, number and certificate below an article, and what stands beside it."""
    number = _NUMBER.search(line.text)
    if number:
        record.metadata["document"] = number[1]
    elif common.is_rights(line.text):
        record.metadata["copyright"] = line.text
    elif line.part == "aside":
        known = record.metadata.get("notes")
        record.metadata["notes"] = f"{known}\n{line.text}" if known else line.text
    else:
        record.left_out.append(line.text)
