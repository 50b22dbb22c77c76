"""How a finding is suppressed: a line after the end marker, for its file, or an entry of the sidecar, for one place."""

import json

from lsprotocol.types import (
    CreateFile,
    CreateFileOptions,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from newsparse.base.escaping import encodable
from newsparse.checks import directives
from newsparse.checks.disk.baseline import is_acceptable
from newsparse.checks.problem import Problem
from newsparse.lsp.analysis import Analysis
from newsparse.lsp.places import Places
from newsparse.lsp.uri import uri_of

_REASON = "say why"  # a suppression needs a reason, which only a person knows


def by_line(problem: Problem, analysis: Analysis) -> TextEdit | None:
    """The line that suppresses the finding's rule in the file; None where such a line has no effect.

    It needs `directives = true` in the configuration and an end marker in the text.
    """
    if not analysis.job.settings.directives or analysis.source is None or not is_acceptable(problem):
        return None
    text = analysis.source.text
    end = len(text.rstrip())
    ending = "\r\n" if "\r\n" in text else "\n"
    line = f"{ending}newsparse: ignore[{problem.code}] {_REASON}"
    before, after = directives.find(text), directives.find(text[:end] + line)
    if len(after) != len(before) + 1:
        return None
    return TextEdit(analysis.range(end, end), line)


def by_entry(problem: Problem, analysis: Analysis, *, may_create: bool) -> WorkspaceEdit | None:
    """The entry of the sidecar that suppresses the finding's rule in its paragraph; None for a text without a file.

    `may_create` says whether the editor can create the sidecar, if there is none.
    """
    place = analysis.sidecar
    if place is None or not is_acceptable(problem) or encodable(place.glob) != place.glob:
        return None
    if place.content is None and not may_create:
        return None
    lines = [
        "[[ignore]]",
        f"path = {json.dumps(place.glob, ensure_ascii=False)}",
        f"rules = [{json.dumps(problem.code)}]",
        f'paragraph = "{problem.paragraph}"',
        f'reason = "{_REASON}"',
    ]
    entry = "\n".join(lines) + "\n"
    uri, content = uri_of(place.path), place.content or ""
    if content:
        entry = ("\n" if content.endswith("\n") else "\n\n") + entry
    end = Places(content, analysis.snapshot.encoding).position(len(content))
    edit = TextEdit(Range(end, end), entry)
    document = TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(uri), [edit])
    if place.content is not None:
        return WorkspaceEdit(changes={uri: [edit]})
    new = CreateFile(uri, options=CreateFileOptions(ignore_if_exists=True))
    return WorkspaceEdit(document_changes=[new, document])
