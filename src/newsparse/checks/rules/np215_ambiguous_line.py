"""The role of each line is clear.

Reports a line whose role the parser is not sure of, because another role is almost as likely. Five or more in an
article are one finding: then it is the layout that confuses the parser, not the lines.

## Why

A line that confuses the parser also confuses readers and other programs: a subhead that is a whole sentence, a
first paragraph that could be the summary. `newsparse explain` shows the reasons.

## Wrong

    Talks were to resume on Friday, said officials
    The delegation left Geneva on Monday without a word to the press that waited in the rain.

## Right

    Talks to resume
    The delegation left Geneva on Monday without a word to the press that waited in the rain.

## Fix

None: only the editor knows what the line is meant to be.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.pipeline.left_out import DOUBT

RULE = Rule("NP215", "ambiguous-line", Severity.INFO, weighs=True)

_MANY = 5  # lines; with so many, the text as a whole was badly read


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each block whose role is in doubt; one at the first if there are many."""
    doubtful = [reason for reason in context.reasons if reason.margin < DOUBT]
    if len(doubtful) >= _MANY:
        first = doubtful[0].block
        places = context.listed([reason.block.start for reason in doubtful])
        message = f"{len(doubtful)} of {len(context.reasons)} lines may have been misread, {places}"
        yield Finding(first.start, first.end, message, key="")
        return
    for reason in doubtful:
        role, other = (name.value.replace("_", " ") for name in (reason.role, reason.runner_up))
        message = f"read as {role}, but could be {other} (margin {reason.margin:z.1f})"
        yield Finding(reason.block.start, reason.block.end, message)
