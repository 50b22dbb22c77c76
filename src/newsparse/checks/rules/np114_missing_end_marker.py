"""An article ends with an end marker.

Reports an article without an end marker. Off unless a profile enables it.

## Why

Without the marker, a complete story looks the same as one whose end was lost.

## Wrong

    It kept its rate at five percent.

## Right

    It kept its rate at five percent.
    End Article

## Fix

Unsafe, because the end of the text may be missing too: the house's marker is added, if one is set.

## Options

`house.end-marker`: the line that ends an article.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.role import Role

RULE = Rule(
    "NP114", "missing-end-marker", Severity.WARNING, Fix.UNSAFE, default=False, options=("house.end-marker",)
)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at the end of the article."""
    if not context.body or context.spans(Role.END_MARKER):
        return
    end = context.blocks[-1].end
    marker = context.house.end_marker
    edits = (Edit(end, end, f"\n{marker}"),) if marker else ()
    yield Finding(end, end, "article without an end marker", edits, key="")
