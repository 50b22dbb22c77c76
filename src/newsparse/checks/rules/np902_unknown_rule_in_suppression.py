"""A suppression names rules that exist.

Reports a directive line, or an entry of `.newsparse-ignore.toml`, that names no rule or an unknown one, and
suggests the nearest name.

## Why

A misspelt suppression would silently have no effect.

## Wrong

    newsparse: ignore[NP4O1] the ministry's own spelling

## Right

    newsparse: ignore[NP401] the ministry's own spelling

## Fix

None: correct the name.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.checks.rules.np901_unused_suppression import Suppression
from newsparse.model.errors import UnknownNameError

RULE = Rule("NP902", "unknown-rule-in-suppression", Severity.WARNING, scope=Scope.RUN)


class Named(NamedTuple):
    """The suppressions, and the codes and names that exist."""

    suppressions: Iterable[Suppression]
    known: Collection[str]


def check(named: Named) -> Iterator[Finding]:
    """A finding for each name that is not a rule's code or name."""
    for suppression in named.suppressions:
        start, end = suppression.start, suppression.end
        if not suppression.rules:
            yield Finding(start, end, "this suppression names no rule; write ignore[CODE]")
        for name in suppression.rules:
            if name not in named.known:
                yield Finding(start, end, str(UnknownNameError("rule", name, named.known)), key=name)
