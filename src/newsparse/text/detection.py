"""Which encoding has a text without a byte order mark, by the evidence of all its bytes, or by its name?"""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from newsparse.base.characters import COMMON_IN_EAST_ASIA, SIGNS_OF_WRONG_DECODING
from newsparse.model.errors import EncodingError

if TYPE_CHECKING:
    from codecs import CodecInfo

# Texts may contain white space, the end-of-file mark of DOS, and the escape character of terminals and ISO 2022.
_BLANKS = b"\t\n\v\f\r\x1a\x1b"
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in _BLANKS)

_JAPANESE = ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext")
_SWITCHES = (  # an escape sequence that selects a character set, and the encodings that use it
    (b"\x1b$)C", ("iso2022_kr",)),
    (b"\x1b$", _JAPANESE),
    (b"\x1b(J", _JAPANESE),
)

_DETECTION_SAMPLE = 200_000  # bytes; more takes longer and does not change the result

# Zero bytes are strays up to this share of a text's bytes, or this number.
_MOST_STRAY_ZEROS = 0.01
_FEW_STRAY_ZEROS = 8
_MOST_ZEROS = 0.9  # of the bytes of a text; in UTF-32, three of four are zero
# Control codes in UTF-8, as a share of the bytes. UTF-16 in any script that is not East Asian has more than twice as
# many if it is read as UTF-8, and East Asian UTF-16 is hardly ever well-formed UTF-8.
_MOST_CONTROLS = 0.08
# Of the characters of a text, in UTF-16 and UTF-32. Prose has spaces, line feeds, digits or East Asian stops in every
# sentence; other bytes in pairs have hardly any, and one in twelve begins with a space, which makes it unassigned.
_FEWEST_COMMON = 0.04
_MOST_STRANGE = 0.02
_ONE_ALPHABET = 0.8  # of the characters in one row of 256: Thai and Tibetan have few spaces and stops
_SURE = 16  # characters; a shorter text is UTF-16 without a doubt only if it is nearly all ASCII, or of one alphabet
_NEARLY_ALL = 0.75
_LEAST = 3  # characters that can be evidence of anything

# chardet's confidence is 0.12 or more for a sentence or two in the right one of 17 encodings, less than 0.07 where it
# has taken a wrong one for want of evidence.
_LEAST_CONFIDENCE = 0.1
# Bytes that stand for the same character in the code pages of Western and Central Europe, Turkey and the Baltic: with
# no others it does not matter which of them it is.
_RIVALS = ("cp1252", "cp1250", "cp1254", "cp1257")
# Well-formed sequences of UTF-8 for each broken byte that make it certain.
_CLEARLY = 4
_SOME = 0.25  # of the bytes beyond ASCII, those of Western letters and punctuation in UTF-8; by chance, one in ten
# Windows-1252 for … ‘ ’ “ ” • – — « » and a no-break space. French has `é »` and the like, which is valid UTF-8.
_PUNCTUATION = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xab\xbb")
_LAST_OF_LATIN = 0xC3  # the first byte of `é` and the other letters of Western Europe in UTF-8
# Codecs that Python counts among those of text, and that no file is in: they are for host names and string literals.
_NOT_OF_FILES = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})


class Detected(NamedTuple):
    """A text with the encoding it was found to be in; the fields are those of `Source`."""

    text: str
    encoding: str
    errors: str = "strict"
    raw: bytes | None = None
    doubt: str | None = None


def detect(data: bytes) -> Detected | None:
    """The text in `data`, which has no byte order mark; None if it is binary."""
    return _with_zeros(data) if b"\x00" in data else _single_bytes(data)


def doubt_of_mark(text: str, encoding: str) -> str | None:
    """Why a text may not be in the encoding that its byte order mark names; None if it looks like a text.

    >>> doubt_of_mark("\\u6152\\u6e69\\u2065\\u2072\\u6874", "utf-16-le")
    'there is a byte order mark of utf-16-le, and what follows does not look like it'
    """
    if not _is_strange(Counter(text)):
        return None
    return f"there is a byte order mark of {encoding}, and what follows does not look like it"


