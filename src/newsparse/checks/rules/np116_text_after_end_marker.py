"""Nothing of the article stands after its end marker.

Reports the first paragraph after an end marker. Notes, credits and contacts there are left alone.

## Why

Programs stop reading at the marker: what stands behind it is lost, or belongs to another article.

## Wrong

    The council voted on Tuesday.
    End Article
    A second vote is due in May, the mayor told reporters.

## Right

    The council voted on Tuesday.
    A second vote is due in May, the mayor told reporters.
    End Article

## Fix

None: it has to be seen which of the two is in the wrong place.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.stops import ends_sentence
from newsparse.model.role import Role

RULE = Rule("NP116", "text-after-end-marker", Severity.ERROR)

_SHORTEST = 40  # code points; shorter lines are file numbers and contacts


def check(context: Context) -> Iterator[Finding]:
    """A finding over the first paragraph behind the marker."""
    markers = context.spans(Role.END_MARKER)
    if not markers:
        return
    for span in context.spans(Role.PARAGRAPH):
        text = context.text[span.start : span.end]
        if span.start > markers[0].start and len(text) >= _SHORTEST and ends_sentence(text):
            yield Finding(span.start, span.end, "a paragraph after the end marker")
            return
