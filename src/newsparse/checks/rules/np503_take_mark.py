"""No mark of a wire's takes stands in the article.

Reports lines such as `(MORE)`, `MORE TO FOLLOW`, `1st Lead`, `mehr folgt`. A `-30-` with text after it is NP116's.

## Why

Wires send long stories in takes, and say at the end of each that more is coming. Put together, the story does not
need the marks any more.

## Wrong

    The central bank kept its rate on Monday.
    (MORE)
    Its governor spoke to reporters.

## Right

    The central bank kept its rate on Monday.
    Its governor spoke to reporters.

## Fix

Unsafe, since a line is taken out.
"""

from collections.abc import Iterator

from newsparse.base.characters import BLANKS, BRACKETS, ITEM_DASHES, RULER_SIGNS, SLASHES
from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.context.residue import removal
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.role import Role

RULE = Rule("NP503", "take-mark", Severity.WARNING, Fix.UNSAFE)

_LONGEST = 30
_DECORATION = BLANKS + RULER_SIGNS + BRACKETS + SLASHES


def check(context: Context) -> Iterator[Finding]:
    """A finding over each such line."""
    for span in context.blocks:
        if span.end - span.start > _LONGEST or span.role is Role.TITLE:
            continue
        line = context.text[span.start : span.end]
        if line[1:2] == " " and line[0] in ITEM_DASHES:  # of a menu: `* More`
            continue
        bare = line.strip(_DECORATION)
        if (bare != line or bare.isupper()) and bare.casefold() in load("check_words")["take_marks"]:
            yield Finding(span.start, span.end, "a mark of the wire's takes", (removal(context, span),))
