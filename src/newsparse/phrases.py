"""Which kinds of newsroom and web-page phrase a short line is: read-more, share, credit, correction …"""

from bisect import bisect

from newsparse.tables import load

# Marks around a phrase that do not belong to it: arrows, bullets, brackets, final punctuation.
_DECORATION = " \t\r\n\u00a0\u3000.,:;!?…·•*|/\\-–—_+#>»›«‹<→←▶►▸▷◀▼▲●○■□◆★☆✓✔✉()[]{}【】〔〕《》「」『』（）：；，。！？｜／、"
_COLONS = str.maketrans("：｜|／", "::::")
_NO_DIGITS = str.maketrans("", "", "0123456789")
_MOST_WORDS = 5
_MOST_CHARACTERS = 8
_LONGEST_LABEL = 40
_LONGEST_WHOLE = 80
# The first letter that can belong to a script written without spaces (Thai, Lao, Burmese, Khmer, kana, Han).
_UNSPACED = "\u0e00"
# Where the next group of scripts begins: Greek, Hebrew, Indic, Georgian and Ethiopic, East Asian, Hangul.
_SHELF_STARTS = ("\u0370", "\u0590", "\u0900", "\u10a0", "\u1e00", "\u2e80", "\uac00", "\ud7b0")
_SHELVES = ("latin", "greek_cyrillic", "semitic", "indic", "other", "latin", "han_kana", "hangul", "other")


def kinds(folded: str) -> tuple[str, ...]:
    """The kinds whose phrases fit one short block, given case-folded and stripped.

    `read_more=` says that a phrase is the whole line, `read_more` that one begins it at a word boundary, or is
    its label before a colon. Whole lines are compared without digits and without marks around them.

    >>> kinds("read more »")
    ('read_more=',)
    >>> kinds("read more: the mayor resigns")
    ('read_more',)
    >>> kinds("readers more than doubled")
    ()
    """
    line = folded.replace("’", "'").strip(_DECORATION)
    if not line:
        return ()
    return _whole(line) or _label(line) or _start(line)


def shelf_of(phrase: str) -> str:
    """The name of the group of scripts that a phrase begins in; each has a table of its own, read when needed."""
    return _SHELVES[bisect(_SHELF_STARTS, phrase[:1])]


def _owners(place: str, line: str) -> list[str]:
    """The kinds of a phrase of the table's `whole`, `start` or `label` lists; none where it is no phrase."""
    if not line:
        return []
    table = load("phrases/" + shelf_of(line))
    bucket = table[place].get(line[:2])
    at = bucket.find(f"¦{line}¦=") if bucket else -1
    if at < 0:
        return []
    at += len(line) + 3
    names: str = table["kinds"][int(bucket[at : bucket.index("¦", at)])]
    return names.split()


def _whole(line: str) -> tuple[str, ...]:
    if len(line) > _LONGEST_WHOLE:
        return ()
    names = _owners("whole", line) or _owners("start", line)
    if not names and not line.isalpha():
        line = " ".join(line.translate(_NO_DIGITS).split()).strip(_DECORATION)
        names = _owners("whole", line) or _owners("start", line)
    return tuple([name + "=" for name in names])


def _label(line: str) -> tuple[str, ...]:
    """The kinds of what stands before the first colon of the line (or a bar or slash, as East Asian pages set it)."""
    head, colon, _ = line[:_LONGEST_LABEL].translate(_COLONS).partition(":")
    return tuple(_owners("label", head.rstrip(_DECORATION))) if colon else ()


def _start(line: str) -> tuple[str, ...]:
    for prefix in _unspaced_prefixes(line) if line[0] >= _UNSPACED else _spaced_prefixes(line):
        names = _owners("start", prefix)
        if names:
            return tuple(names)
    return ()


def _spaced_prefixes(line: str) -> list[str]:
    """The first words of the line, five of them, then four … and one."""
    words = line.split(None, _MOST_WORDS)[:_MOST_WORDS]
    return [" ".join(words[:count]).rstrip(_DECORATION) for count in range(len(words), 0, -1)]


def _unspaced_prefixes(line: str) -> list[str]:
    """The first characters of the line, eight of them, then seven … and two, then the prefixes at its spaces."""
    return [line[:count] for count in range(_MOST_CHARACTERS, 1, -1)] + _spaced_prefixes(line)
