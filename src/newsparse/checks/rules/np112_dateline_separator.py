"""The separator after a dateline has a space on both sides, or the house's form.

Reports a dash after a dateline that has no space behind it, or none between it and a closing bracket; and, where the
house has a separator, every other one. The `.-` of Spanish agencies and a dash closed on both sides are left alone.

## Why

Reuters: a spaced dash before the text. AP: a dash with spaces. `(Reuters)- Talks` is read as one word by programs that
take words apart at spaces.

## Wrong

    LIMA, March 3 (Reuters)- Peru's central bank kept its rate at 5%.

## Right

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate at 5%.

## Fix

Safe between dashes: spaces are set, or the house's dash. Unsafe where another sign is put in the place of a dash.

## Options

`house.dateline-separator`: the sign, such as `-` or `—`.
"""

from collections.abc import Iterator

from newsparse.base.characters import DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold as folded

RULE = Rule("NP112", "dateline-separator", Severity.WARNING, Fix.SAFE, options=("house.dateline-separator",))

# " - ", ")- ", ") —"; not the hyphen of "Stratford-upon-Avon", which does not end the dateline
_CLOSING = lazy_pattern(rf"(\s*)(--|[{in_class(DASHES)}:.])$")


_BRACKETS = (")", "）")


def check(context: Context) -> Iterator[Finding]:
    """A finding at the sign."""
    dateline, lead = context.dateline, context.lead
    if dateline is None or lead is None or not dateline.end <= lead.start <= dateline.end + 3:
        return
    text = context.text
    tail = max(dateline.start, dateline.end - 4)
    found = _CLOSING.search(text[tail : dateline.end])
    if not found:
        return
    start, sign = tail + found.start(), found[2]
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
    message = f"{sign} after the dateline, not {wanted} as the house style has it"
    if sign == wanted:
        message = f"the {sign} after the dateline has no space on both sides"
    at = tail + found.start(2)
    safe = folded(sign) == folded(wanted)
    yield Finding(at, at + len(sign), message, (Edit(start, lead.start, new),), safe=safe)
