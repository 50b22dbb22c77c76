"""What an editor is to change: edits of the text as the protocol writes them."""

from collections.abc import Iterable, Sequence

from lsprotocol.types import (
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from newsparse.base.escaping import encodable
from newsparse.checks.finding import DROP_BOM, Edit
from newsparse.checks.fixes.rounds import Fixed
from newsparse.lsp.analysis import Analysis


def of_edits(edits: Iterable[Edit], analysis: Analysis) -> list[TextEdit] | None:
    """The edits of one finding, all or none: None if one of them is not in the editor's text."""
    found = []
    for edit in edits:
        place = analysis.range_of_edit(edit)
        if place is None:
            return None
        found.append(TextEdit(place, encodable(edit.text)))
    return found


def of_fixed(fixed: Fixed, analysis: Analysis) -> list[TextEdit]:
    """The edits that lead from the text to the fixed one."""
    text = fixed.source.text
    found = [
        TextEdit(analysis.range(change.start, change.end), encodable(text[change.new_start : change.new_end]))
        for change in fixed.changes
    ]
    mark = analysis.range_of_edit(DROP_BOM)
    if mark and not fixed.source.bom:
        found.insert(0, TextEdit(mark, ""))
    return found


def of_document(edits: Sequence[TextEdit], analysis: Analysis, *, versioned: bool) -> WorkspaceEdit:
    """The change of one document; `versioned` says whether the editor compares versions before it makes it."""
    snapshot = analysis.snapshot
    if not versioned:
        return WorkspaceEdit(changes={snapshot.uri: edits})
    document = OptionalVersionedTextDocumentIdentifier(snapshot.uri, snapshot.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(document, list(edits))])
