"""Which language is a text in? Decided by its script, then by the votes of its function words."""

from __future__ import annotations

from codecs import utf_16_le_encode  # `encode` would import a module
from collections import Counter
from functools import cache
from itertools import compress
from struct import unpack
from unicodedata import normalize

from newsparse.base.characters import BRACKETS, COMMAS, QUOTES, SENTENCE_STOPS, not_ascii
from newsparse.base.tables import load

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

# Menus and links are lines of a few words; running text has long ones, also where it is wrapped.
_RUNNING_LINE = 50  # code points
_LEAST_RUNNING = 300  # code points in such lines; with less of them all lines count
_WINDOWS = 6  # parts of a long text that are sampled, so that a menu at one end fills no more than one or two
# A quarter to a half of the words of an article are function words; of names, menus and tables less than a twentieth.
_LEAST_VOTES = 2  # words
_LEAST_SHARE = 0.05  # of the words
# The winner's least lead, as a share of the votes that are not common to it and the next language.
_LEAST_LEAD = 0.15
LARGEST_SCRIPT = "Latn"  # which has a table of votes of its own; those of all others are in one
_VOTE_BITS = 32  # of the votes of one language, where those of all are one number
# A text counts as Latin unless this share of its characters is of other scripts, which all have Latin names and links.
_LEAST_OTHER_SCRIPT = 0.3
_LEAST_KANA = 0.2  # of the kana and Han characters of a Japanese text; a Chinese one has only names in kana
_STEP = 5  # characters: every fifth one is enough to recognise the script
# Basic Latin to IPA, combining marks, Latin additions, punctuation and symbols.
_LATIN_UPPER_BYTES = bytes([0x00, 0x01, 0x02, 0x1E, *range(0x20, 0x2C)])

# Half pages of Unicode (128 code points each) by script; the number is the code point divided by 128.
_HALF_PAGES: tuple[tuple[range, str], ...] = (
    (range(0x06), "Latn"),
    (range(0x06, 0x08), "Grek"),
    (range(0x08, 0x0A), "Cyrl"),
    (range(0x0A, 0x0B), "Armn"),
    (range(0x0B, 0x0C), "Hebr"),
    (range(0x0C, 0x0F), "Arab"),
    (range(0x0F, 0x10), "Thaa"),
    (range(0x12, 0x13), "Deva"),
    (range(0x13, 0x14), "Beng"),
    (range(0x14, 0x15), "Guru"),
    (range(0x15, 0x16), "Gujr"),
    (range(0x16, 0x17), "Orya"),
    (range(0x17, 0x18), "Taml"),
    (range(0x18, 0x19), "Telu"),
    (range(0x19, 0x1A), "Knda"),
    (range(0x1A, 0x1B), "Mlym"),
    (range(0x1B, 0x1C), "Sinh"),
    (range(0x1C, 0x1D), "Thai"),
    (range(0x1D, 0x1E), "Laoo"),
    (range(0x20, 0x21), "Mymr"),
    (range(0x21, 0x22), "Geor"),
    (range(0x22, 0x24), "Hang"),
    (range(0x24, 0x28), "Ethi"),
    (range(0x2F, 0x30), "Khmr"),
    (range(0x3C, 0x3E), "Latn"),
    (range(0x3E, 0x40), "Grek"),
    (range(0x60, 0x62), "Jpan"),
    (range(0x68, 0x13C), "Hani"),
    (range(0x158, 0x1B0), "Hang"),
    (range(0x1F6, 0x1FC), "Arab"),
)
# Apostrophes part words too: a contraction is two words.
_MARKS = frozenset(SENTENCE_STOPS + COMMAS + QUOTES + BRACKETS)
_ASCII_MARKS_TO_BLANKS = bytes([32 if chr(byte) in _MARKS else byte for byte in range(128)])
_ASCII_MARKS_TO_BLANKS += bytes(range(128, 256))
# Small letters of these are two characters, or depend on the letters around; those of all others are one.
_IRREGULAR = "\u0130\u03a3"
_SCRIPT_OF = {half: script for halves, script in _HALF_PAGES for half in halves}


# Times the limit: what is searched for running text, what of all lines may vote if that does not decide.
_SEARCHED, _WIDE = 60, 4


def identify(text: str, limit: int = 1200) -> str | None:
    """The BCP 47 primary subtag of the language of `text`, or None if it is not clear.

    At most `limit` code points vote, in windows spread over the long lines of the text, as the menus of a page can be
    in another language than its article. Four times as many of them, then of all lines, vote if those do not decide.

    >>> identify("The council said on Friday that it would not be able to pay for the new bridge.")
    'en'
    >>> identify("Reuters 1987 Tokyo") is None
    True
    """
    searched = _sample(text, _SEARCHED * limit)
    if not searched.isascii() and any(map(searched.__contains__, _IRREGULAR)):
        searched = searched.lower()
    running = "\n".join([line for line in searched.split("\n") if len(line) >= _RUNNING_LINE])
    language = None
    if len(running) >= _LEAST_RUNNING:
        language = _identified(_sample(running, limit)) or _identified(_sample(running, _WIDE * limit))
    return language or _identified(_sample(text, _WIDE * limit))


