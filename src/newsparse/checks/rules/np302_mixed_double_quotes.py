"""Double quotation marks of one kind: straight, curly, low or guillemets, not several.

Reports each quotation in the body whose marks differ from those of most others, or from the house style.
Only outermost quotations count, since a quotation inside another one has other marks by right (Russian
„…“ in «…», Polish «…» in „…”), and only where at least three agree. Five or more odd ones are one finding.

## Why

Every house and every language has its marks: “…” in English, „…“ in German, « … » in French, ”…” in
Swedish. A mixture comes from pasting, and readers take the odd one for another kind of quotation.

## Wrong

    “It is over,” she said. “Nobody came.” He nodded: “So it is.” But "over" was the wrong word.

## Right

    “It is over,” she said. “Nobody came.” He nodded: “So it is.” But “over” was the wrong word.

## Fix

Safe: the marks become those of the majority, with the space inside that these have.

## Options

`house.quotes`: `straight`, `curly`, `low`, `guillemets` or `corner`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsparse.base.characters import NO_BREAK_SPACES
from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.context.naming import named
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.quotations import Quotation

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
_FEWEST = 3  # quotations of the usual kind
_MANY = 5  # from so many on, they are one thing to do and not single slips
_SHORTEST = 5  # with its marks; a single letter between marks is a name
_BLANKS = " " + NO_BREAK_SPACES


class _Marks(NamedTuple):
    """The opening and the closing mark as they stand, with the blanks inside."""

    opening: str
    closing: str


def check(context: Context) -> Iterator[Finding]:
    """A finding for each quotation with marks of another kind, over its opening mark; one where they are many."""
    house = context.house.quotes
    if house is None and len(_KINDS.keys() & context.file.characters) < 2:
        return
    found = list(_quotations(context))
    right = _house_marks(house, context.language) if house else _usual(context, found)
    if right is None:
        return
    whose = "as the house style has them" if house else "as most others in this article"
    wrong = [q for q in found if _signs(_marks(context.text, q)) != _signs(right)]
    if len(wrong) >= _MANY:
        yield _all(context, wrong, right, whose)
        return
    for quotation in wrong:
        written = _marks(context.text, quotation)
        message = f"quotation marks {_shown(written)}, not {_shown(right)} {whose}"
        edits = tuple(_edits(context.text, quotation, written, right))
        key = context.text[quotation.start : quotation.start + 30]
        yield Finding(quotation.start, quotation.start + 1, message, edits, key=key)


def _all(context: Context, wrong: list[Quotation], right: _Marks, whose: str) -> Finding:
    """One finding for all of these quotations, at the first."""
    forms = sorted({_shown(_marks(context.text, quotation)) for quotation in wrong})
    places = named(context, [quotation.start for quotation in wrong])
    message = f"quotation marks {' and '.join(forms)} {places}, not {_shown(right)} {whose}"
    edits = [edit for q in wrong for edit in _edits(context.text, q, _marks(context.text, q), right)]
    start = wrong[0].start
    return Finding(start, start + 1, message, tuple(edits), key=" ".join(forms))


def _shown(marks: _Marks) -> str:
    """The marks as a message shows them: `“…”`."""
    opening, closing = _signs(marks)
    return f"{opening}…{closing}"


def _quotations(context: Context) -> Iterator[Quotation]:
    """The closed outermost quotations of the body with double marks."""
    extents = [(span.start, span.end) for span in context.body]
    for quotation in context.quotations.outermost():
        start, end = quotation.start, quotation.end
        counts = quotation.closed and end - start >= _SHORTEST and context.text[start] in _KINDS
        if counts and any(first <= start and end <= last for first, last in extents):
            yield quotation


def _usual(context: Context, found: list[Quotation]) -> _Marks | None:
    """The marks that most quotations have, where these are enough to tell."""
    counts = Counter(_signs(_marks(context.text, quotation)) for quotation in found)
    if len(counts) < 2:
        return None
    (usual, count), (_, second) = counts.most_common(2)
    proper = _signs(_house_marks(_KINDS[usual[0]], context.language))
    if proper != usual and proper[0] == usual[0] and proper in counts:
        usual = proper  # the language's own closing mark, however often another one stands in its place
    elif count < _FEWEST or count == second:
        return None
    alike = Counter(m for m in (_marks(context.text, q) for q in found) if _signs(m) == usual)
    return alike.most_common(1)[0][0]


def _marks(text: str, quotation: Quotation) -> _Marks:
    inside = text[quotation.start + 1 : quotation.end - 1]
    if not inside.strip(_BLANKS):
        return _Marks(text[quotation.start], text[quotation.end - 1])
    before = inside[: len(inside) - len(inside.lstrip(_BLANKS))]
    after = inside[len(inside.rstrip(_BLANKS)) :]
    return _Marks(text[quotation.start] + before, after + text[quotation.end - 1])


def _signs(marks: _Marks) -> tuple[str, str]:
    return marks.opening.strip(_BLANKS), marks.closing.strip(_BLANKS)


def _house_marks(style: str, language: str | None) -> _Marks:
    table = load("quote_styles")
    opening, closing = table.get(style, {}).get(language) or table["default"][style]
    return _Marks(opening, closing)


def _edits(text: str, quotation: Quotation, written: _Marks, right: _Marks) -> Iterator[Edit]:
    """The change of both marks with the blanks inside; a mark that is right already stays."""
    start, end = quotation.start, quotation.end
    if written.opening != right.opening:
        yield Edit(start, start + len(written.opening), right.opening)
    if written.closing != right.closing:
        yield Edit(end - len(written.closing), end, right.closing)
