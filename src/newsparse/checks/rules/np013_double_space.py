"""Words and sentences are separated by a single space.

Reports two or more spaces in a row inside a line of running text. Double spaces after every sentence are one
finding. Indentation and table columns are not reported.

## Why

Two spaces after a full stop are a habit from typewriters; AP, Reuters and Chicago all use one. Between words, a
double space often marks the place where something was cut.

## Wrong

    The council  met on Tuesday.

## Right

    The council met on Tuesday.

## Fix

Safe: replaced by one space; a no-break space among them is kept.
"""

from collections.abc import Iterator

from newsparse.base.characters import COLONS, NO_BREAK_SPACES, SENTENCE_CLOSERS, SENTENCE_STOPS
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around
from newsparse.model.role import Role

RULE = Rule("NP013", "double-space", Severity.WARNING, Fix.SAFE)

# "the  town", "a \u00a0town"; not the indentation after a line ending
_SPACES = lazy_pattern(rf"(?<=[^\s])[ {NO_BREAK_SPACES}]{{2,}}(?=[^\s])")
_ENDS = frozenset(SENTENCE_STOPS + COLONS + SENTENCE_CLOSERS)
_HABIT = 3  # places after a sentence; so many are a habit, and one finding
_COLUMN = 3  # spaces that may separate two columns
_FEWEST_COLUMNS = 2  # such gaps in a block; with so many it is a row of a table


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each place; one for all places after a sentence if these are a habit."""
    raw, has_binding = context.raw, "\u00a0" in context.file.characters
    if "  " not in raw and not (has_binding and (" \u00a0" in raw or "\u00a0 " in raw)):
        return
    places = list(_places(context))
    habit = [(start, end) for start, end in places if context.text[start - 1] in _ENDS]
    if len(habit) >= _HABIT:
        edits = tuple(_edit(context.text, start, end) for start, end in habit)
        message = f"two spaces between sentences, here and in {len(habit) - 1} more places; use one"
        yield Finding(*habit[0], message, edits, key="")
        known = set(habit)
        places = [place for place in places if place not in known]
    for start, end in places:
        message = f"{end - start} spaces in a row; use one"
        yield Finding(
            start, end, message, (_edit(context.text, start, end),), key=word_around(context.text, start, end)
        )


def _places(context: ArticleContext) -> Iterator[tuple[int, int]]:
    for span in (*context.prose, *context.spans(Role.DATELINE)):
        found = [match.span() for match in _SPACES.finditer(context.text, span.start, span.end)]
        columns = sum(end - start >= _COLUMN for start, end in found)
        if columns < _FEWEST_COLUMNS:
            yield from found


def _edit(text: str, start: int, end: int) -> Edit:
    binding = [space for space in text[start:end] if space in NO_BREAK_SPACES]
    return Edit(start, end, binding[0] if binding else " ")
