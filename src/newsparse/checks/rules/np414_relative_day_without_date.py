"""An article that says yesterday has a date.

Reports the first `yesterday` or `tomorrow` (in nine languages) outside quotations, in an article without a date
in its dateline and without a time stamp, unless the date follows directly: `yesterday (Nov. 7)`.

## Why

AP uses the day of the week instead of yesterday or tomorrow, except in quotations. In an archive, nobody can tell
which day was meant.

## Wrong

    The council voted yesterday.

## Right

    The council voted on Tuesday.

## Fix

None: the day is not known.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dates import find as dates
from newsparse.model.role import Role

RULE = Rule("NP414", "relative-day-without-date", Severity.INFO)

# between the word and its date: " (", ", "; not " on "
_OPENING = lazy_pattern(r"\s?[(（]|,\s")


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the first such word."""
    words = load("check_words")["relative_days"].get(context.language or "")
    if not words or not any(word in context.raw for word in words):
        return
    if context.part("date") is not None or context.spans(Role.TIMESTAMP):
        return
    for match in context.matches(_pattern(tuple(words)), context.spans(Role.PARAGRAPH)):
        if not context.is_quoted(*match.span()) and not _is_dated(context, match.end()):
            yield Finding(
                match.start(), match.end(), f"{match[0]} in an article without a date; name the day"
            )
            return


def _is_dated(context: ArticleContext, at: int) -> bool:
    """Whether a date directly follows the word: `yesterday (Nov. 7)`."""
    opened = _OPENING.match(context.text, at)
    languages = [context.language] if context.language else []
    return bool(opened and dates.match(context.text, opened.end(), languages=languages))


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the words, not next to an apostrophe or a hyphen."""
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(words)})(?![\w'’-])")
