"""The check, before anything is written, that every document of a run gets an output name of its own."""

import os
from collections.abc import Iterable
from typing import NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.names import RESERVED, OutputNames, checked
from newsparse.batch.inputs.request import Note
from newsparse.batch.request import BatchRequest
from newsparse.batch.state.plan import Plan
from newsparse.batch.state.store import State
from newsparse.model.errors import OutputError

_COLLISIONS_SHOWN = 10  # one line each; the rest are only counted


class Planned(NamedTuple):
    """The names in use, and the number of documents."""

    plan: Plan
    total: int


def planned(request: BatchRequest, documents: Iterable[Document], state: State | None, note: Note) -> Planned:
    """Name every document's output. Raises OutputError if names collide, after `note` was called for each."""
    names = OutputNames(checked(request.name), request.to or "json")
    plan, total, wrong = Plan(), 0, 0
    for document in documents:
        total += 1
        if document.problem is not None:
            continue
        problem = _collision(document, names.of(document.place), _Folder(request, plan, state))
        if problem:
            wrong += 1
            if wrong <= _COLLISIONS_SHOWN:
                note(document.name, problem)
    if wrong:
        more = f" ({wrong - _COLLISIONS_SHOWN:,} more not shown)" if wrong > _COLLISIONS_SHOWN else ""
        what = "1 output name is" if wrong == 1 else f"{wrong:,} output names are"
        raise OutputError(f"{request.output}: {what} not available{more}; nothing was written")
    return Planned(plan, total)


class _Folder(NamedTuple):
    """What a new name is compared with: the names in use, and the files that exist."""

    request: BatchRequest
    plan: Plan
    state: State | None


def _collision(document: Document, target: str, folder: _Folder) -> str | None:
    path = os.path.join(folder.request.output, target)
    if target.startswith(RESERVED):
        return f"its output {path} would clash with the files that batch keeps there; rename the input"
    if rival := folder.plan.claim(target, document.name):
        if not rival.name:
            return f"its output {path} is needed as a folder for other outputs; see --name"
        same = "is also" if rival.target == target else f"is, on some file systems, {rival.target},"
        return f"its output {path} {same} that of {rival.name}; see --name, or write to two folders"
    if folder.request.force or not os.path.lexists(path) or (folder.state and folder.state.find(target)):
        return None
    return f"its output {path} exists and was not written by batch; move it away, or use --force"
