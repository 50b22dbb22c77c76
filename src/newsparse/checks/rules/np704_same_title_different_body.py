"""No two articles have the same headline.

Reports an article whose title an earlier file of the run has with a different text. Short titles are not
compared; nor are versions of one story, whose leads share half of their words and which NP702 reports.

## Why

One of the two articles has lost its own headline.

## Wrong

    a.txt   Peru keeps rate at 5%   The central bank met on Monday …
    b.txt   Peru keeps rate at 5%   The trains to the north stopped …

## Right

    a.txt   Peru keeps rate at 5%   The central bank met on Monday …
    b.txt   Trains stop in snow     The trains to the north stopped …

## Fix

None: a headline has to be written.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.folder import Folder
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.checks.text.fold import fold

RULE = Rule("NP704", "same-title-different-body", Severity.WARNING, scope=Scope.FOLDER)

_FEWEST = 4  # words; shorter titles are regular headings: Letters to the editor
_FEWEST_UNSPACED = 10  # code points, in scripts without spaces
_HEAD = 200  # code points of the lead that are compared


def note(context: ArticleContext) -> list[object] | None:
    """The folded title, the start of the lead, and the extent of the title."""
    title, lead = context.title, context.lead
    if title is None or lead is None:
        return None
    words = context.text[title.start : title.end]
    if len(words.split()) < _FEWEST and (words.isascii() or len(words) < _FEWEST_UNSPACED or " " in words):
        return None
    body = fold(context.text[lead.start : min(lead.end, lead.start + _HEAD)])
    return [fold(words).casefold(), body.casefold(), title.start, title.end]


def check(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """A finding over each title that an earlier file has with a different text."""
    first: dict[str, tuple[str, str]] = {}
    for path, _, (title, body, start, end) in folder.of(RULE.code):
        if title not in first:
            first[title] = (path, body)
        elif not _are_versions(first[title][1], body):
            yield path, Finding(start, end, f"same title as in {first[title][0]}, with a different text")


def _are_versions(one: str, other: str) -> bool:
    """Whether two leads share half of their pairs of words, or of letters in scripts without spaces."""
    words, others = one.split(), other.split()
    is_spaced = min(len(words), len(others)) >= _FEWEST
    pairs = set(pairwise(words if is_spaced else one))
    other_pairs = set(pairwise(others if is_spaced else other))
    return 2 * len(pairs & other_pairs) >= min(len(pairs), len(other_pairs))
