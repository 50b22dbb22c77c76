"""Each paragraph is a single line.

Reports, once per article, paragraphs that are wrapped into lines of a fixed width.

## Why

Line breaks at column 72 suit one terminal. On other screens the lines come out ragged, a change of one word shows
up in version control as a rewritten paragraph, and simple tools treat each line as a paragraph.

## Wrong

    The council met on Tuesday and voted␊
    on the bridge over the river.␊

## Right

    The council met on Tuesday and voted on the bridge over the river.␊

## Fix

Unsafe, because a line break may be intended: lines are joined; words divided by a hyphen are joined only where
the spelling is certain.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.base.counting import counted
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.span import Span
from newsparse.text.lines import split
from newsparse.text.unwrap import Words, unquoted, unwrap

RULE = Rule("NP015", "hard-wrap", Severity.WARNING, Fix.UNSAFE)


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the first line ending inside a paragraph."""
    wrapped = [span for span in context.body if _is_wrapped(context.text, span)]
    if not wrapped:
        return
    words = Words(context.text)
    edits = tuple(edit for span in wrapped for edit in _edits(context.text, words, span))
    are = "is" if len(wrapped) == 1 else "are"
    message = f"{len(wrapped)} of {counted(len(context.body), 'paragraph')} {are} wrapped into several lines"
    yield Finding(edits[0].start, edits[0].start, message, edits, key="")


def _is_wrapped(text: str, span: Span) -> bool:
    return text.find("\n", span.start, span.end) >= 0 or text.find("\r", span.start, span.end) >= 0


def _edits(text: str, words: Words, span: Span) -> Iterator[Edit]:
    """Edits that join the lines; they change only white space, the `>` of a mail and hyphens between lines."""
    lines = split(text[span.start : span.end])
    for line, following in pairwise(lines):
        above = text[span.start + line.start : span.start + line.end].rstrip()
        below = unquoted(text[span.start + following.start : span.start + following.end]).lstrip()
        joined = unwrap([above, below], words.occur, words.hyphenates)
        kept = len(above) - (not joined.startswith(above))
        start = span.start + line.start + kept
        end = span.start + following.end - len(below)
        yield Edit(start, end, joined[kept : len(joined) - len(below.rstrip())])