def _with_zeros(data: bytes) -> Detected | None:
    """A text with zero bytes: UTF-8 with strays, UTF-16, UTF-32, or a legacy encoding; with many zeros it is binary."""
    zeros = data.count(0)
    if zeros > _MOST_ZEROS * len(data):
        return None
    are_stray = zeros <= max(_FEW_STRAY_ZEROS, _MOST_STRAY_ZEROS * len(data))
    text = _decoded(data, "utf-8")
    if text is not None and are_stray and _controls(data) <= _MOST_CONTROLS * len(data):
        return _single_bytes(data)
    wide = _wide(data)
    if wide and not (wide.doubt and text is not None):
        return wide
    found = _single_bytes(data) if are_stray else None
    return found and found._replace(doubt="there are NULs in it, and little else to tell the encoding by")


def _wide(data: bytes) -> Detected | None:
    """UTF-32 or UTF-16, if that makes a text."""
    for encoding in ("utf-32-le", "utf-32-be"):  # hardly any other bytes can be read as UTF-32
        text = _decoded(data, encoding)
        if text and not _is_strange(Counter(text)):
            return Detected(text, encoding)
    best, most = None, _FEWEST_COMMON
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decoded(data, encoding)
        counts = Counter(text or "")
        if text and (share := _evidence(counts)) >= most and not _is_strange(counts):
            best, most = Detected(text, encoding), share
    if best and len(best.text) < (_LEAST if most >= _NEARLY_ALL else _SURE):
        return best._replace(doubt="the text is too short to tell")
    return best


def _evidence(counts: Counter[str]) -> float:
    """The share of a text's characters that speak for UTF-16: common ones, or those of one alphabet."""
    ascii_ = sum(number for character, number in counts.items() if "\x00" < character <= "\x7f")
    common = (ascii_ + sum(counts[character] for character in COMMON_IN_EAST_ASIA)) / counts.total()
    rows: Counter[int] = Counter()
    for character, number in counts.items():
        rows[ord(character) >> 8] += number
    alphabet = max(rows.values()) / counts.total()
    return max(common, alphabet) if alphabet >= _ONE_ALPHABET else common


def _is_strange(counts: Counter[str]) -> bool:
    """Whether more characters than strays are none that texts have: unassigned, private, lost, control codes."""
    from unicodedata import category

    strange = sum(
        number
        for character, number in counts.items()
        if (character in SIGNS_OF_WRONG_DECODING or category(character) in ("Cn", "Co", "Cs", "Cc"))
        and character not in "\t\n\v\f\r\x1a\x1b"
    )
    return strange > max(1, _MOST_STRANGE * counts.total())


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _single_bytes(data: bytes) -> Detected | None:
    """Decode UTF-8, ISO 2022 or a legacy encoding; None if control codes show that the data is binary."""
    text = _decoded(data, "utf-8")
    if text is not None:
        found = Detected(text, "utf-8")
        return (_switched(data) or _unless_switched(found, data)) if b"\x1b" in data else found
    # More than stray ones; in random data, a tenth of the bytes are.
    if _controls(data) > max(4, 0.03 * len(data)):
        return None
    return _partly_utf8(data)


def _switched(data: bytes) -> Detected | None:
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
                return Detected(text, encoding, raw=None if encoded == data else data)
    return None


def _unless_switched(found: Detected, data: bytes) -> Detected:
    """The text, in doubt if it seems to be damaged ISO 2022, which selects a character set and then ASCII again."""
    ends = b"\x1b(B" in data or b"\x0e" in data
    if ends and data.isascii() and any(sequence in data for sequence, _ in _SWITCHES):
        return found._replace(doubt="it looks like ISO 2022, and is damaged")
    return found


def _controls(data: bytes) -> int:
    """The number of control codes, zeros included."""
    return len(data) - len(data.translate(None, _CONTROLS))


