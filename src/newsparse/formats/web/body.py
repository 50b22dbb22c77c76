"""The main text of a page, as trafilatura finds it, with the roles that its elements give."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from newsparse.base.characters import SENTENCE_CLOSERS, SENTENCE_STOPS
from newsparse.formats.document_blocks import DocumentBlock
from newsparse.formats.web.page import Element
from newsparse.model.role import Role

# Elements of a page above which trafilatura asks no second opinion, which takes time with the square of the paragraphs;
# long pages of newspapers have some thousands.
_MOST_ASKED = 6_000
_MOST_BOLD = 14  # words of a subhead that is set in bold; longer ones are leads
_NO_SUBHEAD = (".", ",", ";", "…")
_ROLES = MappingProxyType(
    {"head": Role.SUBHEAD, "quote": Role.QUOTE, "item": Role.LIST_ITEM, "row": Role.TABLE}
)
_HOLDERS = frozenset({"body", "div", "list", "table", "cell", "quote", "p", "item"})  # may hold blocks
_PARTS = frozenset({"p", "div", "list", "table", "quote", "head", "item", "row"})

_BREAKS = _PARTS | {"lb"}  # end a line where they stand inside of a line


def body_of(page: Element) -> list[DocumentBlock]:
    """The blocks of the main text; none if trafilatura finds none. The page is left as it is."""
    from copy import deepcopy

    from trafilatura.core import bare_extraction

    is_long = sum(1 for _ in page.iter()) > _MOST_ASKED
    found: Any = bare_extraction(
        deepcopy(page), include_comments=False, include_tables=True, include_formatting=True, fast=is_long
    )
    return list(_blocks(found.body)) if found is not None else []


def _blocks(body: Element) -> Iterator[DocumentBlock]:
    """The blocks below an element in document order; what a block holds besides other blocks is a block too."""
    waiting: list[tuple[Element, Role | None]] = [(body, None)]
    while waiting:
        element, outer = waiting.pop()
        if isinstance(element, list):
            yield from _texts(element, outer)
            continue
        if _is_layout(element):
            waiting += reversed([(cell, None) for cell in element])
            continue
        role = _ROLES.get(element.tag, outer)
        waiting += reversed([(part, role) for part in _parts(element)])


def _parts(element: Element) -> list[Element]:
    """The blocks inside an element, and between them the runs of text, as lists of pieces."""
    parts: list[Element] = [[(element.text or "", False)]]
    for child in element:
        if child.tag in _PARTS and element.tag in _HOLDERS:
            parts += [child, []]
        elif element.tag == "row":
            parts[-1].append((" | " if parts[-1][1:] else "", False))
            parts[-1] += _inline(child)
        else:
            parts[-1] += _inline(child)
        parts[-1].append((child.tail or "", False))
    return [part for part in parts if not isinstance(part, list) or any(text.strip() for text, _ in part)]


def _is_layout(row: Element) -> bool:
    """Whether a row sets a page and no table: all of its text is in one cell, which holds blocks."""
    if row.tag != "row":
        return False
    cells = [cell for cell in row if "".join(cell.itertext()).strip()]
    return len(cells) == 1 and any(part.tag in _PARTS for part in cells[0])


def _inline(element: Element) -> list[tuple[str, bool]]:
    """The pieces of text of an inline element, and whether they are bold; a line break is a newline."""
    if element.tag == "lb":
        return [("\n", False)]
    bold = element.tag == "hi" and element.get("rend") == "#b"
    pieces = []
    for node in element.iter():
        edge = [("\n", False)] if node.tag in _BREAKS else []
        pieces += [*edge, (_unbroken(node.text), bold)]
        if node is not element:
            pieces += [*edge, (_unbroken(node.tail), bold)]
    return pieces


def _unbroken(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _texts(pieces: list[tuple[str, bool]], role: Role | None) -> Iterator[DocumentBlock]:
    plain = "".join(text if text == "\n" else _unbroken(text) for text, _ in pieces)
    bold = all(is_bold or not text.strip() for text, is_bold in pieces)
    for text in _sentences(plain) if role is None else [" ".join(plain.split())]:
        yield DocumentBlock(text, Role.SUBHEAD if bold and role is None and _is_short(text) else role)


def _is_short(text: str) -> bool:
    return not text.endswith(_NO_SUBHEAD) and len(text.split()) <= _MOST_BOLD


def _sentences(text: str) -> Iterator[str]:
    """The text, split at line breaks behind the end of a sentence; other breaks are spaces."""
    said = ""
    for line in text.split("\n"):
        said = f"{said} {' '.join(line.split())}".strip()
        if said.rstrip(SENTENCE_CLOSERS)[-1:] in SENTENCE_STOPS and said:
            yield said
            said = ""
    if said:
        yield said
