"""A headline is not set in capitals.

Reports a title written entirely in capitals. Single acronyms, short titles and scripts without capitals are not
reported.

## Why

Capitals hide which words are names or acronyms, and no program can restore the difference. All-caps headlines
come from old wire systems or from a page's styling.

## Wrong

    PERU KEEPS RATE AT FIVE PERCENT

## Right

    Peru keeps rate at five percent

## Fix

None: which letters should stay capitals is not known.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP104", "title-all-caps", Severity.WARNING)

# A shorter title may consist of acronyms: "NATO", "UN AND EU".
_FEWEST_LETTERS = 12
_FEWEST_WORDS = 3


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the title."""
    for span in context.spans(Role.TITLE):
        title = context.text[span.start : span.end]
        if title.isupper() and len(title.split()) >= _FEWEST_WORDS and _letters(title) >= _FEWEST_LETTERS:
            yield Finding(span.start, span.end, "title in capitals")


def _letters(title: str) -> int:
    """The number of capitals; 0 if most letters belong to a script without them."""
    letters = [letter for letter in title if letter.isalpha()]
    cased = sum(letter.isupper() for letter in letters)
    return cased if 2 * cased > len(letters) else 0
