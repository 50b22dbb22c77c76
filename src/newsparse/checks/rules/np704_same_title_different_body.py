"""Two articles do not share one headline.

Reports an article whose title, of some length, an earlier file of the run has above another text. Versions of one
story, whose leads share half of their words, are NP702's.

## Why

One of the two has lost its own headline.

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

from newsparse.checks.context.context import Context
from newsparse.checks.context.folder import Folder
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.checks.text.fold import fold

RULE = Rule("NP704", "same-title-different-body", Severity.WARNING, scope=Scope.FOLDER)

_FEWEST = 4  # words; shorter titles are rubrics: Letters to the editor
_FEWEST_UNSPACED = 10  # code points, where words are not parted by spaces
_HEAD = 200


def note(context: Context) -> list[object] | None:
    """The folded title, the beginning of the body, and where the title stands."""
    title, lead = context.title, context.lead
    if title is None or lead is None:
        return None
    words = context.text[title.start : title.end]
    if len(words.split()) < _FEWEST and (words.isascii() or len(words) < _FEWEST_UNSPACED or " " in words):
        return None
    body = fold(context.text[lead.start : min(lead.end, lead.start + _HEAD)])
    return [fold(words).casefold(), body.casefold(), title.start, title.end]


def check(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """A finding over each title that stands above another text in an earlier file."""
    first: dict[str, tuple[str, str]] = {}
    for path, _, (title, body, start, end) in folder.of(RULE.code):
        if title not in first:
            first[title] = (path, body)
        elif not _are_versions(first[title][1], body):
            yield path, Finding(start, end, f"the title of {first[title][0]}, above another text")


def _are_versions(one: str, other: str) -> bool:
    """Whether two leads share half of their pairs of words (of letters, where words are not parted)."""
    words, others = one.split(), other.split()
    apart = min(len(words), len(others)) >= _FEWEST
    mine = set(pairwise(words if apart else one))
    yours = set(pairwise(others if apart else other))
    return 2 * len(mine & yours) >= min(len(mine), len(yours))
