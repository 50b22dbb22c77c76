"""Decoding: from bytes to text and back to the same bytes, by byte order mark, as UTF-8, or as `detection` finds."""

from __future__ import annotations

import os
import sys
from functools import cache
from stat import S_ISREG

from newsparse.base.records import dataclass
from newsparse.model.errors import InputError, reason
from newsparse.text.not_news import of_bytes, of_text, opens_as_binary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ANY_BOM = tuple([bom for bom, _ in _BOMS])
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_LEAST_READ = 4_096  # bytes; the files of /proc say that they are empty

IN_DOUBT = "encoding_in_doubt"  # the key of an article's metadata that says why


@dataclass(slots=True)
class Source:
    """A text with everything needed to rebuild the bytes that it was read from.

    `text` consists of code points; bytes that the encoding cannot decode appear as U+DC80 to U+DCFF (PEP 383). Bytes
    that are not text at all have an empty `text` and no `encoding`, and are kept in `raw`. `raw` is also kept if
    encoding the text again would give other bytes (some multi-byte encodings have several spellings for one text).
    `encoding` and `sha256` are None for a text that was not read from bytes. `format` names the row in the table of
    formats whose reader takes the source; None means raw text. `doubt` says in words why the encoding may be another
    one; None if the bytes leave no doubt, or the caller named it.
    """

    text: str
    path: str | None = None
    encoding: str | None = None
    sha256: str | None = None
    bom: bytes = b""
    errors: str = "strict"
    raw: bytes | None = None
    format: str | None = None
    doubt: str | None = None

    @property
    def is_text(self) -> bool:
        """Whether the bytes could be decoded."""
        return self.encoding is not None or self.raw is None

    def to_bytes(self) -> bytes:
        """Rebuild the bytes that this source was read from."""
        if self.raw is not None:
            return self.raw
        return self.bom + self.text.encode(self.encoding or "utf-8", self.errors)

    def first_bytes(self, count: int) -> bytes:
        """The first bytes of `to_bytes`, without encoding the whole text; U+FFFD for what cannot be encoded.

        >>> Source("Überfahrt").first_bytes(3)
        b'\xc3\x9cb'
        """
        if self.raw is not None:
            return self.raw[:count]
        errors = self.errors if self.encoding else "replace"
        return (self.bom + self.text[:count].encode(self.encoding or "utf-8", errors))[:count]

    def refusal(self) -> str | None:
        """Why this is not news text, with advice; None if it may be."""
        if not self.is_text:
            return of_bytes(self.to_bytes())
        return of_text(self.text, self.path)


def load(path: str, encoding: str | None = None, *, listed: bool = False) -> Source:
    """Read the file `path`. Raises InputError if it cannot be read.

    A path that was `listed`, not named, must still lead to a regular file. A pipe that was named is waited for.
    """
    try:
        data = _listed(path) if listed else _named(path)
    except OSError as error:
        raise InputError(path, reason(error)) from error
    return decode(data, path=path, encoding=encoding)


def _named(path: str) -> bytes:
    descriptor = os.open(path, _FLAGS)  # a file object would take as long again as reading a short file does
    try:
        found = os.fstat(descriptor)
        if not S_ISREG(found.st_mode):
            from newsparse.base.opening import of_special

            with open(descriptor, "rb", closefd=False) as file:
                return of_special(file)
        parts = []
        while part := os.read(descriptor, max(found.st_size, _LEAST_READ)):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)


def _listed(path: str) -> bytes:
    from newsparse.base.opening import read

    return read(path)


def decode(data: bytes, *, path: str | None = None, encoding: str | None = None) -> Source:
    """Decode any bytes: by their byte order mark, else as UTF-8, else in the detected encoding.

    `encoding` overrides detection. Raises EncodingError for an unknown encoding.
    """
    digest = _sha256(data)
    if encoding:
        source = _as_requested(data, encoding, path or "<bytes>")
    else:
        source = _marked(data) or _unmarked(data) or Source("", raw=data)
    source.path, source.sha256 = path, digest
    return source


def decode_news(data: bytes, *, path: str | None = None, encoding: str | None = None) -> Source:
    """Decode bytes that must be news text. Raises InputError, with advice, if they are not."""
    source = decode(data, path=path, encoding=encoding)
    require_news(source)
    return source


def require_news(source: Source) -> None:
    """Raise InputError, with advice, for a source that is not news text: a PDF, a web page, a table …"""
    if (problem := source.refusal()) is not None:
        raise InputError(source.path or "<bytes>", problem)


# Loading OpenSSL takes a third of Python's own start-up time, so it pays only for large or many inputs.
_SMALL = 65_536  # bytes
_FEW = 300  # inputs


def _sha256(data: bytes) -> str:
    """The SHA-256 of the bytes in hexadecimal."""
    is_loaded = "hashlib" in sys.modules
    if not is_loaded and len(data) < _SMALL and _own_sha256.cache_info().hits < _FEW:
        digest: str = _own_sha256()(data).hexdigest()
        return digest
    from hashlib import sha256

    return sha256(data).hexdigest()


@cache
def _own_sha256() -> Any:
    """SHA-256 without OpenSSL, as `random` imports SHA-512: `_sha2` from Python 3.12 on, `_sha256` before."""
    try:
        return __import__("_sha2" if sys.version_info >= (3, 12) else "_sha256").sha256
    except ImportError:
        from hashlib import sha256

        return sha256


def _marked(data: bytes) -> Source | None:
    """Decode by the byte order mark; None without one."""
    if not data.startswith(_ANY_BOM):
        return None
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            source = _decoded(data, encoding, bom)
            if encoding != "utf-8":
                from newsparse.text.detection import doubt_of_mark

                source.doubt = doubt_of_mark(source.text, encoding)
            return source
    return None


def _as_requested(data: bytes, encoding: str, name: str) -> Source:
    bom = next(
        (bom for bom, marked in _BOMS if data.startswith(bom) and _is_marked_by(marked, encoding)), b""
    )
    from newsparse.text.detection import known

    return _decoded(data, known(encoding, name), bom)


def _is_marked_by(marked: str, encoding: str) -> bool:
    wanted = encoding.lower().replace("_", "-")
    return wanted.startswith(marked.removesuffix("-le").removesuffix("-be")) or wanted == "utf-8-sig"


def _decoded(data: bytes, encoding: str, bom: bytes = b"") -> Source:
    """Decode `data` after its byte order mark; undecodable bytes are kept in any encoding."""
    body = data[len(bom) :]
    for errors in ("strict", "surrogateescape", "surrogatepass"):
        try:
            text = body.decode(encoding, errors)
            if text.encode(encoding, errors) == body:
                return Source(text, encoding=encoding, bom=bom, errors=errors)
        except ValueError:
            continue
    text = body.decode(encoding, "replace")
    return Source(text, encoding=encoding, bom=bom, errors="replace", raw=data)


def _unmarked(data: bytes) -> Source | None:
    """Decode `data` without a byte order mark; None if it is binary."""
    if opens_as_binary(data):
        return None
    if b"\x00" not in data and b"\x1b" not in data:
        try:
            return Source(data.decode("utf-8"), encoding="utf-8")
        except UnicodeDecodeError:
            pass
    from newsparse.text.detection import detect

    found = detect(data)
    return Source(**found._asdict()) if found else None
