"""The file's own paragraphs: which lines belong together, decided from the layout of the whole file."""

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsparse.base.characters import (
    BULLETS,
    COLONS,
    ITEM_DASHES,
    SENTENCE_CLOSERS,
    SENTENCE_ENDS,
    SENTENCE_STOPS,
    WORD_BULLETS,
    is_unspaced,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.text.lines import Line, Lines, raw
from newsparse.text.unwrap import Words, unquoted, unwrap

_LONGEST_WRAP = 120  # columns; nobody hard-wraps wider, and a longer line is a paragraph of its own
_SHORTEST_WRAP = 24  # columns; a newspaper column on a narrow terminal
_SHORTEST_SURE_WRAP = 40  # columns, where half of the lines or more are not full
_FEWEST_FORWARDED = 3  # lines behind `>`; two can be a quotation that is all of a file
_FORWARDED = 0.9  # the share of a mail's lines that begin with `>` if it was forwarded
_TAB = 8  # columns
# Shares of the pairs of neighbouring lines that are short enough to be wrapped.
_FULL = 0.5  # a paragraph of n lines has n - 1 full ones; notes of two or three lines still give a half
_OPEN = 0.55  # of the full ones; full lines that end sentences are short paragraphs that happen to be of one length
_FEWEST_FULL = 3  # pairs, unless a sentence goes on in lower case below one; fewer full lines can be chance
_GOING_ON = 0.25  # whose sentence goes on in lower case, where half of the lines or more end a paragraph
_FEWEST_SENTENCES = 2  # pairs, there
_FULL_WHERE_OPEN = 0.9  # of those, the share that is full; lines of a poem or a menu are of any length
_FEWEST_PAIRS = 3  # up to here the first line, which may be a headline, is measured too
_STRAGGLERS = 50  # one line in so many may be longer than the column at which the others are wrapped
_RAGGED = 0.85  # with a smaller share of full lines a wrapper left its lines ragged
_LONG = 0.6  # of the width: a ragged line that goes on is at least so long
_SECOND_INDENT = 0.1  # of the lines: an indentation that as many have is no accident
_COMMON_INDENT = 0.2  # of the lines: as many open a paragraph, or go on with one
_SLACK = 2  # columns that a wrapper may leave unused although the next word would just have fitted
_UNSPACED_SLACK = 2  # more, where a mark that may not begin a line took a character along
_NUDGE = 1  # columns by which lines of one paragraph may differ in indentation
_FEWEST_BARS, _FEWEST_GAPS = 2, 2  # between the cells of a row of a table
_ITEM_SIGNS = frozenset(BULLETS + ITEM_DASHES + ">")
# Matches the tabs of "Oslo\t3" and "1.\tBrann\t34" (the second); not those of "•\tthe bricks" and "12)\tthe bricks".
COLUMN_TAB = rf"(?<!^[^\w\s])(?<!^[{WORD_BULLETS}])(?<!^\w[.)])(?<!^\w\w[.)])\t"
_COLUMN_TAB = lazy_pattern(COLUMN_TAB)
_STOPS = frozenset(SENTENCE_STOPS)
_TERMINAL = _STOPS.union(COLONS, SENTENCE_CLOSERS)
_BEFORE_ITEMS = _STOPS.union(COLONS)  # no quotation mark: `“No!” – they said` may be wrapped before the dash

Measure = Callable[[str], int]  # of a text's width: its characters, or its columns on a terminal


class Block(NamedTuple):
    """A paragraph of the file: code points `start` to `end`, without the white space around it.

    `text` has its wrapped lines joined; `line` is the 0-based index of the first line, `lines` their number;
    `indent` is the first line's indentation in columns; `gap` counts the blank lines above it.
    """

    start: int
    end: int
    text: str
    line: int
    lines: int = 1
    indent: int = 0
    gap: int = 0


class Layout(NamedTuple):
    """How the file sets its paragraphs, with the evidence.

    Of `pairs` of neighbouring short lines `full` are so full that the next word would not have fitted into `width`
    columns; `open` of those stop in the middle of a sentence, which goes on in lower case below `going_on` of
    them. `width` is None where nothing is wrapped.
    `base` is the indentation of the lines that go on with a paragraph, where its first line shows by another one.
    `by_sentence` says that a sentence's end at the end of a line, full or not, is more likely a paragraph's end.
    """

    width: int | None = None
    full: int = 0
    open: int = 0
    going_on: int = 0
    pairs: int = 0
    base: int | None = None
    measure: Measure = len
    by_sentence: bool = False


class Blocks(NamedTuple):
    """The blocks of a text in order, with the lines they are made of and the layout they were read from."""

    lines: Sequence[Line]
    layout: Layout
    blocks: list[Block]


class _Row(NamedTuple):
    """A line that is not blank, without the white space around it; `gap` counts the blank lines above."""

    line: int
    start: int
    end: int
    text: str
    indent: int
    gap: int


def find(text: str) -> Blocks:
    """The blocks of `text`.

    >>> [block.text for block in find("Title\\n\\n  First line of\\n  two lines.\\n").blocks]
    ['Title', 'First line of', 'two lines.']
    """
    lines = Lines(text)
    rows = _rows(text)
    layout = _layout(text, rows)
    if not layout.width:
        return Blocks(lines, layout, [_block_of_a_line(row) for row in rows])
    layout = layout._replace(by_sentence=_ends_by_sentence(text, rows, layout))
    words = Words(text)
    return Blocks(lines, layout, [_block(words, group) for group in _grouped(rows, layout)])


def _block_of_a_line(row: _Row) -> Block:
    return Block(row.start, row.end, row.text, row.line, 1, row.indent, row.gap)


def _block(words: Words, group: Sequence[_Row]) -> Block:
    first, last = group[0], group[-1]
    if len(group) == 1:
        return _block_of_a_line(first)
    joined = unwrap([row.text for row in group], words.occur)
    return Block(first.start, last.end, joined, first.line, len(group), first.indent, first.gap)


def _rows(text: str) -> list[_Row]:
    rows = []
    gap = 0
    forwarded = _is_forwarded(text)
    for index, (start, line) in enumerate(raw(text)):
        if forwarded and line.startswith(">"):
            behind = unquoted(line)
            start += len(line) - len(behind)
            line = behind
        body = line.strip()
        if not body:
            gap += 1
            continue
        indent = 0
        if line[0].isspace():
            lead = len(line) - len(line.lstrip())
            start += lead
            indent = len(line[:lead].expandtabs(_TAB))
        rows.append(_Row(index, start, start + len(body), body, indent, gap))
        gap = 0
    return rows


def _is_forwarded(text: str) -> bool:
    """Whether a mail program put a `>` before nearly every line."""
    if text.count("\n>") + text.count("\r>") < _FEWEST_FORWARDED:
        return False
    full = [line for _, line in raw(text) if line and not line.isspace()]
    return sum(line[0] == ">" for line in full) >= _FORWARDED * len(full)


def _layout(text: str, rows: Sequence[_Row]) -> Layout:
    """Whether, and how wide, the file is wrapped: in wrapped text nearly every line but a paragraph's last is full."""
    pairs = [(a, b) for a, b in itertools.pairwise(rows) if not b.gap and _may_wrap(a, b)]
    if not pairs:
        return Layout()
    base = _base([below for _, below in pairs])
    if base is not None:
        pairs = [(above, below) for above, below in pairs if below.indent == base]
    measures: tuple[Measure, ...] = (len,)
    if not text.isascii():
        from newsparse.base.text_width import width  # few files are wrapped

        measures = (len, width)
    layout = max((_measured(pairs, measure) for measure in measures), key=lambda found: found.full)
    few = 1 if layout.going_on else _FEWEST_FULL
    wrapped = layout.full >= max(few, _FULL * len(pairs)) and layout.open >= _OPEN * layout.full
    if not wrapped or (layout.width or 0) < _SHORTEST_WRAP:
        return (_short_paragraphs(pairs) or layout._replace(width=None))._replace(base=base)
    return layout._replace(base=base)


def _goes_on(above: _Row, below: _Row) -> bool:
    """Whether a sentence stops in the middle of one line and goes on in lower case on the next."""
    return above.text[-1] not in _TERMINAL and below.text[0].islower()


def _short_paragraphs(pairs: Sequence[tuple[_Row, _Row]]) -> Layout | None:
    """The layout of wrapped paragraphs that are so short that half of the lines end one.

    What tells them from paragraphs of a line each is that sentences go on in the next line, and nearly all of the
    lines that these leave are full. They, and not a headline longer than all, give the column of the wrapping.
    """
    sentences = [(above, below) for above, below in pairs if _goes_on(above, below)]
    if len(sentences) < max(_FEWEST_SENTENCES, _GOING_ON * len(pairs)):
        return None
    layout = Layout(max(above.indent + len(above.text) for above, _ in sentences), pairs=len(pairs))
    going_on = sum(_is_full(above, below, layout) for above, below in sentences)
    if going_on < _FULL_WHERE_OPEN * len(sentences) or (layout.width or 0) < _SHORTEST_SURE_WRAP:
        return None
    full = [above for above, below in pairs if _is_full(above, below, layout)]
    unfinished = sum(above.text[-1] not in _TERMINAL for above in full)
    return layout._replace(full=len(full), open=unfinished, going_on=going_on)


def _measured(pairs: Sequence[tuple[_Row, _Row]], measure: Measure) -> Layout:
    # The first line may be a headline that nobody wrapped.
    width = _widest(pairs[1:], measure) if len(pairs) > _FEWEST_PAIRS else 0
    if width < _SHORTEST_SURE_WRAP:
        width = _widest(pairs, measure)
    layout = Layout(width, pairs=len(pairs), measure=measure)
    full = [(above, below) for above, below in pairs if _is_full(above, below, layout)]
    below_open = [below for above, below in full if above.text[-1] not in _TERMINAL]
    going_on = sum(below.text[0].islower() for below in below_open)
    return layout._replace(full=len(full), open=len(below_open), going_on=going_on)


def _widest(pairs: Sequence[tuple[_Row, _Row]], measure: Measure) -> int:
    """The width of the longest line, which gives the column at which lines are wrapped, but for a few stragglers."""
    rows = {row.start: row for pair in pairs for row in pair}.values()
    widths = sorted(row.indent + measure(row.text) for row in rows)
    return widths[-1 - len(widths) // _STRAGGLERS]


def _base(rows: Sequence[_Row]) -> int | None:
    """The indentation of lines inside a paragraph, where two of them share out most of the lines."""
    counts = Counter(row.indent for row in rows).most_common(2)
    if len(counts) < 2 or counts[1][1] < _SECOND_INDENT * len(rows):
        return None
    return min(counts[0][0], counts[1][0]) if counts[1][1] >= _COMMON_INDENT * len(rows) else counts[0][0]


def _may_wrap(above: _Row, below: _Row) -> bool:
    return len(above.text) <= _LONGEST_WRAP and len(below.text) <= _LONGEST_WRAP


def _is_full(above: _Row, below: _Row, layout: Layout) -> bool:
    width = above.indent + layout.measure(above.text)
    limit = (layout.width or 0) - _SLACK
    if width > limit + 2 * _SLACK:
        return " " not in above.text
    if width >= limit:
        return True
    first = below.text[:_LONGEST_WRAP].split(None, 1)[0]
    if is_unspaced(first[0]):
        return width >= limit - _UNSPACED_SLACK
    return width + 1 + layout.measure(first) > limit


def _ends_by_sentence(text: str, rows: Sequence[_Row], layout: Layout) -> bool:
    """Whether more sentences end a paragraph, on a line with room for another word, than end inside of a line.

    Asked only where no indentation shows the paragraphs.
    """
    if layout.base is not None:
        return False
    ends = sum(
        not below.gap and _ends_sentence(above) and not _is_full(above, below, layout)
        for above, below in itertools.pairwise(rows)
    )
    return ends > sum(map(text.count, SENTENCE_ENDS))


def _ends_sentence(row: _Row) -> bool:
    return row.text.rstrip(SENTENCE_CLOSERS)[-1:] in _STOPS


def _grouped(rows: Sequence[_Row], layout: Layout) -> list[list[_Row]]:
    groups: list[list[_Row]] = []
    for row in rows:
        if groups and _continues(groups[-1], row, layout):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _continues(group: Sequence[_Row], row: _Row, layout: Layout) -> bool:
    """Whether `row` goes on with the paragraph whose lines so far are `group`."""
    above = group[-1]
    if row.gap or not _may_wrap(above, row):
        return False
    if not _is_indented_alike(group, row, layout.base):
        return False
    full = _is_full(above, row, layout)
    if _starts_item(row, after_full=full and above.text[-1] not in _BEFORE_ITEMS):
        return False
    if _is_tabular(row) or _is_tabular(above):
        return False
    if full:
        if layout.by_sentence and _ends_sentence(above) and not row.text[0].islower():
            return False
        return not _changes_case(group, row)
    # A wrapper that leaves its lines ragged cannot be asked whether a word would have fitted.
    ragged = layout.base is not None or layout.full < _RAGGED * layout.pairs
    long = layout.measure(above.text) > _LONG * (layout.width or 0)
    return ragged and long and above.text[-1] not in _TERMINAL and row.text[0].islower()


def _is_indented_alike(group: Sequence[_Row], row: _Row, base: int | None) -> bool:
    first = group[0]
    if len(group) == 1 and row.indent > first.indent:  # the lines of a list item hang below its text
        return _starts_item(first, after_full=False)
    if base is not None and first.indent != row.indent:
        return row.indent == base
    if base is not None and row.indent != base:
        return False
    return abs(row.indent - group[-1].indent) <= _NUDGE or row.indent < first.indent == group[-1].indent


def _starts_item(row: _Row, *, after_full: bool) -> bool:
    """Whether a bullet opens the line; a dash at the start of a line that goes on with a sentence is none."""
    first = row.text[0]
    after = row.text[1:2]
    if first in WORD_BULLETS and after == "\t":
        return True
    if first not in _ITEM_SIGNS or after not in (" ", "\t"):
        return False
    return not (after_full and first in ITEM_DASHES)


def _is_tabular(row: _Row) -> bool:
    """Whether the line is set in columns: by tabs, bars, or spaces in several places."""
    raw = row.text
    if "\t" in raw and _COLUMN_TAB.search(raw):
        return True
    return raw.count(" | ") >= _FEWEST_BARS or ("   " in raw and raw.count("  ") >= _FEWEST_GAPS)


def _changes_case(group: Sequence[_Row], row: _Row) -> bool:
    """Whether a run of capitals, a headline, ends above `row`."""
    if _is_capitals(row.text) or not _is_capitals(group[-1].text):
        return False
    return all(_is_capitals(above.text) for above in group)  # last: a group may be as long as the file


def _is_capitals(text: str) -> bool:
    return text.isupper() and 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text))
