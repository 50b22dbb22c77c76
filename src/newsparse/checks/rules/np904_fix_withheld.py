"""Fixes are applied only if they are proven harmless.

Reports, with `--fix`, each rule whose fixes in a file were withheld because they would have changed the words,
the structure of the article or the text of a quotation, or because they never finish. The file keeps none of that
rule's fixes.

## Why

A tool that rewrites articles may change their typography but not what they say.

## Wrong

    (a fix that would turn a subhead into a paragraph)

## Right

    (the file is unchanged, and this finding is reported)

## Fix

None: review the finding by hand.
"""

from collections.abc import Iterable, Iterator

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule("NP904", "fix-withheld", Severity.WARNING, scope=Scope.RUN)


def check(withheld: Iterable[tuple[str, int, str]]) -> Iterator[Finding]:
    """A finding for each rule, given as its code, the offset of its first finding, and the reason."""
    for code, at, reason in withheld:
        yield Finding(at, at, f"fixes of {code} withheld: {reason}", key=code)
