"""Words are parted by spaces, not by tabs.

Reports each run of tabs between two words of running text. Tables, and tabs that indent a line, are left
alone.

## Why

A tab inside a sentence comes from a spreadsheet or a form. How wide it is depends on the program that
shows it, and databases take it for the end of a field.

## Wrong

    The council→met on Tuesday.

## Right

    The council met on Tuesday.

## Fix

Safe: a space, or nothing where one stands there already.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import around

RULE = Rule("NP011", "tab", Severity.WARNING, Fix.SAFE)

_FEWEST_OF_A_TABLE = 3  # in one block


def check(context: Context) -> Iterator[Finding]:
    """A finding for each run of tabs inside a line of prose."""
    if "\t" not in context.file.characters:
        return
    text = context.text
    for span in context.prose:
        runs = list(_runs(text, span.start, span.end))
        if len(runs) >= _FEWEST_OF_A_TABLE:
            continue
        for start, end in runs:
            instead = "" if " " in (text[start - 1], text[end]) else " "
            edits = (Edit(start, end, instead),)
            yield Finding(start, end, "tab between words", edits, key=around(text, start, end))


def _runs(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The runs of tabs that have something before and after them in their own line."""
    at = text.find("\t", first, last)
    while at >= 0:
        end = at
        while end < last and text[end] == "\t":
            end += 1
        indents = text[max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1 : at].isspace()
        if (
            first < at
            and end < last
            and text[at - 1] not in "\r\n"
            and text[end] not in "\r\n"
            and not indents
        ):
            yield at, end
        at = text.find("\t", end, last)
