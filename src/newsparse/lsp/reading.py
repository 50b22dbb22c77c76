"""The text of a document as `check` would read it from the file that the editor would write."""

from dataclasses import dataclass, field, replace

from newsparse.base import opening
from newsparse.base.escaping import encodable
from newsparse.checks.run import refuse_document
from newsparse.model.errors import InputError
from newsparse.text.source import Source, decode, require_news

BOM = "\ufeff"
MOST = 2_000_000  # code points, some 350,000 words; more would keep an editor waiting for seconds after every key
_MOST_BYTES = 4 * MOST


def read(text: str, path: str | None, encoding: str | None, origin: Source | None) -> Source:
    """The source of a buffer, without the byte order mark that some editors leave in it.

    `encoding` is that of the configuration, `origin` the file that the buffer was read from (see `Origin`). Code
    points are those of the buffer: one that no file can hold, half of a surrogate pair, becomes U+FFFD. Raises
    InputError for what is not news text, and for a text of more than `MOST` code points.
    """
    if len(text) > MOST:
        raise InputError(
            path or "<text>",
            f"{len(text):,} characters are too many to check while they are edited, where {MOST:,} are allowed; "
            "newsparse check reads files of any size",
        )
    marked, bare = text.startswith(BOM), encodable(text.removeprefix(BOM))
    if origin and encodable(origin.text) == bare:
        source = origin
    elif origin:
        source = replace(origin, text=bare, raw=None, sha256=None)
    else:
        source = _new(bare, path, encoding)
    if marked and not source.bom:
        source = replace(source, bom=BOM.encode("utf-8"))
    require_news(source)
    refuse_document(source)
    return source


def _new(text: str, path: str | None, encoding: str | None) -> Source:
    """The source of a text that is in no file yet."""
    if encoding is None:
        source = decode(text.encode("utf-8"), path=path)
        if not source.is_text or source.text == text:
            return source
    return Source(text, path, encoding or "utf-8")


@dataclass
class Origin:
    """The file of a document, in which the editor has found or written `text`."""

    text: str
    _files: dict[str | None, Source | None] = field(default_factory=dict, init=False)

    def file(self, path: str, encoding: str | None) -> Source | None:
        """The file, read once; None if it is missing, or newsparse reads another text there than the editor.

        It says the encoding, and how sure that is. Bytes that are not text in that encoding may be U+FFFD in the
        editor, and a byte order mark may be missing.
        """
        if encoding not in self._files:
            self._files[encoding] = self._read(path, encoding)
        return self._files[encoding]

    def _read(self, path: str, encoding: str | None) -> Source | None:
        try:
            found = decode(opening.read(path, _MOST_BYTES), path=path, encoding=encoding)
        except (OSError, InputError, ValueError):
            return None
        same = found.is_text and encodable(found.text) == encodable(self.text.removeprefix(BOM))
        return found if same else None
