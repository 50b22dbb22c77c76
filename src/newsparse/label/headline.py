"""Which line of a whole web page is its headline: the few lines most like one, ranked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log1p

from newsparse.base.characters import BULLETS, ITEM_DASHES, LONG_DASHES, in_class, without
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.describe import BlockFacts, content_words
from newsparse.label.shape import RUNNING, SENTENCES, SIGNED, Shape
from newsparse.label.surroundings import Surroundings

_ABOVE = 160  # blocks above the running text among which the headline may stand
_INSIDE = 6  # the running text can begin with lines above the headline
_RANKED = 3  # lines; the headline is hardly ever another
_FEWEST_WORDS = 2  # of a headline, in scripts with spaces; one word is a section
_BEHIND = 1.5  # natural logarithm of odds; what is further behind the likeliest line is no headline
_NEAR = 8  # blocks about a line that are looked at
_TELLING = 14  # characters of the shortest line that stands elsewhere on the page for what it says
_SIZES = (25, 40, 60, 100, 130)  # size units; steps of the fitted scale
_FEW_WORDS, _SOME_WORDS, _MANY_WORDS = 3, 5, 8  # of sections and names, of short headlines, of full ones
# Blocks from a headline down to its author, time or text: with none, a deck, a picture between them.
_NEXT, _SOON, _BELOW_HEAD = 1, 3, 6
_NOT_BELOW = _BELOW_HEAD + 1  # stands for the distance of what is not there
_LEAD_BLOCKS = 4  # of running text whose words a headline takes up
_TEXT_ABOVE = 3  # blocks above a line, all of which are sentences where it is a subhead
_SIGNED_ABOVE = 5  # blocks above a line in which an author or a time shows that the headline is further up
_STAMPED_BELOW = 4  # blocks below a headline in which a time is given, in words of its own or among others
_LONGER = 1.3  # times as long as the headline: what a deck is at least
_LONGER_LINE = 45  # size units; shorter lines below are links
_FAR_IN = 4  # columns further in than the running text: the inside of a list
# Blocks above a line: as far as the headline of a deck is, as far as a list of teasers goes.
_RIVAL_NEAR, _RIVAL_FAR = 4, 12
_RIVAL_BELOW = 3  # blocks
_FAR = 30  # blocks; what stands further above the running text must say what the text says
_REACH = 15  # blocks between a headline and its rivals: deck, caption, path
_SAID = 0.4  # share of five words that a line has in common with the lead, to be a rival

_ITEM_SIGNS = in_class(BULLETS, without(ITEM_DASHES, "-", LONG_DASHES))
# The sign of an item: "* News", "o Sport", "3. Berlin", but not "- Angsten vil øke", which a quotation begins
_ITEM = lazy_pattern(rf"(?:[{_ITEM_SIGNS}o]|\d{{1,2}}\.) ")
# "18:45", "2024", "3.5." in a line that says more than the time
_STAMPED = lazy_pattern(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./]")

_TRUST = 3.0  # no headline ends with a credit; few pages show it, so that the scale must not be held back
_CAPTIONED = frozenset({"caption", "credit", "caption=", "credit=", "ends credited"})

Features = dict[str, float]

# What can stand under a headline, by the shapes that it has.
_BELOW = (
    ("date", frozenset((Shape.TIMESTAMP,))),
    ("byline", frozenset((Shape.BYLINE,))),
    ("text", RUNNING),
)


def ranking(facts: Sequence[BlockFacts], around: Surroundings, weights: Mapping[str, float]) -> list[int]:
    """The indices of the blocks most like a headline, the likeliest first: those not far behind it."""
    scored = []
    for index, features in candidates(facts, around):
        score = sum(weights.get(name, 0.0) * value for name, value in features.items())
        scored.append((-score, index))
    scored.sort()
    return [index for score, index in scored[:_RANKED] if score - scored[0][0] <= _BEHIND]


def candidates(facts: Sequence[BlockFacts], around: Surroundings) -> list[tuple[int, Features]]:
    """The blocks that can be a page's headline, each with its features, all between 0 and about 1."""
    start = around.core[0]
    first, last = max(0, start - _ABOVE), min(len(facts), start + _INSIDE)
    leads = _leads(facts, first)
    echoes = _Echoes(facts)
    found: list[tuple[int, Features]] = []
    for index in range(first, last):
        m = facts[index]
        if not m.folded or (m.words < _FEWEST_WORDS and not m.unspaced):
            continue
        features = _by_itself(m) | _said(m, around, leads[index - first]) | echoes.of(index)
        features |= _near(facts, index) | _set(facts, index, around)
        features["distance"] = log1p(max(0, start - index)) / 4
        features["inside"] = index >= start
        features["far unsaid"] = start - index > _FAR and features["lead words"] < _SAID
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
    """For each block from `first` on the words of the next blocks of running text."""
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
    return {
        f"last {m.last}": 1.0,
        f"shape {m.shape}": 1.0,
        "two words": m.words <= _FEW_WORDS,
        "few words": m.words <= _SOME_WORDS,
        "many words": m.words >= _MANY_WORDS,
        "item": _ITEM.match(m.folded) is not None,
        "name": "name" in m.formulas,
        "captioned": _is_captioned(m),
        "credited": _TRUST * ("ends credited" in m.formulas),
    } | {f"size {limit}": m.size > limit for limit in _SIZES}


