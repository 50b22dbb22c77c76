"""A fix was withheld because it could not be proved harmless.

Reports, with `--fix`, each rule whose fixes in a file would have changed the words, the roles of the blocks,
what stands inside quotation marks, or what a second run finds. None of that rule's fixes is made there.

## Why

A tool that rewrites articles may change how they are set, never what they say.

## Wrong

    (a fix after which a subhead would be read as a paragraph)

## Right

    (the file as it was, and this finding)

## Fix

None: look at the finding itself.
"""

from collections.abc import Iterable, Iterator

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule("NP904", "fix-withheld", Severity.WARNING, scope=Scope.RUN)


def check(withheld: Iterable[tuple[str, int, str]]) -> Iterator[Finding]:
    """A finding for each rule, given as its code, the offset of its first finding, and the reason."""
    for code, at, reason in withheld:
        yield Finding(at, at, f"the fixes of {code} are withheld: {reason}", key=code)
