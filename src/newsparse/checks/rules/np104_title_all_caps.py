"""A headline is not set in capitals.

Reports a title all of whose words are in capitals. Single acronyms among other words are left alone, and so are
short titles and scripts without capitals.

## Why

Capitals hide which words are names and which are acronyms, and no program brings that back. They come from old wire
systems and from style sheets; the text of the headline is the same in every one of them.

## Wrong

    PERU KEEPS RATE AT FIVE PERCENT

## Right

    Peru keeps rate at five percent

## Fix

None: which letters stay capitals has to be known.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP104", "title-all-caps", Severity.WARNING)

_FEWEST_LETTERS = 12
_FEWEST_WORDS = 3


def check(context: Context) -> Iterator[Finding]:
    """A finding over the title."""
    for span in context.spans(Role.TITLE):
        title = context.text[span.start : span.end]
        if title.isupper() and len(title.split()) >= _FEWEST_WORDS and _letters(title) >= _FEWEST_LETTERS:
            yield Finding(span.start, span.end, "a title in capitals")


def _letters(title: str) -> int:
    """How many letters there are; nothing where most of them know no capitals."""
    letters = [letter for letter in title if letter.isalpha()]
    cased = sum(letter.isupper() for letter in letters)
    return cased if 2 * cased > len(letters) else 0
