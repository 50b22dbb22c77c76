"""An editor for the tests: pygls' own client, speaking over real pipes with the server that `newsparse lsp` starts."""

import asyncio
import threading
import time
from collections.abc import Coroutine, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.cli_process import COMMAND, environment

Value = TypeVar("Value")

PATIENCE = 30  # seconds; a slow machine that is busy with other tests still answers

# What each editor says of itself, as far as the server looks at it; from what they sent in these versions.
VSCODE: Mapping[str, Any] = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create", "rename", "delete"]},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "synchronization": {"willSave": True, "willSaveWaitUntil": True, "didSave": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "source"]}},
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "foldingRange": {"rangeLimit": 5000, "lineFoldingOnly": True},
    },
}
NEOVIM: Mapping[str, Any] = {
    "general": {"positionEncodings": ["utf-8", "utf-16", "utf-32"]},
    "workspace": {"workspaceEdit": {"resourceOperations": ["rename", "create", "delete"]}},
    "textDocument": {
        "synchronization": {"willSave": True, "willSaveWaitUntil": True, "didSave": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "source"]}},
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit", "command"]},
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
}
EMACS: Mapping[str, Any] = {
    "general": {"positionEncodings": ["utf-32", "utf-8", "utf-16"]},
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "synchronization": {"willSave": True, "willSaveWaitUntil": True, "didSave": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
}
PLAIN: Mapping[str, Any] = {}  # an editor that can do nothing in particular


class Editor:
    """An editor with a server of its own, in which the folders are open; a context manager.

    Every answer is checked against the types of the protocol. What the server writes to standard error has to be
    empty at the end, unless `quiet` is false.
    """

    def __init__(
        self,
        *folders: Path,
        can: Mapping[str, Any] = VSCODE,
        options: Mapping[str, Any] | None = None,
        quiet: bool = True,
    ) -> None:
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[types.Registration] = []
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.capabilities: types.ServerCapabilities
        self._folders, self._can, self._options, self._quiet = folders, can, options, quiet
        self._news = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self.client = LanguageClient("tests", "1")
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._take))
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(partial(self._register))

    def _take(self, params: types.PublishDiagnosticsParams) -> None:
        with self._news:
            self.published.append(params)
            self._news.notify_all()

    def _register(self, params: types.RegistrationParams) -> None:
        with self._news:
            self.registered += params.registrations
            self._news.notify_all()

    def __enter__(self) -> "Editor":
        self._thread.start()
        self.run(self.client.start_io(COMMAND, "lsp", env=environment(), cwd="/"))
        folders = [types.WorkspaceFolder(path.as_uri(), path.name) for path in self._folders]
        capabilities = self.client.protocol._converter.structure(self._can, types.ClientCapabilities)
        asked = types.InitializeParams(
            capabilities=capabilities, workspace_folders=folders, initialization_options=self._options
        )
        self.capabilities = self.ask(types.INITIALIZE, asked).capabilities
        self.tell(types.INITIALIZED, types.InitializedParams())
        return self

    def __exit__(self, *_: object) -> None:
        try:
            if self.server.returncode is None:
                self.ask(types.SHUTDOWN, None)
                self.tell(types.EXIT, None)
            status, errors = self.run(self._ended())
            if self._quiet:
                assert (status, errors) == (0, "")
        finally:
            if self.server.returncode is None:
                self.server.kill()
            self.run(self.client.stop())  # type: ignore[no-untyped-call]
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    async def _ended(self) -> tuple[int, str]:
        assert self.server.stderr
        errors = await self.server.stderr.read()
        return await self.server.wait(), errors.decode("utf-8")

    @property
    def server(self) -> asyncio.subprocess.Process:
        """The process of the server."""
        assert self.client._server
        return self.client._server

    def run(self, work: Coroutine[Any, Any, Value]) -> Value:
        """The result of what the client does in its own thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def ask(self, method: str, params: Any) -> Any:
        """The server's answer."""
        return self.run(self._asked(method, params))

    async def _asked(self, method: str, params: Any) -> Any:
        return await self.client.protocol.send_request_async(method, params)

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self.run(self._told(method, params))

    async def _told(self, method: str, params: Any) -> None:
        self.client.protocol.notify(method, params)

    def send(self, method: str, params: Mapping[str, Any]) -> None:
        """Send a notification as it is, also one that is against the protocol."""
        self.run(self._sent({"jsonrpc": "2.0", "method": method, "params": params}))

    async def _sent(self, message: Mapping[str, Any]) -> None:
        self.client.protocol._send_data(message)

    # ---- documents

    def open(self, uri: str, text: str) -> str:
        """Open a document; its URI."""
        self.texts[uri], self.versions[uri] = text, 1
        document = types.TextDocumentItem(uri, "plaintext", 1, text)
        self.tell(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(document))
        return uri

    def open_file(self, path: Path, text: str | None = None) -> str:
        """Write a text to a file and open that; without a text, open what is there. Its URI."""
        if text is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        return self.open(path.as_uri(), path.read_bytes().decode("utf-8"))

    def replace(self, uri: str, text: str) -> None:
        """Change the whole text of a document."""
        self.texts[uri] = text
        self.edit(uri, types.TextDocumentContentChangeWholeDocument(text))

    def edit(self, uri: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        """Send changes of a document as its next version."""
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(version=self.versions[uri], uri=uri)
        params = types.DidChangeTextDocumentParams(document, list(changes))
        self.tell(types.TEXT_DOCUMENT_DID_CHANGE, params)

    def save(self, uri: str) -> None:
        """Say that a document was written to its file."""
        params = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        self.tell(types.TEXT_DOCUMENT_DID_SAVE, params)

    def close(self, uri: str) -> None:
        """Close a document."""
        params = types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        self.tell(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def diagnostics(self, uri: str, *, after: int = 0) -> Sequence[types.Diagnostic]:
        """What the server publishes of the newest version of a document, waited for.

        With `after`, what it publishes after it has published so many times.
        """
        version = self.versions[uri]
        deadline = time.monotonic() + PATIENCE
        with self._news:
            while True:
                for params in self.published[after:][::-1]:
                    if params.uri == uri and params.version == version:
                        return params.diagnostics
                left = deadline - time.monotonic()
                assert left > 0 and self._news.wait(left), f"nothing about version {version} of {uri}"

    def codes(self, uri: str, *, after: int = 0) -> list[str]:
        """The codes of the diagnostics."""
        return [str(one.code) for one in self.diagnostics(uri, after=after)]

    def wait_for(self, what: str) -> None:
        """Wait until the server has registered for something."""
        deadline = time.monotonic() + PATIENCE
        with self._news:
            while all(one.method != what for one in self.registered):
                left = deadline - time.monotonic()
                assert left > 0 and self._news.wait(left), f"nothing registered for {what}"
