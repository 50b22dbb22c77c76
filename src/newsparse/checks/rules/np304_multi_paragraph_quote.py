"""A quotation of several paragraphs opens each paragraph with a mark and closes only the last.

Reports the later paragraphs of such a quotation that do not begin with an opening mark. A sentence that goes on in the
next paragraph was cut there, by a page break for example, and is not reported. English only: other languages close
every paragraph or repeat the mark on each line.

## Why

AP, Chicago and the Guardian agree: an opening mark on every paragraph, a closing mark on the last. Without the
mark, readers take the second paragraph for the reporter's own words.

## Wrong

    The mayor said: “The bridge is old.
    Nobody will miss it.”

## Right

    The mayor said: “The bridge is old.
    “Nobody will miss it.”

## Fix

Unsafe, because the closing mark may be the wrong one: an opening mark is inserted before the paragraph.
"""

from bisect import bisect_right
from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.stops import ends_sentence, without_closers
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP304", "multi-paragraph-quote", Severity.WARNING, Fix.UNSAFE, languages=frozenset({"en"}))

_CLOSING = {"“": "”", '"': '"'}
_KEY = 30  # code points by which a baseline recognises a paragraph


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each paragraph that continues a quotation without an opening mark."""
    text = context.text
    paragraphs = context.spans(Role.PARAGRAPH)
    numbers = {span.end: number for number, span in enumerate(paragraphs)}
    known: dict[int, tuple[int, int]] = {}  # a paragraph can have any number of open quotations
    for quotation in context.quotations.all:
        mark = text[quotation.start]
        if quotation.closed or quotation.continues or mark not in _CLOSING:
            continue
        number = numbers.get(quotation.end, len(paragraphs)) + 1
        if number >= len(paragraphs):
            continue
        following = paragraphs[number]
        if number not in known:
            known[number] = _end_mark(text, paragraphs[number - 1]), _first_stray(context, following)
        end_mark, stray = known[number]
        if quotation.start <= end_mark and stray >= 0 and text[stray] == _CLOSING[mark]:
            message = f"the quotation from {context.where(quotation.start)} continues; open this paragraph with {mark}"
            edits = (Edit(following.start, following.start, mark),)
            key = text[following.start : following.start + _KEY]
            yield Finding(following.start, following.start, message, edits, key=key)


def _end_mark(text: str, paragraph: Span) -> int:
    """The offset of the mark that ends the last sentence of a paragraph; -1 if it is cut."""
    bare = without_closers(text[paragraph.start : paragraph.end])
    return paragraph.start + len(bare) - 1 if ends_sentence(bare) else -1


def _first_stray(context: ArticleContext, following: Span) -> int:
    """The offset of the first closing mark that nothing in the paragraph opened; -1 if it goes on with a sentence."""
    strays = context.quotations.strays
    at = bisect_right(strays, following.start)
    if at == len(strays) or strays[at] >= following.end or context.text[following.start].islower():
        return -1
    return -1 if context.quotations.inside(following.start, strays[at]) else strays[at]
