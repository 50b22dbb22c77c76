"""A byline begins with a capital and does not end with punctuation.

Reports a byline that begins with a lower-case letter or ends with a full stop, comma, semicolon or colon. A small
letter is reported in English only: German, French or Spanish desks write `von` and `por` as they please.

## Why

A byline is a line of its own, not a sentence, and programs read names from it.

## Wrong

    by Ana Ruiz.

## Right

    By Ana Ruiz

## Fix

None: the last full stop may belong to an abbreviation.
"""

from collections.abc import Iterator

from newsparse.base.characters import COLONS, COMMAS, FULL_STOPS, SEMICOLONS
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP113", "byline-form", Severity.INFO)

_SIGNS = FULL_STOPS + COMMAS + SEMICOLONS + COLONS
_CAPITALISED = frozenset({"en"})  # languages whose bylines begin with a capital everywhere
_SHORTEST_WORD = 4  # letters before the last sign; shorter words are abbreviations: "Jr.", "M.D."


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each such byline."""
    for span in context.spans(Role.BYLINE):
        line = context.text[span.start : span.end].strip()
        last = line.split()[-1]
        if line[0].islower() and context.language in _CAPITALISED:
            yield Finding(span.start, span.end, "byline begins with a lower-case letter")
        elif line[-1] in _SIGNS and len(last.strip(_SIGNS)) >= _SHORTEST_WORD and "." not in last[:-1]:
            yield Finding(span.start, span.end, f"byline ends with {line[-1]}")
