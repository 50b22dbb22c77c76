"""An article that says yesterday has a date.

Reports the first `yesterday` or `tomorrow` (in nine languages) outside quotations, in an article without a date
in its dateline and without a time stamp, unless the date or the weekday follows
directly: `yesterday (Nov. 7)`, `demain, mardi`. `A better tomorrow`, `von gestern` and their like mean no day.

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

from newsparse.base.characters import COMMAS, DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.words import word_before
from newsparse.dates import find as dates
from newsparse.dates.tokens import fold
from newsparse.model.role import Role

RULE = Rule("NP414", "relative-day-without-date", Severity.INFO)

# between the word and its date: " (", ", ", " - "; not " on "
_OPENING = lazy_pattern(rf"\s?[(（]|[{in_class(COMMAS)}]\s|\s[{in_class(DASHES)}]\s")
# "Tuesday" in "(Tuesday)"
_WORD = lazy_pattern(r"[^\W\d_]{2,20}")


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the first such word."""
    words = load("check_words")["relative_days"].get(context.language or "")
    if not words or not any(word in context.raw for word in words):
        return
    if context.part("date") is not None or context.spans(Role.TIMESTAMP):
        return
    spans = context.with_any(words, context.spans(Role.PARAGRAPH))
    for match in context.matches(_pattern(tuple(words)), spans):
        if _is_noun(context, match.start()) or _is_dated(context, match.end()):
            continue
        if not context.is_quoted(*match.span()):
            yield Finding(
                match.start(), match.end(), f"{match[0]} in an article without a date; name the day"
            )
            return


def _is_dated(context: ArticleContext, at: int) -> bool:
    """Whether a date or a weekday directly follows the word: `yesterday (Nov. 7)`."""
    opened = _OPENING.match(context.text, at)
    if not opened:
        return False
    word = _WORD.match(context.text, opened.end())
    if word and fold(word[0]) in load("calendar")["weekdays"]:
        return True
    languages = [context.language] if context.language else []
    return bool(dates.match(context.text, opened.end(), languages=languages))


def _is_noun(context: ArticleContext, at: int) -> bool:
    """Whether the word before shows that no day is meant: `a better tomorrow`, `Musik von gestern`."""
    words = load("check_words")["before_day_nouns"].get(context.language or "", ())
    return word_before(context.text, at).casefold() in words


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the words, not next to an apostrophe or a hyphen."""
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(words)})(?![\w'’-])")
