"""A UTF-8 file has no byte order mark.

Reports the three bytes EF BB BF at the beginning of a UTF-8 file. UTF-16 and UTF-32 need their mark, and
keep it.

## Why

UTF-8 has no byte order. Programs that do not expect the mark take it for the first character of the
headline: searches for the headline fail, and files that are joined carry it into the middle of the text.

## Wrong

    <EF BB BF>Talks resume in Geneva

## Right

    Talks resume in Geneva

## Fix

Safe: the mark is removed; the text stays as it is.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import DROP_BOM, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP002", "bom", Severity.WARNING, Fix.SAFE, Scope.FILE)


def check(file: FileContext) -> Iterator[Finding]:
    """One finding at the start of the file."""
    if file.source.bom and file.source.encoding == "utf-8":
        yield Finding(0, 0, "byte order mark at the beginning of a UTF-8 file", (DROP_BOM,), key="")
