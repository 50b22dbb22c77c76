"""An article has a title.

Reports an article without a headline. If most files of a folder, and at least five, have none, as in a corpus of
bodies, they are one finding at the first of them, and only for information.

## Why

Articles are filed, listed and linked by their headlines. A file without one has usually lost its first line.

## Wrong

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate at 5% on Monday, as most economists had
    expected. It said that inflation would slow.

## Right

    Peru keeps rate at 5%
    LIMA, March 3 (Reuters) - Peru's central bank kept its rate at 5% on Monday, as most economists had
    expected. It said that inflation would slow.

## Fix

None: a headline has to be written.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP101", "missing-title", Severity.ERROR)


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the start of the article's first block."""
    if context.title is None:
        start = context.blocks[0].start if context.blocks else context.start
        yield Finding(start, start, "the article has no title", key="")
