"""Every entry of the baseline still stands for a finding.

Reports an entry of the baseline file whose finding is gone.

## Why

A baseline only ever gets shorter. An entry that stays after its finding was mended would let the same mistake
back in.

## Wrong

    newsparse-baseline.json   {"code": "NP301", "path": "wire/story.txt", …}   (mended last week)

## Right

    newsparse-baseline.json   (without it)

## Fix

None here; `newsparse check --update-baseline` removes such entries.
"""

from collections.abc import Iterable, Iterator

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule("NP903", "stale-baseline-entry", Severity.WARNING, scope=Scope.RUN)


def check(entries: Iterable[tuple[str, str, str]]) -> Iterator[Finding]:
    """A finding for each entry, given as code, path and fingerprint, that matched nothing."""
    for code, path, fingerprint in entries:
        message = f"{code} in {path} is gone; remove the entry with --update-baseline"
        yield Finding(0, 0, message, key=fingerprint)
