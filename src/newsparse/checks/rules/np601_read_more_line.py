"""An article contains no links to other articles.

Reports lines such as `Read more: …`, `Lesen Sie auch` or `Most read`, in any language whose phrases newsparse
knows. A single noun (`Related`) is reported only under the text and over other lines of the page.

## Why

On the page the line was a link. In the text it is the headline of another story, which readers, archives and
training data take for a sentence of this one.

## Wrong

    The council voted on Tuesday.
    Read more: Mayor resigns over bridge
    A second vote is due in May.

## Right

    The council voted on Tuesday.
    A second vote is due in May.

## Fix

Unsafe, because a line is removed.
"""

from collections.abc import Iterator

from newsparse.checks.context import residue
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule("NP601", "read-more-line", Severity.WARNING, Fix.UNSAFE)

_KINDS = frozenset({"read_more", "related", "most_read"})


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each line that links to other articles."""
    yield from residue.found(context, _KINDS, "link to other articles; remove the line")
