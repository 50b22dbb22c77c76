"""An agency's name is written in one way throughout a folder.

Reports the rarer spellings of an agency in the datelines of one language: `REUTERS` among `Reuters`. A spelling that
the house lists is right.

## Why

Who looks for an agency's stories by its name finds only those that spell it so.

## Wrong

    a.txt   LIMA (Reuters) - …
    b.txt   LIMA (Reuters) - …
    c.txt   LIMA (REUTERS) - …

## Right

    c.txt   LIMA (Reuters) - …

## Fix

None: one agency may sign with two names.

## Options

`house.agencies`: names as the house writes them.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from newsparse.checks.context.context import Context
from newsparse.checks.context.folder import Folder
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope

RULE = Rule(
    "NP705", "agency-spelling-variants", Severity.WARNING, scope=Scope.FOLDER, options=("house.agencies",)
)


def note(context: Context) -> list[Any] | None:
    """The language, the agency and how it is written, and where; None for a spelling of the house."""
    match, part = context.tree.match, context.part("agency")
    if match is None or part is None or match.agency_id is None:
        return None
    written = " ".join(context.text[part.start : part.end].split())
    if written in context.house.agencies:
        return None
    return [context.language, match.agency_id, written, part.start, part.end]


def check(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """A finding over each name that is not the commonest of its agency in its language."""
    notes = list(folder.of(RULE.code))
    names: dict[tuple[str | None, str], list[str]] = {}
    for noted in notes:
        language, agency, written, _, _ = noted.value
        names.setdefault((language, agency), []).append(written)
    usual = {key: Counter(written).most_common(1)[0][0] for key, written in names.items()}
    for path, _, (language, agency, written, start, end) in notes:
        right = usual[language, agency]
        if written != right and _is_same_name(written, right):
            yield path, Finding(start, end, f"{written}, elsewhere in the folder {right}")


def _is_same_name(one: str, other: str) -> bool:
    """Whether two spellings differ in case, stops, spaces or the article only: AP and A.P., not AP and Reuters."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold().removeprefix("the ")))
