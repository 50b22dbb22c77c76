"""The features of blocks on a whole page: their positions relative to its running text and headline."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from newsparse.label import feature_names as names
from newsparse.label.describe import BlockFacts, content_words
from newsparse.label.feature_names import Feature
from newsparse.label.shape import ASIDES, OUTSIDE, Shape
from newsparse.label.surroundings import Surroundings

_NEAR_HEADLINE = 9  # blocks; names further below the headline are seldom the author's
_FARTHEST_INDENT = 6  # columns; a larger difference has no effect
_CLOSE, _WIDE = 2, 6  # blocks to each side among which running text is counted
_FAR_ABOVE = 40  # blocks above the running text that are compared with it; further up are only menus
_REPEATED_NEAR = 60  # blocks within which a repetition counts as nearby: an article's length


class PageView:
    """The features of one page's blocks; `headlines` are the likeliest headlines, best first."""

    def __init__(self, facts: Sequence[BlockFacts], around: Surroundings, headlines: Sequence[int]) -> None:
        self._facts, self._around, self._headlines = facts, around, headlines
        self._flush = self._flush_windows()
        self._close, self._wide = around.densities(_CLOSE), around.densities(_WIDE)
        self._repeated: dict[str, list[int]] = defaultdict(list)
        for index, m in enumerate(facts):
            if m.folded and around.repeats[m.folded] > 1:
                self._repeated[m.folded].append(index)

    def features(self, index: int, own: Sequence[Feature]) -> list[Feature]:
        """The features of a block on the page; `own` are those in any file, which have other weights here too."""
        found: list[Feature] = [(names.also_on_page, *feature) for feature in own]
        found += self._from_core(index)
        found += self._from_headline(index)
        if index >= self._around.core[0]:
            found.append(self._flush.get(index) or self._set_off(index))
        return found

    def name(self, index: int) -> list[Feature]:
        """The position of a bare name relative to the likeliest headline."""
        under = index - self._headlines[0] if self._headlines else 0
        if under <= 0:
            return []
        beside = self._facts[index - 1 : index + 2 : 2]
        dated = "d" if any(other.shape is Shape.TIMESTAMP for other in beside) else ""
        side = "near" if under < _NEAR_HEADLINE else "far"
        return [(names.named_under_headline, bisect_right(names.UNDER_HEADLINE_STEPS, under), dated, side)]

    def _from_core(self, index: int) -> list[Feature]:
        """The block's position relative to the page's running text."""
        m, around = self._facts[index], self._around
        start, end = around.core
        distance: int | str
        if index < start:
            where, distance = "above", bisect_right(names.CORE_DISTANCE_STEPS, start - index)
        elif index >= end:
            where, distance = "below", bisect_right(names.CORE_DISTANCE_STEPS, index - end + 1)
        else:
            where = "in"
            inside = (
                bisect_right(names.FROM_CORE_START_STEPS, index - start),
                bisect_right(names.TO_CORE_END_STEPS, end - index),
            )
            distance = f"{inside[0]} {inside[1]}"
        found: list[Feature] = [
            (names.relative_to_core, where, distance, m.shape),
            (names.density, self._close[index], self._wide[index] // 2, m.shape),
        ]
        if m.folded and start - _FAR_ABOVE < index < end:
            own = content_words(m.folded)
            share = len(own & around.words) / len(own) if own else -1
            side = "above" if index < start else "in"
            found.append(
                (names.shared_words, bisect_right(names.CORE_WORD_STEPS, share), side, min(m.words, 9) // 3)
            )
        if m.folded and around.repeats[m.folded] > 1:
            found.append((names.repeated, where, self._which(index, m.folded)))
        return found

    def _flush_windows(self) -> dict[int, Feature]:
        """For each block aligned with the running text, its neighbours among such blocks.

        Blocks with another indentation, such as captions and teasers, are skipped, and so are links.
        """
        start = self._around.core[0]
        level = [
            index
            for index, m in enumerate(self._facts[start:], start)
            if m.block.indent == self._around.indent and m.shape not in ASIDES
        ]
        shapes = OUTSIDE * 2 + "".join([self._facts[index].shape for index in level]) + OUTSIDE * 2
        return {index: (names.flush, shapes[at : at + 5]) for at, index in enumerate(level)}

    def _set_off(self, index: int) -> Feature:
        """The block's indentation relative to the running text."""
        m = self._facts[index]
        indent = m.block.indent - self._around.indent
        if abs(indent) > _FARTHEST_INDENT:
            indent = _FARTHEST_INDENT if indent > 0 else -_FARTHEST_INDENT
        return names.set_off, indent, m.folded in self._around.furniture, m.shape

    def _from_headline(self, index: int) -> list[Feature]:
        """The block's position relative to the likeliest headline, and its rank if it is a candidate."""
        if not self._headlines:
            return []
        found: list[Feature] = []
        if index in self._headlines:
            found.append((names.headline, self._headlines.index(index) + 1))
        distance = index - self._headlines[0]
        if distance < 0:
            found.append(
                (names.relative_to_headline, "over", bisect_right(names.OVER_HEADLINE_STEPS, -distance))
            )
        elif distance:
            found.append(
                (names.relative_to_headline, "under", bisect_right(names.UNDER_HEADLINE_STEPS, distance))
            )
        return found

    def _which(self, index: int, folded: str) -> str:
        """The place of a repeated line among its occurrences nearby: `first`, `middle`, `last`; `far` without any."""
        found = self._repeated[folded]
        at = bisect_left(found, index)
        before = at > 0 and index - found[at - 1] <= _REPEATED_NEAR
        after = at + 1 < len(found) and found[at + 1] - index < _REPEATED_NEAR
        return {(True, True): "middle", (True, False): "last", (False, True): "first"}.get(
            (before, after), "far"
        )
