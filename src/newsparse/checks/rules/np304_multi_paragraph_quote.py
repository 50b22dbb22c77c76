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

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.stops import ends_sentence
from newsparse.model.role import Role

RULE = Rule("NP304", "multi-paragraph-quote", Severity.WARNING, Fix.UNSAFE, languages=frozenset({"en"}))

_CLOSING = {"“": "”", '"': '"'}
_KEY = 30  # code points by which a baseline recognises a paragraph


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each paragraph that continues a quotation without an opening mark."""
    text = context.text
    paragraphs = context.spans(Role.PARAGRAPH)
    numbers = {span.end: number for number, span in enumerate(paragraphs)}
    for quotation in context.quotations.all:
        mark = text[quotation.start]
        if quotation.closed or quotation.continues or mark not in _CLOSING:
            continue
        number = numbers.get(quotation.end, len(paragraphs)) + 1
        if number >= len(paragraphs):
            continue
        following = paragraphs[number]
        if _is_cut(text[quotation.start : quotation.end], text[following.start : following.end]):
            continue
        ends = [at for at in context.quotations.strays if following.start < at < following.end]
        if (
            ends
            and text[ends[0]] == _CLOSING[mark]
            and not context.quotations.inside(following.start, ends[0])
        ):
            message = f"the quotation from {context.where(quotation.start)} continues; open this paragraph with {mark}"
            edits = (Edit(following.start, following.start, mark),)
            key = text[following.start : following.start + _KEY]
            yield Finding(following.start, following.start, message, edits, key=key)


def _is_cut(quotation: str, following: str) -> bool:
    """Whether a sentence of the quotation goes on in the next paragraph."""
    return not ends_sentence(quotation) or following[:1].islower()
