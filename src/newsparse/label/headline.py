"""Which line of a whole web page is its headline? The likeliest few, ranked."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate, repeat
from math import log1p
from operator import mul

from newsparse.base.characters import BULLETS, ITEM_DASHES, LONG_DASHES, in_class, without
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple
from newsparse.label.describe import BlockFacts, content_words
from newsparse.label.shape import RUNNING, SENTENCES, SIGNED, Shape
from newsparse.label.surroundings import Surroundings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ABOVE = 160  # blocks above the running text that are searched for the headline
_INSIDE = 6  # blocks of the running text that are searched too, as it can begin above the headline
_RANKED = 3  # lines; the headline is hardly ever outside the first three
_FEWEST_WORDS = 2  # of a headline, in scripts with spaces; single words are sections
_BEHIND = 1.5  # natural logarithm of odds; lines further behind the likeliest one are not ranked
_NEAR = 8  # blocks below a line that are compared with it
_LEAST_ECHO = 14  # characters; shorter lines can be repeated on a page by chance
# Size units; steps of the fitted scale.
_SIZES = tuple((f"size {limit}", limit) for limit in (25, 40, 60, 100, 130))
_FEW_WORDS, _SOME_WORDS, _MANY_WORDS = 3, 5, 8  # of sections and names, of short headlines, of full ones
# Blocks from a headline down to its author, time or text: next to it, below a deck, below a picture.
_NEXT, _SOON, _BELOW_HEAD = 1, 3, 6
_NOT_BELOW = _BELOW_HEAD + 1  # the distance of a block that does not exist
_LEAD_BLOCKS = 4  # of running text with which a headline shares words
_TEXT_ABOVE = 3  # blocks above a line; if all are sentences, it is a subhead
_SIGNED_ABOVE = 5  # blocks; an author or time so close above a line shows that the headline is further up
_STAMPED_BELOW = 4  # blocks below a headline that are searched for a time, alone or inside other text
_LONGER = 1.3  # times the headline's length: the least length of a deck
_LONGER_LINE = 45  # size units; shorter lines below are links
_FAR_IN = 4  # columns more than the running text's indentation, as inside lists
# Blocks above a line: the reach of a deck's headline, the reach of a list of teasers.
_RIVAL_NEAR, _RIVAL_FAR = 4, 12
_RIVAL_BELOW = 3  # blocks below a line
_FAR = 30  # blocks; a line further above the running text must share words with it
_REACH = 15  # blocks between a headline and its rivals: deck, caption, breadcrumb
_SHARED = 0.4  # of five words: the share that a rival has in common with the lead

_ITEM_SIGNS = in_class(BULLETS, without(ITEM_DASHES, "-", LONG_DASHES))
# The sign of an item: "* News", "o Sport", "3. Berlin", but not "- Angsten vil øke", which begins with a quotation
_ITEM = lazy_pattern(rf"(?:[{_ITEM_SIGNS}o]|\d{{1,2}}\.) ")
_LONGEST_SIGN = 4  # code points, with the blank behind it
# "18:45", "2024", "3.5." in a line with other words
_STAMPED = lazy_pattern(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./]")

_TRUST = 3.0  # no headline ends with a credit, but few pages have such lines, so the fitted weight alone is too small
_CAPTIONED = frozenset({"caption", "credit", "caption=", "credit=", "ends credited"})

Features = dict[str, float]

# The blocks that may follow a headline, by their shapes.
_BELOW = tuple(
    ((f"{name} next", f"{name} near", f"{name} below"), shapes)
    for name, shapes in (
        ("date", frozenset((Shape.TIMESTAMP,))),
        ("byline", frozenset((Shape.BYLINE,))),
        ("text", RUNNING),
    )
)


def ranking(facts: Sequence[BlockFacts], around: Surroundings, weights: Mapping[str, float]) -> list[int]:
    """The indices of the likeliest headlines, best first; those far behind the best are left out."""
    scored = []
    for index, features in candidates(facts, around):
        score = sum(map(mul, map(weights.get, features, repeat(0.0)), features.values()))
        scored.append((-score, index))
    scored.sort()
    return [index for score, index in scored[:_RANKED] if score - scored[0][0] <= _BEHIND]


def candidates(facts: Sequence[BlockFacts], around: Surroundings) -> list[tuple[int, Features]]:
    """The blocks that can be a page's headline, each with its features, all between 0 and about 1."""
    start = around.core[0]
    first, last = max(0, start - _ABOVE), min(len(facts), start + _INSIDE)
    leads = _leads(facts, first, last)
    echoes = _Echoes(facts)
    near = _Neighbours(facts, first, last)
    found: list[tuple[int, Features]] = []
    for index in range(first, last):
        m = facts[index]
        if not m.folded or (m.words < _FEWEST_WORDS and not m.unspaced):
            continue
        features = _by_itself(m)
        features |= _shared_words(m, around, leads[index - first])
        features |= echoes.of(index)
        near.add(features, index)
        features |= _set(facts, index, around)
        features["distance"] = log1p(max(0, start - index)) / 4
        features["inside"] = index >= start
        features["far unsaid"] = start - index > _FAR and features["lead words"] < _SHARED
        found.append((index, features))
    _compare(found, facts)
    return found


