"""Where one article ends and the next begins, in a file that holds several."""

from collections.abc import Sequence
from itertools import pairwise

from newsparse import byline, dateline
from newsparse.text.blocks import Block
from newsparse.text.unwrap import is_unspaced
from newsparse.words.end_markers import end_marker
from newsparse.words.phrases import phrase_kinds

_RULER = frozenset("=-_*#~.—–─━═")
_SHORTEST_RULER = 10  # `* * *` and `---` part the sections of one article
_RULED = frozenset("=-_–—─━═")  # a ruler of any length that parts two stories with headline and dateline
_SHORTEST_RULED = 3
_SHORTEST_LEAD = 60  # code points
_LONGEST_TITLE = 160
_SENTENCE = 90  # code points; a block this long is running text
_UNSPACED_SENTENCE = 35
_STOPS = frozenset(".!?。！？।؟")


def split(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The articles of a text as half-open ranges of its blocks; one range unless each piece looks like an article.

    Pieces are told apart by end markers, form feeds and rulers, and where a story with headline and dateline stands
    behind a short ruler or two blank lines (see `_is_story`). One marker at the very end is just an end, and
    what follows a marker without looking like an article (notes, contacts) stays with what stands above it.
    """
    feeds = "\f" in text
    cuts = [
        index
        for index, (above, block) in enumerate(pairwise(blocks), 1)
        if _ends(above.text)
        or (feeds and "\f" in text[above.end : block.start])
        or ((block.gap > 1 or _is_short_ruler(above.text)) and _is_second(blocks, index))
    ]
    if not cuts:
        return [(0, len(blocks))]
    ranges: list[tuple[int, int]] = []
    start = 0
    for end in [*cuts, len(blocks)]:
        if ranges and not _is_article(blocks[start:end]):
            ranges[-1] = (ranges[-1][0], end)
        elif len(ranges) == 1 and not _is_article(blocks[slice(*ranges[0])]):
            ranges[0] = (0, end)
        else:
            ranges.append((start, end))
        start = end
    return ranges


def _is_second(blocks: Sequence[Block], index: int) -> bool:
    """Whether a story begins at `index` and another one at the top: a digest has a headline over all instead."""
    ruled = _is_short_ruler(blocks[index - 1].text)
    if index + 1 == len(blocks) or not (ruled or blocks[index].gap > blocks[index + 1].gap):
        return False
    return _is_story(blocks[index : index + 3]) and _is_story(blocks[:3])


def _is_story(blocks: Sequence[Block]) -> bool:
    """Whether these are a headline, perhaps a byline, and a lead that opens with an agency's dateline.

    Subheads look like headlines, and reports of several correspondents have datelines, but both seldom meet behind
    a ruler or two blank lines, and NP117 reports what is left.
    """
    if len(blocks) < 2 or not _can_be_title(blocks[0].text):
        return False
    signed = byline.match(blocks[1].text) is not None
    lead = blocks[2 if signed and len(blocks) > 2 else 1].text
    return _is_running(lead) and opens_story(lead)


def opens_story(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the paragraph between these offsets (code points) opens with an agency's dateline, as only leads do."""
    end = len(text) if end is None else end
    found = dateline.match(text, start, end) if end - start >= _SHORTEST_LEAD else None
    return found is not None and bool(found.agency and found.place) and found.end < end


def _is_short_ruler(text: str) -> bool:
    return len(text) >= _SHORTEST_RULED and text[0] in _RULED and _RULED.issuperset(text.replace(" ", ""))


def _ends(text: str) -> bool:
    """Whether a block of this text parts what stands above it from what follows."""
    return _is_ruler(text) or end_marker(text) is not None


def _is_ruler(text: str) -> bool:
    if len(text) < _SHORTEST_RULER or text[0] not in _RULER:
        return False
    return _RULER.issuperset(text.replace(" ", ""))


def _is_article(blocks: Sequence[Block]) -> bool:
    """Whether the blocks begin with what can be a title and go on with running text."""
    told = [block for block in blocks if not _ends(block.text)]
    return (
        len(told) > 1 and _can_be_title(told[0].text) and any(_is_running(block.text) for block in told[1:8])
    )


def _can_be_title(text: str) -> bool:
    if phrase_kinds(text.casefold()):  # `Notes to editors` after the end of a press release begins no article
        return False
    return len(text) <= _LONGEST_TITLE and text[-1] not in ":：" and not text.endswith((". ", ".", "。"))


def _is_running(text: str) -> bool:
    limit = _UNSPACED_SENTENCE if is_unspaced(text[len(text) // 2]) else _SENTENCE
    return len(text) >= limit and any(stop in text for stop in _STOPS)
