"""No paragraph appears twice.

Reports a paragraph, unless it is short, that repeats an earlier one word for word.

## Why

Two versions were pasted over each other, or a page's teaser was copied along with its text.

## Wrong

    The council voted on Tuesday to close the bridge for the winter.
    A second vote is due in May.
    The council voted on Tuesday to close the bridge for the winter.

## Right

    The council voted on Tuesday to close the bridge for the winter.
    A second vote is due in May.

## Fix

Unsafe, because text is removed: the later paragraph is deleted.
"""

from collections.abc import Iterator

from newsparse.base.characters import SENTENCE_CLOSERS, SENTENCE_STOPS
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.residue import removal
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP207", "duplicate-paragraph", Severity.ERROR, Fix.UNSAFE)

_AROUND = SENTENCE_STOPS + SENTENCE_CLOSERS  # what most often stands before or behind a word
_SHORTEST = 50  # code points; shorter lines may be repeated on purpose


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each paragraph that repeats an earlier one."""
    text = context.text
    alone: dict[_Ends, Span | None] = {}  # the only block with these ends; None once there are several
    known: dict[tuple[_Ends, str], _Copies] = {}  # those with the same text, of the ends that are not alone
    for span in context.spans(Role.PARAGRAPH, Role.BOILERPLATE):
        if span.end - span.start < _SHORTEST:
            continue
        ends = _ends(text[span.start : span.end])
        if ends not in alone:
            alone[ends] = span
            continue
        if earlier := alone[ends]:
            alone[ends] = None
            known.setdefault((ends, _folded(text, earlier)), _Copies()).add(earlier)
        copies = known.setdefault((ends, _folded(text, span)), _Copies())
        first = copies.first_like(span)
        if first:
            message = f"repeats the paragraph at {context.where(first.start)}"
            yield Finding(span.start, span.end, message, (removal(context, span),))
        else:
            copies.add(span)


_Ends = tuple[str, str]


class _Copies:
    """The first block of any kind with a text, and the first paragraph with it."""

    def __init__(self) -> None:
        self._first: Span | None = None
        self._paragraph: Span | None = None

    def add(self, span: Span) -> None:
        """Take note of a block that repeats none of these."""
        self._first = self._first or span
        if span.role is Role.PARAGRAPH:
            self._paragraph = self._paragraph or span

    def first_like(self, span: Span) -> Span | None:
        """The block that this one repeats; boilerplate may repeat other boilerplate."""
        return self._first if span.role is Role.PARAGRAPH else self._paragraph


def _ends(paragraph: str) -> _Ends:
    """The letters of the first and the last word: equal paragraphs have the same, and few others do."""
    return _letters(paragraph.split(None, 1)[0]), _letters(paragraph.rsplit(None, 1)[-1])


def _letters(word: str) -> str:
    inside = word.strip(_AROUND)
    return inside if inside.isalnum() else "".join(filter(str.isalnum, inside))


def _folded(text: str, span: Span) -> str:
    """The block without its typography."""
    return fold(text[span.start : span.end])
