"""Decoding: from bytes to text and back to the same bytes, by byte order mark, UTF-8 or detection."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from newsparse.model.errors import EncodingError, InputError, reason
from newsparse.text.not_news import of_bytes, of_text, opens_as_binary

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# Texts may contain white space, the end-of-file mark of DOS, and the escape character of terminals and ISO 2022.
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\v\f\r\x1a\x1b")

_JAPANESE = ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext")
_SWITCHES = (  # an escape sequence that selects a character set, and the encodings that use it
    (b"\x1b$)C", ("iso2022_kr",)),
    (b"\x1b$", _JAPANESE),
    (b"\x1b(J", _JAPANESE),
)

_DETECTION_SAMPLE = 200_000  # bytes; more takes longer and does not change the result
_CONTROL_SAMPLE = 65_536  # bytes in which zeros and control codes are counted


@dataclass(slots=True)
class Source:
    """A text with everything needed to rebuild the bytes that it was read from.

    `text` consists of code points; bytes that the encoding cannot decode appear as U+DC80 to U+DCFF (PEP 383). Bytes
    that are not text at all have an empty `text` and no `encoding`, and are kept in `raw`. `raw` is also kept if
    encoding the text again would give other bytes (some multi-byte encodings have several spellings for one text).
    `encoding` and `sha256` are None for a text that was not read from bytes. `format` names the row in the table of
    formats whose reader takes the source; None means raw text.
    """

    text: str
    path: str | None = None
    encoding: str | None = None
    sha256: str | None = None
    bom: bytes = b""
    errors: str = "strict"
    raw: bytes | None = None
    format: str | None = None

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


def load(path: str, encoding: str | None = None) -> Source:
    """Read the file `path`. Raises InputError if it cannot be read."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise InputError(path, reason(error)) from error
    return decode(data, path=path, encoding=encoding)


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


# Bytes. Loading OpenSSL takes a third of Python's own start-up time, so it pays only for larger inputs.
_SMALL = 65_536


def _sha256(data: bytes) -> str:
    """The SHA-256 of the bytes in hexadecimal."""
    if len(data) < _SMALL:
        digest: str = _own_sha256()(data).hexdigest()
        return digest
    from hashlib import sha256

    return sha256(data).hexdigest()


@cache
def _own_sha256() -> Any:
    """SHA-256 without OpenSSL, as `random` imports SHA-512: `_sha2` from Python 3.12 on, `_sha256` before."""
    for name in ("_sha2", "_sha256"):
        try:
            return import_module(name).sha256
        except ImportError:
            continue
    from hashlib import sha256

    return sha256


def _marked(data: bytes) -> Source | None:
    """Decode by the byte order mark; None without one."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding, bom)
    return None


def _as_requested(data: bytes, encoding: str, name: str) -> Source:
    bom = next(
        (bom for bom, marked in _BOMS if data.startswith(bom) and _is_marked_by(marked, encoding)), b""
    )
    return _decoded(data, _known(encoding, name), bom)


def _known(encoding: str, name: str) -> str:
    import codecs

    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        raise EncodingError(name, f"no encoding named {encoding!r}; {_nearest(encoding)}") from None
    if not getattr(found, "_is_text_encoding", True):
        raise EncodingError(name, f"{encoding} is not a text encoding")
    # The names without a byte order would add a byte order mark when encoding.
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(found.name, found.name)


def _nearest(encoding: str) -> str:
    from difflib import get_close_matches
    from encodings.aliases import aliases

    wanted = encoding.lower().replace("-", "_")
    near = get_close_matches(wanted, [*aliases, *aliases.values()], n=3)
    return f"did you mean {' or '.join(sorted(set(near)))}?" if near else "try utf-8, cp1252 or latin-1"


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
    return _with_zeros(data) if b"\x00" in data else _single_bytes(data)


def _with_zeros(data: bytes) -> Source | None:
    """UTF-16 or UTF-32, recognised by the positions of its zero bytes; any other data with many zeros is binary."""
    sample = data[:_CONTROL_SAMPLE]
    zeros = sample.count(0)
    even = sample[::2].count(0)
    candidates = ["utf-32-le", "utf-32-be"] if zeros > 0.6 * len(sample) else []
    if even < 0.05 * zeros:
        candidates.append("utf-16-le")
    elif even > 0.95 * zeros:
        candidates.append("utf-16-be")
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and not _has_many_controls(text.encode("utf-8", "replace")):
            return Source(text, encoding=encoding)
    if zeros > max(8, 0.01 * len(sample)):
        return None
    return _single_bytes(data)


def _single_bytes(data: bytes) -> Source | None:
    """Decode UTF-8, ISO 2022 or a legacy encoding; None if control codes show that the data is binary."""
    try:
        source = Source(data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        if _has_many_controls(data):
            return None
        return _nearly_utf8(data) or _detected(data)
    return (_switched(data) if b"\x1b" in data else None) or source


def _switched(data: bytes) -> Source | None:
    """ISO 2022, whose bytes are all ASCII: escape sequences select the character set of the bytes that follow.

    Escape sequences of terminals, such as colours, are left alone: they do not select an East Asian character set, or
    the bytes after them cannot be decoded.
    """
    for sequence, encodings in _SWITCHES:
        if sequence not in data or not data.isascii():
            continue
        for encoding in encodings:
            try:
                text = data.decode(encoding)
                encoded = text.encode(encoding)
            except ValueError:
                continue
            if not text.isascii() and "\x1b" not in text:
                # One text has several spellings, so encoding it again may give other bytes.
                return Source(text, encoding=encoding, raw=None if encoded == data else data)
    return None


def _has_many_controls(data: bytes) -> bool:
    """Whether there are more control codes than stray ones in texts; in random data, a tenth of the bytes are."""
    sample = data[:_CONTROL_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(4, 0.03 * len(sample))


def _nearly_utf8(data: bytes) -> Source | None:
    """Decode UTF-8 with a few broken bytes, if well-formed sequences clearly outnumber them."""
    text = data.decode("utf-8", "surrogateescape")
    not_ascii = len(text) - len(text.encode("ascii", "ignore"))
    broken = sum("\udc80" <= character <= "\udcff" for character in text)
    if not_ascii - broken < 4 * broken:
        return None
    return Source(text, encoding="utf-8", errors="surrogateescape")


def _detected(data: bytes) -> Source:
    """Decode a legacy encoding, guessed from the lines that are not ASCII."""
    import chardet

    guess = chardet.detect(_sample(data))["encoding"] or "cp1252"
    for encoding in (guess, "cp1252"):
        try:
            text = data.decode(encoding)
            if text.encode(encoding) == data:
                return Source(text, encoding=_known(encoding, ""))
        except (LookupError, ValueError):
            continue
    return Source(data.decode("latin-1"), encoding="iso8859-1")  # this decodes any bytes


def _sample(data: bytes) -> bytes:
    if len(data) <= _DETECTION_SAMPLE:
        return data
    lines = [line for line in data[: 20 * _DETECTION_SAMPLE].splitlines() if not line.isascii()]
    return b"\n".join(lines)[:_DETECTION_SAMPLE] or data[:_DETECTION_SAMPLE]
