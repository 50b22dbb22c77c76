"""Which lines form a paragraph where lines end at ragged widths: text from PDF files, OCR, proportional type, mail?"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.base.characters import (
    BULLETS,
    COLONS,
    DOUBLED_STOPS,
    ITEM_DASHES,
    LONE_BULLETS,
    SENTENCE_CLOSERS,
    SENTENCE_ENDS,
    SENTENCE_STOPS,
    has_stops,
    is_caseless,
    is_small,
    is_unspaced,
)
from newsparse.text.feet import feet
from newsparse.text.lines import WEB, Group, Row
from newsparse.text.unwrap import Words

LONGEST = 140  # code points; a longer line is a paragraph of its own
_NARROWEST = 24  # code points of the usual line
_FEWEST_SURE = 3  # pairs of lines in the middle of a sentence
_SURE = 0.22  # of the pairs of lines: in lines that are each a paragraph, nearly none continue in lower case
_SURE_OF_ALL = 0.18  # of all pairs, those of short lines among them
_FEWEST_LONG = 4  # pairs whose upper line is too long for a heading
_LONG_OPEN = 0.45  # of the pairs
_SURE_UNCASED = 0.6  # of the pairs, in scripts where any unfinished line may be a heading
_SMALL = 0.1  # of the lines below long ones begin in small letters, even in German
_INNER = 0.3  # of these: a sentence ends inside the upper line, as in no heading or list
_FEWEST_UNCASED = 5  # pairs
_SPREAD = 0.62  # of the widest: what the capacity of nearly all lines must reach; verse and menus vary more
_STRAY = 0.12  # of the lines may be shorter or longer than the others
_LOW = 0.12  # quantile of the capacities: a shorter line is not full
_WIDE = 20  # one line in so many may be wider than the text
_ENDED = 0.3  # quantile of the capacities: what ends a sentence below it ends a paragraph
_LONG_SHARE = 0.5  # of the code points: in a wrapped file, most text is in wrapped lines
_LONGEST_LABEL = 4  # letters of a last word that cannot end a headline in title case (`but`, `with`)
_FEWEST_TITLE_WORDS = 4
_LONG_BELOW = (
    0.6  # of the width: a line in the middle of a paragraph that goes on, although the next word had fitted
)
_LONG_FIRST = 0.75  # of the width: the same of a first line
_LONGEST_HEADING = 72  # code points
_DOUBLE_SPACED = 0.8  # of the lines have one blank line above
_NUMBERED = 3  # code points of `1.`, `12)`
_STOPS = frozenset(SENTENCE_STOPS)
_ITEM_SIGNS = frozenset(BULLETS + ITEM_DASHES)


class Ragged(NamedTuple):
    """The measures of ragged lines, in code points.

    A line's capacity is its length with the first word of the next one. `least` is that of a full line, `ended` that
    of a full line which ends a sentence. Of `pairs` of lines, the upper one is full in `full`; of these, `open` stop in
    the middle of a sentence. `sure` are certainly in the middle of one.
    """

    width: int
    least: int
    ended: int
    pairs: int
    sure: int
    cased: bool
    spaced: bool = False
    full: int = 0
    open: int = 0


def measure(rows: Sequence[Row], *, forced: bool = False) -> Ragged | None:
    """Measure the lines; None if they are not wrapped, unless that is `forced`."""
    printed = feet(rows)
    rows = [row for row in rows if row.start not in printed]
    spaced = _is_double_spaced(rows)
    pairs = [
        (above, below)
        for above, below in pairwise(rows)
        if below.gap <= spaced and len(above.text) <= LONGEST and len(below.text) <= LONGEST
    ]
    short = {row.start: len(row.text) for pair in pairs for row in pair}
    measured = _measured(rows, pairs, short, spaced=spaced)
    if measured or not forced or not pairs:
        return measured
    widest = max(short.values())
    return Ragged(
        widest, int(_SPREAD * widest), int(_SPREAD * widest), len(pairs), 0, cased=True, spaced=spaced
    )


def _measured(
    rows: Sequence[Row], pairs: Sequence[tuple[Row, Row]], short: Mapping[int, int], *, spaced: bool
) -> Ragged | None:
    if len(pairs) < _FEWEST_SURE or sum(short.values()) < _LONG_SHARE * sum(len(row.text) for row in rows):
        return None
    cased = not is_caseless("".join(above.text for above, _ in pairs[:100]))
    sure = _sure(pairs, cased=cased, spaced=spaced)
    if sure is None:
        return None
    capacities = sorted(capacity(above, below) for above, below in sure)
    widest = capacities[-1 - len(capacities) // _WIDE]
    low = bisect_left(capacities, _SPREAD * widest)
    if low > _STRAY * len(capacities) or widest < _NARROWEST:
        return None
    least = capacities[max(low, int(_LOW * len(capacities)))]
    full = [above for above, below in pairs if capacity(above, below) >= least]
    return Ragged(
        width=widest,
        least=least,
        ended=capacities[int(_ENDED * len(capacities))],
        pairs=len(pairs),
        sure=len(sure),
        cased=cased,
        spaced=spaced,
        full=len(full),
        open=sum(is_open(above.text) for above in full),
    )


def _sure(pairs: Sequence[tuple[Row, Row]], *, cased: bool, spaced: bool) -> list[tuple[Row, Row]] | None:
    """The pairs of lines in the middle of a sentence, if there are enough of them."""
    if cased:
        sure = [
            (above, below)
            for above, below in pairs
            if is_open(above.text) and is_small(below.text[0]) and _is_of_text(below) and _is_of_text(above)
        ]
        widest = max((capacity(*both) for both in sure), default=0)
        long = sum(capacity(*both) >= _SPREAD * widest for both in pairs)  # addresses are shorter, and lists
        if len(sure) >= max(_FEWEST_SURE, _SURE * long, _SURE_OF_ALL * len(pairs)):
            return sure
        return _sure_by_length(pairs, spaced=spaced)
    sure = [(above, below) for above, below in pairs if is_open(above.text) and not starts_item(below.text)]
    if len(sure) < max(_FEWEST_UNCASED, _SURE_UNCASED * len(pairs)):
        return None
    inner = sum(map(ends_inside, (above.text for above, _ in sure)))
    stops = has_stops(sure[0][0].text[len(sure[0][0].text) // 2])
    return sure if not stops or inner >= _INNER * len(sure) else None


def _sure_by_length(pairs: Sequence[tuple[Row, Row]], *, spaced: bool) -> list[tuple[Row, Row]] | None:
    """The pairs whose upper line stops inside a sentence and is too long for a heading, if most lines are like that.

    In German many lines that go on begin with a noun, so with a capital. Links can be as long, but hold no sentence.
    """
    sure = [
        (above, below)
        for above, below in pairs
        if is_open(above.text) and len(above.text) >= _LONGEST_HEADING and _is_of_text(below)
    ]
    inner = sum(ends_inside(above.text) for above, _ in sure)
    if spaced and sum(is_small(below.text[0]) for _, below in sure) < _SMALL * len(sure):
        return None  # a list of sentences that lack their full stop
    enough = len(sure) >= max(_FEWEST_LONG, _LONG_OPEN * len(pairs))
    return sure if enough and inner >= _INNER * len(sure) else None


def _is_of_text(row: Row) -> bool:
    """Whether a line can be part of a paragraph: no bullet alone, item or address."""
    return row.text not in LONE_BULLETS and not starts_item(row.text) and not _is_address(row.text)


def _is_double_spaced(rows: Sequence[Row]) -> bool:
    single = sum(row.gap == 1 for row in rows[1:])
    return single >= _DOUBLE_SPACED * (len(rows) - 1) > 0


def capacity(above: Row, below: Row) -> int:
    """The length of a line with the first word of the next one: more than fits into a full line."""
    first = below.text[0] if is_unspaced(below.text[0]) else below.text[:LONGEST].split(None, 1)[0]
    return above.indent + len(above.text) + 1 + len(first)


def is_open(text: str) -> bool:
    """Whether a line stops in the middle of a sentence."""
    bare = text.rstrip(SENTENCE_CLOSERS)
    return bare[-1:] not in _STOPS and text[-1] not in COLONS and not bare.endswith(DOUBLED_STOPS)


def ends_inside(text: str) -> bool:
    """Whether a sentence ends inside a line."""
    return any(0 < text.find(end) < len(text) - len(end) for end in SENTENCE_ENDS)


def starts_item(text: str) -> bool:
    """Whether a bullet, a number or a letter with a bracket opens a line."""
    head, _, tail = text[:LONGEST].partition(" ")
    if not tail or len(head) > _NUMBERED:
        return False
    return head in _ITEM_SIGNS or (
        head[-1] in ".)" and head[:-1].isalnum() and (head[:-1].isdigit() or head[-1] == ")")
    )


def grouped(text: str, rows: Sequence[Row], ragged: Ragged) -> list[Group]:
    """The paragraphs of ragged lines, and what is printed on every page between them."""
    printed = feet(rows)
    words = Words(text)
    groups: list[list[Row]] = []
    feet_found: list[Group] = []
    passed, gap = False, 0
    for row in rows:
        if row.start in printed:
            feet_found.append(Group([row], row.text, foot=True))
            passed, gap = True, gap + row.gap
            continue
        if groups and _continues(groups[-1], row, ragged, gap=max(row.gap, gap), page=passed):
            groups[-1].append(row)
        else:
            groups.append([row])
        passed, gap = False, 0
    found = [Group(group, words.joined(group)) for group in groups]
    return sorted([*found, *feet_found], key=lambda group: group.rows[0].start)


def _continues(group: Sequence[Row], row: Row, ragged: Ragged, *, gap: int, page: bool) -> bool:
    """Whether `row` continues the paragraph whose lines so far are `group`; `page` if a page ended between."""
    above = group[-1]
    if (len(above.text) > LONGEST and gap) or (len(row.text) > LONGEST and not is_small(row.text[0])):
        return False
    if row.text in LONE_BULLETS or above.text in LONE_BULLETS:
        return False
    if starts_item(row.text) or row.indent > max(group[-1].indent, 1) + 1:
        return False
    unfinished, small = is_open(above.text), ragged.cased and is_small(row.text[0])
    full = capacity(above, row) >= ragged.least
    if gap > ragged.spaced:
        whole = unfinished and full and (small or page)
        return whole and not _is_address(above.text)
    if small:
        return unfinished or full
    if not unfinished:
        return (
            not page
            and capacity(above, row) >= ragged.ended
            and above.text[-1] not in COLONS
            and not _is_address(above.text)
        )
    if _is_capitals(above.text) and not _is_capitals(row.text):
        return False
    if _is_address(above.text):
        return False
    return full or _dangles(above.text) or _is_long(group, ragged)


def _is_long(group: Sequence[Row], ragged: Ragged) -> bool:
    """Whether a line that is not full is too long for a heading: below a full line, or mostly in small letters."""
    above = group[-1].text
    if len(group) > 1:
        return len(above) >= _LONG_BELOW * ragged.width
    return len(above) >= max(_LONGEST_HEADING, _LONG_FIRST * ragged.width) and not _is_title_case(above)


def _is_title_case(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _dangles(text: str) -> bool:
    """Whether a headline in title case stops at a small word, with which it cannot end."""
    *others, last = text.split()
    if len(others) < _FEWEST_TITLE_WORDS - 1 or not (
        last.islower() and last.isalpha() and len(last) <= _LONGEST_LABEL
    ):
        return False
    return 2 * sum(word[0].isupper() for word in others) > len(others)


def _is_capitals(text: str) -> bool:
    return text.isupper() and 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text))


def _is_address(text: str) -> bool:
    """Whether a line ends in an address of mail or the web, or in figures of a telephone, as contact lines do."""
    last = text.rsplit(None, 1)[-1]
    return "@" in last or (last.startswith(WEB) and last == text)
