"""Which line of a whole web page is its headline? The likeliest few, ranked."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, repeat
from math import log1p
from operator import attrgetter, mul

from newsparse.base.characters import BULLETS, ITEM_DASHES, LONG_DASHES, in_class, without
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple
from newsparse.label.describe import BlockFacts, content_words
from newsparse.label.shape import RUNNING, SENTENCES, SIGNED, Shape
from newsparse.label.surroundings import Surroundings

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
    leads = _leads(facts, first)
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
    sign = _ITEM.match(m.folded)
    return (m.folded[sign.end() :] if sign else m.folded).strip(" :")


def _is_captioned(m: BlockFacts) -> bool:
    return not _CAPTIONED.isdisjoint(m.formulas)


def _leads(facts: Sequence[BlockFacts], first: int) -> list[frozenset[str]]:
    """For each block from `first` on, the words of the next blocks of running text."""
    found: list[frozenset[str]] = []
    below: list[BlockFacts] = []
    words: frozenset[str] = frozenset()
    for m in reversed(facts[first:]):
        found.append(words)
        if m.shape in RUNNING:
            below = [m, *below[: _LEAD_BLOCKS - 1]]
            words = frozenset().union(*(other.content for other in below))
    found.reverse()
    return found


def _by_itself(m: BlockFacts) -> Features:
    features = {
        f"last {m.last}": 1.0,
        f"shape {m.shape}": 1.0,
        "two words": m.words <= _FEW_WORDS,
        "few words": m.words <= _SOME_WORDS,
        "many words": m.words >= _MANY_WORDS,
        "item": _ITEM.match(m.folded) is not None,
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
    count = max(1, len(own))
    return {
        "core share": len(own & around.words) / count,
        "core words": min(len(own & around.words), 6) / 6,
        "lead share": len(own & lead) / count,
        "lead words": min(len(own & lead), 5) / 5,
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
        below = self._lines[index + 1 : index + _NEAR]
        same = self._at[line]
        if any(self._captioned(at + 1) for at in same):
            return {"echo captioned": True}
        return {
            "echo above": same[0] < index,
            "echo below": any(index < at < index + _NEAR for at in same),
            "echo far below": same[-1] >= index + _NEAR,
            "path above": any(
                other != line and self._at[other][0] < index and other.endswith(line)
                for other in self._alike[line[-_LEAST_ECHO:]]
            ),
            "path": any(
                len(other) >= _LEAST_ECHO and line != other and line.endswith(other) for other in below
            ),
        }


class _Neighbours:
    """The neighbours of the lines `first` to `last`: author and time under one, running text not far below."""

    def __init__(self, facts: Sequence[BlockFacts], first: int, last: int) -> None:
        self._facts, end = facts, min(len(facts), last + _STAMPED_BELOW)
        self._next = [(names, _next_with(shapes, facts)) for names, shapes in _BELOW]
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
        features["stamp below"] = any(self._stamped[index + 1 : index + 1 + _STAMPED_BELOW])


def _next_with(shapes: frozenset[Shape], facts: Sequence[BlockFacts]) -> list[int]:
    """For each block, the index of the next one below it that has one of these shapes, or one far below."""
    found: list[int] = []
    following = len(facts) + _NOT_BELOW
    for index in range(len(facts) - 1, -1, -1):
        found.append(following)
        if facts[index].shape in shapes:
            following = index
    found.reverse()
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
    lines = [_line(index, features, facts) for index, features in found]
    rivals = [line for line in lines if line.rivalry >= _SHARED]
    places = [rival.at for rival in rivals]
    stamps = list(accumulate([m.shape in SIGNED for m in facts], initial=0))
    for at, (own, (index, features)) in enumerate(zip(lines, found, strict=True)):
        far = [one for one in lines[max(0, at - _RIVAL_FAR) : at] if index - one.at <= _RIVAL_FAR]
        close = [one for one in far if index - one.at <= _RIVAL_NEAR]
        below = [one for one in lines[at + 1 : at + 1 + _RIVAL_BELOW] if one.at - index <= _RIVAL_BELOW]
        farther = [one for one in far if one.share > _SHARED and index - one.at > _RIVAL_NEAR]
        features["rival above"] = max([one.rivalry for one in close], default=0.0) >= _SHARED
        features["better above"] = max([one.share for one in close], default=0.0) > own.share
        features["rivals above"] = len(farther) / 3
        features["rival below"] = max([one.rivalry for one in below], default=0.0) >= _SHARED
        first, last = bisect_left(places, index - _REACH), bisect_right(places, index + _REACH)
        features |= _against(own, [rival for rival in rivals[first:last] if rival is not own], stamps)


class _Line(NamedTuple):
    """A candidate as others are compared with it.

    `share` is that of the lead's words in it, `rivalry` the same unless it has two words only. `apart` is true if
    it is set apart, `echoes` if it also occurs elsewhere, as the page's title or in a breadcrumb.
    """

    at: int
    indent: int
    share: float
    rivalry: float
    apart: bool
    echoes: bool


def _line(index: int, features: Features, facts: Sequence[BlockFacts]) -> _Line:
    share = features["lead words"]
    return _Line(
        at=index,
        indent=facts[index].block.indent,
        share=share,
        rivalry=0.0 if features["two words"] else share,
        apart=bool(features["gap both"]),
        echoes=any(map(features.get, ("echo above", "echo far below", "path above"))),
    )


def _against(own: _Line, rivals: Sequence[_Line], stamps: Sequence[int]) -> Features:
    """The differences between a candidate and its rivals, which are in order.

    `stamps` counts the authors and times above each block.
    """
    first, last = (rivals[0], rivals[-1]) if rivals else (own, own)
    echoes, apart = any(map(_ECHOES, rivals)), any(map(_APART, rivals))
    indents = list(map(_INDENT, rivals))
    return {
        "alone echoes": own.echoes and not echoes,
        "another echoes": echoes and not own.echoes,
        "alone apart": own.apart and not apart,
        "another apart": apart and not own.apart,
        "rival further out": min(indents, default=own.indent) < own.indent,
        "rival further in": max(indents, default=own.indent) > own.indent,
        "stamp before rival": last.at > own.at and stamps[last.at] > stamps[own.at + 1],
        "stamp after rival": first.at < own.at and stamps[own.at] > stamps[first.at + 1],
    }


_INDENT, _APART, _ECHOES = attrgetter("indent"), attrgetter("apart"), attrgetter("echoes")
