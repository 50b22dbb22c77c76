"""No two files contain the same article.

Reports each article that an earlier file of the run already contains. Only words are compared, not quotation
marks, dashes or white space.

## Why

An article that is stored twice is counted twice: in searches, in statistics and in training data.

## Wrong

    2026/05/a.txt   Talks resume in Geneva …
    2026/05/b.txt   Talks resume in Geneva …

## Right

    2026/05/a.txt   Talks resume in Geneva …

## Fix

None: which file to delete is the editor's decision.
"""

from collections.abc import Iterator
from hashlib import sha256

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.folder import Folder
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule("NP701", "duplicate-file", Severity.ERROR, scope=Scope.FOLDER)


def note(context: ArticleContext) -> list[object] | None:
    """A digest of the article's words, and where the article starts."""
    if not context.body:
        return None
    words = " ".join(context.words)
    return [sha256(words.encode("utf-8", "surrogatepass")).hexdigest(), context.start]


def check(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """A finding at the start of each article that an earlier file contains."""
    first: dict[str, str] = {}
    for path, _, (digest, start) in folder.of(RULE.code):
        if digest in first:
            yield path, Finding(start, start, f"the same article as in {first[digest]}", key="")
        else:
            first[digest] = path
