"""All articles of a folder follow the same conventions.

Reports an article that has no dateline or no end marker, another end marker, or another kind of quotation marks,
if nine in ten articles in its language agree. Languages with fewer than ten articles are not checked.

## Why

Nine articles in ten show what the house does. An article that differs came from somewhere else and should be
reviewed.

## Wrong

Nine files end with `End Article`, the tenth with `###`.

## Right

All ten files end with `End Article`.

## Fix

None: the articles may come from several houses.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.folder import Folder
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.model.role import Role

RULE = Rule("NP703", "minority-convention", Severity.WARNING, scope=Scope.FOLDER)

_USUAL = 0.9  # of the articles in a language agree: with fewer than ten, one exception is too many
_NONE = "none"
_QUOTES = {
    '"': "straight",
    "“": "curly",
    "„": "low",
    "«": "guillemets",
    "「": "corner",
    "»": "reversed guillemets",
}


def note(context: ArticleContext) -> dict[str, Any] | None:
    """The article's start, language and conventions."""
    if not context.body:
        return None
    marker = next(iter(context.spans(Role.END_MARKER)), None)
    return {
        "start": context.start,
        "language": context.language,
        "dateline": "one" if context.dateline else _NONE,
        "end marker": context.text[marker.start : marker.end].strip() if marker else _NONE,
        "quotation marks": _quotes(context.raw),
    }


def _quotes(text: str) -> str | None:
    """The kind of the first quotation mark, if there is one."""
    found = {text.find(mark): name for mark, name in _QUOTES.items() if mark in text}
    return found[min(found)] if found else None


def check(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """A finding at the start of an article for each convention that it does not share with nearly all others."""
    by_language: dict[str | None, list[Any]] = {}
    for noted in folder.of(RULE.code):
        by_language.setdefault(noted.value["language"], []).append(noted)
    for key in ("dateline", "end marker", "quotation marks"):
        for notes in by_language.values():
            forms = Counter(noted.value[key] for noted in notes if noted.value[key])
            total = sum(forms.values())
            usual, count = forms.most_common(1)[0] if forms else (_NONE, 0)
            if count < _USUAL * total or count == total or _is_optional(key, usual):
                continue
            for noted in notes:
                form = noted.value[key]
                if form and form != usual:
                    start = noted.value["start"]
                    message = f"{key}: {form}, but {count} of {total} articles have {usual}"
                    yield noted.path, Finding(start, start, message, key=f"{key} {form}")


def _is_optional(key: str, usual: str) -> bool:
    """Whether the usual form is to have none: a dateline or an end marker is right even so."""
    return usual == _NONE and key in ("dateline", "end marker")
