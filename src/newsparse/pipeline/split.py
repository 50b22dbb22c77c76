"""Where does one article end and the next begin, in a file that contains several?"""

from __future__ import annotations

from itertools import pairwise

from newsparse import dateline
from newsparse.base.characters import (
    COLONS,
    FULL_STOPS,
    RULER_LINES,
    RULER_SIGNS,
    SENTENCE_STOPS,
    has_stops,
    is_syllabic,
    is_unspaced,
)
from newsparse.dateline import Match
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import SENTENCE_END, TITLE_END, Shape
from newsparse.label.titles import is_address, is_counter, labels_title

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_RULER = frozenset(RULER_SIGNS)
_SHORTEST_RULER = 10  # code points; `* * *` and `---` separate the sections of one article
_RULED = frozenset(RULER_LINES)  # any length will do between two stories with headline and dateline
_SHORTEST_RULED = 3  # code points; two dashes are a dash
_RULES = _RULER | _RULED
_WIDE_GAP = 2  # blank lines between two stories
_SHORTEST_LEAD = 60  # code points; a shorter paragraph with a dateline is an item of a digest
_LONGEST_TITLE = 160  # code points
_SENTENCE = 90  # code points; a block this long is running text
_SYLLABIC_SENTENCE = 60  # code points, in scripts with one character per syllable
_UNSPACED_SENTENCE = 35  # code points, in scripts without spaces
_OPENED = 1.0  # score of a byline with an opener
_FEWEST_TITLE_WORDS = 3
_MOST_ABOUT = 2  # blocks of running text about the sender of a release
_TIMES_ABOUT = 2  # times as many blocks of running text in the release
_HEAD = 8  # blocks; the running text of an article begins among them
_STOPS = frozenset(SENTENCE_STOPS)
_NEVER_LAST = frozenset(COLONS + FULL_STOPS)


def split(text: str, facts: Sequence[BlockFacts]) -> list[tuple[int, int]]:
    """The articles of a text as half-open ranges of its blocks; one range unless each piece looks like an article.

    Pieces are separated by end markers, form feeds and rulers, and by a short ruler or two blank lines above a story
    with headline and dateline (see `_is_story`). If a file begins with a headline and `By` with a name, each further
    pair of these above text begins an article too. One marker at the very end separates nothing. Text after a marker
    that does not look like an article (notes, contacts) stays with the article above.
    """
    feeds = "\f" in text
    signed = _is_signed(facts, 0)
    labelled = _may_open_record(facts[0]) if facts else False
    cuts = [
        index
        for index, (above, m) in enumerate(pairwise(facts), 1)
        if above.end_marker is not None
        or (_begins_record(facts, index) if labelled else is_counter(m))
        or (feeds and "\f" in text[above.block.end : m.block.start])
        or (signed and _is_signed(facts, index) and _is_ended(above))
        or (m.block.gap >= _WIDE_GAP and _is_second(facts, index))
        or (above.block.text[0] in _RULES and _parts_stories(facts, index))
    ]
    if not cuts:
        return [(0, len(facts))]
    reach = 0  # no cut between the foot of a page and what goes on below it
    ends = [reach := max([reach, *(end for _, end in m.block.rest)]) for m in facts]
    cuts = [cut for cut in cuts if ends[cut - 1] <= facts[cut].block.start]
    if not cuts:
        return [(0, len(facts))]
    ranges: list[tuple[int, int]] = []
    start = 0
    for end in [*cuts, len(facts)]:
        piece = facts[start:end]
        part = not _is_article(piece) or (ranges and _is_about_sender(piece, facts[slice(*ranges[-1])]))
        if ranges and part and not _begins_record(facts, start):
            ranges[-1] = (ranges[-1][0], end)
        elif len(ranges) == 1 and not _may_be_first(facts, *ranges[0]):
            ranges[0] = (0, end)
        else:
            ranges.append((start, end))
        start = end
    return ranges


def _parts_stories(facts: Sequence[BlockFacts], index: int) -> bool:
    """Whether the block above is a ruler: a long one, or a short one above a story."""
    above = facts[index - 1]
    return _is_ruler(above.block.text) or (_is_short_ruler(above) and _is_second(facts, index))


def _is_signed(facts: Sequence[BlockFacts], index: int) -> bool:
    """Whether a headline, a byline with an opener such as `By` and running text stand here, one below the other."""
    if index + 2 >= len(facts) or "byline" not in facts[index + 1].formulas:
        return False
    m, found = facts[index], facts[index + 1].byline_match
    opened = found is not None and found.score >= _OPENED
    title = m.words >= _FEWEST_TITLE_WORDS and m.last in TITLE_END and not m.formulas and _can_be_title(m)
    return opened and title and _is_running(facts[index + 2])


