"""Which line of a whole web page is its headline? The likeliest few, ranked."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate, repeat
from math import log1p
from operator import mul

from newsparse.base.characters import BULLETS, ITEM_DASHES, LONG_DASHES, in_class, without
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple
from newsparse.dates.tokens import DIGIT
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
    """The blocks that can be a page's headline, each with its features, all between 0 and about 1.

    A feature that does not hold is left out.
    """
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
        _add_shared_words(features, m, around, leads[index - first])
        echoes.add(features, index)
        near.add(features, index)
        _add_layout(features, facts, index, around)
        if index >= start:
            features["inside"] = True
        else:
            features["distance"] = log1p(start - index) / 4
            if start - index > _FAR and features.get("lead words", 0.0) < _SHARED:
                features["far unsaid"] = True
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
    features: Features = {f"last {m.last}": True, f"shape {m.shape}": True}
    if m.words <= _FEW_WORDS:
        features["two words"] = True
    if m.words <= _SOME_WORDS:
        features["few words"] = True
    if m.words >= _MANY_WORDS:
        features["many words"] = True
    if _sign_end(m.folded):
        features["item"] = True
    if m.formulas:
        if "name" in m.formulas:
            features["name"] = True
        if _is_captioned(m):
            features["captioned"] = True
        if "ends credited" in m.formulas:
            features["credited"] = _TRUST
    for name, limit in _SIZES:
        if m.size <= limit:
            break
        features[name] = True
    return features


def _add_shared_words(features: Features, m: BlockFacts, around: Surroundings, lead: frozenset[str]) -> None:
    """Add the line's words that the running text repeats, in all of it and at its beginning."""
    own = content_words(m.folded)
    in_core, in_lead = len(own & around.words), len(own & lead)
    if in_core:
        features["core share"] = in_core / len(own)
        features["core words"] = min(in_core, 6) / 6
    if in_lead:
        features["lead share"] = in_lead / len(own)
        features["lead words"] = min(in_lead, 5) / 5


class _Echoes:
    """Other occurrences of a line on the page, alone or at the end of a breadcrumb."""

    def __init__(self, facts: Sequence[BlockFacts]) -> None:
        self._lines = [bare(m) if len(m.folded) >= _LEAST_ECHO else "" for m in facts]
        self._captioned = frozenset(
            [index for index, m in enumerate(facts) if m.formulas and _is_captioned(m)]
        )
        self._at: dict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self._lines):
            if len(line) >= _LEAST_ECHO:
                self._at[line].append(index)
        # Only lines with the same last characters can end alike.
        self._alike: dict[str, list[str]] = defaultdict(list)
        for line in self._at:
            self._alike[line[-_LEAST_ECHO:]].append(line)

    def add(self, features: Features, index: int) -> None:
        """Add where else the line occurs."""
        line = self._lines[index]
        if len(line) < _LEAST_ECHO:
            return
        same, alike = self._at[line], self._alike[line[-_LEAST_ECHO:]]
        if not self._captioned.isdisjoint([at + 1 for at in same]):
            features["echo captioned"] = True
            return
        if len(same) > 1:  # few lines occur again
            if same[0] < index:
                features["echo above"] = True
            if any(index < at < index + _NEAR for at in same):
                features["echo below"] = True
            if same[-1] >= index + _NEAR:
                features["echo far below"] = True
        if len(alike) > 1:  # and of few are there others with the same end
            others = [other for other in alike if other != line]
            if any(self._at[other][0] < index and other.endswith(line) for other in others):
                features["path above"] = True
            below = self._lines[index + 1 : index + _NEAR]
            if any(other in below and line.endswith(other) for other in others):
                features["path"] = True


class _Neighbours:
    """The neighbours of the lines `first` to `last`: author and time under one, running text not far below."""

    def __init__(self, facts: Sequence[BlockFacts], first: int, last: int) -> None:
        self._facts, end = facts, min(len(facts), last + _STAMPED_BELOW)
        near = range(first, min(len(facts), last + _NOT_BELOW))
        self._shapes = [m.shape for m in facts[: near.stop]]
        self._next = [(names, _next_with(shapes, self._shapes, near)) for names, shapes in _BELOW]
        self._stamped = [False] * first + [_is_stamped(m.folded) for m in facts[first:end]]

    def add(self, features: Features, index: int) -> None:
        """Add what the neighbours of the line say."""
        for (adjoining, near, below), following in self._next:
            distance = following[index] - index
            if distance <= _BELOW_HEAD:
                if distance <= _NEXT:
                    features[adjoining] = True
                if distance <= _SOON:
                    features[near] = True
                features[below] = True
        if index + 1 < len(self._facts):
            other = self._facts[index + 1]
            features[f"below {other.shape}"] = True
            if other.size > max(_LONGER_LINE, _LONGER * self._facts[index].size):
                features["longer below"] = True
        self._add_above(features, self._shapes[max(0, index - _SIGNED_ABOVE) : index])
        if True in self._stamped[index + 1 : index + 1 + _STAMPED_BELOW]:
            features["stamp below"] = True

    @staticmethod
    def _add_above(features: Features, above: Sequence[Shape]) -> None:
        if not above:
            return
        features[f"above {above[-1]}"] = True
        sentences = sum(map(SENTENCES.__contains__, above[-_TEXT_ABOVE:]))
        if sentences:
            features["text above"] = sentences / 3
        if Shape.TIMESTAMP in above:
            features["date above"] = True
        if Shape.BYLINE in above:
            features["byline above"] = True