def bare(m: BlockFacts) -> str:
    """The case-folded line without the sign of an item."""
    return m.folded[_sign_end(m.folded) :].strip(" :")


def _sign_end(folded: str) -> int:
    """The end of the sign of an item that opens the line; 0 if none does."""
    if " " not in folded[1:_LONGEST_SIGN]:
        return 0  # most lines begin with a longer word
    sign = _ITEM.match(folded)
    return sign.end() if sign else 0


def _is_captioned(m: BlockFacts) -> bool:
    return not _CAPTIONED.isdisjoint(m.formulas)


def _leads(facts: Sequence[BlockFacts], first: int, last: int) -> list[frozenset[str]]:
    """For each block from `first` on and before `last`, the words of the next blocks of running text."""
    found: list[frozenset[str]] = []
    below: list[BlockFacts] = []
    words: frozenset[str] | None = None
    for index in range(len(facts) - 1, first - 1, -1):
        if index < last:
            if words is None:
                words = frozenset().union(*[other.content for other in below])
            found.append(words)
        if facts[index].shape in RUNNING:
            below, words = [facts[index], *below[: _LEAD_BLOCKS - 1]], None
    found.reverse()
    return found


def _by_itself(m: BlockFacts) -> Features:
    features = {
        f"last {m.last}": 1.0,
        f"shape {m.shape}": 1.0,
        "two words": m.words <= _FEW_WORDS,
        "few words": m.words <= _SOME_WORDS,
        "many words": m.words >= _MANY_WORDS,
        "item": _sign_end(m.folded) > 0,
        "name": "name" in m.formulas,
        "captioned": _is_captioned(m),
        "credited": _TRUST * ("ends credited" in m.formulas),
    }
    for name, limit in _SIZES:
        features[name] = m.size > limit
    return features


def _shared_words(m: BlockFacts, around: Surroundings, lead: frozenset[str]) -> Features:
    """The line's words that the running text repeats, in all of it and at its beginning."""
    own = content_words(m.folded)
    count = len(own) or 1
    in_core, in_lead = len(own & around.words), len(own & lead)
    return {
        "core share": in_core / count,
        "core words": min(in_core, 6) / 6,
        "lead share": in_lead / count,
        "lead words": min(in_lead, 5) / 5,
    }


class _Echoes:
    """Other occurrences of a line on the page, alone or at the end of a breadcrumb."""

    def __init__(self, facts: Sequence[BlockFacts]) -> None:
        self._lines = [bare(m) if m.folded else "" for m in facts]
        self._facts = facts
        self._at: dict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self._lines):
            if len(line) >= _LEAST_ECHO:
                self._at[line].append(index)
        # Only lines with the same last characters can end alike.
        self._alike: dict[str, list[str]] = defaultdict(list)
        for line in self._at:
            self._alike[line[-_LEAST_ECHO:]].append(line)

    def _captioned(self, index: int) -> bool:
        return index < len(self._facts) and _is_captioned(self._facts[index])

    def of(self, index: int) -> Features:
        line = self._lines[index]
        if len(line) < _LEAST_ECHO:
            return {}
        same, alike = self._at[line], self._alike[line[-_LEAST_ECHO:]]
        if any(map(self._captioned, [at + 1 for at in same])):
            return {"echo captioned": True}
        features: Features = {
            "echo above": same[0] < index,
            "echo below": len(same) > 1 and any(index < at < index + _NEAR for at in same),
            "echo far below": same[-1] >= index + _NEAR,
            "path above": False,
            "path": False,
        }
        if len(alike) > 1:  # of few lines are there others with the same end
            others = [other for other in alike if other != line]
            features["path above"] = any(
                self._at[other][0] < index and other.endswith(line) for other in others
            )
            below = self._lines[index + 1 : index + _NEAR]
            features["path"] = any(other in below and line.endswith(other) for other in others)
        return features


class _Neighbours:
    """The neighbours of the lines `first` to `last`: author and time under one, running text not far below."""

    def __init__(self, facts: Sequence[BlockFacts], first: int, last: int) -> None:
        self._facts, end = facts, min(len(facts), last + _STAMPED_BELOW)
        near = range(first, min(len(facts), last + _NOT_BELOW))
        self._next = [(names, _next_with(shapes, facts, near)) for names, shapes in _BELOW]
        self._stamped = [False] * first + [_STAMPED.search(m.folded) is not None for m in facts[first:end]]

    def add(self, features: Features, index: int) -> None:
        """Add what the neighbours of the line say."""
        facts = self._facts
        for (adjoining, near, below), following in self._next:
            distance = following[index] - index
            features[adjoining] = distance <= _NEXT
            features[near] = distance <= _SOON
            features[below] = distance <= _BELOW_HEAD
        if index + 1 < len(facts):
            other = facts[index + 1]
            features[f"below {other.shape}"] = 1.0
            features["longer below"] = other.size > max(_LONGER_LINE, _LONGER * facts[index].size)
        above = [m.shape for m in facts[max(0, index - _SIGNED_ABOVE) : index]]
        if above:
            features[f"above {above[-1]}"] = 1.0
        features["text above"] = sum(map(SENTENCES.__contains__, above[-_TEXT_ABOVE:])) / 3
        features["date above"] = Shape.TIMESTAMP in above
        features["byline above"] = Shape.BYLINE in above
        features["stamp below"] = True in self._stamped[index + 1 : index + 1 + _STAMPED_BELOW]


