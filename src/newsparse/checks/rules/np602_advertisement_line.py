"""No advertisement stands in the text.

Reports lines that mark an advertisement: `Advertisement`, `Anzeige`, `Publicité`, `広告`.

## Why

The advertisement is gone, its label is left, and it now stands between two paragraphs as if it were a
subhead.

## Wrong

    The council voted on Tuesday.
    ADVERTISEMENT
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

RULE = Rule("NP602", "advertisement-line", Severity.WARNING, Fix.UNSAFE)

_KINDS = frozenset({"advertisement"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each line that marks an advertisement."""
    yield from residue.found(context, _KINDS, "the label of an advertisement")
