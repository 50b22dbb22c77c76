"""A sign-off is in brackets, with semicolons between its parts.

Reports a sign-off such as `(Reporting by …` with only one of its brackets, and one whose parts are separated by a
comma or a full stop.

## Why

The Reuters form is (Reporting by Ana Ruiz; Editing by Tom Example). Programs that remove sign-offs look for
exactly that.

## Wrong

    (Reporting by Ana Ruiz, Editing by Tom Example

## Right

    (Reporting by Ana Ruiz; Editing by Tom Example)

## Fix

None: the end of the sign-off may be missing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP501", "sign-off-form", Severity.INFO, languages=frozenset({"en"}))

_LAST = 4  # blocks at the end of an article; a sign-off is one of them


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each sign-off of another form."""
    for span in context.blocks[-_LAST:]:
        text = context.text[span.start : span.end].rstrip()
        if not text.lstrip("(").startswith(tuple(load("check_words")["sign_offs"])):
            continue
        if text.startswith("(") != text.endswith((")", ").")):
            yield Finding(span.start, span.end, "sign-off with only one of its brackets")
            continue
        found = _wrong_separator().search(text)
        if found:
            start = span.start + found.start()
            yield Finding(
                start, span.start + found.end(), f"{found[0]!r} between parts of a sign-off; use a semicolon"
            )


@lru_cache(maxsize=1)
def _wrong_separator() -> re.Pattern[str]:
    """A comma or full stop before the next part: ", Editing by"; not "; Editing by"."""
    parts = "|".join(load("check_words")["sign_offs"])
    return re.compile(rf"[,.](?=\s(?:and\s)?(?:{parts})\b)", re.IGNORECASE)
