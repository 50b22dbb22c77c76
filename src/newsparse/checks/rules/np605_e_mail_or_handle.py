"""E-mail addresses and user names in the text are there on purpose.

Reports e-mail addresses and `@names` in running text for a look, each name once.

## Why

Often they belong to the author's line or to a box that was lost; and an address of a private person
should not stay in an archive for ever.

## Wrong

    The council voted on Tuesday, j.doe@example.org reports.

## Right

    The council voted on Tuesday, Jane Doe reports.

## Fix

None: whether it belongs there has to be looked at.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP605", "e-mail-or-handle", Severity.INFO)

# "@example_desk"; not "desk@example.org", nor "5 @ 3"
_HANDLE = lazy_pattern(r"(?<![\w.@/])@[A-Za-z_][A-Za-z0-9_]{1,29}(?![\w@])")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each address and each handle in the body."""
    if "@" not in context.raw:
        return
    for start, end in _addresses(context):
        yield Finding(start, end, "an e-mail address in the text")
    seen = set()
    for match in context.matches(_HANDLE, context.body):
        if match[0] not in seen:
            seen.add(match[0])
            yield Finding(match.start(), match.end(), "a user name in the text")


def _addresses(context: Context) -> Iterator[tuple[int, int]]:
    for start, end in context.addresses:
        shown = context.text[start:end]
        if "@" in shown and "://" not in shown:
            yield start, end
