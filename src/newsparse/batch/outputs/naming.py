"""The check, before anything is written, that every document of a run gets an output name of its own."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.names import RESERVED, OutputNames, checked
from newsparse.batch.inputs.request import Note
from newsparse.batch.outputs.guard import BatchGuard
from newsparse.batch.request import BatchRequest
from newsparse.batch.state.plan import Plan
from newsparse.batch.state.store import State
from newsparse.model.errors import OutputError

_COLLISIONS_SHOWN = 10  # one line each; the rest are only counted


class Planned(NamedTuple):
    """The names in use, and the number of documents."""

    plan: Plan
    total: int


def planned(
    request: BatchRequest, documents: Iterable[Document], state: State | None, note: Note, guard: BatchGuard
) -> Planned:
    """Name every document's output. Raises OutputError, after `note` was called for each, if names collide.

    So does an output whose name is that of an input; what earlier runs wrote is no input of a folder.
    """
    guard.begin(os.path.realpath(request.output), state)
    folder = _Folder(request, OutputNames(checked(request.name), request.to or "json"), Plan(), state)
    wrong = _Wrong(note)
    _claim_report(folder)
    total = 0
    for document in documents:
        total += 1
        if document.problem is None:
            wrong.add(document.name, _collision(document, folder.names.of(document.place), folder))
    for name, path in _at_inputs(folder, guard):
        wrong.add(name, f"its output {path} is an input itself; write to another folder, or see --name")
    if wrong.count:
        raise OutputError(f"{request.output}: {wrong}; nothing was written")
    guard.end()
    if guard.passed:
        written = "1 file" if guard.passed == 1 else f"{guard.passed:,} files"
        note(
            guard.first,
            f"left out {written} that batch wrote to {request.output}; name such a file to convert it",
        )
    return Planned(folder.plan, total)


class _Wrong:
    """The names that are not available: counted, and the first ones reported."""

    def __init__(self, note: Note) -> None:
        self.count = 0
        self._note = note

    def add(self, name: str, problem: str | None) -> None:
        if problem is None:
            return
        self.count += 1
        if self.count <= _COLLISIONS_SHOWN:
            self._note(name, problem)

    def __str__(self) -> str:
        hidden = self.count - _COLLISIONS_SHOWN
        what = "1 output name is" if self.count == 1 else f"{self.count:,} output names are"
        return f"{what} not available" + (f" ({hidden:,} more not shown)" if hidden > 0 else "")


def _claim_report(folder: "_Folder") -> None:
    """Take the name of the report, if that is in the output folder, so that no article gets it."""
    request = folder.request
    if request.report:
        report, output = os.path.realpath(request.report), os.path.join(os.path.realpath(request.output), "")
        if report.startswith(output):
            folder.plan.claim(report.removeprefix(output).replace(os.sep, "/"), "--report")


def _at_inputs(folder: "_Folder", guard: BatchGuard) -> Iterator[tuple[str, str]]:
    """The documents whose output would replace an input, each with the path of the output."""
    if not os.path.isdir(folder.request.output):
        return
    for target, name in folder.plan.documents():
        path = os.path.join(folder.request.output, target)
        if guard.is_input(path):
            yield name, path


class _Folder(NamedTuple):
    """What a new name is compared with: the names in use, and the files that exist."""

    request: BatchRequest
    names: OutputNames
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
