"""An output folder: a file for each article, in folders as the inputs are, each whole or not there.

Workers write files under temporary names. When they are on the disk, their rows are committed, and then they
get their own names; so what has its name is whole and in the state, whatever ends the run in between.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from time import monotonic
from typing import NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.names import RESERVED, Names, checked
from newsparse.batch.convert.outcome import Outcome
from newsparse.batch.convert.pool import Result
from newsparse.batch.convert.staging import failure, is_as_written
from newsparse.batch.convert.task import Known, Task, Terms, Written
from newsparse.batch.inputs.request import Note
from newsparse.batch.outputs.naming import planned
from newsparse.batch.outputs.output import StoppedError
from newsparse.batch.request import Request
from newsparse.batch.state.fingerprint import Fingerprint
from newsparse.batch.state.store import Row, State, exists
from newsparse.model.errors import InputError, OutputError, reason

_STAGING = f"{RESERVED}.part"

_MOST = 256  # results that are committed together, at most
_LONGEST = 1.0  # seconds that a result waits to be committed
_SYNCING = 8  # threads that wait for the disk; the system does the waiting files together


def state_of(output: str) -> str:
    """The path of the state of an output folder."""
    return os.path.join(os.path.realpath(output), f"{RESERVED}.sqlite")


def terms_of(request: Request) -> Terms:
    """What a run into a folder has workers do. Raises OutputError for a pattern that makes no names."""
    folder = os.path.realpath(request.output)
    staging = os.path.join(folder, _STAGING, str(os.getpid()))
    how = (request.options, request.read_as, request.geo, checked(request.name))
    return Terms("file", request.to or "json", *how, folder, staging)


class _Pending(NamedTuple):
    result: Result
    synced: list["Future[None]"]


class Tree:
    """The output folder of a run. Raises OutputError, before anything is written, for names that collide."""

    def __init__(self, request: Request, documents: Iterable[Document], note: Note) -> None:
        self.path = request.output
        self._request = request
        self._note = note
        self.terms = terms_of(request)
        self._names = Names(self.terms.name, self.terms.to)
        self._fingerprint = Fingerprint(self.terms)
        self._pending: list[_Pending] = []
        self._since = monotonic()
        self._is_listed = True  # whether all inputs could be looked through
        path = state_of(request.output)
        state = State(path) if exists(path) else None
        try:
            self._plan, self.total = planned(request, documents, state, note)
            self._state = state or self._begun(path)
        except BaseException:
            if state:
                state.close()
            raise
        self._disk = ThreadPoolExecutor(_SYNCING)
        try:
            self._clear()
        except BaseException:  # Ctrl-C may come here already
            self.close()
            raise

    def task(self, number: int, document: Document) -> Task:
        """What is to be done for a document, with what earlier runs did for it."""
        if document.problem is not None:
            self._is_listed = False
            return Task(number, document)
        target = self._names.of(document.place)
        holder = self._plan.holder(target)
        if holder != document.name and (holder is not None or self._plan.claim(target, document.name)):
            problem = f"its output {target} is that of {holder or 'another input'}"
            return Task(number, document._replace(path=None, data=None, problem=problem))
        row = self._state.find(target)
        return Task(number, document, target, self._known(row, document))

    def _known(self, row: Row | None, document: Document) -> Known | None:
        if row is None or self._request.force or row.outcome.problem is not None:
            return None
        if row.terms != self._fingerprint.of(document) or row.outcome.digest is None:
            return None
        return Known(row.outcome.digest, row.outcome, row.files)

    def add(self, result: Result) -> Iterator[Outcome]:
        """Take in the next result; it is certain, and its outcome given, when its files are on the disk."""
        synced = [self._disk.submit(_sync, staged.path) for staged in result.converted.staged]
        self._pending.append(_Pending(result, synced))
        if len(self._pending) >= _MOST or monotonic() - self._since >= _LONGEST:
            yield from self._settle()

    def finish(self) -> Iterator[Outcome]:
        """Settle what is left; then look to outputs whose inputs are gone."""
        yield from self._settle()
        gone = self._state.count(*self._are_gone())
        if gone and not self._request.prune:
            what = "1 output has" if gone == 1 else f"{gone:,} outputs have"
            self._note(self.path, f"{what} no input any more; --prune removes what newsparse wrote for them")
        elif gone and not self._is_listed:
            self._note(self.path, "nothing was pruned, because not all inputs could be looked through")
        elif gone:
            self._prune()
        self._state.commit()

    def stop(self) -> Iterator[Outcome]:
        """Settle what is done."""
        yield from self._settle()

    def close(self) -> None:
        """Let go of the folder, with nothing temporary left in it; what was converted is kept."""
        with suppress(OSError, OutputError):
            list(self._settle())
        self._disk.shutdown(cancel_futures=True)
        shutil.rmtree(os.path.join(self.terms.folder, _STAGING), ignore_errors=True)
        self._state.close()
        self._plan.close()

    # Before the first document

    def _begun(self, path: str) -> State:
        try:
            os.makedirs(self.terms.folder, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{self.path}: {reason(error)}") from error
        return State(path)

    def _clear(self) -> None:
        """Take away what a killed run left, and make room for temporary files."""
        shutil.rmtree(os.path.join(self.terms.folder, _STAGING), ignore_errors=True)
        try:
            os.makedirs(self.terms.staging)
        except OSError as error:
            raise OutputError(f"{self.path}: {reason(error)}") from error
        for row in list(self._state.rows("superseded IS NOT NULL")):
            self._remove_superseded(row)

    # From results to files

    def _settle(self) -> Iterator[Outcome]:
        """Commit what waits, then give the files their names."""
        pending, self._pending = self._pending, []
        self._since = monotonic()
        rows = []
        for result, synced in pending:
            for one in synced:
                one.result()
            rows.append(self._row(result))
        for row in rows:
            if row.key:
                self._state.put(row)
        self._state.commit()
        for (result, _), row in zip(pending, rows, strict=True):
            yield self._named(result, row)

    def _row(self, result: Result) -> Row:
        task, outcome = result.task, result.converted.outcome
        before = self._state.find(task.target) if task.target else None
        base = Row(task.target, task.number, self._state.run, self._fingerprint.of(task.document), outcome)
        files = before.files if before else ()
        if outcome.problem is not None:
            return base._replace(files=files)
        if outcome.unchanged and before:
            return before._replace(number=task.number, run=self._state.run, outcome=outcome)
        if problem := self._taken(result, files):
            return base._replace(files=files, outcome=_failed(outcome, problem))
        written = tuple(staged.file for staged in result.converted.staged)
        names = {file.name for file in written}
        old = (*files, *(before.superseded if before else ()))
        return base._replace(files=written, superseded=tuple(f for f in old if f.name not in names))

    def _taken(self, result: Result, before: tuple[Written, ...]) -> str | None:
        """Why one of several articles cannot have its name, which nobody could know before."""
        ours = {file.name for file in before}
        for staged in result.converted.staged:
            name = staged.file.name
            if name == result.task.target or name in ours:
                continue
            shown = os.path.join(self.path, name)
            if holder := self._plan.holder(name):
                return f"it holds several articles, and the name of one, {shown}, is that of {holder}"
            if not self._request.force and os.path.lexists(os.path.join(self.terms.folder, name)):
                return f"it holds several articles, and {shown} is there and no newsparse batch wrote it"
        return None

    def _named(self, result: Result, row: Row) -> Outcome:
        """Give the files of a document their names."""
        if row.outcome.problem is not None or row.outcome.unchanged:
            return row.outcome
        for staged in result.converted.staged:
            path = os.path.join(self.terms.folder, staged.file.name)
            try:
                _move(staged.path, path)
            except OSError as error:
                problem = failure(os.path.join(self.path, staged.file.name), error)
                if isinstance(problem, InputError):
                    outcome = _failed(row.outcome, problem.problem)
                    self._state.put(row._replace(outcome=outcome))
                    return outcome
                raise StoppedError(str(problem)) from error
        if row.superseded:
            self._remove_superseded(row)
        return row.outcome

    def _remove_superseded(self, row: Row) -> None:
        for file in row.superseded:
            if self._plan.holder(file.name) is None:
                self._remove(file)
        self._state.put(row._replace(superseded=()))

    # What is gone

    def _are_gone(self) -> tuple[str, int]:
        return "run < ? AND files IS NOT NULL", self._state.run

    def _prune(self) -> None:
        removed = 0
        for row in list(self._state.rows(*self._are_gone())):
            for file in row.files:
                removed += self._remove(file)
            self._state.drop(row.key)
        self._note(self.path, f"{removed:,} outputs removed whose inputs are gone")

    def _remove(self, file: Written) -> bool:
        """Remove a file that is still as we wrote it, and the folders that this leaves empty."""
        path = os.path.join(self.terms.folder, file.name)
        if not is_as_written(file, self.terms.folder):
            if os.path.lexists(path):
                self._note(os.path.join(self.path, file.name), "changed since it was written, and left alone")
            return False
        with suppress(OSError):
            os.unlink(path)
        folder = file.name.rpartition("/")[0]
        with suppress(OSError):  # it is not empty
            while folder:
                os.rmdir(os.path.join(self.terms.folder, folder))
                folder = folder.rpartition("/")[0]
        return True


def _failed(outcome: Outcome, problem: str) -> Outcome:
    return outcome._replace(problem=problem, articles=0, roles={}, languages={})


def _move(staged: str, path: str) -> None:
    try:
        os.replace(staged, path)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.replace(staged, path)


def _sync(path: str) -> None:
    """Wait until the file is on the disk: after a power cut a file with its own name is whole, too."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
