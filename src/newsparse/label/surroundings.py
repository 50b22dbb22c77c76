"""The context of a file's blocks: its usual layout, its repeated lines, and the extent of its running text."""

from __future__ import annotations

from itertools import accumulate, compress
from operator import sub

from newsparse.base.records import NamedTuple
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import (
    HEADLIKE,
    LOOSE,
    RUNNING,
    SENTENCES,
    SIGNED,
    UNMARKED,
    Case,
    LastCharacter,
    Shape,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from typing import TypeVar

    One = TypeVar("One", bound=Hashable)

SHORTENED = "... [+]"  # in a caption that opens on a click, below its whole text
_USUAL_PARAGRAPH = 120  # size units; used if the file has no running text
_LONGEST_HEADING = 150  # size units
_PAGE_BLOCKS = 25  # a file with fewer is never treated as a whole page
_PAGE_LOOSE = 0.55  # share of lines that are not sentences; no article has more, even with many lists
_PAGE_MENUS = 5  # lines to click on; no article has as many
_SURE_MENUS = 3  # of them, where most lines are not sentences
_PAGE_RUN = 8  # short lines in a row; the charges and tables of a press release have fewer
_LONGEST_LINK = 40  # size units of an entry of a menu
_LINK_SHAPES = frozenset((Shape.SENTENCE_CASE, Shape.TITLE_CASE, Shape.CAPITALS, Shape.COLON, Shape.PHRASE))
_MENUS = ("menu", "share", "subscribe", "sign_in", "copyright", "cookie")
_FURNITURE = 4  # occurrences within the running text; a line repeated as often is not part of it
# A block's contribution to the running text, in lines of a hundred size units.
_MOST_WORTH = 700  # size units: a comment of a thousand words counts no more than a paragraph
_ITEM_WORTH = 0.5  # of a sentence after a bullet, which is as often a teaser as part of the story
_SHORT_SENTENCE_WORTH = 0.1
_UNFINISHED_WORTH = 0.3
_WORTH_OF = {Shape.SHORT_SENTENCE: _SHORT_SENTENCE_WORTH, Shape.UNFINISHED: _UNFINISHED_WORTH}
_LINE_WORTH = -0.55
_LINK_WORTH = -1.0  # an item that is not a sentence belongs to a menu
# Factors in the score of a stretch of running text.
_SIGNED_WORTH = 1.6  # below an author or a time
_LATE = 0.5  # share of the score lost at the very end of the page
_HEAD = 15  # blocks between an article's author or time and its running text, captions and links included
_STRETCHES = 4  # only the longest are compared; the others are teasers


_ALIKE = {LastCharacter.DIGIT: LastCharacter.LETTER}  # what ends headings of the same kind
PeerKey = tuple[str, LastCharacter, Case, bool]


class Surroundings(NamedTuple):
    """The properties of one file that its blocks are compared with.

    `page` is true for a whole page with menus, false for an article; `core` is the stretch of blocks (half-open) with
    most of the running text and little else; `words` are the content words of the core; `heads` counts its
    heading-like blocks, `peers` those of each kind.
    """

    page: bool
    core: tuple[int, int]
    median: int
    loose: float
    indent: int
    gap: int
    repeats: Mapping[str, int]
    peers: Mapping[PeerKey, int]
    heads: int
    running: list[int]
    words: frozenset[str]
    furniture: frozenset[str]

    def densities(self, reach: int) -> list[int]:
        """The number of blocks of running text within `reach` blocks of each one, itself included."""
        padded = [0] * reach + self.running + self.running[-1:] * reach
        return list(map(sub, padded[2 * reach + 1 :], padded))


def survey(facts: Sequence[BlockFacts]) -> Surroundings:
    """The surroundings of the blocks of one file; there must be at least one block."""
    running = [m.shape in RUNNING for m in facts]
    sizes = sorted([m.size for m in compress(facts, running)]) or [_USUAL_PARAGRAPH]
    loose = len([m for m in facts if m.shape in LOOSE]) / len(facts)
    page = len(facts) >= _PAGE_BLOCKS and _is_page(facts, loose)
    core = _core(facts) if page else (0, len(facts))
    inside = facts[core[0] : core[1]]
    furniture = _furniture(inside) if page else frozenset()
    peers = _counted([peer_key(m) for m in inside if is_headlike(m) and m.folded not in furniture])
    return Surroundings(
        page=page,
        core=core,
        median=sizes[len(sizes) // 2],
        loose=loose,
        indent=_commonest([m.block.indent for m in compress(inside, running[core[0] : core[1]])]),
        gap=_commonest([m.block.gap for m in facts[1:]]),
        repeats=_counted([m.folded for m in facts if m.folded]),
        peers=peers,
        heads=sum(peers.values()),
        running=[0, *accumulate(running)],
        words=_words_of_running_text(inside) if page else frozenset(),
        furniture=furniture,
    )


def _counted(values: Iterable[One]) -> dict[One, int]:
    """How often each value occurs; faster than a `Counter` for the few of an article."""
    counts: dict[One, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def _furniture(inside: Sequence[BlockFacts]) -> frozenset[str]:
    lines = _counted([m.folded for m in inside if m.folded and m.shape in UNMARKED])
    return frozenset(line for line, times in lines.items() if times >= _FURNITURE)


def _words_of_running_text(facts: Sequence[BlockFacts]) -> frozenset[str]:
    words: set[str] = set()
    for m in facts:
        if m.shape in RUNNING:
            words |= m.content
    return frozenset(words)


def is_headlike(m: BlockFacts) -> bool:
    """Whether the block is short enough for a heading and matches no other formula."""
    return m.shape in HEADLIKE and m.size <= _LONGEST_HEADING


def peer_key(m: BlockFacts) -> PeerKey:
    """The properties that the headings of one article share."""
    return m.first, _ALIKE.get(m.last, m.last), m.case, "numbered" in m.formulas


def _commonest(values: Sequence[int]) -> int:
    if values and 2 * values.count(values[0]) > len(values):
        return values[0]  # of most blocks, as a rule
    counts = _counted(values)
    return max(counts, key=counts.__getitem__, default=0)


def _is_page(facts: Sequence[BlockFacts], loose: float) -> bool:
    """Whether the file has the menus of a page; lines of wrapped text that were not joined do not count."""
    if loose <= _PAGE_LOOSE / 2:
        return False
    menus = 0
    for m in facts:
        for kind in m.formulas:
            if kind.startswith(_MENUS):
                menus += 1
                break
    if menus >= _PAGE_MENUS:
        return True
    return loose > _PAGE_LOOSE and (menus >= _SURE_MENUS or _longest_run(facts) >= _PAGE_RUN)


def _longest_run(facts: Sequence[BlockFacts]) -> int:
    """The most lines in a row that look like links: short, without the end of a sentence."""
    longest = run = 0
    for m in facts:
        run = run + 1 if m.shape in _LINK_SHAPES and m.size <= _LONGEST_LINK else 0
        longest = max(longest, run)
    return longest


def _core(facts: Sequence[BlockFacts]) -> tuple[int, int]:
    """The stretch with the most running text; lines of other kinds count against it (maximal sum).

    Articles are signed or dated and come before comments and the imprint, which can be longer.
    """
    best = max(sorted(_stretches(facts))[-_STRETCHES:], key=lambda found: _score(facts, found), default=None)
    return (best[1], best[2]) if best else (0, len(facts))


def _stretches(facts: Sequence[BlockFacts]) -> list[tuple[float, int, int]]:
    """The stretches of running text (half-open), each after its worth."""
    found = []
    best = total = 0.0
    start = best_start = best_end = 0
    for index, m in enumerate(facts):
        total += _worth(m)
        if total <= 0:
            if best:
                found.append((best, best_start, best_end))
            best, total, start = 0.0, 0.0, index + 1
        elif total > best:
            best, best_start, best_end = total, start, index + 1
    if best:
        found.append((best, best_start, best_end))
    return found


def _score(facts: Sequence[BlockFacts], stretch: tuple[float, int, int]) -> float:
    """The score of a stretch: its worth, raised by an author or time above it, lowered the later it comes."""
    worth, start, _ = stretch
    above = {m.shape for m in facts[max(0, start - _HEAD) : start + 2]}
    signed = 1 if SIGNED.isdisjoint(above) else _SIGNED_WORTH
    return worth * signed * (1 - _LATE * start / len(facts))


def _worth(m: BlockFacts) -> float:
    """A block's contribution to the running text, in lines of about a hundred letters."""
    item = m.first == "bullet"
    if m.shape in SENTENCES:
        return min(m.size, _MOST_WORTH) / 100 * (_ITEM_WORTH if item else 1)
    if item and m.shape is not Shape.SHORT_SENTENCE:
        return _LINK_WORTH
    return _WORTH_OF.get(m.shape, _LINE_WORTH)
