"""Where a text says yesterday, it has a date.

Reports the first `yesterday` or `tomorrow` (in nine languages) outside quotation marks, in an article that has neither
a dateline with a date nor a line with its time of publication, unless the date stands right behind it:
`yesterday (Nov. 7)`.

## Why

AP: use the day of the week, not yesterday or tomorrow, except in quotations. In an archive nobody knows which day was
meant.

## Wrong

    The council voted yesterday.

## Right

    The council voted on Tuesday.

## Fix

None: the day has to be known.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dates import find as dates
from newsparse.model.role import Role

RULE = Rule("NP414", "relative-day-without-date", Severity.INFO)

# what parts the word and its date: " (", ", "; not " on "
_OPENING = lazy_pattern(r"\s?[(（]|,\s")


def check(context: Context) -> Iterator[Finding]:
    """One finding at the first such word."""
    words = load("check_words")["relative_days"].get(context.language or "")
    if not words or not any(word in context.raw for word in words):
        return
    if context.part("date") is not None or context.spans(Role.TIMESTAMP):
        return
    for match in context.matches(_pattern(tuple(words)), context.spans(Role.PARAGRAPH)):
        if not context.is_quoted(*match.span()) and not _is_dated(context, match.end()):
            yield Finding(match.start(), match.end(), f"{match[0]}, in an article without a date")
            return


def _is_dated(context: Context, at: int) -> bool:
    """Whether the date stands right behind the word: `yesterday (Nov. 7)`."""
    opened = _OPENING.match(context.text, at)
    languages = [context.language] if context.language else []
    return bool(opened and dates.match(context.text, opened.end(), languages=languages))


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words, not behind an apostrophe or a hyphen."""
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(words)})(?![\w'’-])")
