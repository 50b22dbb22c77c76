"""An output folder: one file per article, in the folder structure of the inputs, each complete or absent.

Workers write files under temporary names. Once these are on disk, their rows are committed, and only then are
they renamed. So every file with its own name is complete and recorded, even after a crash.
"""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from time import monotonic
from typing import NamedTuple

from newsparse.base.counting import counted
from newsparse.batch.convert import staging
from newsparse.batch.convert.document import Document
from newsparse.batch.convert.names import RESERVED, OutputNames, checked
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.pool import Result
from newsparse.batch.convert.task import Known, RunSettings, Staged, Task, Written
from newsparse.batch.convert.within import link_on_way
from newsparse.batch.inputs.request import Note
from newsparse.batch.outputs.guard import BatchGuard
from newsparse.batch.outputs.naming import clash, planned
from newsparse.batch.outputs.output import StoppedError
from newsparse.batch.request import BatchRequest
from newsparse.batch.state.fingerprint import Fingerprint
from newsparse.batch.state.store import DocumentState, State, exists
from newsparse.model.errors import InputError, OutputError, reason

COMMIT_SECONDS = 1.0  # finished work that a killed run may lose; committing more often slows it down
_SYNC_THREADS = 8  # that wait for the disk; the system flushes concurrent files together


def state_of(output: str) -> str:
    """The path of the state of an output folder."""
    return os.path.join(os.path.realpath(output), f"{RESERVED}.sqlite")


def settings_of(request: BatchRequest) -> RunSettings:
    """The settings of a run that writes a folder. Raises OutputError for an unusable name pattern."""
    return RunSettings(
        shape="file",
        to=request.to or "json",
        options=request.options,
        read_as=request.read_as,
        geo=request.geo,
        name=checked(request.name),
        folder=os.path.realpath(request.output),
        front=request.front,
    )


class _Pending(NamedTuple):
    result: Result
    synced: list["Future[None]"]


