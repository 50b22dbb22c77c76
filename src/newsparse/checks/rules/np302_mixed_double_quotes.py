"""Double quotation marks are of one kind: straight, curly, low, guillemets or corner brackets.

Reports each quotation in the body whose marks differ from those of most others, or from the house style. Without
a house style, at least three quotations must agree; two kinds of marks that are used equally often, at least twice
each, are one finding, as are five or more quotations with other marks. Only outermost quotations count, because a
quotation inside another one rightly has other marks (Russian „…“ in «…», Polish «…» in „…”).

## Why

Each house and each language has its marks: “…” in English, „…“ in German, « … » in French, ”…” in Swedish. A
mixture comes from pasting, and readers may take other marks for another kind of quotation.

## Wrong

    “It is over,” she said. “Nobody came.” He nodded: “So it is.” But "over" was the wrong word.

## Right

    “It is over,” she said. “Nobody came.” He nodded: “So it is.” But “over” was the wrong word.

## Fix

Safe: the marks are replaced by the prevailing ones, with their inner spacing. Unsafe if straight and other marks are
used equally often: the others are proposed.

## Options

`house.quotes`: `straight`, `curly`, `low`, `guillemets` or `corner`.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsparse.base.characters import NO_BREAK_SPACES
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.quotations import Quotation
from newsparse.model.span import Span

# Japanese sets "…" around words beside 「…」 around speech, Danish ”…” around names beside »…«.
RULE = Rule(
    "NP302",
    "mixed-double-quotes",
    Severity.WARNING,
    Fix.SAFE,
    but_not=frozenset({"ja", "da"}),
    options=("house.quotes",),
)

_KINDS = {
    '"': "straight",
    "“": "curly",
    "”": "curly",
    "„": "low",
    "«": "guillemets",
    "»": "guillemets",
    "「": "corner",
}
_FEWEST = 3  # quotations of the usual kind; fewer show no habit
_FEWEST_TIED = 2  # quotations of each of two kinds; one of each shows nothing
_MANY = 5  # wrong ones; so many are one task, not single slips
_SHORTEST = 5  # code points with the marks; a letter or two in quotation marks is a name
_KEY = 30  # code points by which a baseline recognises a quotation
_BLANKS = " " + NO_BREAK_SPACES


class _Pair(NamedTuple):
    """An opening and a closing mark, with the spaces inside them."""

    opening: str
    closing: str


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the opening mark of each quotation with other marks; one for all if there are many."""
    house = context.house.quotes
    if house is None and len(_KINDS.keys() & context.file.characters) < 2:
        return
    found = list(_quotations(context))
    if house:
        right, whose = _house_marks(house, context.language), "as in the house style"
    else:
        usual = _usual(context, found)
        if usual is None:
            yield from _tied(context, found)
            return
        right, whose = usual
    wrong = [q for q in found if _signs(_marks(context.text, q)) != _signs(right)]
    if len(wrong) >= _MANY:
        yield _all(context, wrong, right, whose)
        return
    for quotation in wrong:
        written = _marks(context.text, quotation)
        message = f"quotation marks {_shown(written)}; use {_shown(right)} {whose}"
        edits = tuple(_edits(context.text, quotation, written, right))
        key = context.text[quotation.start : quotation.start + _KEY]
        yield Finding(quotation.start, quotation.start + 1, message, edits, key=key)


def _all(context: ArticleContext, wrong: list[Quotation], right: _Pair, whose: str) -> Finding:
    """One finding for all of these quotations, at the first one."""
    forms = sorted({_shown(_marks(context.text, quotation)) for quotation in wrong})
    places = context.listed([quotation.start for quotation in wrong])
    message = f"quotation marks {' and '.join(forms)} {places}; use {_shown(right)} {whose}"
    edits = [edit for q in wrong for edit in _edits(context.text, q, _marks(context.text, q), right)]
    start = wrong[0].start
    return Finding(start, start + 1, message, tuple(edits), key=" ".join(forms))


def _shown(marks: _Pair) -> str:
    """The marks as a message shows them: `“…”`."""
    opening, closing = _signs(marks)
    return f"{opening}…{closing}"


