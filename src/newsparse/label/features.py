"""The features of each block of a file, from which the chain infers its role: of its own text and its context."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from newsparse.base.records import NamedTuple
from newsparse.label import deck
from newsparse.label import feature_names as names
from newsparse.label.describe import BlockFacts
from newsparse.label.feature_names import LAST_CONTENT_INDEX, LAST_FROM_END, Feature
from newsparse.label.position import Position, positions
from newsparse.label.shape import OPEN_END, OUTSIDE, RUNNING, SIGNED, SILENT, TEXT, LastCharacter
from newsparse.label.surroundings import Surroundings, is_headlike, peer_key
from newsparse.words.language import function_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsparse.label.page_features import PageView

Scales = Mapping[str, Mapping[str, float]]

_HEAD = 9  # blocks under the headline that are searched for a dateline
_PLACE_WORDS = 3  # of a place alone on its line
_LEADS = 3  # blocks of running text among them: summary, caption and lead
_FARTHEST_DATELINE = 4  # blocks below; further down makes no difference
_FIRST_BLOCKS = 2  # blocks whose shape is a feature even if they are not content
_TENTHS = 10  # parts of an article
# What is counted up to here; more makes no difference.
_MOST_SENTENCES, _MOST_SENTENCES_SHORT = 3, 2  # of a long block, of a short one
_MOST_WORDS, _MOST_WORDS_AT_HEAD = 12, 8
_ITEMS = frozenset(("bullet", "dash"))  # the first characters of items
_MOST_REPEATS = 4  # times that the file has the same line
_FIRST_LINES = 2  # blocks of content: a kicker and a title, or a title and a deck
_KICKER_WORDS = 4  # of the longest first line that is compared with the one below


class View(NamedTuple):
    """The input from one file; `headlines` are the likeliest headlines of a page, none for an article."""

    facts: Sequence[BlockFacts]
    around: Surroundings
    headlines: Sequence[int]
    language: str | None


def features(view: View, scales: Scales) -> Iterator[list[Feature]]:
    """The features of each block; `scales` must hold the weights of the deck's scale.

    A page has thousands, so one block's are made when they are asked for: kept, they would all be searched for garbage.
    """
    facts, around = view.facts, view.around
    words = function_words(view.language)
    headline = view.headlines[0] if view.headlines else None
    datelines = _datelines(facts, 0 if headline is None else headline + 1)
    head = positions(facts, headline or 0)
    scale = deck.Scale(scales.get("deck", {}))
    runs, spacing = _runs(facts), _spacing(facts, around)
    page = _page_view(view) if around.page else None
    shapes = OUTSIDE * 2 + "".join([m.shape for m in facts]) + OUTSIDE * 2
    loose = bisect_right(names.LOOSE_STEPS, around.loose)
    count, head_end = len(facts), len(head)
    for index, m in enumerate(facts):
        at = head[index] if index < head_end else None
        own: list[Feature] = _short(m, words) if m.folded else [_long(m)]
        own.append((names.between, shapes[index : index + 5], m.last))
        if m.folded:
            own += _compared(m, around, loose, runs.get(index))
        if page:
            own = page.features(index, own)
        elif at and at.content_index < _FIRST_LINES:
            own += _first_line(at, m, facts)
        tenth = -1 if page else _TENTHS * index // count
        if at or m.shape in SILENT or count - index <= LAST_FROM_END:
            own.append(_outer(m, at, tenth, index, count - index - 1))
        elif not page:
            own.append((names.part, tenth, "short" if m.folded else "long"))
        if index in spacing:
            own.append(spacing[index])
        if m.first in _ITEMS:
            own.append(_item(facts, index))
        if at and at.content_index:
            own += _deck(at, m, around, scale)
        if "name" in m.formulas:
            own += _name(index, at, page)
        if index in datelines:
            own.append(datelines[index])
        yield own


def _page_view(view: View) -> PageView:
    from newsparse.label.page_features import PageView  # most files are articles

    return PageView(view.facts, view.around, view.headlines)


def _long(m: BlockFacts) -> Feature:
    sentences = m.sentences if m.sentences < _MOST_SENTENCES else _MOST_SENTENCES
    return names.long, bisect_right(names.SIZE_STEPS, m.size), m.first, m.last, sentences, m.formulas


def _short(m: BlockFacts, words: frozenset[str]) -> list[Feature]:
    """The features of a short block by itself."""
    size, count, sentences = m.size, m.words, m.sentences
    share = -1
    if words and not m.unspaced and count > 1:
        known = sum(map(words.__contains__, m.folded.split()))
        share = bisect_right(names.FUNCTION_WORD_STEPS, known / count) if known else 0
    if count > _MOST_WORDS:
        count = _MOST_WORDS
    if sentences > _MOST_SENTENCES_SHORT:
        sentences = _MOST_SENTENCES_SHORT
    return [
        (names.short, bisect_right(names.SIZE_STEPS, size), count, m.first, share),
        (names.form, bisect_right(names.COARSE_SIZE_STEPS, size), m.last, m.case, sentences, m.formulas),
    ]


# A heading-like block's place in a run of them: the length of the run, `first`, `inside` or `last`, what is above it.
_Run = tuple[int, str, str]


def _runs(facts: Sequence[BlockFacts]) -> dict[int, _Run]:
    """The run of heading-like blocks that each such block belongs to, by its index.

    Headings are followed by text, not by more headings; short lines in a row are a list, especially after a colon.
    """
    found: dict[int, _Run] = {}
    start, count = 0, len(facts)
    while start < count:
        end = start
        while end < count and is_headlike(facts[end]):
            end += 1
        if end > start:
            length = bisect_right(names.RUN_STEPS, end - start)
            after = " after colon" if start and facts[start - 1].last is LastCharacter.COLON else ""
            found[start] = (length, "first", after)
            for index in range(start + 1, end - 1):
                found[index] = (length, "inside", after)
            found[end - 1] = (length, "last", after)
        start = end + 1
    return found


def _compared(m: BlockFacts, around: Surroundings, loose: int, run: _Run | None) -> list[Feature]:
    """The features of a short block compared with the other blocks of its file."""
    of_median = bisect_right(names.MEDIAN_STEPS, m.size / around.median)
    repeats = around.repeats[m.folded]
    if repeats > _MOST_REPEATS:
        repeats = _MOST_REPEATS
    found: list[Feature] = [(names.compared, loose, m.shape, of_median, repeats)]
    if run:
        peers = around.peers.get(peer_key(m), 0)
        rest = bisect_right(names.OTHER_HEAD_STEPS, around.heads - peers)
        found.append((names.among_heads, bisect_right(names.PEER_STEPS, peers), m.last, rest, *run))
    return found


def _outer(m: BlockFacts, at: Position | None, tenth: int, index: int, left: int) -> Feature:
    """Where one of the first or last blocks is, or a line without content; `left` blocks are below it."""
    words, aside, head = 0 if m.folded else -1, -1, -1
    if m.shape in SILENT:
        aside = at.content_index if at else LAST_CONTENT_INDEX - 1
    elif at:
        head = at.content_index
        if m.folded:
            words = min(m.words, _MOST_WORDS_AT_HEAD) // 2
    if index >= _FIRST_BLOCKS:
        index = -1
    return names.outer, tenth, words, m.shape, index, aside, head, left if left < LAST_FROM_END else -1


def _first_line(at: Position, m: BlockFacts, facts: Sequence[BlockFacts]) -> list[Feature]:
    """A short first line and the short line below it: a kicker over a title, or a title over a deck.

    The line below both distinguishes them: titles are followed by a byline or time, kickers are not.
    """
    if m.shape in SILENT:
        return []
    first, second = (m, at.below[0] if at.below else None) if at.content_index == 0 else (at.title, m)
    if not first or not second or not second.folded or second.shape in SILENT:
        return []
    if first.words > _KICKER_WORDS or not is_headlike(first):
        return []
    namer = names.under_line if at.content_index else names.over_line
    times = bisect_right(names.TIMES_STEPS, second.size / first.size)
    return [(namer, first.words, times, second.last, _below_second(at, second, facts))]


def _below_second(at: Position, second: BlockFacts, facts: Sequence[BlockFacts]) -> str:
    """The kind of block below the second line: `signed` for a byline or time, `text`, or `line`."""
    index = at.index + 1
    if at.content_index == 0:
        if index >= len(facts) or facts[index].shape is not second.shape:
            return "line"
        index += 1
    after = facts[index].shape if index < len(facts) else None
    return "signed" if after in SIGNED else "text" if after in TEXT else "line"


def _name(index: int, at: Position | None, page: PageView | None) -> list[Feature]:
    """The position of a bare name: an author's name is near the title."""
    near: list[Feature] = []
    if at and at.content_index < LAST_FROM_END:
        near.append((names.named, at.content_index))
    return near + (page.name(index) if page else [])


