"""E-mail addresses and user names are in the text on purpose.

Reports e-mail addresses and `@names` in running text for review, each name once.

## Why

They are often left over from the byline or from a box. The address of a private person should not remain in an
archive.

## Wrong

    The council voted on Tuesday, j.doe@example.org reports.

## Right

    The council voted on Tuesday, Jane Doe reports.

## Fix

None: whether it should stay has to be decided.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP605", "e-mail-or-handle", Severity.INFO)

# "@example_desk"; not "desk@example.org", nor "5 @ 3"
_HANDLE = lazy_pattern(r"(?<![\w.@/])@[A-Za-z_][A-Za-z0-9_]{1,29}(?![\w@])")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each address and each handle in the body."""
    if "@" not in context.raw:
        return
    for start, end in _addresses(context):
        yield Finding(start, end, "e-mail address in running text")
    reported = set()
    for match in context.matches(_HANDLE, context.with_any("@", context.body)):
        if match[0] not in reported:
            reported.add(match[0])
            yield Finding(match.start(), match.end(), "user name in running text")


def _addresses(context: ArticleContext) -> Iterator[tuple[int, int]]:
    for start, end in context.addresses:
        shown = context.text[start:end]
        if "@" in shown and "://" not in shown:
            yield start, end
