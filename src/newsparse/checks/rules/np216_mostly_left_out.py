"""Most of a file is an article.

Reports a file of whose words more than half are not part of the article: menus, advertisements, related links. The
finding is at the first block that was left out.

## Why

Either a whole web page was saved instead of its article, or the parser has not recognised the article. In both cases
a program that reads the article loses most of the file.

## Wrong

    Ferry back in service
    The ferry sailed again on Monday.
    Share on Facebook
    Subscribe to our newsletter
    Advertisement
    All rights reserved.

## Right

    Ferry back in service
    The ferry sailed again on Monday.

## Fix

None: only the editor knows what is to stay. `newsparse parse --keep-all` keeps everything.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.pipeline.left_out import MOST, loss_of

RULE = Rule("NP216", "mostly-left-out", Severity.ERROR)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the first block that was left out."""
    loss = loss_of(context.tree)
    if loss.words > MOST * loss.total:
        first = context.tree.left_out()[0]
        message = f"{loss.words} of {loss.total} words are not part of the article; is this a whole page?"
        yield Finding(first.start, first.end, message, key="")
