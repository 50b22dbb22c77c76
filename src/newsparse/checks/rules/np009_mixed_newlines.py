"""Lines end in one way throughout a file.

Reports a file in which some lines end with CR LF (Windows) or CR (old Macintosh) and others with LF (Unix),
once, at the first line that departs from the majority.

## Why

Two ways in one file come from pasting texts together. Tools that split at only one of them see one long
paragraph, and version control shows whole files as changed.

## Wrong

    Talks resume in Geneva␍␊
    GENEVA (AP) — Delegates met again on Monday.␊
    They parted without a word.␍␊

## Right

    Talks resume in Geneva␊
    GENEVA (AP) — Delegates met again on Monday.␊
    They parted without a word.␊

## Fix

Safe: every line ends like most of them; LF where two are equally common.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP009", "mixed-newlines", Severity.WARNING, Fix.SAFE, Scope.FILE)

_NAMES = {"\n": "LF", "\r\n": "CR LF", "\r": "CR"}


def check(file: FileContext) -> Iterator[Finding]:
    """One finding for the file, at the first ending that is not the common one."""
    text = file.text
    if "\r" not in text:
        return
    endings = [
        (line.end, line.next, text[line.end : line.next]) for line in file.lines if line.next > line.end
    ]
    written = [ending for _, _, ending in endings]
    counts = {ending: written.count(ending) for ending in _NAMES}
    common = max(counts, key=lambda ending: counts[ending])
    odd = [(start, end) for start, end, ending in endings if ending != common]
    if odd:
        start = odd[0][0]
        message = f"{len(odd)} of {len(endings)} lines do not end with {_NAMES[common]}, as the others do"
        yield Finding(start, start, message, tuple(Edit(start, end, common) for start, end in odd), key="")
