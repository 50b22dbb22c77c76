"""Every suppression suppresses something.

Reports a directive line, or an entry of `.newsparse-ignore.toml`, that suppressed nothing in this run.

## Why

A suppression that outlives its text hides the next mistake of the same kind.

## Wrong

    newsparse: ignore[NP401] the ministry's own spelling

(in an article that writes the abbreviation in only one way)

## Right

    (the line is removed)

## Fix

None: remove the suppression.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule("NP901", "unused-suppression", Severity.WARNING, scope=Scope.RUN)


class Suppression(Protocol):
    """What suppresses rules: its extent (code points), the rules it names, and whether it had an effect."""

    start: int
    end: int
    rules: tuple[str, ...]
    used: bool


def check(suppressions: Iterable[Suppression]) -> Iterator[Finding]:
    """A finding over each suppression that had no effect."""
    for suppression in suppressions:
        if not suppression.used:
            names = ", ".join(suppression.rules)
            yield Finding(
                suppression.start,
                suppression.end,
                f"no finding of {names} to suppress; remove this suppression",
            )
