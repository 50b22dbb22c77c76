"""The encoding of a file is certain.

Reports, once per file, an encoding that was guessed with too little evidence: null bytes in a text that is not UTF-8,
too few letters that tell it, a byte order mark that the text does not bear out, bytes that fit no encoding, or some
valid UTF-8 beside bytes that are not.

## Why

A text that is decoded wrongly has other letters, or none. Whatever else is found in it may be wrong, and a fix may do
harm. `--encoding`, or the key `encoding` of the configuration, says what it is.

## Wrong

    It<92>s <A3>5                            (’ and £ in Windows-1252, í and £ on an old Mac: two bytes cannot tell)

## Right

    It’s £5                                  (in UTF-8)

## Fix

None: only its author knows the encoding. Nothing else in the file is fixed either, until the encoding is named.
"""

from collections.abc import Iterator

from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule("NP019", "doubtful-encoding", Severity.WARNING, scope=Scope.FILE)


def check(file: FileContext) -> Iterator[Finding]:
    """One finding at the start of the file."""
    source = file.source
    if source.doubt is not None:
        problem = f"the encoding is in doubt, read as {source.encoding}: {source.doubt}"
        yield Finding(0, 0, f"{problem}; nothing is fixed until --encoding names it", key="")