@cache
def function_words(language: str | None) -> frozenset[str]:
    """The function words of a language in all its scripts; empty if it has no table or writes no spaces."""
    found: list[str] = []
    for script, languages in load("function_words")["scripts"].items():
        if language in languages.split():
            owners, words = _votes(script)["owners"], _votes(script)["words"]
            own = {number for number, names in enumerate(owners) if language in names.split()}
            found.extend(compress(words, map(own.__contains__, words.values())))  # thousands, so no loop
    return frozenset(found)


def script_of(char: str) -> str:
    """The ISO 15924 code of a character's script; empty for what is in no script of the table above."""
    return _SCRIPT_OF.get(ord(char) >> 7, "")


def _identified(sample: str) -> str | None:
    sample = normalize("NFC", sample.lower())  # as the tables are
    script = _script(sample)
    languages: str = load("function_words")["scripts"].get(script, "")
    if " " in languages:
        return _elected(sample, _votes(script), languages)
    return languages or None


def _votes(script: str) -> dict[str, Any]:
    """The function words and the telling letters of a script, each with the number of its languages in `owners`."""
    table: dict[str, Any] = (
        load("votes/" + script) if script == LARGEST_SCRIPT else load("votes/other")[script]
    )
    return table


def _sample(text: str, limit: int) -> str:
    """Windows of equal size from the whole text: menus at its beginning or end must not decide."""
    if len(text) <= limit:
        return text
    width = limit // _WINDOWS
    stride = (len(text) - width) / (_WINDOWS - 1)
    starts = [int(i * stride) for i in range(_WINDOWS)]
    return "\n".join([text[start : start + width] for start in starts])


def _script(sample: str) -> str:
    """The ISO 15924 code of the sample's script; Japanese is recognised by its kana."""
    if sample.isascii() or _mostly_latin(sample):
        return "Latn"
    counts: Counter[str] = Counter()
    for half, count in Counter([ord(char) >> 7 for char in sample[::_STEP]]).items():
        counts[_SCRIPT_OF.get(half, "")] += count
    han, kana = counts["Hani"], counts["Jpan"]
    if kana > _LEAST_KANA * (han + kana):
        counts["Jpan"] = han + kana
    counts["Latn"] = counts[""] = 0
    return max(counts, key=counts.__getitem__)  # `most_common` imports a module


def _mostly_latin(sample: str) -> bool:
    """Whether few characters are of other scripts, counted without a loop by their upper bytes in UTF-16."""
    others = utf_16_le_encode(sample, "surrogatepass")[0][1::2].translate(None, _LATIN_UPPER_BYTES)
    blanks = sample.count(" ") + sample.count("\n")
    return len(others) < _LEAST_OTHER_SCRIPT * (len(sample) - blanks)


def _elected(sample: str, table: dict[str, Any], languages: str) -> str | None:
    """The language with the most function words and letters in the sample, if it is clearly ahead of the next one."""
    others = not_ascii(sample)
    tokens = _words(sample, others)
    numbers = Counter(map(table["words"].get, tokens))
    for letter in sorted(table["letters"].keys() & others):  # no letter of the table is ASCII
        numbers[table["letters"][letter]] += sample.count(letter)
    numbers.pop(None, None)
    owners = table["owners"]
    counts = {owners[number]: count for number, count in numbers.items()}
    names = _names(languages)
    votes = _added(counts, languages)
    most = max(votes)
    first = votes.index(most)
    next_most = max(votes[:first] + votes[first + 1 :])
    if most < max(_LEAST_VOTES, _LEAST_SHARE * len(tokens)):
        return None
    winner, lead = names[first], most - next_most
    if not next_most or lead >= max(1, _LEAST_LEAD * (most + next_most)):
        return winner  # even if the two have no votes in common
    if not lead:
        return None
    seconds = {name for name, own in zip(names, votes, strict=True) if own == next_most}
    second = next(name for owners in counts for name in _names(owners) if name in seconds)
    return winner if lead >= max(1, _LEAST_LEAD * _unshared(counts, winner, second)) else None


def _added(counts: dict[str, int], languages: str) -> tuple[int, ...]:
    """The votes of each of the languages, which are added all at once, as the digits of one number."""
    total = 0
    for owners, count in counts.items():
        total += count * _one_each(owners, languages)
    size = len(_names(languages))
    return unpack(f"<{size}I", total.to_bytes(size * _VOTE_BITS // 8, "little"))


@cache
def _one_each(owners: str, languages: str) -> int:
    """One vote for each of the owners, at its place among the languages."""
    places = map(_names(languages).index, _names(owners))
    return sum(1 << _VOTE_BITS * place for place in places)


@cache
def _names(languages: str) -> tuple[str, ...]:
    """The tags of some languages that share words; there are a few hundred such groups."""
    return tuple(languages.split())


def _words(sample: str, others: Collection[str]) -> list[str]:
    """The words of a sample that has these other characters than ASCII; no other one is looked at by itself."""
    encoded = sample.encode("utf-8", "surrogatepass")
    sample = encoded.translate(_ASCII_MARKS_TO_BLANKS).decode("utf-8", "surrogatepass")
    for mark in _MARKS.intersection(others):
        sample = sample.replace(mark, " ")
    return sample.split()


def _unshared(counts: dict[str, int], one: str, other: str) -> int:
    """The number of votes for only one of the two; closely related languages share most of their function words."""
    votes = 0
    for languages, count in counts.items():
        names = _names(languages)
        if (one in names) != (other in names):
            votes += count
    return votes
