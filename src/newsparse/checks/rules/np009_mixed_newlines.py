"""A file uses one kind of line ending.

Reports, once per file, a mixture of CR LF (Windows), CR (classic Mac OS) and LF (Unix) line endings, at the first
line that differs from the majority.

## Why

Mixed line endings come from joining texts from different systems. Tools that recognise only one kind see several
paragraphs as one, and version control shows whole files as changed.

## Wrong

    Talks resume in Geneva␍␊
    GENEVA (AP) — Delegates met again on Monday.␊
    They left without a word.␍␊

## Right

    Talks resume in Geneva␊
    GENEVA (AP) — Delegates met again on Monday.␊
    They left without a word.␊

## Fix

Safe: all lines get the most common ending, or LF in a tie.
"""

from collections.abc import Iterator

from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP009", "mixed-newlines", Severity.WARNING, Fix.SAFE, scope=Scope.FILE)

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
        do = "does" if len(odd) == 1 else "do"
        message = f"{len(odd)} of {len(endings)} lines {do} not end with {_NAMES[common]} like the others"
        yield Finding(start, start, message, tuple(Edit(start, end, common) for start, end in odd), key="")
