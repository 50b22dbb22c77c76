"""How bytes become text without losing any: encoding, byte order mark, and the way back to the same bytes."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from newsparse.model.errors import EncodingError, InputError, reason
from newsparse.text.not_news import foreign

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_SIGNATURES = (  # the first bytes of what people hand us by mistake: kind, advice
    (b"%PDF-", "a PDF", "extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as plain text"),
    (b"\x1f\x8b", "a gzip stream", "pipe it through gzip -dc"),
    (b"BZh", "a bzip2 stream", "pipe it through bzip2 -dc"),
    (b"\xfd7zXZ\x00", "an xz stream", "pipe it through xz -dc"),
    (b"\x28\xb5\x2f\xfd", "a zstd stream", "pipe it through zstd -dc"),
    (b"\x89PNG", "a PNG image", "it holds no text"),
    (b"\xff\xd8\xff", "a JPEG image", "it holds no text"),
    (b"GIF8", "a GIF image", "it holds no text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x7fELF", "a program", "it holds no text"),
    (b"SQLite format 3\x00", "an SQLite database", "export its texts first"),
)

_BINARY = "this is binary data, not text; if it is text, name its --encoding"
# White space, the end of file of DOS, and the escape of terminals and of ISO 2022 stand in texts.
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\v\f\r\x1a\x1b")

_JAPANESE = ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext")
_SWITCHES = (  # the escape sequence that names a set of characters, and the encodings that use it
    (b"\x1b$)C", ("iso2022_kr",)),
    (b"\x1b$", _JAPANESE),
    (b"\x1b(J", _JAPANESE),
)

_DETECTION_SAMPLE = 200_000  # bytes; more does not change the detector's mind, only its time


@dataclass(slots=True)
class Source:
    """A text and all that is needed to give its bytes back.

    `text` holds code points; bytes that the encoding cannot decode stand in it as U+DC80 to U+DCFF (PEP 383).
    `raw` is kept only where encoding the text again would not give the same bytes (some multi-byte encodings
    have several spellings for one text). `encoding` and `sha256` are None for a text that never was bytes.
    """

    text: str
    path: str | None = None
    encoding: str | None = None
    sha256: str | None = None
    bom: bytes = b""
    errors: str = "strict"
    raw: bytes | None = None

    def to_bytes(self) -> bytes:
        """The bytes that this source was read from."""
        if self.raw is not None:
            return self.raw
        return self.bom + self.text.encode(self.encoding or "utf-8", self.errors)


def load(path: str, encoding: str | None = None) -> Source:
    """The source in the file `path`; raises InputError, with advice, for what cannot be read as text."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise InputError(path, reason(error)) from error
    return decode(data, path=path, encoding=encoding)


def decode(data: bytes, *, path: str | None = None, encoding: str | None = None) -> Source:
    """The source in these bytes: by its byte order mark, else UTF-8, else as detected; `encoding` overrides.

    Raises InputError for bytes that are no text, or none of news (see foreign), EncodingError for an encoding that
    does not exist.
    """
    digest = _sha256(data)
    name = path or "<bytes>"
    if encoding:
        source = _as_asked(data, encoding, name)
    else:
        for bom, marked in _BOMS:
            if data.startswith(bom):
                source = _decoded(data, marked, bom)
                break
        else:
            _refuse_binary(data, name)
            source = _unmarked(data, name)
    if (problem := foreign(source.text, path)) is not None:
        raise InputError(name, problem)
    source.path, source.sha256 = path, digest
    return source


_SMALL = 65_536  # bytes; more are hashed sooner by OpenSSL, although that takes a quarter of Python's start to load


def _sha256(data: bytes) -> str:
    """The SHA-256 of the bytes in hexadecimal."""
    if len(data) < _SMALL:
        digest: str = _own_sha256()(data).hexdigest()
        return digest
    from hashlib import sha256

    return sha256(data).hexdigest()


@cache
def _own_sha256() -> Any:
    """Python's own SHA-256, as its `random` takes SHA-512: the module under its names of 3.12 and of 3.11."""
    for name in ("_sha2", "_sha256"):
        try:
            return import_module(name).sha256
        except ImportError:
            continue
    from hashlib import sha256

    return sha256