def _said(m: BlockFacts, around: Surroundings, lead: frozenset[str]) -> Features:
    """How much of the line the running text, and its beginning, says again."""
    own = content_words(m.folded)
    count = max(1, len(own))
    return {
        "core share": len(own & around.words) / count,
        "core words": min(len(own & around.words), 6) / 6,
        "lead share": len(own & lead) / count,
        "lead words": min(len(own & lead), 5) / 5,
    }


class _Echoes:
    """Where else on the page the same line stands, alone or at the end of the path that leads to it."""

    def __init__(self, facts: Sequence[BlockFacts]) -> None:
        self._lines = [bare(m) if m.folded else "" for m in facts]
        self._measured = facts
        self._at: dict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self._lines):
            if len(line) >= _TELLING:
                self._at[line].append(index)

    def _captioned(self, index: int) -> bool:
        return index < len(self._measured) and _is_captioned(self._measured[index])

    def of(self, index: int) -> Features:
        line = self._lines[index]
        if len(line) < _TELLING:
            return {}
        above, below = self._lines[:index], self._lines[index + 1 : index + _NEAR]
        same = self._at[line]
        if any(self._captioned(at + 1) for at in same):
            return {"echo captioned": True}
        return {
            "echo above": same[0] < index,
            "echo below": any(index < at < index + _NEAR for at in same),
            "echo far below": same[-1] >= index + _NEAR,
            "path above": any(other != line and other.endswith(line) for other in above),
            "path": any(len(other) >= _TELLING and other != line and line.endswith(other) for other in below),
        }


def _near(facts: Sequence[BlockFacts], index: int) -> Features:
    """What stands about: author and time under it, running text not far below, longer lines."""
    below = facts[index + 1 : index + 1 + _NEAR]
    above = facts[max(0, index - _SIGNED_ABOVE) : index]
    features: Features = {}
    for name, shapes in _BELOW:
        at = next((distance for distance, other in enumerate(below, 1) if other.shape in shapes), _NOT_BELOW)
        features |= {
            f"{name} next": at <= _NEXT,
            f"{name} near": at <= _SOON,
            f"{name} below": at <= _BELOW_HEAD,
        }
    if below:
        features[f"below {below[0].shape}"] = 1.0
        features["longer below"] = below[0].size > max(_LONGER_LINE, _LONGER * facts[index].size)
    if above:
        features[f"above {above[-1].shape}"] = 1.0
    features["text above"] = sum(other.shape in SENTENCES for other in above[-_TEXT_ABOVE:]) / 3
    features["date above"] = any(other.shape is Shape.TIMESTAMP for other in above)
    features["byline above"] = any(other.shape is Shape.BYLINE for other in above)
    features["stamp below"] = any(_STAMPED.search(other.folded) for other in below[:_STAMPED_BELOW])
    return features


def _set(facts: Sequence[BlockFacts], index: int, around: Surroundings) -> Features:
    """Blank lines and indentation: a headline stands alone, and further out than what belongs to it."""
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
    """Add what the candidates show beside each other: a headline comes before caption and deck."""
    said = [(index, features["lead words"], features["two words"]) for index, features in found]
    rivals = [
        (index, features)
        for index, features in found
        if features["lead words"] >= _SAID and not features["two words"]
    ]
    stamps = list(accumulate((m.shape in SIGNED for m in facts), initial=0))
    for at, (index, features) in enumerate(found):
        close = [one for one in said[max(0, at - _RIVAL_NEAR) : at] if index - one[0] <= _RIVAL_NEAR]
        above = [(index - other, words) for other, words, _ in said[max(0, at - _RIVAL_FAR) : at]]
        below = [one for one in said[at + 1 : at + 1 + _RIVAL_BELOW] if one[0] - index <= _RIVAL_BELOW]
        features |= {
            "rival above": any(words >= _SAID and not brief for _, words, brief in close),
            "better above": any(words > features["lead words"] for _, words, _ in close),
            "rivals above": sum(words > _SAID for far, words in above if _RIVAL_NEAR < far <= _RIVAL_FAR) / 3,
            "rival below": any(words >= _SAID and not brief for _, words, brief in below),
        }
    for index, features in found:
        near = [rival for rival in rivals if 0 < abs(rival[0] - index) <= _REACH]
        features |= _against(index, features, near, facts, stamps)


def _against(
    index: int,
    features: Features,
    rivals: Sequence[tuple[int, Features]],
    facts: Sequence[BlockFacts],
    stamps: Sequence[int],
) -> Features:
    """What a candidate has that none of its rivals has, or lacks; `stamps` counts authors and times so far."""
    indents = [facts[other].block.indent for other, _ in rivals]
    own = facts[index].block.indent
    gap, echo = features["gap both"], _echoes(features)
    gaps, echoes = any(other["gap both"] for _, other in rivals), any(_echoes(other) for _, other in rivals)
    return {
        "alone echoes": echo and not echoes,
        "another echoes": echoes and not echo,
        "alone apart": gap and not gaps,
        "another apart": gaps and not gap,
        "rival further out": any(indent < own for indent in indents),
        "rival further in": any(indent > own for indent in indents),
        "stamp before rival": any(other > index and stamps[other] > stamps[index + 1] for other, _ in rivals),
        "stamp after rival": any(other < index and stamps[index] > stamps[other + 1] for other, _ in rivals),
    }


def _echoes(features: Features) -> bool:
    """Whether the line stands elsewhere on the page, as the page's title or in its path."""
    return any(features.get(name, False) for name in ("echo above", "echo far below", "path above"))
