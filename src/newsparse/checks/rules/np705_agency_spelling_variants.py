"""A folder spells each agency's name in one way.

Reports the rarer spellings of an agency's name in the datelines of one language, such as `REUTERS` among
`Reuters`. Spellings listed in the house style are not reported.

## Why

A search for the agency's name finds only the stories that spell it the same way.

## Wrong

    a.txt   LIMA (Reuters) - …
    b.txt   LIMA (Reuters) - …
    c.txt   LIMA (REUTERS) - …

## Right

    c.txt   LIMA (Reuters) - …

## Fix

None: an agency may use two names.

## Options

`house.agencies`: the names as the house spells them.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.folder import Folder
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule(
    "NP705", "agency-spelling-variants", Severity.WARNING, scope=Scope.FOLDER, options=("house.agencies",)
)


def note(context: ArticleContext) -> list[Any] | None:
    """The language, the agency, its spelling and extent; None for a spelling in the house style."""
    match, part = context.tree.match, context.part("agency")
    if match is None or part is None or match.agency_id is None:
        return None
    written = " ".join(context.text[part.start : part.end].split())
    if written in context.house.agencies:
        return None
    return [context.language, match.agency_id, written, part.start, part.end]


def check(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """A finding over each spelling that is not the most common one of its agency and language."""
    notes = list(folder.of(RULE.code))
    names: dict[tuple[str | None, str], list[str]] = {}
    for noted in notes:
        language, agency, written, _, _ = noted.value
        names.setdefault((language, agency), []).append(written)
    usual = {key: Counter(written).most_common(1)[0][0] for key, written in names.items()}
    for path, _, (language, agency, written, start, end) in notes:
        right = usual[language, agency]
        if written != right and _is_same_name(written, right):
            yield path, Finding(start, end, f"{written}; elsewhere in the folder {right}")


def _is_same_name(one: str, other: str) -> bool:
    """Whether two spellings differ only in case, full stops, spaces or the article: AP and A.P., not AP and Reuters."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold().removeprefix("the ")))
