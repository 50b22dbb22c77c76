"""A UTF-8 file does not begin with a byte order mark.

Reports the bytes EF BB BF at the start of a UTF-8 file. UTF-16 and UTF-32 files need their byte order mark and
keep it.

## Why

UTF-8 has no byte order, so the mark does nothing. Programs that do not expect it treat it as the first character
of the headline: a search for the headline fails, and joining files moves the mark into the middle of the text.

## Wrong

    <EF BB BF>Talks resume in Geneva

## Right

    Talks resume in Geneva

## Fix

Safe: the mark is removed; the text is unchanged.
"""

from collections.abc import Iterator

from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import DROP_BOM, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP002", "bom", Severity.WARNING, Fix.SAFE, scope=Scope.FILE)


def check(file: FileContext) -> Iterator[Finding]:
    """One finding at the start of the file."""
    if file.source.bom and file.source.encoding == "utf-8":
        yield Finding(0, 0, "UTF-8 file with a byte order mark", (DROP_BOM,), key="")
