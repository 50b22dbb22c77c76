"""How much a block under the title looks like a summary, which the lead below repeats at greater length.

A deck names few people and places; the lead names them, and the paragraph below refers back to it.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from itertools import repeat
from math import log
from operator import mul

from newsparse.base import tables
from newsparse.base.characters import (
    BRACKETS,
    COLONS,
    COMMAS,
    QUOTES,
    SEMICOLONS,
    SENTENCE_STOPS,
    has_digit,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple
from newsparse.label.describe import BlockFacts
from newsparse.label.feature_names import DECK_STEPS
from newsparse.label.position import Position
from newsparse.label.shape import SIGNED, Case
from newsparse.label.surroundings import Surroundings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_OPENING = 300  # code points; a paragraph names its people here
_LAST_CONTENT_INDEX = 3  # counting blocks of content from the title, 0; no summary is further down
_SHORTEST = 20  # size units; shorter lines are sections or links
_SHORT, _LONG = 100, 350  # size units: shorter than a lead, longer than a summary
_LONG_SENTENCE = 150  # size units; a single sentence of this length is more often a lead
_FIRST_FIGURES = 200  # code points of a block: its first sentence or two
_BRIEF = 5  # blocks of running text; a shorter article seldom has a summary

_MOST_NAMES = 3  # counted; more make no difference
# What takes long to ask and seldom matters (see `_asked_last`), with the most that each can be.
_MOST_ASKED_LAST = (("names", _MOST_NAMES / 2), ("dateline", 1.0), ("dateline next", 1.0))
_LONGEST_ACRONYM = 3  # letters; a longer first word in capitals opens a lead
_MARKS = SENTENCE_STOPS + COMMAS + COLONS + SEMICOLONS + QUOTES + BRACKETS

_LATIN_STOPS = "".join(filter(str.isascii, SENTENCE_STOPS))
# "Ana Ruiz" in "said Ana Ruiz" but not "The ferry"
# What may not stand before the first letter is asked behind it: a search for a letter is fast.
_NAME = lazy_pattern(rf"[^\W\d_a-zß-ÿ](?<!\w.)(?<![{_LATIN_STOPS}] .)[^\W\d_]+ [^\W\d_a-zß-ÿ][^\W\d_]+")


def features(position: Position, m: BlockFacts, around: Surroundings) -> dict[str, float] | None:
    """The features that distinguish a summary from a lead, about -1 to 1; None for blocks that can be neither."""
    return _asked(position, m, around) | _asked_last(position, m) if _can_be_deck(position, m) else None


class Scale:
    """The fitted scale of a block's likeness to a summary; `weights` are those of its features."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._most_last = sum([max(0.0, most * weights.get(name, 0.0)) for name, most in _MOST_ASKED_LAST])

    def step(self, position: Position, m: BlockFacts, around: Surroundings) -> int | None:
        """The step of `DECK_STEPS` that the block reaches; None for one that can be neither summary nor lead.

        Many are so far below the lowest step that what is asked last cannot lift them to it.
        """
        if not _can_be_deck(position, m):
            return None
        score = self._score(_asked(position, m, around))
        if score + self._most_last >= DECK_STEPS[0]:
            score += self._score(_asked_last(position, m))
        return bisect_right(DECK_STEPS, score)

    def _score(self, features: Mapping[str, float]) -> float:
        products: Iterable[float] = map(mul, map(self._weights.get, features, repeat(0.0)), features.values())
        return sum(products)


def _can_be_deck(position: Position, m: BlockFacts) -> bool:
    """Whether the block can be a summary or a lead, which has text below it."""
    return (
        0 < position.content_index <= _LAST_CONTENT_INDEX
        and bool(position.below)
        and m.size >= _SHORTEST
        and m.shape not in SIGNED
    )


