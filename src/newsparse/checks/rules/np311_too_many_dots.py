"""A sentence ends with one full stop; an ellipsis has three dots.

Reports two full stops in a row, and five or more. Four are not reported: an ellipsis may follow a full stop.

## Why

Two are a typing error, or an abbreviation's full stop followed by the sentence's (`the firm Doe Inc..`). Five or
more belong in a chat.

## Wrong

    The council voted.. Nobody knew why......

## Right

    The council voted. Nobody knew why...

## Fix

Unsafe, because two dots may be meant as three: two become one, five or more become three.
"""

from collections.abc import Iterator

from newsparse.base.characters import ELLIPSES, EXCLAMATION_MARKS, QUESTION_MARKS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

# In Arabic two dots are a pause, above all in headlines.
RULE = Rule("NP311", "too-many-dots", Severity.WARNING, Fix.UNSAFE, but_not=frozenset({"ar"}))

# "voted..", "why....."; not "...", "....", Russian "!..", "dass..?", "../files" or leaders ("Geneva ........ 12")
_SHOUTS = in_class(QUESTION_MARKS, EXCLAMATION_MARKS)
_DOTS = lazy_pattern(rf"\.(?<=[^\s./\\{_SHOUTS}]\.)(?:\.|\.{{4,19}})(?![.\w/\\{_SHOUTS}{ELLIPSES}]|\s?\d)")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each run of two, or of five and more."""
    if ".." not in context.raw:
        return
    for match in context.matches(_DOTS):
        start, end = match.span()
        right = "." if end - start == 2 else "..."
        message = f"{end - start} full stops in a row; use {right}"
        yield Finding(
            start, end, message, (Edit(start, end, right),), key=word_around(context.text, start, end)
        )
