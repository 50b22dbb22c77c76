"""No link to another article stands in the text.

Reports lines such as `Read more: …`, `Lesen Sie auch`, `Most read`, in any of the languages that
newsparse knows the phrases of.

## Why

On the page it was a link; in the text it is the headline of another story, and whoever reads the archive,
or learns from it, takes it for a sentence of this one.

## Wrong

    The council voted on Tuesday.
    Read more: Mayor resigns over bridge
    A second vote is due in May.

## Right

    The council voted on Tuesday.
    A second vote is due in May.

## Fix

Unsafe, since a line is taken out.
"""

from collections.abc import Iterator

from newsparse.checks.context import residue
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule("NP601", "read-more-line", Severity.WARNING, Fix.UNSAFE)

_KINDS = frozenset({"read_more", "related", "most_read"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each line that leads to other articles."""
    yield from residue.found(context, _KINDS, "a link to other articles, no part of this one")
