"""No two files contain almost the same article.

Reports each article that shares at least 60 percent of its sentences with an article in an earlier file of the
run. Identical articles are reported by NP701.

## Why

They are versions of one story, which would be counted twice.

## Wrong

    2026/05/a.txt   The council voted on Tuesday … A vote is due in May.
    2026/05/b.txt   The council voted on Tuesday … A vote is due in June.

## Right

    2026/05/b.txt   The council voted on Tuesday … A vote is due in June.

## Fix

None: which version to delete is the editor's decision.
"""

from collections import Counter
from collections.abc import Iterator
from zlib import crc32

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.folder import Folder
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP702", "near-duplicate-file", Severity.WARNING, scope=Scope.FOLDER)

# ". "; not the stop of "3.5"
_STOP = lazy_pattern(r"\. ")
_WIDE_STOP = "。"
# "。", ". "; not the stop of "3.5"
_ANY_STOP = lazy_pattern(rf"\. |{_WIDE_STOP}")
_FEWEST = 4  # sentences; shorter articles are alike by chance
_SHORTEST = 25  # code points of a sentence that counts; shorter ones are common phrases
_SHARE = 0.6  # of the sentences of the longer article are in both


def note(context: ArticleContext) -> list[object] | None:
    """The start of the article, and a checksum of each of its longer sentences."""
    long = [words for span in context.spans(Role.PARAGRAPH) for words in _sentences(context, span)]
    folded = "\n".join(long).casefold().encode("utf-8", "surrogatepass").translate(None, b" ")
    sentences = set(map(crc32, folded.split(b"\n")))
    return [context.start, *sorted(sentences)] if len(sentences) >= _FEWEST else None


def _sentences(context: ArticleContext, span: Span) -> list[str]:
    """The words of the longer sentences of a paragraph, with spaces for what is between them."""
    words, start, end = context.worded, span.start - context.start, span.end - context.start
    pattern = _ANY_STOP if _WIDE_STOP in context.file.characters else _STOP
    found = []
    for stop in pattern.finditer(context.raw, start, end):
        last, following = stop.span()
        if last - start >= _SHORTEST:
            found.append(words[start:last])
        start = following
    if end - start >= _SHORTEST:
        found.append(words[start:end])
    return found


def check(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """A finding at the start of each article that is nearly the same as an earlier one."""
    first: dict[int, int] = {}  # the number of the first article that has a sentence
    others: dict[int, list[int]] = {}  # and those of the other ones, for the few sentences that have any
    earlier: list[tuple[str, int]] = []
    for path, _, (start, *sentences) in folder.of(RULE.code):
        known = [sentence for sentence in sentences if sentence in first]
        shared = [other for sentence in known for other in (first[sentence], *others.get(sentence, ()))]
        for other, count in Counter(shared).most_common(1):
            where, size = earlier[other]
            if _SHARE * max(size, len(sentences)) <= count < max(size, len(sentences)):
                yield path, Finding(start, start, f"nearly the same article as in {where}", key="")
        for sentence in known:
            others.setdefault(sentence, []).append(len(earlier))
        for sentence in sentences:
            first.setdefault(sentence, len(earlier))
        earlier.append((path, len(sentences)))
