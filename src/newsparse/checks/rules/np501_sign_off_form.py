"""A sign-off stands in brackets, its parts parted by semicolons.

Reports `(Reporting by …` without its closing bracket or the other way round, and parts that a comma or a full stop
parts.

## Why

Reuters: (Reporting by Ana Ruiz; Editing by Tom Example). Programs that take the sign-off away look for just that.

## Wrong

    (Reporting by Ana Ruiz, Editing by Tom Example

## Right

    (Reporting by Ana Ruiz; Editing by Tom Example)

## Fix

None: the end may be missing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP501", "sign-off-form", Severity.INFO, languages=frozenset({"en"}))

_LAST = 4  # blocks at the end among which a sign-off stands


def check(context: Context) -> Iterator[Finding]:
    """A finding over each sign-off of another form."""
    for span in context.blocks[-_LAST:]:
        text = context.text[span.start : span.end].rstrip()
        if not text.lstrip("(").startswith(tuple(load("check_words")["sign_offs"])):
            continue
        if text.startswith("(") != text.endswith((")", ").")):
            yield Finding(span.start, span.end, "a sign-off with one of its brackets")
            continue
        found = _parted().search(text)
        if found:
            start = span.start + found.start()
            yield Finding(start, span.start + found.end(), f"{found[0]!r} in a sign-off, not a semicolon")


@lru_cache(maxsize=1)
def _parted() -> re.Pattern[str]:
    """A comma or full stop before the next part: ", Editing by"; not "; Editing by"."""
    parts = "|".join(load("check_words")["sign_offs"])
    return re.compile(rf"[,.](?=\s(?:and\s)?(?:{parts})\b)", re.IGNORECASE)
