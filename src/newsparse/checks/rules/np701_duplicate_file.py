"""No two files hold the same article.

Reports every article that an earlier file of the run holds already. Only the words count: differences of quotes,
dashes and white space do not.

## Why

A collection that holds an article twice counts it twice: in searches, in statistics, in the training of a
model.

## Wrong

    2026/05/a.txt   Talks resume in Geneva …
    2026/05/b.txt   Talks resume in Geneva …

## Right

    2026/05/a.txt   Talks resume in Geneva …

## Fix

None: which of the files goes is the editor's choice.
"""

from collections.abc import Iterator
from hashlib import sha256

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.context.folder import Folder
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule("NP701", "duplicate-file", Severity.ERROR, scope=Scope.FOLDER)

# "word", "2026"; not "—"
_WORD = lazy_pattern(r"\w+")


def note(context: Context) -> list[object] | None:
    """A digest of the article's words, and where the article starts."""
    if not context.body:
        return None
    words = " ".join(_WORD.findall(context.raw))
    return [sha256(words.encode("utf-8", "surrogatepass")).hexdigest(), context.start]


def check(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """A finding at the start of each article that an earlier one equals."""
    first: dict[str, str] = {}
    for path, _, (digest, start) in folder.of(RULE.code):
        if digest in first:
            yield path, Finding(start, start, f"the same article as in {first[digest]}", key="")
        else:
            first[digest] = path
