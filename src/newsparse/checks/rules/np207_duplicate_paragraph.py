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

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.residue import removal
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP207", "duplicate-paragraph", Severity.ERROR, Fix.UNSAFE)

_SHORTEST = 50  # code points; shorter lines may be repeated on purpose


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each paragraph that repeats an earlier one."""
    first: dict[tuple[str, str], list[int]] = {}
    text = context.text
    paragraphs = context.spans(Role.PARAGRAPH, Role.BOILERPLATE)
    for number, span in enumerate(paragraphs):
        if span.end - span.start < _SHORTEST:
            continue
        key = _ends(text[span.start : span.end])
        same = [at for at in first.get(key, ()) if _equal(text, paragraphs[at], span)]
        if same:
            where = context.where(paragraphs[same[0]].start)
            yield Finding(
                span.start, span.end, f"repeats the paragraph at {where}", (removal(context, span),)
            )
        else:
            first.setdefault(key, []).append(number)


def _ends(paragraph: str) -> tuple[str, str]:
    """The letters of the first and the last word: equal paragraphs have the same, and few others do."""
    words = paragraph.split()
    return "".join(filter(str.isalnum, words[0])), "".join(filter(str.isalnum, words[-1]))


def _equal(text: str, one: Span, other: Span) -> bool:
    """Whether two paragraphs differ in nothing but typography."""
    if Role.PARAGRAPH not in (one.role, other.role):  # boilerplate may be repeated
        return False
    return fold(text[one.start : one.end]) == fold(text[other.start : other.end])
