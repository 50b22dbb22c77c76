"""The text holds no HTML.

Reports tags (`<p>`, `</em>`, `<img src=…>`) and comments. `<` and `>` as signs of arithmetic and companies'
codes in capitals (`<NAV>`) are left alone.

## Why

Markup that was not taken out, or was taken out by half, is shown to the reader as text, or read as markup
by the next program.

## Wrong

    The council <em>voted</em> on Tuesday.<br>

## Right

    The council voted on Tuesday.

## Fix

Unsafe, since it may have meant something: the tag is removed; one that ends a line or a paragraph leaves
a space between two words.
"""

import re
from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

_INLINE = "a|abbr|b|big|cite|code|del|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|tt|u|wbr"
_BREAKING = (
    "aside|article|blockquote|br|button|caption|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|"
    "hr|html|iframe|img|input|label|li|link|main|meta|nav|noscript|ol|p|picture|pre|script|section|source|style|svg|"
    "table|tbody|td|tfoot|th|thead|tr|ul|video"
)
# "<em>", "</p>", '<img src="a.jpg">', "<!-- more -->"; not "a < b", "<b and c>" or "<Name>"
_TAG = lazy_pattern(
    rf"</?(?:(?P<inline>{_INLINE})|{_BREAKING})(?:\s[^<>=]{{0,200}}=[^<>]{{0,2000}})?\s?/?>|<!--[^<>]{{0,2000}}-->",
    re.IGNORECASE,
)
# "<U>", "<NAV>", a company's code on the exchange as Reuters set it, unless it is closed; not "<BR>" or "<em>"
_TICKER = lazy_pattern(r"<(?!BR>|HR>)[A-Z]+>")


def _untagged(text: str) -> str:
    return _TAG.sub(_instead, text) if "<" in text else text


def _instead(match: re.Match[str]) -> str:
    """What a tag becomes: nothing, or a space where one that breaks the line parts two words."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    parts = before and after.isalnum() and not before.isspace()
    return " " if parts and not match["inline"] else ""


RULE = Rule("NP606", "html-tag", Severity.ERROR, Fix.UNSAFE, fold=_untagged)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each tag and each comment."""
    if "<" not in context.raw:
        return
    for match in _TAG.finditer(context.text, context.start, context.end):
        start, end = match.span()
        if _TICKER.fullmatch(match[0]) and f"</{match[0][1:]}" not in context.raw:
            continue
        shown = match[0] if len(match[0]) <= 30 else match[0][:29] + "…"
        yield Finding(start, end, f"HTML in the text: {shown}", (Edit(start, end, _instead(match)),))
