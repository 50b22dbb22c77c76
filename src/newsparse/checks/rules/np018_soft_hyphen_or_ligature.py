"""A word contains no soft hyphens or ligature characters.

Reports soft hyphens and the ligature characters ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ, each once per file.

## Why

A soft hyphen belongs to one layout and a ligature to one font. In stored text they break searches: `Minis­ter`
does not match `Minister`, nor `ﬁnance` match `finance`.

## Wrong

    Minis<U+00AD>ter of ﬁnance

## Right

    Minister of finance

## Fix

Safe: soft hyphens are removed and ligatures are written as letters. A soft hyphen at the end of a line is kept,
because the word continues on the next line.
"""

import re
from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text.fold import LIGATURES

RULE = Rule("NP018", "soft-hyphen-or-ligature", Severity.WARNING, Fix.SAFE, scope=Scope.FILE)

_SOFT = "\xad"
# "\xad" inside a line; not the one before a line ending
_SOFT_HYPHEN = lazy_pattern(r"\xad(?!\s*[\r\n])")
# "ﬁ"; not "fi"
_LIGATURE = lazy_pattern(f"[{''.join(LIGATURES)}]")


def check(file: FileContext) -> Iterator[Finding]:
    """At most one finding for soft hyphens and one for ligatures, each at the first."""
    if _SOFT in file.characters:
        yield from _first(file, _SOFT_HYPHEN, "soft hyphen inside a word")
    if not file.characters.isdisjoint(LIGATURES):
        yield from _first(file, _LIGATURE, "ligature character instead of letters")


def _first(file: FileContext, pattern: re.Pattern[str], what: str) -> Iterator[Finding]:
    edits = tuple(Edit(*match.span(), LIGATURES.get(match[0], "")) for match in pattern.finditer(file.text))
    if edits:
        more = f", and {len(edits) - 1} more" if len(edits) > 1 else ""
        yield Finding(edits[0].start, edits[0].end, what + more, edits, key="")