def _datelines(facts: Sequence[BlockFacts], first: int) -> dict[int, Feature]:
    """The features that the first dateline below the headline gives its block and those above it."""
    running = 0
    for index in range(first, min(len(facts), first + _HEAD)):
        m = facts[index]
        bare = is_headlike(m) and m.last in OPEN_END
        if bare and m.words > _PLACE_WORDS:
            continue
        found = m.dateline
        if bare and not (found and found.end == len(m.block.text)):
            continue  # no dateline opens a heading
        if found:
            alone = found.end == len(m.block.text)
            by_index: dict[int, Feature] = {
                above: (names.above_dateline, min(index - above, _FARTHEST_DATELINE))
                for above in range(first, index)
            }
            by_index[index] = names.at_dateline, "alone" if alone else "opens"
            return by_index
        running += m.shape in RUNNING
        if running == _LEADS:
            break
    return {}


def _deck(at: Position, m: BlockFacts, around: Surroundings, scale: deck.Scale) -> list[Feature]:
    """The block's likeness to a summary, on the fitted scale of `deck`."""
    step = scale.step(at, m, around)
    return [] if step is None else [(names.like_a_deck, step, at.content_index)]


def _spacing(facts: Sequence[BlockFacts], around: Surroundings) -> dict[int, Feature]:
    """The blank lines and indentation of the blocks where they differ from the file's habit, by the blocks' indices."""
    gap, indent = around.gap, around.indent
    gaps = [(m.block.gap > gap) - (m.block.gap < gap) for m in facts]
    gaps[0] = 0  # nothing is above
    gaps.append(0)
    found: dict[int, Feature] = {}
    for index, m in enumerate(facts):
        block = m.block
        if gaps[index] or gaps[index + 1] or block.indent != indent:
            indented = (block.indent > indent) - (block.indent < indent)
            set_off = ", set off" if block.gap else ""
            found[index] = names.spaced, gaps[index], gaps[index + 1], indented, set_off
    return found


def _item(facts: Sequence[BlockFacts], index: int) -> Feature:
    """The neighbours of a block that begins with a bullet or a dash."""
    m = facts[index]
    after_colon = "after colon" if index and facts[index - 1].last is LastCharacter.COLON else ""
    return names.item, _same_start(facts, index), m.first, m.last, after_colon


def _same_start(facts: Sequence[BlockFacts], index: int) -> str:
    """Whether a block next to a bulleted one begins with the same sign."""
    sign = facts[index].block.text[0]
    before = index > 0 and facts[index - 1].block.text[0] == sign
    after = index + 1 < len(facts) and facts[index + 1].block.text[0] == sign
    return "in run" if before or after else "alone"
