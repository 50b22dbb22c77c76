"""The quotations in a text, by the quotation marks of its language."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from newsparse.base.characters import (
    DASHES,
    GUILLEMETS,
    INVERTED_MARKS,
    OPENING_BRACKETS,
    OPENING_QUOTES,
    QUOTES,
    SINGLE_QUOTES,
    has_any,
    in_class,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.text.extents import Extents

_APOSTROPHE = "'"  # straight, it is never taken for a quotation mark
_ALL = frozenset(without(QUOTES, _APOSTROPHE))
# any but what is always an apostrophe: ”, and the ’ of "the mayors’"; not the ’ of "the mayor’s"
_MARK = lazy_pattern(f"[{in_class(without(QUOTES, _APOSTROPHE))}](?!(?<=’)[^\\W_])")
_DEEPEST = 8  # levels of open quotations; a broken text with more must not take quadratic time
_OPENING_SIGNS = frozenset(OPENING_BRACKETS + OPENING_QUOTES + INVERTED_MARKS + DASHES + "/")
_RAISED = without(SINGLE_QUOTES, GUILLEMETS)  # marks that can be apostrophes


class Quotation(NamedTuple):
    """A quotation at code points `start` to `end`, its marks included.

    `depth` counts from 0. A quotation without a closing mark ends with its paragraph; it `continues` if the next
    paragraph begins with an opening mark.
    """

    start: int
    end: int
    depth: int
    closed: bool = True
    continues: bool = False


class Quotations:
    """The quotations of an article in order, and the offsets of stray closing marks."""

    def __init__(self) -> None:
        self.all: list[Quotation] = []
        self.strays: list[int] = []

    def inside(self, start: int, end: int) -> bool:
        """Whether code points `start` to `end` overlap quoted text."""
        overlapping = self._extents.overlapping(start, end)
        return any(not _is_mark(self._outermost[extent], start, end) for extent in overlapping)

    @cached_property
    def _outermost(self) -> dict[tuple[int, int], Quotation]:
        return {(q.start, q.end): q for q in self.outermost()}

    @cached_property
    def _extents(self) -> Extents:
        return Extents(self._outermost)

    def outermost(self) -> Iterable[Quotation]:
        """The quotations that are not inside another one."""
        return (q for q in self.all if not q.depth)


def _is_mark(quotation: Quotation, start: int, end: int) -> bool:
    """Whether `start` to `end` is one of the quotation's own marks."""
    if end - start > 1:
        return False
    return start == quotation.start or (quotation.closed and end == quotation.end)


def find(
    text: str, extents: Iterable[tuple[int, int]], language: str | None, characters: frozenset[str] = _ALL
) -> Quotations:
    """The quotations in `text`, whose paragraphs are given as half-open pairs of offsets.

    `characters` are those that the text may have, if that is known.

    >>> text = 'He said: "It is over." She left.'
    >>> [text[q.start : q.end] for q in find(text, [(0, len(text))], "en").all]
    ['"It is over."']
    """
    table = load("quotations")
    marks = _Marks(table.get(language) or table["default"])
    signs = _ALL & characters
    found = Quotations()
    pending: int | None = None  # index of the quotation that the next paragraph may continue
    for start, end in extents:
        if not has_any(text, signs, start, end):
            pending = None
            continue
        paragraph = text[start:end]
        if pending is not None and marks.opens(paragraph[0]):
            found.all[pending] = found.all[pending]._replace(continues=True)
        first = len(found.all)
        quotations, strays = _scan(paragraph, marks, start)
        found.all += quotations
        found.strays += strays
        open_ones = [index for index in range(first, len(found.all)) if not found.all[index].closed]
        pending = open_ones[0] if open_ones else None
    return found


class _Marks:
    """The quotation marks of one language."""

    __slots__ = ("closers", "pairs", "reversed", "same")

    def __init__(self, table: Any) -> None:
        self.same: str = table["same"]
        self.pairs: dict[str, str] = table["pairs"]
        self.reversed: bool = table.get("reversed", False)
        self.closers = frozenset("".join(self.pairs.values()))

    def opens(self, mark: str) -> bool:
        """Whether `mark` can open a quotation."""
        return mark in self.same or mark in self.pairs

    def closes(self, opening: str, mark: str) -> bool:
        """Whether `mark` can close what `opening` opened."""
        return mark == opening if opening in self.same else mark in self.pairs[opening]


def _scan(paragraph: str, marks: _Marks, offset: int) -> tuple[list[Quotation], list[int]]:
    """The quotations of the paragraph that begins at an offset, and its stray closing marks."""
    stack: list[tuple[int, str]] = []
    found: list[Quotation] = []
    strays: list[int] = []
    for one in _MARK.finditer(paragraph):
        at, mark = one.start(), one[0]
        if _is_apostrophe(paragraph, at, stack, marks):
            continue
        level = _closable(paragraph, at, stack, marks)
        if level is not None:
            found += [
                Quotation(offset + opened, offset + at, depth, closed=False)
                for depth, (opened, _) in enumerate(stack)
                if depth > level
            ]
            found.append(Quotation(offset + stack[level][0], offset + at + 1, level))
            del stack[level:]
        elif marks.opens(mark) and _can_open(paragraph, at, marks):
            if len(stack) == _DEEPEST:
                found += _unclosed(stack, offset, len(paragraph))
                stack.clear()
            stack.append((at, mark))
        elif mark in marks.same or mark in marks.closers:
            strays.append(offset + at)
    found += _unclosed(stack, offset, len(paragraph))
    return sorted(found), strays


def _unclosed(stack: list[tuple[int, str]], offset: int, length: int) -> list[Quotation]:
    """What is still open at the end of a paragraph of this length."""
    return [
        Quotation(offset + opened, offset + length, depth, closed=False)
        for depth, (opened, _) in enumerate(stack)
    ]


def _is_apostrophe(text: str, at: int, stack: list[tuple[int, str]], marks: _Marks) -> bool:
    """Whether the mark at `at` is an apostrophe or a prime, and not a quotation mark."""
    mark = text[at]
    if mark == '"':  # 5" is in inches unless a quotation is open
        return bool(at and text[at - 1].isdigit() and not any(opened == '"' for _, opened in stack))
    if mark not in _RAISED:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark == "’" and not any(marks.closes(opened, mark) for _, opened in stack):
        return True
    return before.isalnum() and after.isalnum()


def _closable(text: str, at: int, stack: list[tuple[int, str]], marks: _Marks) -> int | None:
    """The level of the innermost open quotation that the mark at `at` closes."""
    mark = text[at]
    for level in range(len(stack) - 1, -1, -1):
        opening = stack[level][1]
        if not marks.closes(opening, mark):
            continue
        if mark in marks.same and _looks_opening(text, at) and at - stack[level][0] > 1:
            return None
        return level
    return None


def _can_open(text: str, at: int, marks: _Marks) -> bool:
    if text[at] in marks.same or (marks.reversed and text[at] in GUILLEMETS):
        return at + 1 < len(text) and not text[at + 1].isspace() and (not at or not text[at - 1].isalnum())
    return at + 1 < len(text)


def _looks_opening(text: str, at: int) -> bool:
    """Whether the mark follows white space or an opening bracket, and a letter or digit follows it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in _OPENING_SIGNS) and after.isalnum()
