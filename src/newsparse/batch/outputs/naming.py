"""Which name each document's file gets in an output folder, before anything is written."""

import os
from collections.abc import Iterable
from typing import NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.names import RESERVED, Names, checked
from newsparse.batch.inputs.request import Note
from newsparse.batch.request import Request
from newsparse.batch.state.plan import Plan
from newsparse.batch.state.store import State
from newsparse.model.errors import OutputError

_SHOWN = 10  # collisions that are told one by one


class Planned(NamedTuple):
    """The names that are spoken for, and how many documents there are."""

    plan: Plan
    total: int


def planned(request: Request, documents: Iterable[Document], state: State | None, note: Note) -> Planned:
    """Give every document its name. Raises OutputError where some cannot have theirs; `note` is told which."""
    names = Names(checked(request.name), request.to or "json")
    plan, total, wrong = Plan(), 0, 0
    for document in documents:
        total += 1
        if document.problem is not None:
            continue
        problem = _collision(document, names.of(document.place), _Folder(request, plan, state))
        if problem:
            wrong += 1
            if wrong <= _SHOWN:
                note(document.name, problem)
    if wrong:
        more = f" ({wrong - _SHOWN:,} more are not shown)" if wrong > _SHOWN else ""
        what = "1 output cannot" if wrong == 1 else f"{wrong:,} outputs cannot"
        raise OutputError(f"{request.output}: {what} have the name that it should{more}; nothing was done")
    return Planned(plan, total)


class _Folder(NamedTuple):
    """What names are compared with: those that are spoken for, those that are there."""

    request: Request
    plan: Plan
    state: State | None


def _collision(document: Document, target: str, folder: _Folder) -> str | None:
    path = os.path.join(folder.request.output, target)
    if target.startswith(RESERVED):
        return f"its output {path} would be among the files of newsparse batch; rename it"
    if rival := folder.plan.claim(target, document.name):
        if not rival.name:
            return f"its output {path} must be a folder for the outputs of others; see --name"
        same = "is also" if rival.target == target else f"is, for some file systems, {rival.target},"
        return f"its output {path} {same} that of {rival.name}; see --name, or write to two folders"
    if folder.request.force or not os.path.lexists(path) or (folder.state and folder.state.find(target)):
        return None
    return f"its output {path} is there, and no newsparse batch wrote it; move it away, or --force"
