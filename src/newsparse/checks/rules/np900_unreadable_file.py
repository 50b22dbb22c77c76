"""A file can be read as text.

Reports a file that is no text (an image, a PDF, an archive), or that cannot be opened.

## Why

A check that passes over what it cannot read is green for the wrong reason.

## Wrong

    wire/story.txt   a PDF that was saved under the wrong name

## Right

    wire/story.txt   the text of that PDF

## Fix

None; the message says what the file looks like and what to do.
"""

from collections.abc import Iterator

from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.model.errors import InputError

RULE = Rule("NP900", "unreadable-file", Severity.ERROR, scope=Scope.RUN)


def check(error: InputError) -> Iterator[Finding]:
    """One finding at the start of the file that could not be read."""
    yield Finding(0, 0, error.problem, key="")