class OutputFolder:
    """The output folder of a run. Raises OutputError, before anything is written, if names collide."""

    def __init__(
        self, request: BatchRequest, documents: Iterable[Document], note: Note, guard: BatchGuard
    ) -> None:
        self.path = request.output
        self._request = request
        self._note = note
        self._guard = guard
        self.settings = settings_of(request)
        self._names = OutputNames(self.settings.name, self.settings.to)
        self._fingerprint = Fingerprint(self.settings)
        self._pending: list[_Pending] = []
        self._since = monotonic()
        self._is_listed = True  # whether all inputs could be searched, so that a missing one is really gone
        path = state_of(request.output)
        state = State(path) if exists(path) else None
        try:
            self._plan, self.total = planned(request, documents, state, note, guard)
            self._state = state or self._new_state(path)
        except BaseException:
            if state:
                state.close()
            raise
        self._disk = ThreadPoolExecutor(_SYNC_THREADS)
        try:
            self._clean_up()
        except BaseException:  # including Ctrl-C
            self.close()
            raise

    def task(self, number: int, document: Document) -> Task:
        """The work for a document, with the results of earlier runs."""
        if document.problem is not None:
            self.keep_gone()
            return Task(number, document)
        target = self._names.of(document.place)
        if problem := clash(self._plan, document, target):
            return Task(number, document._replace(path=None, data=None, problem=problem))
        row = self._state.find(target)
        return Task(number, document, target, self._known(row, document))

    def _known(self, row: DocumentState | None, document: Document) -> Known | None:
        if row is None or self._request.force or row.outcome.problem is not None:
            return None
        if row.fingerprint != self._fingerprint.of(document) or row.outcome.digest is None:
            return None
        return Known(row.outcome.digest, row.outcome, row.files)

    def add(self, result: Result) -> Iterator[DocumentOutcome]:
        """Take the next result; its outcome is final, and yielded, once its files are on disk."""
        synced = [
            self._disk.submit(staging.sync, staged, self.settings.folder)
            for staged in result.converted.staged
        ]
        self._pending.append(_Pending(result, synced))
        if monotonic() - self._since >= COMMIT_SECONDS:
            yield from self._commit()

    def finish(self) -> Iterator[DocumentOutcome]:
        """Commit the remaining results; then report or prune outputs whose inputs are gone."""
        yield from self._commit()
        gone = self._state.count(*self._are_gone())
        if gone and not self._request.prune:
            what = "the input of 1 output is" if gone == 1 else f"the inputs of {gone:,} outputs are"
            self._note(self.path, f"{what} gone; --prune removes such outputs")
        elif gone and not self._is_listed:
            self._note(
                self.path, "nothing was pruned, because some inputs could not be searched, or there are none"
            )
        elif gone:
            self._prune()
        self._state.commit()

    def stop(self) -> Iterator[DocumentOutcome]:
        """Commit the finished results."""
        yield from self._commit()

    def keep_gone(self) -> None:
        """Prune nothing: not all inputs could be searched, so one that is missing may still exist."""
        self._is_listed = False

    def close(self) -> None:
        """Release the folder and remove temporary files; finished work is kept."""
        with suppress(OSError, OutputError):
            list(self._commit())
        self._disk.shutdown(cancel_futures=True)
        staging.remove_all(self.settings.folder)
        self._state.close()
        self._plan.close()

    # Before the first document

    def _new_state(self, path: str) -> State:
        try:
            os.makedirs(self.settings.folder, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{self.path}: {reason(error)}") from error
        return State(path)

    def _clean_up(self) -> None:
        """Remove what a killed run left behind, and create the folder for temporary files."""
        staging.remove_all(self.settings.folder)
        self._refuse_link()
        try:
            self.settings = self.settings._replace(staging=staging.make(self.settings.folder))
        except OSError as error:
            raise OutputError(f"{os.path.join(self.path, staging.FOLDER)}: {reason(error)}") from error
        for row in list(self._state.rows("superseded IS NOT NULL")):
            self._remove_superseded(row)

    def _refuse_link(self) -> None:
        """Raises OutputError where a link would lead temporary files elsewhere."""
        if os.path.islink(os.path.join(self.settings.folder, staging.FOLDER)):
            shown = os.path.join(self.path, staging.FOLDER)
            raise OutputError(
                f"{shown}: this is a link, and batch writes its temporary files there; remove it"
            )

    # From results to files

    def _commit(self) -> Iterator[DocumentOutcome]:
        """Commit the pending results, then rename their files."""
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
            yield self._renamed(result, row)

    def _row(self, result: Result) -> DocumentState:
        task, outcome = result.task, result.converted.outcome
        before = self._state.find(task.target) if task.target else None
        base = DocumentState(
            key=task.target,
            number=task.number,
            run=self._state.run,
            fingerprint=self._fingerprint.of(task.document),
            outcome=outcome,
        )
        files = before.files if before else ()
        if outcome.problem is not None:
            return base._replace(files=files)
        if outcome.unchanged and before:
            return before._replace(number=task.number, run=self._state.run, outcome=outcome)
        if problem := self._name_conflict(result, files):
            return base._replace(files=files, outcome=outcome.failed(problem))
        written = tuple(staged.file for staged in result.converted.staged)
        names = {file.name for file in written}
        old = (*files, *(before.superseded if before else ()))
        return base._replace(files=written, superseded=tuple(f for f in old if f.name not in names))

    def _name_conflict(self, result: Result, before: tuple[Written, ...]) -> str | None:
        """Why its files cannot have their names: a link leads away, or another file has the name of an article.

        How many articles a document has is known only after parsing.
        """
        ours = {file.name for file in before}
        for staged in result.converted.staged:
            name = staged.file.name
            if link := link_on_way(self.settings.folder, name):
                shown = os.path.join(self.path, os.path.relpath(link, self.settings.folder))
                return (
                    f"its output would go through the link {shown}; remove the link, or choose another folder"
                )
            if name == result.task.target or name in ours:
                continue
            shown = os.path.join(self.path, name)
            if holder := self._plan.holder(name):
                return f"it holds several articles, and the name of one, {shown}, is taken by {holder}"
            if self._guard.is_input(os.path.join(self.settings.folder, name)):
                return f"it holds several articles, and {shown}, the name of one, is an input"
            if not self._request.force and os.path.lexists(os.path.join(self.settings.folder, name)):
                return f"it holds several articles, and {shown} exists and was not written by batch"
        return None

    def _renamed(self, result: Result, row: DocumentState) -> DocumentOutcome:
        """Rename the files of a document; returns its outcome."""
        if row.outcome.problem is not None or row.outcome.unchanged:
            return row.outcome
        for staged in result.converted.staged:
            try:
                self._move(staged)
            except OSError as error:
                problem = staging.failure(os.path.join(self.path, staged.file.name), error)
                if isinstance(problem, InputError):
                    outcome = row.outcome.failed(problem.problem)
                    self._state.put(row._replace(outcome=outcome))
                    return outcome
                raise StoppedError(str(problem)) from error
            self._guard.wrote(os.path.join(self.settings.folder, staged.file.name))
        if row.superseded:
            self._remove_superseded(row)
        return row.outcome

    def _move(self, staged: Staged) -> None:
        try:
            staging.move(staged, self.settings.folder)
        except FileNotFoundError:
            staging.move(staged, self.settings.folder, make=True)

    def _remove_superseded(self, row: DocumentState) -> None:
        for file in row.superseded:
            if self._plan.holder(file.name) is None:
                self._remove(file)
        self._state.put(row._replace(superseded=()))

    # Outputs without inputs

    def _are_gone(self) -> tuple[str, int]:
        return "run < ? AND files IS NOT NULL", self._state.run

    def _prune(self) -> None:
        removed = 0
        for row in list(self._state.rows(*self._are_gone())):
            for file in row.files:
                removed += self._remove(file)
            self._state.drop(row.key)
        whose = "its input is" if removed == 1 else "their inputs are"
        self._note(self.path, f"{counted(removed, 'output')} removed, as {whose} gone")

    def _remove(self, file: Written) -> bool:
        """Remove a file unless it was changed since, and the folders that this leaves empty."""
        path = os.path.join(self.settings.folder, file.name)
        if self._guard.is_input(path):
            self._note(os.path.join(self.path, file.name), "an input of this run; not removed")
            return False
        if not staging.is_as_written(file, self.settings.folder):
            if os.path.lexists(path):
                self._note(os.path.join(self.path, file.name), "changed since batch wrote it; not removed")
            return False
        staging.remove(file, self.settings.folder)
        return True
