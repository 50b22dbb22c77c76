"""The open documents: their newest versions, and when each is checked."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from lsprotocol.types import PositionEncodingKind, TextDocumentContentChangeEvent

from newsparse.lsp.analysis import Analysis
from newsparse.lsp.project import Projects
from newsparse.lsp.reading import Origin, read
from newsparse.lsp.snapshot import Snapshot, joined
from newsparse.lsp.uri import path_of
from newsparse.lsp.worker import Worker
from newsparse.model.errors import InputError, NewsparseError
from newsparse.text.source import Source

Answer = TypeVar("Answer")

# What is published of a document: an analysis, or the mistake that prevents one.
Outcome = Analysis | NewsparseError

_LEAST_WAIT = 0.02  # seconds after an edit: those of a paste or a macro come together
_MOST_WAIT = 1.0
_SHARE = 0.5  # of the time that the last check took: the longer it takes, the rarer it is

logger = logging.getLogger(__name__)


@dataclass(eq=False)
class _State:
    """What a check is about: a version, the file it is to be saved in, and the analysis as soon as there is one.

    Every event that can change what is found makes a new state.
    """

    snapshot: Snapshot
    origin: Origin
    analysis: Analysis | None = None


@dataclass(eq=False)
class _Document:
    """An open document: its newest state, the running check, and the time at which the next one starts."""

    path: str | None
    state: _State
    timer: asyncio.TimerHandle | None = None
    task: "asyncio.Task[None] | None" = None
    seconds: float = field(default=0.0)  # that the last check took


class Documents:
    """The open documents by URI.

    `publish` is called with the outcome of a check, unless the document has changed since it began, and with None for
    a document that was closed. `workspace` gives the folders that the editor shows.
    """

    def __init__(
        self, publish: Callable[[Snapshot, Outcome | None], None], workspace: Callable[[], Sequence[str]]
    ) -> None:
        self.encoding: str = PositionEncodingKind.Utf16
        self._publish = publish
        self._open: dict[str, _Document] = {}
        self._projects = Projects(workspace)
        self._worker = Worker()

    def open(self, uri: str, version: int, text: str) -> None:
        """The editor has opened a document; it is checked at once."""
        self._forget(uri)
        snapshot = Snapshot(uri, version, joined(text), self.encoding)
        document = _Document(path_of(uri), _State(snapshot, Origin(snapshot.text)))
        self._open[uri] = document
        self._check_after(document, 0)

    def change(self, uri: str, version: int, changes: Iterable[TextDocumentContentChangeEvent]) -> None:
        """The editor has changed a document; one that is not open is not known, and stays so."""
        document = self._open.get(uri)
        if document:
            snapshot = document.state.snapshot.edited(changes, version)
            document.state = _State(snapshot, document.state.origin)
            self._check_after(document, min(_MOST_WAIT, max(_LEAST_WAIT, document.seconds * _SHARE)))

    def save(self, uri: str) -> None:
        """The editor has written a document, perhaps in another encoding than before; it is checked at once."""
        document = self._open.get(uri)
        if document:
            self._check_again(document)

    def close(self, uri: str) -> None:
        """The editor has closed a document; what was published about it is withdrawn."""
        document = self._open.get(uri)
        if document:
            self._forget(uri)
            self._publish(document.state.snapshot, None)

    def lose(self, uri: str | None) -> None:
        """An edit was not understood, so the text of this document, or of every one, is not known any more."""
        for lost in [uri] if uri is not None else list(self._open):
            document = self._open.get(lost)
            if document:
                self._forget(lost)
                problem = "an edit of this text was not understood, so nothing is checked; close it and open it again"
                self._publish(document.state.snapshot, NewsparseError(problem))

    def check_all(self) -> None:
        """Check every document again, with configurations that are read again."""
        self._projects = Projects(self._projects.workspace)
        for document in self._open.values():
            document.state = _State(document.state.snapshot, replace(document.state.origin))
            self._check_after(document, 0)

    async def ask(self, uri: str, question: Callable[[Analysis], Answer]) -> Answer | None:
        """The answer to a question about a document as it is now.

        None if it is not open, or a mistake in its configuration prevents an answer, which the check reports.
        """
        document = self._open.get(uri)
        if document is None:
            return None
        path, state = document.path, document.state

        def work() -> Answer | None:
            try:
                return question(self._analysis(path, state))
            except NewsparseError:
                return None

        return await self._worker.do(work)

    def _check_again(self, document: _Document) -> None:
        snapshot = document.state.snapshot
        document.state = _State(snapshot, Origin(snapshot.text))
        self._check_after(document, 0)

    def _forget(self, uri: str) -> None:
        document = self._open.pop(uri, None)
        if document and document.timer:
            document.timer.cancel()

    def _check_after(self, document: _Document, seconds: float) -> None:
        if document.timer:
            document.timer.cancel()
        document.timer = asyncio.get_running_loop().call_later(seconds, self._start, document)

    def _start(self, document: _Document) -> None:
        document.timer = None
        if document.task is None:  # else the running check starts the next one
            document.task = asyncio.ensure_future(self._check(document))

    async def _check(self, document: _Document) -> None:
        state = document.state
        begun = time.perf_counter()
        outcome = await self._worker.do(lambda: self._outcome(document.path, state))
        document.seconds = time.perf_counter() - begun
        document.task = None
        if self._open.get(state.snapshot.uri) is not document:
            return
        if document.state is state:
            self._publish(state.snapshot, outcome)
        elif document.timer is None:
            self._start(document)

    def _outcome(self, path: str | None, state: _State) -> Outcome:
        try:
            analysis = self._analysis(path, state)
            _ = analysis.problems  # worked out in this thread
        except NewsparseError as error:
            return error
        except Exception as error:  # a mistake of ours, which must not end the server or go unsaid
            logger.exception("checking %s", state.snapshot.uri)
            return NewsparseError(
                f"this text could not be checked, which is a mistake in newsparse: {error!r}"
            )
        return analysis

    def _analysis(self, path: str | None, state: _State) -> Analysis:
        """The analysis of a state; only ever called by the worker. Raises NewsparseError for a configuration."""
        if state.analysis is None:
            project = self._projects.of_file(path)
            job, snapshot = project.job(path), state.snapshot
            encoding = job.settings.encoding
            source: Source | InputError
            try:
                file = state.origin.file(path, encoding) if path else None
                source = read(snapshot.text, path, encoding, file)
            except InputError as error:
                source = error
            excluded = path is not None and project.excludes(path)
            sidecar = project.sidecar_for(path) if path else None
            state.analysis = Analysis(snapshot, job, source, sidecar, excluded=excluded)
        return state.analysis
