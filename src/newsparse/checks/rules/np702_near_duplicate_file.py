"""No two files hold almost the same article.

Reports every article more than half of whose sentences stand in an earlier file of the run. Whole copies are NP701's.

## Why

They are versions of one story; whoever counts stories counts it twice.

## Wrong

    2026/05/a.txt   The council voted on Tuesday … A vote is due in May.
    2026/05/b.txt   The council voted on Tuesday … A vote is due in June.

## Right

    2026/05/b.txt   The council voted on Tuesday … A vote is due in June.

## Fix

None: which of the versions goes is the editor's choice.
"""

from collections import Counter
from collections.abc import Iterator
from zlib import crc32

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.context.folder import Folder
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.model.role import Role

RULE = Rule("NP702", "near-duplicate-file", Severity.WARNING, scope=Scope.FOLDER)

# "word", "2026"; not "—"
_WORD = lazy_pattern(r"\w+")
_FEWEST = 4  # sentences; shorter articles are alike by chance
_SHORTEST = 25
_SHARE = 0.6


def note(context: Context) -> list[object] | None:
    """Where the article starts, and a number for each of its longer sentences."""
    text = context.text
    sentences = {
        crc32("".join(_WORD.findall(sentence)).casefold().encode("utf-8", "surrogatepass"))
        for span in context.spans(Role.PARAGRAPH)
        for sentence in text[span.start : span.end].replace("。", ". ").split(". ")
        if len(sentence) >= _SHORTEST
    }
    return [context.start, *sorted(sentences)] if len(sentences) >= _FEWEST else None


def check(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """A finding at the start of each article that is nearly an earlier one."""
    holding: dict[int, list[int]] = {}
    seen: list[tuple[str, int]] = []
    for path, _, (start, *sentences) in folder.of(RULE.code):
        shared = Counter(other for sentence in sentences for other in holding.get(sentence, ()))
        for other, count in shared.most_common(1):
            where, size = seen[other]
            if _SHARE * max(size, len(sentences)) <= count < max(size, len(sentences)):
                yield path, Finding(start, start, f"nearly the same article as in {where}", key="")
        for sentence in sentences:
            holding.setdefault(sentence, []).append(len(seen))
        seen.append((path, len(sentences)))
