"""The check, before anything is written, that every document of a run gets an output name of its own."""

import os
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from newsparse.base.counting import counted
from newsparse.batch.convert.document import Document
from newsparse.batch.convert.names import RESERVED, OutputNames, checked
from newsparse.batch.inputs.kinds import is_archive
from newsparse.batch.inputs.request import Note
from newsparse.batch.outputs.guard import BatchGuard
from newsparse.batch.request import BatchRequest
from newsparse.batch.state.plan import Plan, Rival
from newsparse.batch.state.store import State
from newsparse.model.errors import OutputError

_LONGEST_PATH = 4_096  # bytes, on Linux; elsewhere less
_COLLISIONS_SHOWN = 10  # one line each; the rest are only counted


class Planned(NamedTuple):
    """The names in use, and the number of documents."""

    plan: Plan
    total: int


def planned(
    request: BatchRequest, documents: Iterable[Document], state: State | None, note: Note, guard: BatchGuard
) -> Planned:
    """Name every document's output. Raises OutputError, after `note` was called for each, if names collide.

    So does an output whose name is that of an input; what earlier runs wrote is not an input of a folder.
    """
    guard.begin(os.path.realpath(request.output), state)
    folder = _Folder(request, OutputNames(checked(request.name), request.to or "json"), Plan(), state)
    wrong = _Wrong(note)
    _claim_report(folder)
    total = 0
    for document in documents:
        total += 1
        if document.problem is not None:
            continue
        target = folder.names.of(document.place)
        if _length(target) <= _LONGEST_PATH:  # for others, `clash` says so when their turn comes
            wrong.add(document.name, _collision(document, target, folder))
    for name, path in _at_inputs(folder, guard):
        wrong.add(name, f"its output {path} is an input itself; write to another folder, or see --name")
    if wrong.count:
        raise OutputError(f"{request.output}: {wrong}; nothing was written")
    guard.end()
    if guard.passed:
        files = f"{counted(guard.passed, 'file')} that batch wrote to {request.output}"
        note(guard.first, f"left out {files}; name such a file to convert it")
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
        what = counted(self.count, "output name is", "output names are")
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

    def is_ours(self, target: str) -> bool:
        """Whether an earlier run wrote that file; a row alone says only that it was to be written."""
        row = self.state.find(target) if self.state else None
        return bool(row and any(file.name == target for file in (*row.files, *row.superseded)))


def _collision(document: Document, target: str, folder: _Folder) -> str | None:
    path = os.path.join(folder.request.output, target)
    if target.startswith(RESERVED):
        return f"its output {path} would clash with the files that batch keeps there; rename the input"
    if rival := folder.plan.claim(target, document.name):
        if _are_in_one_archive(document, rival):  # nobody can rename them, so `clash` makes one a failure
            return None
        if not rival.name:
            return f"its output {path} is needed as a folder for other outputs; see --name"
        same = "is also" if rival.target == target else f"is, on some file systems, {rival.target},"
        return f"its output {path} {same} that of {rival.name}; see --name, or write to two folders"
    if folder.request.force or not os.path.lexists(path) or folder.is_ours(target):
        return None
    return f"its output {path} exists and was not written by batch; move it away, or use --force"


def clash(plan: Plan, document: Document, target: str) -> str | None:
    """Why a document cannot have its name although the run goes on; a name that nobody has is assigned to it."""
    if (length := _length(target)) > _LONGEST_PATH:
        return f"its output has a name of {length:,} bytes, and a path has {_LONGEST_PATH:,} at most"
    holder = plan.holder(target)
    if holder == document.name or (holder is None and plan.claim(target, document.name) is None):
        return None
    advice = "write to a single file, such as all.jsonl, or change one of the names"
    return (
        f"its output {target} is also that of {holder or 'another input'}, or differs in case only; {advice}"
    )


def _are_in_one_archive(document: Document, rival: Rival) -> bool:
    if document.path is not None:
        return False
    names = zip(document.name.split("/"), (rival.name or document.name).split("/"), strict=False)
    shared = takewhile(lambda parts: parts[0] == parts[1], names)
    return any(is_archive(part) for part, _ in shared)


def _length(target: str) -> int:
    return len(target.encode("utf-8", "surrogatepass"))
