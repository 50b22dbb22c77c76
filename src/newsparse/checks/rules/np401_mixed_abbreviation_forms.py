"""An abbreviation is written in one way: US or U.S., not both.

Reports, once per abbreviation, that the body writes it both with and without full stops. Titles and subheads do
not count, because many houses write `US` in headlines and `U.S.` in text; nor do quotations and text in capitals.

## Why

AP writes `US` in headlines and `U.S.` in text, Reuters `U.S.`, the Guardian and the BBC `US`. Each uses one form
within a text, and a search for one form misses the other.

## Wrong

    A US delegation left on Monday. The U.S. embassy confirmed it.

## Right

    A U.S. delegation left on Monday. The U.S. embassy confirmed it.

## Fix

Unsafe, because the last full stop may also end its sentence: the rarer form is changed to the more common one, or
the later to the earlier in a tie.

## Options

`house.us-form`: `US` or `U.S.`, for that abbreviation.
"""

import re
from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_after, word_before

RULE = Rule("NP401", "mixed-abbreviation-forms", Severity.WARNING, Fix.UNSAFE, options=("house.us-form",))

# "U.S.", "O.N.U."; not the "J." of one initial, nor "A.M" without its last stop
_STOPPED = lazy_pattern(r"(?<![\w.])(?:[^\W\d_a-z]\.){2,6}")
# Part of each of these, which is quick to find: ".S."; not "J. "
_INSIDE = lazy_pattern(r"\.[^\W\d_a-z]\.")


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding for each abbreviation, at its first use in the other form."""
    stopped: dict[str, list[int]] = {}
    for match in context.matches(_STOPPED, context.holding(_INSIDE, context.body)):
        if match[0].isupper() and _counts(context, *match.span()):
            stopped.setdefault(match[0].replace(".", ""), []).append(match.start())
    house = context.house.us_form
    if house and "US" in context.raw:
        stopped.setdefault("US", [])
    for bare, places in stopped.items():
        yield from _compare(context, bare, places, _bare_places(context, bare))


def _bare_places(context: ArticleContext, bare: str) -> list[int]:
    pattern = re.compile(rf"{bare}(?<![\w.]{bare})(?![\w.]\w)(?!\w)")
    spans = context.with_any((bare,), context.body)
    return [m.start() for m in context.matches(pattern, spans) if _counts(context, *m.span())]


def _counts(context: ArticleContext, start: int, end: int) -> bool:
    """Whether a place shows the article's style: neither quoted nor among words in capitals."""
    if context.is_quoted(start, end):
        return False
    beside = (word_before(context.text, start), word_after(context.text, end))
    words = [word for word in beside if sum(map(str.isalpha, word)) > 1]
    return not (words and all(map(str.isupper, words)))


def _compare(context: ArticleContext, bare: str, stopped: list[int], plain: list[int]) -> Iterator[Finding]:
    form = ".".join(bare) + "."
    house = context.house.us_form if bare == "US" else None
    if house is None and not (stopped and plain):
        return
    if house:
        keeps_stops = house == form
    else:
        keeps_stops = (len(stopped), -min(stopped, default=0)) > (len(plain), -min(plain, default=0))
    wrong, right = (plain, stopped) if keeps_stops else (stopped, plain)
    if not wrong:
        return
    written, wanted = (bare, form) if keeps_stops else (form, bare)
    ends = frozenset(span.end for span in context.body)
    edits = tuple(_edit(context.text, at, written, wanted, ends=ends) for at in wrong)
    elsewhere = f"but {wanted} {context.listed(right)}" if right else f"but the house style has {wanted}"
    message = f"{written} {context.listed(wrong)}, {elsewhere}"
    yield Finding(wrong[0], wrong[0] + len(written), message, edits)


def _edit(text: str, at: int, written: str, wanted: str, *, ends: frozenset[int]) -> Edit:
    """The replacement at one place; a full stop that also ends the sentence is neither lost nor doubled."""
    end = at + len(written)
    if written.endswith("."):
        return Edit(at, end, wanted + "." if end in ends else wanted)
    return Edit(at, end, wanted[:-1] if text[end : end + 1] == "." else wanted)
