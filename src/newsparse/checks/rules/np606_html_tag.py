"""An article contains no HTML.

Reports tags (`<p>`, `</em>`, `<img src=…>`) and comments. `<` and `>` in calculations and stock symbols in
capitals (`<NAV>`) are not reported.

## Why

Markup that was not removed, or only partly, is shown to readers as text or interpreted by the next program.

## Wrong

    The council <em>voted</em> on Tuesday.<br>

## Right

    The council voted on Tuesday.

## Fix

Unsafe, because the tag may carry meaning: it is removed; a tag that ends a line or a paragraph becomes a space
between two words.
"""

import re
from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
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
# "<U>", "<NAV>", a stock symbol as Reuters sets it, unless there is a closing tag; not "<BR>" or "<em>"
_TICKER = lazy_pattern(r"<(?!BR>|HR>)[A-Z]+>")
_LONGEST_SHOWN = 30  # code points of a tag in a message


def _untagged(text: str) -> str:
    return _TAG.sub(_instead, text) if "<" in text else text


def _instead(match: re.Match[str]) -> str:
    """The replacement of a tag: nothing, or a space if a line-breaking tag separates two words."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    separates = before and after.isalnum() and not before.isspace()
    return " " if separates and not match["inline"] else ""


RULE = Rule("NP606", "html-tag", Severity.ERROR, Fix.UNSAFE, fold=_untagged)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each tag and each comment."""
    if "<" not in context.raw:
        return
    for match in _TAG.finditer(context.text, context.start, context.end):
        start, end = match.span()
        if _TICKER.fullmatch(match[0]) and f"</{match[0][1:]}" not in context.raw:
            continue
        shown = match[0] if len(match[0]) <= _LONGEST_SHOWN else match[0][: _LONGEST_SHOWN - 1] + "…"
        yield Finding(start, end, f"HTML in the text: {shown}", (Edit(start, end, _instead(match)),))