def _is_stamped(folded: str) -> bool:
    """Whether the line has a time or year; most have no digit, which is quicker to see."""
    return DIGIT.search(folded) is not None and _STAMPED.search(folded) is not None


def _next_with(shapes: frozenset[Shape], all_shapes: Sequence[Shape], near: range) -> dict[int, int]:
    """For each of the blocks `near`, the index of the next one below it that has one of the shapes, or one far below.

    `all_shapes` are those of the blocks from the first one on.
    """
    found: dict[int, int] = {}
    following = near.stop + _NOT_BELOW
    for index in reversed(near):
        found[index] = following
        if all_shapes[index] in shapes:
            following = index
    return found


def _add_layout(features: Features, facts: Sequence[BlockFacts], index: int, around: Surroundings) -> None:
    """Blank lines and indentation: a headline is set apart, and indented less than the lines that belong to it."""
    own = facts[index].block
    above = facts[index - 1].block if index else None
    below = facts[index + 1].block if index + 1 < len(facts) else None
    gap_below = below is not None and below.gap > around.gap
    if own.gap > around.gap:
        features["gap above"] = True
    if gap_below:
        features["gap below"] = True
        if own.gap > around.gap:
            features["gap both"] = True
            if above and above.gap <= around.gap:
                features["first apart"] = True
    if own.indent > around.indent:
        features["indented"] = True
        if own.indent > around.indent + _FAR_IN:
            features["indented far"] = True
    elif own.indent < around.indent:
        features["outdented"] = True
    if above and own.indent < above.indent:
        features["further out"] = True
    if below and below.indent != own.indent:
        features["below further in" if below.indent > own.indent else "below further out"] = True


def _compare(found: Sequence[tuple[int, Features]], facts: Sequence[BlockFacts]) -> None:
    """Add the features that compare candidates: a headline comes before its caption and deck."""
    lines = [_line(index, features, facts) for index, features in found]
    sharing = [line for line in lines if line.share]  # no other line is a rival
    stamps = list(accumulate([m.shape in SIGNED for m in facts], initial=0))
    first = 0
    for own, (index, features) in zip(lines, found, strict=True):
        while first < len(sharing) and sharing[first].at < index - _REACH:
            first += 1
        window = sharing[first : first + 2 * _REACH + 1]
        near = [one for one in window if one.at <= index + _REACH and one is not own]
        _add_beside(features, own, near)
        _add_against(features, own, [one for one in near if one.rivalry >= _SHARED], stamps)


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
    share = features.get("lead words", 0.0)
    return _Line(
        index,
        facts[index].block.indent,
        share,
        0.0 if "two words" in features else share,
        "gap both" in features,
        "echo above" in features or "echo far below" in features or "path above" in features,
    )


def _add_beside(features: Features, own: _Line, near: Sequence[_Line]) -> None:
    """Add what the candidates just above and below one share with the text below them."""
    rival = better = below = False
    many = 0
    for at, _, share, rivalry, _, _ in near:
        distance = own.at - at
        if distance > _RIVAL_NEAR:
            many += share > _SHARED and distance <= _RIVAL_FAR
        elif distance > 0:
            rival = rival or rivalry >= _SHARED
            better = better or share > own.share
        elif distance >= -_RIVAL_BELOW:
            below = below or rivalry >= _SHARED
    if rival:
        features["rival above"] = True
    if better:
        features["better above"] = True
    if many:
        features["rivals above"] = many / 3
    if below:
        features["rival below"] = True


def _add_against(features: Features, own: _Line, rivals: Sequence[_Line], stamps: Sequence[int]) -> None:
    """Add the differences between a candidate and its rivals, which are in order.

    `stamps` counts the authors and times above each block.
    """
    apart = echoes = out = further_in = False
    for _, indent, _, _, other_apart, other_echoes in rivals:
        apart, echoes = apart or other_apart, echoes or other_echoes
        out, further_in = out or indent < own.indent, further_in or indent > own.indent
    if own.echoes != echoes:
        features["alone echoes" if own.echoes else "another echoes"] = True
    if own.apart != apart:
        features["alone apart" if own.apart else "another apart"] = True
    if out:
        features["rival further out"] = True
    if further_in:
        features["rival further in"] = True
    # The count only grows, so the last and the first rival answer for all of them.
    if rivals and own.at < rivals[-1].at and stamps[rivals[-1].at] > stamps[own.at + 1]:
        features["stamp before rival"] = True
    if rivals and own.at > rivals[0].at and stamps[own.at] > stamps[rivals[0].at + 1]:
        features["stamp after rival"] = True