def _is_ended(m: BlockFacts) -> bool:
    """Whether a story can end with the block: with a sentence, or a ruler however short."""
    return m.last in SENTENCE_END or m.shape is Shape.SEPARATOR


def _begins_record(facts: Sequence[BlockFacts], index: int) -> bool:
    """Whether a record begins here: the counter of an export, or the tag or label that opens the file."""
    m, first = facts[index], facts[0]
    if is_counter(m):
        return True
    if not _may_open_record(first):
        return False
    text = first.block.text
    if text[0] == "<":
        name = "".join(text.strip("<>").split(None, 1)[:1])
        above = facts[index - 1].block.text if index else f"</{name}>"
        return above == f"</{name}>" and m.block.text.startswith((f"<{name}>", f"<{name} "))
    return m.folded == first.folded and labels_title(first)


def _may_open_record(first: BlockFacts) -> bool:
    """Whether the first block of a file may be the tag or the label that opens each record."""
    return not first.block.text[0].isalnum() and bool(first.folded)


def _may_be_first(facts: Sequence[BlockFacts], start: int, end: int) -> bool:
    return _begins_record(facts, start) or _is_article(facts[start:end])


def _is_second(facts: Sequence[BlockFacts], index: int) -> bool:
    """Whether stories begin both at `index` and at the top; a digest begins with a headline for all its items."""
    ruled = _is_short_ruler(facts[index - 1])
    if index + 1 == len(facts) or not (ruled or facts[index].block.gap > facts[index + 1].block.gap):
        return False
    return _is_story(facts[index : index + 3]) and _is_story(facts[:3])


def _is_story(facts: Sequence[BlockFacts]) -> bool:
    """Whether these are a headline, perhaps a byline, and a lead that opens with an agency's dateline.

    Subheads look like headlines, and reports by several correspondents have several datelines, but the two rarely
    occur together after a ruler or two blank lines. NP117 reports the remaining cases.
    """
    if len(facts) < 2 or not _can_be_title(facts[0]):
        return False
    signed = "byline" in facts[1].formulas
    lead = facts[2 if signed and len(facts) > 2 else 1]
    return _is_running(lead) and _opens(lead.dateline, len(lead.block.text))


def opens_story(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the paragraph between these offsets (code points) opens with an agency's dateline, as only leads do."""
    end = len(text) if end is None else end
    found = dateline.match(text, start, end) if end - start >= _SHORTEST_LEAD else None
    return _opens(found, end)


def _opens(found: Match | None, end: int) -> bool:
    """Whether an agency's dateline was found and text follows it before `end`."""
    return found is not None and bool(found.agency and found.place) and found.end < end


def _is_short_ruler(m: BlockFacts) -> bool:
    text = m.block.text
    return len(text) >= _SHORTEST_RULED and text[0] in _RULED and _RULED.issuperset(text.replace(" ", ""))


def _ends(m: BlockFacts) -> bool:
    """Whether a block ends the article above it."""
    return m.end_marker is not None or _is_ruler(m.block.text)


def _is_ruler(text: str) -> bool:
    if len(text) < _SHORTEST_RULER or text[0] not in _RULER:
        return False
    return _RULER.issuperset(text.replace(" ", ""))


def _is_article(facts: Sequence[BlockFacts]) -> bool:
    """Whether the blocks begin with a possible title and contain running text soon after."""
    content = [m for m in facts if not _ends(m)]
    return len(content) > 1 and _can_be_title(content[0]) and any(map(_is_running, content[1:_HEAD]))


def _is_about_sender(facts: Sequence[BlockFacts], above: Sequence[BlockFacts]) -> bool:
    """Whether the blocks below an end marker say who sent the release above and whom to ask, and little else."""
    told = sum(map(_is_running, facts))
    if told > _MOST_ABOUT or sum(map(_is_running, above)) < _TIMES_ABOUT * told:
        return False
    return any("contact" in m.formulas or "contact=" in m.formulas or is_address(m) for m in facts[1:])


def _can_be_title(m: BlockFacts) -> bool:
    text = m.block.text
    if m.phrases:  # `Notes to editors` after the end of a press release does not begin an article
        return False
    return len(text) <= _LONGEST_TITLE and text[-1] not in _NEVER_LAST


def _is_running(m: BlockFacts) -> bool:
    text = m.block.text
    middle = text[len(text) // 2]
    return len(text) >= _shortest_sentence(middle) and not (has_stops(middle) and _STOPS.isdisjoint(text))


def _shortest_sentence(letter: str) -> int:
    """The least code points of running text in the script of this letter."""
    if is_unspaced(letter):
        return _UNSPACED_SENTENCE
    return _SYLLABIC_SENTENCE if is_syllabic(letter) else _SENTENCE
