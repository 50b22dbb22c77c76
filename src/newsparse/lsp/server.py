"""The server: what it offers to editors, and which function answers."""

import logging
from functools import partial
from typing import BinaryIO

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer

from newsparse.lsp import actions, findings, folding, hover, outline
from newsparse.lsp.actions import Abilities
from newsparse.lsp.documents import Documents, Outcome
from newsparse.lsp.project import WATCHED
from newsparse.lsp.protocol import DocumentProtocol
from newsparse.lsp.snapshot import Snapshot
from newsparse.lsp.uri import path_of
from newsparse.model import __version__
from newsparse.model.errors import NewsparseError

FIX_ON_SAVE = "fixOnSave"  # the only initialization option

logger = logging.getLogger(__name__)


class Server(LanguageServer):
    """The language server of newsparse; `is_shut_down` is true once the editor has said so."""

    def __init__(self) -> None:
        super().__init__("newsparse", __version__, protocol_cls=DocumentProtocol)
        self.documents = Documents(self._publish, self._folders)
        self.is_shut_down = False
        for method, answer, options in (
            (types.INITIALIZE, self._initialize, None),
            (types.INITIALIZED, self._initialized, None),
            (types.SHUTDOWN, self._shut_down, None),
            (types.EXIT, self._exit, None),
            (types.TEXT_DOCUMENT_DID_SAVE, self._saved, None),
            (types.WORKSPACE_DID_CHANGE_CONFIGURATION, self._reconfigured, None),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._reconfigured, None),
            (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, self._reconfigured, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, self._actions, _ACTIONS),
            (types.CODE_ACTION_RESOLVE, self._resolved, None),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._outline, None),
            (types.TEXT_DOCUMENT_HOVER, self._hover, None),
            (types.TEXT_DOCUMENT_FOLDING_RANGE, self._foldings, None),
            (types.TEXT_DOCUMENT_FORMATTING, self._formatted, None),
        ):
            self.feature(method, options)(partial(answer))  # pygls marks what it registers

    def report_server_error(self, error: Exception, source: object) -> None:
        """A message that could not be handled goes to the log: a window for each would only be in the way."""
        problem = f"{error}: {error.__cause__}" if error.__cause__ else str(error)
        logger.error("a message that cannot be handled: %s", problem.partition("\n")[0])

    # ---- its life

    def _initialize(self, params: types.InitializeParams) -> None:
        self.documents.encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        wanted = params.initialization_options
        if isinstance(wanted, dict) and wanted.get(FIX_ON_SAVE) is True:
            self.feature(types.TEXT_DOCUMENT_WILL_SAVE_WAIT_UNTIL)(partial(self._will_save))

    def _initialized(self, params: types.InitializedParams) -> None:
        if not self._can("workspace.did_change_watched_files.dynamic_registration"):
            return
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("newsparse-configurations", method, options)
        self.client_register_capability(types.RegistrationParams([registration]))

    def _shut_down(self, params: None) -> None:
        self.is_shut_down = True

    def _exit(self, params: None) -> None:
        logging.disable()  # what is still being answered cannot be sent any more

    def _can(self, ability: str) -> bool:
        return bool(get_capability(self.client_capabilities, ability))

    def _folders(self) -> list[str]:
        """The paths of the workspace's folders."""
        uris = [*self.workspace.folders, self.workspace.root_uri]
        return list(dict.fromkeys(path for uri in uris if uri and (path := path_of(uri))))

    # ---- what it is told

    def _saved(self, params: types.DidSaveTextDocumentParams) -> None:
        self.documents.save(params.text_document.uri)

    def _reconfigured(self, params: object) -> None:
        self.documents.check_all()

    def _publish(self, snapshot: Snapshot, outcome: Outcome | None) -> None:
        if outcome is None:
            found = []
        elif isinstance(outcome, NewsparseError):
            found = [findings.of_mistake(outcome)]
        else:
            found = list(findings.diagnostics(outcome))
        version = None if outcome is None else snapshot.version
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(snapshot.uri, found, version))

    # ---- what it is asked

    @property
    def _abilities(self) -> Abilities:
        asked = get_capability(
            self.client_capabilities, "text_document.code_action.resolve_support.properties"
        )
        operations = get_capability(self.client_capabilities, "workspace.workspace_edit.resource_operations")
        return Abilities(
            versioned=self._can("workspace.workspace_edit.document_changes"),
            resolves="edit" in (asked or ()),
            creates=types.ResourceOperationKind.Create in (operations or ()),
        )

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        only = (
            None
            if params.context.only is None
            else [str(getattr(k, "value", k)) for k in params.context.only]
        )
        abilities = self._abilities
        return await self.documents.ask(
            params.text_document.uri,
            lambda analysis: actions.actions(analysis, params.range, only, abilities),
        )

    async def _resolved(self, action: types.CodeAction) -> types.CodeAction:
        abilities = self._abilities
        if isinstance(action.data, str) and action.edit is None:
            await self.documents.ask(
                action.data, lambda analysis: actions.with_all_fixes(action, analysis, abilities)
            )
        return action

    async def _formatted(self, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        return await self.documents.ask(params.text_document.uri, actions.all_fixes)

    async def _will_save(self, params: types.WillSaveTextDocumentParams) -> list[types.TextEdit] | None:
        return await self.documents.ask(params.text_document.uri, actions.all_fixes)

    async def _outline(
        self, params: types.DocumentSymbolParams
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
        uri = params.text_document.uri
        found = await self.documents.ask(uri, outline.outline)
        if found is None or self._can("text_document.document_symbol.hierarchical_document_symbol_support"):
            return found
        return list(outline.flat(found, uri))

    async def _hover(self, params: types.HoverParams) -> types.Hover | None:
        formats = get_capability(self.client_capabilities, "text_document.hover.content_format")
        markdown = not formats or types.MarkupKind.Markdown in formats
        return await self.documents.ask(
            params.text_document.uri,
            lambda analysis: hover.hover(analysis, params.position, markdown=markdown),
        )

    async def _foldings(self, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        most = get_capability(self.client_capabilities, "text_document.folding_range.range_limit")
        return await self.documents.ask(
            params.text_document.uri, lambda analysis: folding.foldings(analysis, most)
        )


_ACTIONS = types.CodeActionOptions(code_action_kinds=list(actions.KINDS), resolve_provider=True)


def serve(stdin: BinaryIO, stdout: BinaryIO) -> bool:
    """Serve one editor until it ends the session or closes the pipe; whether it had said so before."""
    server = Server()
    server.start_io(stdin, stdout)
    return server.is_shut_down
