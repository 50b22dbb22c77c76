"""Where a text says yesterday, it has a date.

Reports the first `yesterday` or `tomorrow` (in nine languages) outside quotation marks, in an article that has neither
a dateline with a date nor a line with its time of publication.

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

from newsparse.checks.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.role import Role
from newsparse.tables import load

RULE = Rule("NP414", "relative-day-without-date", Severity.INFO)


def check(context: Context) -> Iterator[Finding]:
    """One finding at the first such word."""
    words = load("check_words")["relative_days"].get(context.language or "")
    if not words or not any(word in context.raw for word in words):
        return
    if context.part("date") is not None or context.spans(Role.TIMESTAMP):
        return
    for match in context.matches(_pattern(tuple(words)), context.spans(Role.PARAGRAPH)):
        if not context.is_quoted(*match.span()):
            yield Finding(match.start(), match.end(), f"{match[0]}, in an article without a date")
            return


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words, not behind an apostrophe or a hyphen."""
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(words)})(?![\w'’-])")
