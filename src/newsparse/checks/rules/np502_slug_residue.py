"""An article contains no slugs or other lines for the desk.

Reports lines that the parser classifies as slugs: `BC-PERU-RATE`, `a0432`, `URGENT Peru-rate/2ndld`. A
single capitalised word can be a kicker and is not reported.

## Why

A slug identifies the story for the desk and the wire. It is not meant for readers.

## Wrong

    Peru keeps rate at 5%
    BC-PERU-RATE-1STLD
    The central bank met on Monday.

## Right

    Peru keeps rate at 5%
    The central bank met on Monday.

## Fix

None: the slug may be the only thing that identifies the story.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP502", "slug-residue", Severity.WARNING)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each slug."""
    for span in context.spans(Role.SLUG):
        if _is_plain_word(context.text[span.start : span.end]):
            continue
        yield Finding(span.start, span.end, "slug for the desk; remove it before publication")


def _is_plain_word(line: str) -> bool:
    """Whether the line is one word of letters with a capital, such as `Somalia` or `OBITUARY`: a kicker as well."""
    return line.isalpha() and line[0].isupper()