def _partly_utf8(data: bytes) -> Detected:
    """UTF-8 with broken bytes, or a legacy encoding; in doubt where neither clearly outnumbers the other."""
    text = data.decode("utf-8", "surrogateescape")
    counts = {character: number for character, number in Counter(text).items() if character > "\x7f"}
    broken = sum(number for character, number in counts.items() if "\udc80" <= character <= "\udcff")
    utf8 = Detected(text, "utf-8", errors="surrogateescape")
    if sum(counts.values()) - broken >= _CLEARLY * broken:
        return utf8
    found = _legacy(data)
    if found.doubt is None and len(found.text) < len(data):
        return found  # an East Asian encoding, whose pairs of bytes are valid UTF-8 by chance
    fitting = sum(_fitting(character) * number for character, number in counts.items())
    doubt = f"{fitting} of its bytes beyond ASCII are valid UTF-8, and {broken} not"
    if fitting > broken:
        return utf8._replace(doubt=doubt)
    western = sum(
        _fitting(one) * number
        for one, number in counts.items()
        if one < "\u0180" or "\u2010" <= one < "\u2070"
    )  # Latin letters, dashes and quotation marks
    is_mixed = found.doubt is None and western >= _SOME * (fitting + broken)
    return found._replace(doubt=doubt) if is_mixed else found


def _fitting(character: str) -> int:
    """The bytes of a character in UTF-8; 0 if it is broken, or as likely an accented letter before punctuation."""
    if "\udc80" <= character <= "\udcff":
        return 0
    first, *others = character.encode()
    return 0 if first > _LAST_OF_LATIN and _PUNCTUATION.issuperset(others) else 1 + len(others)


def _legacy(data: bytes) -> Detected:
    """Decode a legacy encoding, guessed from the lines that are not ASCII and held against the whole text."""
    import chardet

    guess = chardet.detect(_sample(data.replace(b"\x00", b"")))
    name = guess["encoding"]
    found = _both_ways(data, name) if name else None
    if found:
        is_sure = guess["confidence"] >= _LEAST_CONFIDENCE or _is_agreed(data, found.encoding)
        return found if is_sure else found._replace(doubt="few of its characters tell the encoding")
    nothing = "no encoding fits all of it"
    found = _both_ways(data, "cp1252") or Detected(data.decode("latin-1"), "iso8859-1")  # decodes any bytes
    return found._replace(doubt=nothing)


def _both_ways(data: bytes, encoding: str) -> Detected | None:
    """The text, if encoding it again gives the same bytes."""
    import codecs

    try:
        text = data.decode(encoding)
        if text.encode(encoding) == data:
            return Detected(text, codecs.lookup(encoding).name)
    except (LookupError, ValueError):
        pass
    return None


def _is_agreed(data: bytes, encoding: str) -> bool:
    """Whether the rivals of an encoding would give the same text."""
    if encoding not in _RIVALS:
        return False
    beyond = bytes(code for code in set(data) if code >= 0x80)
    return len({beyond.decode(rival, "replace") for rival in _RIVALS}) == 1


def _sample(data: bytes) -> bytes:
    if len(data) <= _DETECTION_SAMPLE:
        return data
    lines = [line for line in data[: 20 * _DETECTION_SAMPLE].splitlines() if not line.isascii()]
    return b"\n".join(lines)[:_DETECTION_SAMPLE] or data[:_DETECTION_SAMPLE]


def known(encoding: str, name: str) -> str:
    """Python's name of a requested encoding. Raises EncodingError, for the input called `name`."""
    found = _looked_up(encoding)
    if found is None:
        raise EncodingError(name, f"no encoding named {encoding!r}; {_nearest(encoding)}")
    if not _is_of_files(found):
        raise EncodingError(name, f"{encoding} is not a text encoding")
    # The names without a byte order would add a byte order mark when encoding.
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(found.name, found.name)


def _looked_up(encoding: str) -> "CodecInfo | None":
    import codecs

    try:
        return codecs.lookup(encoding)
    except (LookupError, ValueError):
        return None


def _is_of_files(codec: "CodecInfo") -> bool:
    """Whether files are written with a codec: others give bytes, or are for other things than files."""
    return getattr(codec, "_is_text_encoding", True) and codec.name not in _NOT_OF_FILES


def _nearest(encoding: str) -> str:
    from difflib import get_close_matches
    from encodings.aliases import aliases

    wanted = encoding.lower().replace("-", "_")
    near = get_close_matches(wanted, [*aliases, *aliases.values()], n=3)
    usable = sorted({one for one in near if (codec := _looked_up(one)) and _is_of_files(codec)})
    return f"did you mean {' or '.join(usable)}?" if usable else "try utf-8, cp1252 or latin-1"
