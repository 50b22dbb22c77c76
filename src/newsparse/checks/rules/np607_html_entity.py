"""A character is written as itself, not as an HTML entity.

Reports `&amp;`, `&nbsp;`, `&#8217;` and the like, also where they were escaped twice.

## Why

The text was taken out of a page without being decoded; the reader sees `AT&amp;T`.

## Wrong

    AT&amp;T said it&#8217;s over.

## Right

    AT&T said it’s over.

## Fix

Safe: the entity becomes its character; a no-break space becomes an ordinary one.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

# "&amp;", "&#8217;", "&#x2019;", "&amp;nbsp;"; not "AT&T", nor "&;"
_ENTITY = lazy_pattern(r"&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DEEPEST = 4


def _decoded(text: str) -> str:
    """The text with its entities decoded, as often as they were escaped."""
    if "&" not in text:
        return text
    from html import unescape

    for _ in range(_DEEPEST):
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return text


RULE = Rule("NP607", "html-entity", Severity.WARNING, Fix.SAFE, fold=_decoded)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each entity that exists."""
    if "&" not in context.raw:
        return
    for match in context.matches(_ENTITY):
        character = _decoded(match[0]).replace("\u00a0", " ")
        if character != match[0]:
            edits = (Edit(match.start(), match.end(), character),)
            yield Finding(match.start(), match.end(), f"{match[0]} where {character!r} is meant", edits)
