"""No text follows the end marker.

Reports the first paragraph after an end marker. Notes, credits and contact details are not reported.

## Why

Programs stop at the marker, so text after it is lost; or it belongs to another article.

## Wrong

    The council voted on Tuesday.
    End Article
    A second vote is due in May, the mayor told reporters.

## Right

    The council voted on Tuesday.
    A second vote is due in May, the mayor told reporters.
    End Article

## Fix

None: either the marker or the text is in the wrong place.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.stops import ends_sentence
from newsparse.model.role import Role

RULE = Rule("NP116", "text-after-end-marker", Severity.ERROR)

_SHORTEST = 40  # code points; shorter lines are file numbers and contact details


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the first paragraph after the marker."""
    markers = context.spans(Role.END_MARKER)
    if not markers:
        return
    for span in context.spans(Role.PARAGRAPH):
        text = context.text[span.start : span.end]
        if span.start > markers[0].start and len(text) >= _SHORTEST and ends_sentence(text):
            yield Finding(span.start, span.end, "paragraph after the end marker")
            return
