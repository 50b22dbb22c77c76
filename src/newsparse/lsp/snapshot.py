"""The text of an open document as the editor has it, and what its edits make of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from lsprotocol.types import (
    PositionEncodingKind,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

from newsparse.base.escaping import LONE_SURROGATE
from newsparse.lsp.places import Places


@dataclass(frozen=True)
class Snapshot:
    """One version of a document; `encoding` says in what units the editor counts."""

    uri: str
    version: int
    text: str
    encoding: str = PositionEncodingKind.Utf16

    @cached_property
    def places(self) -> Places:
        """Where its offsets are in the editor."""
        return Places(self.text, self.encoding)

    def edited(self, changes: Iterable[TextDocumentContentChangeEvent], version: int) -> "Snapshot":
        """The next version, after these changes, each of which is about the text that the one before it made."""
        now = self
        for change in changes:
            now = replace(now, text=joined(_changed(now, change)))
        return replace(now, version=version)


def joined(text: str) -> str:
    r"""The text with each two halves of a surrogate pair as the one character that they are.

    >>> joined("\ud83d\ude00!") == "😀!"
    True
    """
    if not LONE_SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _changed(now: Snapshot, change: TextDocumentContentChangeEvent) -> str:
    if not isinstance(change, TextDocumentContentChangePartial):
        return change.text
    places, text = now.places, now.text
    if now.encoding == PositionEncodingKind.Utf16 and not text.isascii():
        # Units, not code points: an editor may replace one half of a pair.
        units = text.encode("utf-16-le", "surrogatepass")
        start, end = sorted(2 * places.unit_at(at) for at in (change.range.start, change.range.end))
        whole = units[:start] + change.text.encode("utf-16-le", "surrogatepass") + units[end:]
        return whole.decode("utf-16-le", "surrogatepass")
    start, end = sorted(places.offset(at) for at in (change.range.start, change.range.end))
    return text[:start] + change.text + text[end:]
