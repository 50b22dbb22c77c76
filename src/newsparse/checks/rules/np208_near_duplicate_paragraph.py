"""No two paragraphs are almost the same.

Reports a paragraph that begins or ends like an earlier one and shares nearly all its words with it.

## Why

They are the same paragraph before and after an edit; one of them should have been removed.

## Wrong

    The council voted on Tuesday to close the old bridge over the river for the whole winter.
    The council voted on Tuesday to close the bridge over the river for the whole winter.

## Right

    The council voted on Tuesday to close the bridge over the river for the whole winter.

## Fix

None: which version is right has to be checked.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role

RULE = Rule("NP208", "near-duplicate-paragraph", Severity.WARNING)

_SHORTEST = 80  # code points; shorter paragraphs are alike by chance
_KEY = 25  # code points at the start or end that two such paragraphs share
_ALIKE = 0.8  # of all pairs of adjacent words, those that are in both paragraphs
_MOST = 20  # paragraphs with the same start or end to compare with; more are a list


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each later paragraph of such a pair."""
    text = context.text
    long = [span for span in context.spans(Role.PARAGRAPH) if span.end - span.start >= _SHORTEST]
    keys = {text[span.start : span.start + _KEY] for span in long}
    keys |= {text[span.end - _KEY : span.end] for span in long}
    if len(keys) == 2 * len(long):
        return  # no two have a start or an end in common
    known: dict[str, list[_Paragraph]] = {}
    for span in long:
        paragraph = _Paragraph(span.start, text[span.start : span.end])
        rivals = [known.setdefault(key, []) for key in sorted(paragraph.keys)]
        near = [one.start for some in rivals for one in some if paragraph.is_near(one)]
        if near:
            where = context.where(min(near))
            yield Finding(span.start, span.end, f"almost repeats the paragraph at {where}")
        for some in rivals:
            if len(some) < _MOST and all(one.figureless != paragraph.figureless for one in some):
                some.append(paragraph)


class _Paragraph:
    """A paragraph and what it is compared by, computed on demand."""

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.keys = {text[:_KEY], text[-_KEY:]}
        self._text = text

    @cached_property
    def _folded(self) -> str:
        return fold(self._text)

    @cached_property
    def figureless(self) -> str:
        """The folded text without its digits."""
        return "".join(letter for letter in self._folded if not letter.isdigit())

    @cached_property
    def _pairs(self) -> set[tuple[str, str]]:
        return set(pairwise(self._folded.casefold().split()))

    def is_near(self, other: "_Paragraph") -> bool:
        """Whether the two share most pairs of words but differ in more than digits."""
        if self.figureless == other.figureless:
            return False
        return len(self._pairs & other._pairs) >= _ALIKE * len(self._pairs | other._pairs)