def _next_with(shapes: frozenset[Shape], facts: Sequence[BlockFacts], near: range) -> dict[int, int]:
    """For each of these blocks, the index of the next one below it that has one of the shapes, or one far below."""
    found: dict[int, int] = {}
    following = near.stop + _NOT_BELOW
    for index in reversed(near):
        found[index] = following
        if facts[index].shape in shapes:
            following = index
    return found


def _set(facts: Sequence[BlockFacts], index: int, around: Surroundings) -> Features:
    """Blank lines and indentation: a headline is set apart, and indented less than the lines that belong to it."""
    m = facts[index]
    below = facts[index + 1] if index + 1 < len(facts) else None
    gaps = m.block.gap > around.gap, below is not None and below.block.gap > around.gap
    return {
        "gap above": gaps[0],
        "gap below": gaps[1],
        "gap both": all(gaps),
        "first apart": all(gaps) and index > 0 and facts[index - 1].block.gap <= around.gap,
        "indented": m.block.indent > around.indent,
        "indented far": m.block.indent > around.indent + _FAR_IN,
        "outdented": m.block.indent < around.indent,
        "further out": index > 0 and m.block.indent < facts[index - 1].block.indent,
        "below further in": below is not None and below.block.indent > m.block.indent,
        "below further out": below is not None and below.block.indent < m.block.indent,
    }


def _compare(found: Sequence[tuple[int, Features]], facts: Sequence[BlockFacts]) -> None:
    """Add the features that compare candidates: a headline comes before its caption and deck."""
    shared = [(index, features["lead words"], features["two words"]) for index, features in found]
    rivals = [
        _Rival(index, features["gap both"], _echoes(features), facts[index].block.indent)
        for index, features in found
        if features["lead words"] >= _SHARED and not features["two words"]
    ]
    stamps = list(accumulate((m.shape in SIGNED for m in facts), initial=0))
    first = 0
    for at, (index, features) in enumerate(found):
        features |= _beside(shared, at)
        while first < len(rivals) and rivals[first].at < index - _REACH:
            first += 1
        near = [one for one in rivals[first : first + 2 * _REACH + 1] if one.at <= index + _REACH]
        features |= _against(index, features, near, facts, stamps)


class _Rival(NamedTuple):
    """A candidate that shares words with the text below it: is it apart, does it echo, how far is it indented?"""

    at: int
    apart: float
    echoes: bool
    indent: int


def _beside(shared: Sequence[tuple[int, float, float]], at: int) -> Features:
    """What the candidates just above and below one share with the text below them; `shared` are all, with their words.

    The third of each says that a line has but two words.
    """
    index, own, _ = shared[at]
    rival = better = below = False
    many = 0
    for other, words, brief in shared[max(0, at - _RIVAL_FAR) : at]:
        if index - other > _RIVAL_NEAR:
            many += words > _SHARED and index - other <= _RIVAL_FAR
        else:
            rival = rival or (words >= _SHARED and not brief)
            better = better or words > own
    for other, words, brief in shared[at + 1 : at + 1 + _RIVAL_BELOW]:
        below = below or (words >= _SHARED and not brief and other - index <= _RIVAL_BELOW)
    return {"rival above": rival, "better above": better, "rivals above": many / 3, "rival below": below}


def _against(
    index: int,
    features: Features,
    rivals: Sequence[_Rival],
    facts: Sequence[BlockFacts],
    stamps: Sequence[int],
) -> Features:
    """The differences between a candidate and its rivals; `stamps` counts the authors and times above each block."""
    own = facts[index].block.indent
    gap, echo = features["gap both"], _echoes(features)
    apart = echoes = out = further_in = before = after = False
    for other, other_apart, other_echoes, indent in rivals:
        if other == index:
            continue
        apart, echoes = apart or bool(other_apart), echoes or other_echoes
        out, further_in = out or indent < own, further_in or indent > own
        before = before or (other > index and stamps[other] > stamps[index + 1])
        after = after or (other < index and stamps[index] > stamps[other + 1])
    return {
        "alone echoes": echo and not echoes,
        "another echoes": echoes and not echo,
        "alone apart": gap and not apart,
        "another apart": apart and not gap,
        "rival further out": out,
        "rival further in": further_in,
        "stamp before rival": before,
        "stamp after rival": after,
    }


def _echoes(features: Features) -> bool:
    """Whether the line also occurs elsewhere, as the page's title or in a breadcrumb."""
    return bool(features.get("echo above") or features.get("echo far below") or features.get("path above"))
