"""A punctuation mark is not repeated.

Reports the same mark twice (`,,` `;;` `!!` `??`), and commas, semicolons and full stops in a row (`,.` `,;`).
Repeated full stops are reported by NP311. `?!`, `...`, and an abbreviation's full stop before a comma are not
reported.

## Why

Repeated commas are typing errors, repeated exclamation marks are shouting. Newsroom style guides allow one
exclamation mark at most.

## Wrong

    The council voted,, and the mayor left!!

## Right

    The council voted, and the mayor left!

## Fix

Unsafe, because one of the marks may be a typing error for another: the first is kept, or the full stop of a comma
and a full stop.
"""

from collections.abc import Iterator

from newsparse.base.characters import EXCLAMATION_MARKS, QUESTION_MARKS, SENTENCE_CLOSERS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

RULE = Rule("NP314", "repeated-punctuation", Severity.WARNING, Fix.UNSAFE)

# "voted,,", "left!!", "left,."; not "?!", "etc.,", "::", "!!!" as a band's name or ",,so''" for a low mark
_REPEATED = lazy_pattern(
    rf"(?<=[\w{in_class(SENTENCE_CLOSERS)}])"
    r"(?:,{2,5}|;{2,5}|!{2,9}|\?{2,9}|，{2,5}|。{2,5}|、{2,5}|،{2,5}|؟{2,9}|[,;]{1,2}\.(?!\.)|,;|;,)(?![\w!?])"
)
_SHOUTS = QUESTION_MARKS + EXCLAMATION_MARKS  # a quotation may keep them
_PAIRS = (",,", ";;", "!!", "??", ",.", ";.", ",;", ";,", "，，", "。。", "、、", "،،", "؟؟")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each run of signs."""
    characters, raw = context.file.characters, context.raw
    if not any(pair[0] in characters and pair[1] in characters and pair in raw for pair in _PAIRS):
        return
    for match in context.matches(_REPEATED):
        start, end = match.span()
        if match[0][0] in _SHOUTS and context.is_quoted(start, end):
            continue
        right = "." if match[0].endswith(".") else match[0][0]
        message = f"repeated punctuation {match[0]}; use {right}"
        yield Finding(
            start, end, message, (Edit(start, end, right),), key=word_around(context.text, start, end)
        )
