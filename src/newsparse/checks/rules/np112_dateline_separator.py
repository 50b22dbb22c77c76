"""A dateline ends with a spaced separator, in the house's form.

Reports a dash after a dateline without a space after it, or without a space between it and a closing bracket; and
any separator other than the house's, if the house style sets one. The `.-` of Spanish agencies, and dashes
without any space, are not reported.

## Why

Reuters and AP both set a spaced dash before the text. Programs that split words at spaces read `(Reuters)-` as
one word.

## Wrong

    LIMA, March 3 (Reuters)- Peru's central bank kept its rate at 5%.

## Right

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate at 5%.

## Fix

Safe between dashes: spaces are added, or the dash is replaced by the house's. Unsafe if a dash is replaced by
another sign.

## Options

`house.dateline-separator`: the separator, such as `-` or `—`.
"""

from collections.abc import Iterator

from newsparse.base.characters import DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold as folded

RULE = Rule("NP112", "dateline-separator", Severity.WARNING, Fix.SAFE, options=("house.dateline-separator",))

# " - ", ")- ", ") —"; not the hyphen of "Stratford-upon-Avon", which does not end the dateline
_CLOSING = lazy_pattern(rf"(\s*)(--|[{in_class(DASHES)}:.])$")


_BRACKETS = (")", "）")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at the sign."""
    dateline, lead = context.dateline, context.lead
    if dateline is None or lead is None or not context.opens_lead(dateline):
        return
    text = context.text
    found = _CLOSING.search(text, dateline.start, dateline.end)
    if not found:
        return
    start, sign = found.start(), found[2]
    house = context.house.dateline_separator
    wanted = house.strip() if house else sign
    is_dash = wanted not in ":."
    before, after = bool(found[1]), lead.start > dateline.end
    behind_bracket = text[start - 1 : start] in _BRACKETS
    spaced = (
        not is_dash
        or (after and before)
        or not (before or behind_bracket)
        or (sign != "-" and before == after)
    )
    if sign == wanted and spaced:
        return
    new = f" {wanted} " if is_dash else f"{wanted} "
    message = f"{sign} after the dateline; the house style has {wanted}"
    if sign == wanted:
        message = f"{sign} after the dateline needs a space on both sides"
    at = found.start(2)
    safe = folded(sign) == folded(wanted)
    yield Finding(at, at + len(sign), message, (Edit(start, lead.start, new),), safe=safe)
