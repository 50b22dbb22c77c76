"""Every entry of the baseline matches a finding.

Reports an entry of the baseline whose finding is gone.

## Why

A baseline should only get shorter. An entry that stays after its finding was fixed would let the same mistake
return.

## Wrong

    newsparse-baseline.json   {"code": "NP301", "path": "wire/story.txt", …}   (fixed last week)

## Right

    newsparse-baseline.json   (without the entry)

## Fix

None: `newsparse check --update-baseline` removes stale entries.
"""

from collections.abc import Iterable, Iterator

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule("NP903", "stale-baseline-entry", Severity.WARNING, scope=Scope.RUN)


def check(entries: Iterable[tuple[str, str, str]]) -> Iterator[Finding]:
    """A finding for each entry, given as code, path and fingerprint, that matches nothing."""
    for code, path, fingerprint in entries:
        message = f"{code} in {path} is gone; remove the entry with --update-baseline"
        yield Finding(0, 0, message, key=fingerprint)
