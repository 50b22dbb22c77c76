"""One space parts two words, and one parts two sentences.

Reports two or more spaces inside a line of running text. Where a typist set two after every sentence,
that is one finding. Indentation and columns of a table are left alone.

## Why

Two spaces after a full stop are a habit of typewriters; AP, Reuters and Chicago all set one. Elsewhere
they mark where a word was cut out.

## Wrong

    The council  met on Tuesday.

## Right

    The council met on Tuesday.

## Fix

Safe: one space; a no-break space that stands among them stays.
"""

from collections.abc import Iterator

from newsparse.base.characters import COLONS, NO_BREAK_SPACES, SENTENCE_CLOSERS, SENTENCE_STOPS
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import around
from newsparse.model.role import Role

RULE = Rule("NP013", "double-space", Severity.WARNING, Fix.SAFE)

# "the  town", "a \u00a0town"; not the indentation after a line ending
_SPACES = lazy_pattern(rf"(?<=[^\s])[ {NO_BREAK_SPACES}]{{2,}}(?=[^\s])")
_ENDS = frozenset(SENTENCE_STOPS + COLONS + SENTENCE_CLOSERS)
_HABIT = 3  # places after a sentence that make one finding
_COLUMN = 3  # spaces that may be a gap between columns


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place; one for all places after a sentence where these are a habit."""
    if "  " not in context.raw and " \u00a0" not in context.raw and "\u00a0 " not in context.raw:
        return
    places = list(_places(context))
    habit = [(start, end) for start, end in places if context.text[start - 1] in _ENDS]
    if len(habit) >= _HABIT:
        edits = tuple(_edit(context.text, start, end) for start, end in habit)
        message = f"two spaces between sentences, here and in {len(habit) - 1} more places"
        yield Finding(*habit[0], message, edits, key="")
        places = [place for place in places if place not in habit]
    for start, end in places:
        message = f"{end - start} spaces in a row"
        yield Finding(
            start, end, message, (_edit(context.text, start, end),), key=around(context.text, start, end)
        )


def _places(context: Context) -> Iterator[tuple[int, int]]:
    for span in (*context.prose, *context.spans(Role.DATELINE)):
        found = [match.span() for match in _SPACES.finditer(context.text, span.start, span.end)]
        columns = sum(end - start >= _COLUMN for start, end in found)
        if columns < 2:
            yield from found


def _edit(text: str, start: int, end: int) -> Edit:
    binding = [space for space in text[start:end] if space in NO_BREAK_SPACES]
    return Edit(start, end, binding[0] if binding else " ")
