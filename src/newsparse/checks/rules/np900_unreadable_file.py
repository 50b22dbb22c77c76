"""Every file can be read as text.

Reports a file that is not text (an image, a PDF, an archive), is a document written by newsparse, or cannot be opened.

## Why

If unreadable files were skipped silently, a check could pass without having checked anything.

## Wrong

    wire/story.txt   a PDF with the wrong extension

## Right

    wire/story.txt   the text of that PDF

## Fix

None: the message says what the file looks like and what to do.
"""

from collections.abc import Iterator

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.model.errors import InputError

RULE = Rule("NP900", "unreadable-file", Severity.ERROR, scope=Scope.RUN)


def check(error: InputError) -> Iterator[Finding]:
    """One finding at the start of the file that could not be read."""
    yield Finding(0, 0, error.problem, key="")
