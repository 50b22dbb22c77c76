"""A character is written as itself, not as an HTML entity.

Reports entities such as `&amp;`, `&nbsp;` and `&#8217;`, including those that were escaped twice.

## Why

The text was taken from a page without being decoded, and readers see `AT&amp;T`.

## Wrong

    AT&amp;T said it&#8217;s over.

## Right

    AT&T said it’s over.

## Fix

Safe: the entity becomes its character; a no-break space becomes an ordinary one.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

# "&amp;", "&#8217;", "&#x2019;", "&amp;nbsp;"; not "AT&T", nor "&;"
_ENTITY = lazy_pattern(r"&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DEEPEST = 4  # levels of escaping: an entity and up to three times `amp;`


def _decoded(text: str) -> str:
    """The text with its entities decoded as often as they were escaped."""
    if "&" not in text:
        return text
    from html import unescape

    for _ in range(_DEEPEST):
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return text


RULE = Rule("NP607", "html-entity", Severity.WARNING, Fix.SAFE, fold=_decoded)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each valid entity."""
    if "&" not in context.raw:
        return
    for match in context.matches(_ENTITY):
        character = _decoded(match[0]).replace("\u00a0", " ")
        if character != match[0]:
            edits = (Edit(match.start(), match.end(), character),)
            yield Finding(match.start(), match.end(), f"HTML entity {match[0]}; use {character!r}", edits)
