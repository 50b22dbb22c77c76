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

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.checks.rules.np901_unused_suppression import Suppression
from newsparse.model.errors import UnknownNameError

RULE = Rule("NP902", "unknown-rule-in-suppression", Severity.WARNING, scope=Scope.RUN)


class Named(NamedTuple):
    """What suppressions there are, and the codes and names that exist."""

    suppressions: Iterable[Suppression]
    known: Collection[str]


def check(named: Named) -> Iterator[Finding]:
    """A finding for each name that is no rule's code or name."""
    for suppression in named.suppressions:
        start, end = suppression.start, suppression.end
        if not suppression.rules:
            yield Finding(start, end, "it names no rule; write ignore[CODE]")
        for name in suppression.rules:
            if name not in named.known:
                yield Finding(start, end, str(UnknownNameError("rule", name, named.known)), key=name)
