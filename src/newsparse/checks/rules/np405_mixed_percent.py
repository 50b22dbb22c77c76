"""Percentages are written in one way: %, percent or per cent.

Reports, as one finding, the rarer forms in the body, or those that differ from the house's. Quotations and text
in brackets do not count.

## Why

AP, the Guardian and the BBC use the sign with numbers; Reuters wrote percent until 2019. Each house uses one form
in running text.

## Wrong

    Prices rose 5% in May. Wages rose 3 percent.

## Right

    Prices rose 5% in May. Wages rose 3%.

## Fix

Unsafe, because words change: the rarer form is changed to the more common one.

## Options

`house.percent`: `%`, `percent` or `per cent`.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import prevailing
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.role import Role

RULE = Rule(
    "NP405",
    "mixed-percent",
    Severity.WARNING,
    Fix.UNSAFE,
    languages=frozenset({"en"}),
    options=("house.percent",),
)

# "5%", "5 percent", "5 per cent"; not "percentage", "five percent"
_PERCENT = lazy_pattern(r"(?<=\d)(?:\s?(?P<sign>%)|\s(?P<one>percent)\b|\s(?P<two>per cent)\b)")
_FORMS = {"sign": "%", "one": "percent", "two": "per cent"}
_NEWS = {"%": "%", "percent": " percent", "per cent": " per cent"}


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the first of the wrong form."""
    house = context.house.percent
    raw = context.raw
    if house is None and ("%" in raw) + ("percent" in raw) + ("per cent" in raw) < 2:
        return
    found = [
        (match.start(), match.end(), _FORMS[match.lastgroup or "sign"])
        for match in context.matches(_PERCENT, context.spans(Role.PARAGRAPH))
        if not context.is_quoted(*match.span()) and not _in_brackets(context.text, *match.span())
    ]
    if not found:
        return
    right = prevailing([form for _, _, form in found], house)
    wrong = [(start, end, form) for start, end, form in found if form != right]
    if wrong:
        start, end, form = wrong[0]
        places = context.listed([at for at, _, _ in wrong])
        edits = tuple(Edit(a, b, _NEWS[right]) for a, b, _ in wrong)
        other = f"the house style has {right}" if house else f"{right} in most of the article"
        yield Finding(start, end, f"{form} {places}; {other}", edits)


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Whether it is inside brackets, where every style allows the sign."""
    line = text.rfind("\n", 0, start) + 1
    opened = text.rfind("(", line, start)
    return text[end : end + 1] == ")" or opened > text.rfind(")", line, start)