def _as_asked(data: bytes, encoding: str, name: str) -> Source:
    bom = next((bom for bom, marked in _BOMS if data.startswith(bom) and _same(marked, encoding)), b"")
    return _decoded(data, _known(encoding, name), bom)


def _known(encoding: str, name: str) -> str:
    import codecs

    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        raise EncodingError(name, f"no encoding named {encoding!r}; {_nearest(encoding)}") from None
    if not getattr(found, "_is_text_encoding", True):
        raise EncodingError(name, f"{encoding} is no text encoding")
    # The forms without a byte order would write a mark of their own when encoding again.
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(found.name, found.name)


def _nearest(encoding: str) -> str:
    from difflib import get_close_matches
    from encodings.aliases import aliases

    wanted = encoding.lower().replace("-", "_")
    near = get_close_matches(wanted, [*aliases, *aliases.values()], n=3)
    return f"did you mean {' or '.join(sorted(set(near)))}?" if near else "try utf-8, cp1252 or latin-1"


def _same(marked: str, encoding: str) -> bool:
    wanted = encoding.lower().replace("_", "-")
    return wanted.startswith(marked.removesuffix("-le").removesuffix("-be")) or wanted == "utf-8-sig"


def _decoded(data: bytes, encoding: str, bom: bytes = b"") -> Source:
    """The text of `data` after its mark; what is undecodable is kept, whatever the encoding."""
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


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, kind, advice in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(name, f"this is {kind}, not text; {advice}")


def _unmarked(data: bytes, name: str) -> Source:
    return _with_zeros(data, name) if b"\x00" in data else _single_bytes(data, name)


def _with_zeros(data: bytes, name: str) -> Source:
    """UTF-16 or UTF-32 without a mark shows by where its zero bytes stand; anything else with many is no text."""
    sample = data[:65536]
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
        raise InputError(name, _BINARY)
    return _single_bytes(data, name)


def _single_bytes(data: bytes, name: str) -> Source:
    """UTF-8, or an encoding in which a zero byte is none of the text."""
    try:
        source = Source(data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        if _has_many_controls(data):
            raise InputError(name, _BINARY) from None
        return _nearly_utf8(data) or _detected(data)
    return (_switched(data) if b"\x1b" in data else None) or source


def _switched(data: bytes) -> Source | None:
    """ISO-2022, which is ASCII to the eye: escape sequences say which characters the next bytes are.

    The escape sequences of terminals, colours and all, are no such thing: they name no East Asian set, or what
    follows them does not decode.
    """
    for sequence, encodings in _SWITCHES:
        if sequence not in data or not data.isascii():
            continue
        for encoding in encodings:
            try:
                text = data.decode(encoding)
                again = text.encode(encoding)
            except ValueError:
                continue
            if not text.isascii() and "\x1b" not in text:
                # A text can be spelt in several ways, so that encoding it may give other bytes.
                return Source(text, encoding=encoding, raw=None if again == data else data)
    return None


def _has_many_controls(data: bytes) -> bool:
    """Whether more control codes stand in it than the few that stray into texts: a tenth of random bytes are."""
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(4, 0.03 * len(sample))


def _nearly_utf8(data: bytes) -> Source | None:
    """UTF-8 with a few broken bytes in it, if well-formed sequences clearly outnumber them."""
    text = data.decode("utf-8", "surrogateescape")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    broken = sum("\udc80" <= character <= "\udcff" for character in text)
    if foreign - broken < 4 * broken:
        return None
    return Source(text, encoding="utf-8", errors="surrogateescape")


def _detected(data: bytes) -> Source:
    """A legacy encoding, by statistics over the parts that are not ASCII."""
    import chardet

    guess = chardet.detect(_telling(data))["encoding"] or "cp1252"
    for encoding in (guess, "cp1252"):
        try:
            text = data.decode(encoding)
            if text.encode(encoding) == data:
                return Source(text, encoding=_known(encoding, ""))
        except (LookupError, ValueError):
            continue
    return Source(
        data.decode("latin-1"), encoding="iso8859-1"
    )  # in which every byte is a letter or a control


def _telling(data: bytes) -> bytes:
    if len(data) <= _DETECTION_SAMPLE:
        return data
    lines = [line for line in data[: 20 * _DETECTION_SAMPLE].splitlines() if not line.isascii()]
    return b"\n".join(lines)[:_DETECTION_SAMPLE] or data[:_DETECTION_SAMPLE]
