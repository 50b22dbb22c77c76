"""An article contains no take marks.

Reports lines such as `(MORE)`, `MORE TO FOLLOW`, `1st Lead` or `mehr folgt`. Text after a `-30-` is reported by
NP116.

## Why

Wires send long stories in takes, and mark the end of each to say that more follows. In the complete story the
marks have no use.

## Wrong

    The central bank kept its rate on Monday.
    (MORE)
    Its governor spoke to reporters.

## Right

    The central bank kept its rate on Monday.
    Its governor spoke to reporters.

## Fix

Unsafe, because a line is removed.
"""

from collections.abc import Iterator

from newsparse.base.characters import BLANKS, BRACKETS, ITEM_DASHES, RULER_SIGNS, SLASHES
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.residue import removal
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.role import Role

RULE = Rule("NP503", "take-mark", Severity.WARNING, Fix.UNSAFE)

_DECORATION = BLANKS + RULER_SIGNS + BRACKETS + SLASHES


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each such line."""
    marks = load("check_words")["take_marks"]
    longest = max(map(len, marks))
    for span in context.blocks:
        if span.role is Role.TITLE:
            continue
        line = context.text[span.start : span.end]
        if line[1:2] == " " and line[0] in ITEM_DASHES:  # of a menu: `* More`
            continue
        bare = line.strip(_DECORATION)
        if len(bare) > longest:
            continue
        if (bare != line or bare.isupper()) and bare.casefold() in marks:
            yield Finding(span.start, span.end, "take mark of the wire; remove it", (removal(context, span),))
