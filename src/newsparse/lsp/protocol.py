"""The protocol as pygls speaks it, but for the texts of documents, which are kept as newsparse divides them into lines.

pygls takes U+2028 and the form feed for ends of lines, which they are not in the protocol; its edits would then change
the wrong lines.
"""

from typing import Any, Protocol, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import RPCRequest
from pygls.protocol.language_server import lsp_method

from newsparse.lsp.documents import Documents

_LARGEST = 2**31 - 1


class _HasDocuments(Protocol):
    documents: Documents


class DocumentProtocol(LanguageServerProtocol):
    """The protocol of a server that has `documents`."""

    def _documents(self) -> Documents:
        return cast(_HasDocuments, self._server).documents

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A document was opened."""
        document = params.text_document
        self._documents().open(document.uri, document.version, document.text)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document was changed."""
        document = params.text_document
        self._documents().change(document.uri, document.version, params.content_changes)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A document was closed."""
        self._documents().close(params.text_document.uri)

    def handle_message(self, message: Any) -> None:
        """Handle a message; one before the session begins or after it has ended is refused, if it asks for anything."""
        method = getattr(message, "method", None)
        early = self._workspace is None and method != types.INITIALIZE
        if method in (None, types.EXIT) or not (early or self._shutdown):
            super().handle_message(message)
        elif isinstance(message, RPCRequest):
            code = types.ErrorCodes.ServerNotInitialized if early else types.ErrorCodes.InvalidRequest
            problem = "send initialize first" if early else "the session has ended"
            self._send_response(message.id, error=types.ResponseError(code=code, message=problem))

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message as an object, or a part of one as it is, with places that the protocol can express.

        A request that is none is answered, as whoever asked would wait for ever.
        """
        if data.keys() == {"line", "character"}:
            return {name: _within(number) for name, number in data.items()}
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), int | str):
                self._send_response(data["id"], error=error.to_response_error())
            elif data.get("method") == types.TEXT_DOCUMENT_DID_CHANGE:
                self._documents().lose(_uri_of(data))
            raise


def _within(number: Any) -> Any:
    """A number as the protocol has them: an editor may mean the end of a line by one that is larger."""
    return min(max(number, 0), _LARGEST) if isinstance(number, int) else number


def _uri_of(data: dict[str, Any]) -> str | None:
    """The document that a message is about, as far as can be seen."""
    params = data.get("params")
    document = params.get("textDocument") if isinstance(params, dict) else None
    uri = document.get("uri") if isinstance(document, dict) else None
    return uri if isinstance(uri, str) else None