def _quotations(context: ArticleContext) -> Iterator[Quotation]:
    """The closed outermost quotations of the body with double marks."""
    body = context.body
    for quotation in context.quotations.outermost():
        start, end = quotation.start, quotation.end
        counts = quotation.closed and end - start >= _SHORTEST and context.text[start] in _KINDS
        around = bisect_right(body, start, key=_start) - 1
        if counts and around >= 0 and end <= body[around].end:
            yield quotation


def _start(span: Span) -> int:
    return span.start


def _tied(context: ArticleContext, found: list[Quotation]) -> Iterator[Finding]:
    """One finding if two kinds of marks are used equally often, at the first quotation with the less proper marks."""
    by_signs: dict[tuple[str, str], list[Quotation]] = {}
    for quotation in found:
        by_signs.setdefault(_signs(_marks(context.text, quotation)), []).append(quotation)
    if len(by_signs) != 2:
        return
    first, second = by_signs.values()
    if len(first) != len(second) or len(first) < _FEWEST_TIED:
        return
    right, wrong = (second, first) if _is_straight(context, first[0]) else (first, second)
    marks, written = (_marks(context.text, quotations[0]) for quotations in (right, wrong))
    edits: list[Edit] = []
    if _is_straight(context, wrong[0]):
        edits = [edit for q in wrong for edit in _edits(context.text, q, _marks(context.text, q), marks)]
    places = context.listed([quotation.start for quotation in wrong])
    message = f"quotation marks {_shown(written)} {places}, and {_shown(marks)} as often; use one kind"
    start = wrong[0].start
    yield Finding(start, start + 1, message, tuple(edits), safe=False, key=_shown(written))


def _is_straight(context: ArticleContext, quotation: Quotation) -> bool:
    return _KINDS[context.text[quotation.start]] == "straight"


def _usual(context: ArticleContext, found: list[Quotation]) -> tuple[_Pair, str] | None:
    """The marks of most quotations, if there are enough to tell, and what makes them right."""
    counts = Counter(_signs(_marks(context.text, quotation)) for quotation in found)
    if len(counts) < 2:
        return None
    (usual, count), (other, second) = counts.most_common(2)
    proper = _signs(_house_marks(_KINDS[usual[0]], context.language))
    is_shared = proper != usual or (other[0] == usual[0] and count == second)
    if is_shared and proper[0] == usual[0] and proper in counts:
        usual = proper  # the language's own closing mark, even if another one is more frequent
        whose = "as in others of the article, and as is usual in the language"
    elif count < _FEWEST or count == second:
        return None
    else:
        whose = "as in most of the article"
    alike = Counter(m for m in (_marks(context.text, q) for q in found) if _signs(m) == usual)
    return alike.most_common(1)[0][0], whose


def _marks(text: str, quotation: Quotation) -> _Pair:
    inside = text[quotation.start + 1 : quotation.end - 1]
    if not inside.strip(_BLANKS):
        return _Pair(text[quotation.start], text[quotation.end - 1])
    before = inside[: len(inside) - len(inside.lstrip(_BLANKS))]
    after = inside[len(inside.rstrip(_BLANKS)) :]
    return _Pair(text[quotation.start] + before, after + text[quotation.end - 1])


def _signs(marks: _Pair) -> tuple[str, str]:
    return marks.opening.strip(_BLANKS), marks.closing.strip(_BLANKS)


def _house_marks(style: str, language: str | None) -> _Pair:
    table = load("quote_styles")
    opening, closing = table.get(style, {}).get(language) or table["default"][style]
    return _Pair(opening, closing)


def _edits(text: str, quotation: Quotation, written: _Pair, right: _Pair) -> Iterator[Edit]:
    """The replacement of both marks with their spaces; a mark that is right is left alone."""
    start, end = quotation.start, quotation.end
    if written.opening != right.opening:
        yield Edit(start, start + len(written.opening), right.opening)
    if written.closing != right.closing:
        yield Edit(end - len(written.closing), end, right.closing)
