"""No running text is left out of the article in doubt.

Reports a block that reads as a sentence and that the parser took for boilerplate, although another role is almost as
likely. Blocks that are known by their words, such as cookie notices, are not reported.

## Why

A paragraph that looks like a notice may be lost when the article is converted.

## Wrong

    Follow the river to the old bridge and you will find the house where she was born.

among the links below an article.

## Right

    Follow the river to the old bridge and you will find the house where she was born.

between two other paragraphs of the article.

## Fix

None: only the editor knows whether the line belongs to the article. `newsparse explain` shows the reasons.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.pipeline.left_out import doubts

RULE = Rule("NP217", "text-left-out-in-doubt", Severity.WARNING)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each block."""
    for span in doubts(context.tree, context.tree.left_out()):
        yield Finding(span.start, span.end, "running text left out of the article, in doubt")
