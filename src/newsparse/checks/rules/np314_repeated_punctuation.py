"""One sign of punctuation is enough.

Reports the same sign twice (`,,` `;;` `!!` `??`), and commas, semicolons and stops that meet (`,.` `,;`).
Stops in a row are another matter: see NP311. `?!`, `...`, and an abbreviation's stop before a comma are
left alone.

## Why

The first is a slip, the second shouting; every style guide of a newsroom has one exclamation mark at the
most.

## Wrong

    The council voted,, and the mayor left!!

## Right

    The council voted, and the mayor left!

## Fix

Unsafe, since one of the signs may stand for another: the first of them stays; of a comma and a stop, the
stop.
"""

from collections.abc import Iterator

from newsparse.base.characters import EXCLAMATION_MARKS, QUESTION_MARKS, SENTENCE_CLOSERS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import around

RULE = Rule("NP314", "repeated-punctuation", Severity.WARNING, Fix.UNSAFE)

# "voted,,", "left!!", "left,."; not "?!", "etc.,", "::", "!!!" as a band's name or ",,so''" for a low mark
_REPEATED = lazy_pattern(
    rf"(?<=[\w{in_class(SENTENCE_CLOSERS)}])"
    r"(?:,{2,5}|;{2,5}|!{2,9}|\?{2,9}|，{2,5}|。{2,5}|、{2,5}|،{2,5}|؟{2,9}|[,;]{1,2}\.(?!\.)|,;|;,)(?![\w!?])"
)
_SHOUTS = QUESTION_MARKS + EXCLAMATION_MARKS  # what a quoted person writes so is quoted so
_PAIRS = (",,", ";;", "!!", "??", ",.", ";.", ",;", ";,", "，，", "。。", "、、", "،،", "؟؟")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each run of signs."""
    characters = context.file.characters
    if not any(pair[0] in characters and pair in context.raw for pair in _PAIRS):
        return
    for match in context.matches(_REPEATED):
        start, end = match.span()
        if match[0][0] in _SHOUTS and context.is_quoted(start, end):
            continue
        right = "." if match[0].endswith(".") else match[0][0]
        message = f"{match[0]} where {right} is enough"
        yield Finding(start, end, message, (Edit(start, end, right),), key=around(context.text, start, end))
