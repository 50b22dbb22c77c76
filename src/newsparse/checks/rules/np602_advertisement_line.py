"""An article contains no advertisement labels.

Reports lines that label an advertisement: `Advertisement`, `Anzeige`, `Publicité`, `広告`.

## Why

The advertisement is gone, but its label is left between two paragraphs and looks like a subhead.

## Wrong

    The council voted on Tuesday.
    ADVERTISEMENT
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

RULE = Rule("NP602", "advertisement-line", Severity.WARNING, Fix.UNSAFE)

_KINDS = frozenset({"advertisement"})


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each line that labels an advertisement."""
    yield from residue.found(context, _KINDS, "advertisement label; remove the line")
