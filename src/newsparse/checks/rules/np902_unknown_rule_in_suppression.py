"""A suppression names rules that exist.

Reports a directive line or an entry of the sidecar file `.newsparse-ignore.toml` that names no rule, or one
that does not exist, with the nearest name that does.

## Why

A misspelt suppression silences nothing, and nobody is told.

## Wrong

    newsparse: ignore[NP4O1] the ministry's own spelling

## Right

    newsparse: ignore[NP401] the ministry's own spelling

## Fix

None.
"""

from collections.abc import Iterable, Iterator

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.checks.rules.np901_unused_suppression import Suppression
from newsparse.errors import UnknownNameError

RULE = Rule("NP902", "unknown-rule-in-suppression", Severity.WARNING, scope=Scope.RUN)


def check(suppressions: Iterable[Suppression], known: Iterable[str]) -> Iterator[Finding]:
    """A finding for each name that is not `known` as a rule's code or name."""
    names = frozenset(known)
    for suppression in suppressions:
        if not suppression.rules:
            yield Finding(suppression.start, suppression.end, "it names no rule; write ignore[CODE]")
        for name in suppression.rules:
            if name not in names:
                yield Finding(
                    suppression.start, suppression.end, str(UnknownNameError("rule", name, names)), key=name
                )
