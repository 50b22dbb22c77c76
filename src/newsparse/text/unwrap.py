"""Join the hard-wrapped lines of a block into one line."""

from __future__ import annotations

from bisect import bisect_left

from newsparse.base import tables
from newsparse.base.characters import (
    FIRST_UNSPACED,
    SOFT_HYPHEN,
    SOUTH_EAST_ASIAN_STOPS,
    is_small,
    is_unspaced,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.text.lines import Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# "parliament", "long-term"; "parlia" in "parlia-" at the end of a line
_WORD = lazy_pattern(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# "parlia-", "ment"; "long-term"
_SPLIT = lazy_pattern(r"[^\W\d_][-\u2010]\s*[\r\n]\s*([^\W\d_])")
_COMPOUND = lazy_pattern(r"[^\W\d_][-\u2010]([^\W\d_])")
_HYPHENS = ("-", "\u2010")
_FEWEST_SPLIT = 2  # words at the ends of lines; one can be a compound
_WORDS_OF_ONE_LETTER = frozenset("AIOEYÀÉÓЯВСКОАИУ")  # in English, the Romance and Slavic languages
_SHORTEST_WORD = 3  # letters by which a word is known
_LONGEST_WORD = 80  # code points of a part of a word that is looked up
_FEW_LOOKUPS = 8  # searches of the whole text take less time than collecting its words

# "> " in "> It rained"; ">> " and "> > " in mail that was forwarded twice
_QUOTED = lazy_pattern(r"(?:>[ \t]?)*")


class Words:
    """The words of a text, collected when they are looked up often, or what is looked up is in the text."""

    __slots__ = ("_hyphenates", "_lookups", "_sorted", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._sorted: list[str] | None = None
        self._lookups = 0
        self._hyphenates: bool | None = None

    def occur(self, beginning: str) -> bool:
        """Whether a word of the text begins with `beginning`."""
        if self._sorted is None:
            self._lookups += 1
            if self._lookups <= _FEW_LOOKUPS and beginning not in self._text:
                return False
            self._sorted = sorted(set(_WORD.findall(self._text)))
        at = bisect_left(self._sorted, beginning)
        return at < len(self._sorted) and self._sorted[at].startswith(beginning)

    def hyphenates(self) -> bool:
        """Whether the text splits words at the ends of lines: more hyphens are there than inside lines.

        A text that only breaks its lines after the hyphens of compounds has most of those inside lines.
        """
        if self._hyphenates is None:
            lines = self._text.replace("\r", "\n").split("\n")
            hyphens = sum([line.rstrip()[-1:] in _HYPHENS for line in lines])
            self._hyphenates = hyphens >= _FEWEST_SPLIT and self._splits_words()
        return self._hyphenates

    def _splits_words(self) -> bool:
        split = sum(map(is_small, _SPLIT.findall(self._text)))
        return split >= _FEWEST_SPLIT and split >= sum(map(is_small, _COMPOUND.findall(self._text)))

    def joined(self, rows: Sequence[Row]) -> str:
        """The text of the rows in one line."""
        if len(rows) == 1:
            return rows[0].text
        texts = [row.text for row in rows]
        if len(texts[0]) == 1 and texts[0].isupper() and is_small(texts[1][0]):
            texts[:2] = [texts[0] + self.below_drop_cap(texts[0], texts[1]) + texts[1]]
        return unwrap(texts, self.occur, self.hyphenates)

    def below_drop_cap(self, capital: str, rest: str) -> str:
        """What separates a drop cap from the text below: nothing, or a space if the capital is a word of its own.

        `A` above `ferry left` is a word if no word begins with `Aferry`, but others with `fer`, or the ferry is named
        elsewhere; `A` above `fter` is not.
        """
        word = _letters(rest[:_LONGEST_WORD])
        if capital not in _WORDS_OF_ONE_LETTER or len(word) < _SHORTEST_WORD:
            return ""
        if self.occur(capital + word) or self.occur(capital.lower() + word):
            return ""
        return " " if self._text.count(word) > 1 or self._others(word[:_SHORTEST_WORD], word) else ""

    def _others(self, beginning: str, word: str) -> bool:
        """Whether a word other than this one begins like that."""
        if not self.occur(beginning) or self._sorted is None:
            return False
        at = bisect_left(self._sorted, beginning)
        return any(other != word and other.startswith(beginning) for other in self._sorted[at : at + 2])


def unquoted(line: str) -> str:
    """The line without the `>` that mail programs put before it, one for each time it was forwarded.

    >>> unquoted("> >   It rained.")
    '  It rained.'
    """
    found = _QUOTED.match(line)
    return line[found.end() :] if found else line


def unwrap(lines: Sequence[str], occurs: Callable[[str], bool], hyphenates: Callable[[], bool] = bool) -> str:
    """Join the trimmed lines with spaces, or without in scripts that use none.

    A word hyphenated at the end of a line is closed up only if that is certain: after a soft hyphen, if the word
    occurs unbroken elsewhere in the text, which `occurs` tests, or if the text `hyphenates`.
    """
    joined = lines[0].strip()
    for line in lines[1:]:
        following = line.strip()
        if not joined or not following:
            joined = joined or following
            continue
        last = joined[-1]
        if last.isalnum() and last < FIRST_UNSPACED > following[0]:
            joined += " " + following
        elif last == SOFT_HYPHEN:
            joined = joined[:-1] + following
        elif last in _HYPHENS:
            joined = _hyphenated(joined, following, occurs, hyphenates)
        elif last in SOUTH_EAST_ASIAN_STOPS:
            joined += " " + following
        elif is_unspaced(last) or is_unspaced(following[0]):
            joined += following
        else:
            joined += " " + following
    return joined


def origins(text: str, start: int, joined: str) -> Sequence[int]:
    """The offset in `text` of each code point of `joined`, which was joined from wrapped lines at `start`.

    >>> origins("over-\\n  due", 0, "overdue")
    [0, 1, 2, 3, 8, 9, 10]
    """
    if text.startswith(joined, start):
        return range(start, start + len(joined))
    found = []
    at = start
    for character in joined:
        while text[at] != character and not (character == " " and text[at].isspace()):
            at += 1
        found.append(at)
        at += 1
    return found


def _hyphenated(
    before: str, after: str, occurs: Callable[[str], bool], hyphenates: Callable[[], bool]
) -> str:
    first = _letters(before[-2:-_LONGEST_WORD:-1])[::-1]
    second = _letters(after)
    if first and second and second[0].islower():
        if occurs(first + second):
            return before[:-1] + after
        if occurs(f"{first}{before[-1]}{second}"):
            return before + after
        if hyphenates() and second not in _joining_words():
            return before[:-1] + after
    return f"{before} {after}"


def _joining_words() -> frozenset[str]:
    """Words that follow the hyphen of a word left incomplete: `Vor- und Nachteile`."""
    return frozenset(tables.load("line_breaks")["and"])


def _letters(text: str) -> str:
    for index, character in enumerate(text):
        if not character.isalpha():
            return text[:index]
    return text
