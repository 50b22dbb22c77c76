"""How like a summary a block under the title is: what a deck says, the lead below it says again and at length.

A deck names few people and places; the lead names them, and what follows a lead takes it up.
"""

from collections.abc import Sequence
from functools import cache
from math import log

from newsparse.base import tables
from newsparse.base.characters import BRACKETS, COLONS, COMMAS, QUOTES, SEMICOLONS, SENTENCE_STOPS
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.describe import BlockFacts
from newsparse.label.position import Position
from newsparse.label.shape import SIGNED, Case
from newsparse.label.surroundings import Surroundings

_TELLING = 300  # code points in which a paragraph names its people
_LAST_CONTENT_INDEX = 3  # of the blocks that tell something, the title being 0; no summary is further down
_SHORTEST = 20  # size units; less is a section or a link
_SHORT, _LONG = 100, 350  # size units: shorter than a lead, longer than a summary
_LONG_SENTENCE = 150  # size units; one sentence of that length is more often a lead
_FIRST_FIGURES = 200  # code points of the block below: its first sentence or two
_BRIEF = 5  # blocks of running text; a shorter article seldom has a summary

_DROPPED = 3  # letters of the longest acronym; a longer first word in capitals is a lead's opening
_MARKS = SENTENCE_STOPS + COMMAS + COLONS + SEMICOLONS + QUOTES + BRACKETS

_LATIN_STOPS = "".join(filter(str.isascii, SENTENCE_STOPS))
# "Ana Ruiz" in "said Ana Ruiz" but not "The ferry"
_NAME = lazy_pattern(rf"(?<![{_LATIN_STOPS}] )\b[^\W\d_a-zß-ÿ][^\W\d_]+ [^\W\d_a-zß-ÿ][^\W\d_]+")


def features(position: Position, m: BlockFacts, around: Surroundings) -> dict[str, float] | None:
    """What tells a summary from a lead, each feature between about -1 and 1; None for blocks that can be neither."""
    if (
        not 0 < position.content_index <= _LAST_CONTENT_INDEX
        or not position.below
        or m.size < _SHORTEST
        or m.shape in SIGNED
    ):
        return None
    below = position.below[0]
    return {
        "always": 1.0,
        f"told {position.content_index}": 1.0,
        f"last {m.last}": 1.0,
        "size": log(m.size) - 5,
        "of median": (log(m.size / around.median)) / 2,
        "next of own": log(below.size / m.size) / 2,
        "next but one": log(position.below[1].size) - 5 if len(position.below) > 1 else 0.0,
        "median": log(around.median) - 5.3,
        "length": log(around.running[-1] + 1) - 2.5,
        "brief": around.running[-1] < _BRIEF,
        "short": m.size < _SHORT,
        "long": m.size > _LONG,
        "one sentence": m.sentences == 0,
        "two sentences": m.sentences == 1,
        "long sentence": m.sentences == 0 and m.size > _LONG_SENTENCE,
        "quote": m.first == "quote",
        "figures": any(map(str.isdigit, m.block.text)),
        "figures next": any(map(str.isdigit, below.block.text[:_FIRST_FIGURES])),
        "signed below": position.byline_below,
        "dateline": m.dateline is not None,
        "dateline next": below.dateline is not None,
        "opens in capitals": _opens_in_capitals(m.block.text),
        "next opens in capitals": _opens_in_capitals(below.block.text),
        f"next {below.shape}": 1.0,
        "under title case": position.title is not None and position.title.case is Case.TITLE,
    } | _said_again(position, m, below)


def _said_again(position: Position, m: BlockFacts, below: BlockFacts) -> dict[str, float]:
    own, following = m.content, below.content
    title = position.title.content if position.title else frozenset()
    later: set[str] = set()
    for other in position.below[1:]:
        later |= other.content
    count = max(1, len(own))
    words, words_below = m.block.text[:_TELLING].split(), below.block.text[:_TELLING].split()
    capitals, capitals_below = _capitalised(words), _capitalised(words_below)
    return {
        "said next": 3 * len(own & following) / count,
        "shared": 4 * len(own & following) / max(1, len(own) * len(following)) ** 0.5,
        "said later": 3 * len(own & later) / count,
        "title's words": 2 * len(own & title) / max(1, len(title)),
        "names": min(len(_names(m.block.text[:_TELLING])), 3) / 2,
        "capitals": 3 * len(capitals) / max(3, len(words)),
        "new capitals next": len(capitals_below - capitals) / 10,
        "opens alike": words[:2] == words_below[:2],
        "next goes on": words_below[0].strip(_MARKS).casefold() in _taking_up(),
    }


def _names(text: str) -> frozenset[str]:
    """Two capitalised words in a row, not at the beginning: a person's full name, where first given."""
    return frozenset(_NAME.findall(text, 1))


def _capitalised(words: Sequence[str]) -> frozenset[str]:
    """The words that begin with a capital, but for the first: names, and in German whatever can be named."""
    return frozenset([word.strip(_MARKS) for word in words[1:] if word[0].isupper()])


@cache
def _taking_up() -> frozenset[str]:
    """The words that open a sentence and take up what was just said: `he`, `this`, `however`."""
    return frozenset(tables.load("function_words")["takes_up"].split())


def _opens_in_capitals(text: str) -> bool:
    """Whether the first word stands in capitals, as tabloids set the first word of a lead: `REBECCA Cole is …`."""
    first = text[:_TELLING].split(None, 1)[0]
    return len(first) > _DROPPED and first.isupper() and first.isalpha()
