"""Exports of LexisNexis and Nexis UK as web pages: the old layout, one `div` for each of its groups."""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports.groups import Group
from newsparse.formats.exports.markup import Element, parsed
from newsparse.formats.exports.nexis_text import announced, of_all, records
from newsparse.formats.extract import Extract, Remark

# ".c3 { text-align: center; margin-left: 13%; }"
_CENTRED = lazy_pattern(r"\.(c\d+)\s*\{[^{}]*text-align:\s*center")
_MARKS = ("<DOCFULL>", "<DOC NUMBER", 'NAME="DOC_ID_')


def recognise(page: str) -> bool:
    """Whether a page is such an export."""
    return any(mark in page for mark in _MARKS)


def extract(page: str) -> Iterator[Extract | Remark]:
    """The articles of an export, and remarks on what it lacks."""
    centred = frozenset(found[1] for found in _CENTRED.finditer(page))
    documents: list[tuple[int, list[Group]]] = []
    counts: list[int] = []
    cover: list[str] = []
    for group in _groups(parsed(page), centred):
        of = announced(group.text)
        if of is not None:
            counts.append(of)
            documents.append((group.line, []))
        elif documents:
            documents[-1][1].append(group)
        else:
            cover.extend(line.strip() for line in group.lines)
    yield from records(documents, of_all(cover, counts), cover, layout="lines")


def _groups(root: Element, centred: frozenset[str]) -> Iterator[Group]:
    """The groups of the page: its paragraphs, split where blank lines are in them."""
    for element in root.walk():
        if element.name == "p":
            yield from _of_paragraph(element, centred)
        elif element.name == "table":
            rows = [_row(row) for row in element.walk() if row.name == "tr"]
            if any(rows):
                yield Group(tuple(filter(None, rows)), element.line)


def _row(row: Element) -> str:
    return "\t".join(cell.text() for cell in row.walk() if cell.name in ("td", "th"))


def _of_paragraph(element: Element, centred: frozenset[str]) -> Iterator[Group]:
    own: list[str] = []
    is_centred = not centred.isdisjoint(element.classes)
    for line in [*element.raw_text().split("\n"), ""]:
        text = " ".join(line.split())
        if text:
            own.append(text)
        elif own:
            yield Group(tuple(own), element.line, is_centred)
            own = []
