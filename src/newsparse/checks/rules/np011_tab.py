"""Words are separated by spaces, not tabs.

Reports tabs between two words of running text. Tables, and tabs that indent a line, are not reported.

## Why

A tab inside a sentence comes from a spreadsheet or a form. Its width depends on the program that displays it, and
databases treat it as a field separator.

## Wrong

    The council→met on Tuesday.

## Right

    The council met on Tuesday.

## Fix

Safe: the tab becomes a space, or is removed next to one.
"""

import re
from collections.abc import Iterator
from itertools import islice

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

RULE = Rule("NP011", "tab", Severity.WARNING, Fix.SAFE)

_FEWEST_OF_A_TABLE = 3  # tabs in one block; with so many it is a row of a table
_TABS = re.compile(r"\t+")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each run of tabs inside a line of prose."""
    if "\t" not in context.file.characters:
        return
    text = context.text
    for span in context.prose:
        runs = list(islice(_runs(text, span.start, span.end), _FEWEST_OF_A_TABLE))
        if len(runs) >= _FEWEST_OF_A_TABLE:
            continue
        for start, end in runs:
            instead = "" if " " in (text[start - 1], text[end]) else " "
            edits = (Edit(start, end, instead),)
            yield Finding(
                start, end, "tab between words; use a space", edits, key=word_around(text, start, end)
            )


def _runs(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The runs of tabs with text before and after them on the same line."""
    at = first
    is_indent = True  # no text so far on this line
    for tabs in _TABS.finditer(text, first, last):
        start, end = tabs.span()
        before = text[at:start]
        own = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
        is_indent = (is_indent or len(own) < len(before)) and not own.strip()
        at = end
        if not is_indent and end < last and text[end] not in "\r\n":
            yield start, end
