"""Every suppression still suppresses something.

Reports a directive line or an entry of the sidecar file `.newsparse-ignore.toml` that silences nothing in
this run.

## Why

A suppression outlives the text it was written for and then hides the next mistake of its kind.

## Wrong

    newsparse: ignore[NP401] the ministry's own spelling

(in an article that writes the abbreviation in one way)

## Right

    (the line is gone)

## Fix

None.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule("NP901", "unused-suppression", Severity.WARNING, scope=Scope.RUN)


class Suppression(Protocol):
    """What silences rules: where it stands (code points), which rules it names, whether it did anything."""

    start: int
    end: int
    rules: tuple[str, ...]
    used: bool


def check(suppressions: Iterable[Suppression]) -> Iterator[Finding]:
    """A finding over each suppression that did nothing."""
    for suppression in suppressions:
        if not suppression.used:
            names = ", ".join(suppression.rules)
            yield Finding(
                suppression.start, suppression.end, f"nothing here for {names} to silence; remove it"
            )