def _asked(position: Position, m: BlockFacts, around: Surroundings) -> dict[str, float]:
    """The features that are asked of every block."""
    below, title, text, size = position.below[0], position.title, m.block.text, m.size
    first, words, capitalised, figures = _opening(text[:_OPENING])
    next_first, _, next_capitalised, next_figures = _opening(below.block.text[:_OPENING])
    own, following = m.content, below.content
    title_words: frozenset[str] = title.content if title else frozenset()
    count, shared = len(own) or 1, len(own & following)
    median, running, sentences = around.median, around.running[-1], m.sentences
    return {
        "always": 1.0,
        f"told {position.content_index}": 1.0,
        "last " + m.last: 1.0,
        "size": log(size) - 5,
        "of median": log(size / median) / 2,
        "next of own": log(below.size / size) / 2,
        "next but one": log(position.below[1].size) - 5 if len(position.below) > 1 else 0.0,
        "median": log(median) - 5.3,
        "length": log(running + 1) - 2.5,
        "brief": running < _BRIEF,
        "short": size < _SHORT,
        "long": size > _LONG,
        "one sentence": sentences == 0,
        "two sentences": sentences == 1,
        "long sentence": sentences == 0 and size > _LONG_SENTENCE,
        "quote": m.first == "quote",
        "figures": figures or has_digit(text[_FIRST_FIGURES:]),
        "figures next": next_figures,
        "signed below": position.byline_below,
        "dateline": 0.0,  # these three are asked last; here is their place
        "dateline next": 0.0,
        "opens in capitals": _opens_in_capitals(first[0]),
        "next opens in capitals": _opens_in_capitals(next_first[0]),
        "next " + below.shape: 1.0,
        "under title case": title is not None and title.case is Case.TITLE,
        "said next": 3 * shared / count,
        "shared": 4 * shared / (len(own) * len(following) or 1) ** 0.5,
        "said later": 3 * _said_later(position, own) / count,
        "title's words": 2 * len(own & title_words) / (len(title_words) or 1),
        "names": 0.0,
        "capitals": 3 * len(capitalised) / max(3, words),
        "new capitals next": len(next_capitalised - capitalised) / 10,
        "opens alike": first == next_first,
        "next goes on": next_first[0].strip(_MARKS).casefold() in _referring_words(),
    }


def _asked_last(position: Position, m: BlockFacts) -> dict[str, float]:
    """The features that are asked only of blocks whose step they can change."""
    return {
        "names": _names(m.block.text[:_OPENING]) / 2,
        "dateline": m.dateline is not None,
        "dateline next": position.below[0].dateline is not None,
    }


def _said_later(position: Position, own: frozenset[str]) -> int:
    """How many of a block's own words are in the blocks below the next one."""
    said: set[str] = set()
    for other in position.below[1:]:
        said |= own & other.content
    return len(said)


class _Opening(NamedTuple):
    """The beginning of a block: its first two words, the number of all, and the capitalised ones except the first.

    The latter are names, and in German all nouns. `figures` is true if there are some in its first sentence or two.
    """

    first: Sequence[str]
    words: int
    capitalised: frozenset[str]
    figures: bool


@lru_cache(maxsize=2)
def _opening(text: str) -> _Opening:
    """The beginning of a block; the one below a block is asked for again, as the next one's own."""
    words = text.split()
    capitalised = [
        word if word.isalpha() else word.strip(_MARKS)  # which takes longer
        for word in words[1:]
        if word[0].isupper()
    ]
    return _Opening(words[:2], len(words), frozenset(capitalised), has_digit(text[:_FIRST_FIGURES]))


def _names(text: str) -> int:
    """How many pairs of capitalised words do not open a sentence: full names, as given at first mention."""
    found: set[str] = set()
    for name in _NAME.finditer(text, 1):
        found.add(name.group())
        if len(found) == _MOST_NAMES:
            break
    return len(found)


@cache
def _referring_words() -> frozenset[str]:
    """The words that open a sentence and refer back to the one before: `he`, `this`, `however`."""
    return frozenset(tables.load("function_words")["takes_up"].split())


def _opens_in_capitals(first: str) -> bool:
    """Whether the first word is in capitals, as in the leads of tabloids: `REBECCA Cole is …`."""
    return len(first) > _LONGEST_ACRONYM and first.isupper() and first.isalpha()
