"""Which lines of a file form a paragraph? Decided from the layout of the whole file."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from newsparse.base.characters import (
    BULLETS,
    COLONS,
    ITEM_DASHES,
    SENTENCE_CLOSERS,
    SENTENCE_ENDS,
    SENTENCE_STOPS,
    WORD_BULLETS,
    is_small,
    is_unspaced,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.text.lines import CONTINUING, Group, Line, Lines, Row, raw
from newsparse.text.unwrap import Words, unquoted, unwrap

_LONGEST_WRAP = 120  # columns; no text is hard-wrapped wider, so a longer line is a paragraph of its own
_LONGEST_RAGGED = 140  # columns; proportional type holds more narrow letters
_FEW_ROWS = 2  # a file with so few lines and long runs of blanks in them lost its line breaks
_TAGGED_WITHIN = 12  # lines; the tags of a corpus begin among them
_RUN = " " * 5
_LIKELY = 0.4  # of the lines have such a length in ragged text
_SHORTEST_WRAP = 24  # columns; as narrow as a newspaper column
_SHORTEST_SURE_WRAP = 40  # columns, if half of the lines or more are not full
_FEWEST_FORWARDED = 3  # lines after `>`; a file of two can be a quotation
_FORWARDED = 0.9  # the least share of lines that begin with `>` in a forwarded mail
_TAB = 8  # columns
# Shares of the pairs of neighbouring lines that are short enough to be wrapped.
_FULL = 0.5  # a paragraph of n lines has n - 1 full ones, so even paragraphs of two lines reach a half
_OPEN = 0.55  # of the full ones; full lines that end sentences are short paragraphs, alike by chance
_FEWEST_FULL = 3  # pairs, unless a sentence continues in lower case below one; fewer full lines can be chance
_CONTINUED = 0.25  # whose sentence continues in lower case, if half of the lines or more end a paragraph
_FEWEST_SENTENCES = 2  # pairs of this kind
_FULL_WHERE_OPEN = 0.9  # of these; lines of a poem or a menu can have any length
_FEWEST_PAIRS = 3  # with more, the first line is not measured, as it may be a headline
_STRAGGLERS = 50  # one line in so many may be longer than the wrap column of the others
_RAGGED = 0.85  # with a smaller share of full lines, the text was wrapped raggedly
_LONG = 0.6  # of the width: the least length of a ragged line that continues
_SECOND_INDENT = 0.1  # of the lines: an indentation this frequent is not accidental
_COMMON_INDENT = 0.2  # of the lines: an indentation this frequent can be that of continuation lines
_SLACK = 2  # columns that may stay unused although the next word would just have fitted
_UNSPACED_SLACK = 2  # more, if a mark that may not begin a line was wrapped with the character before it
_NUDGE = 1  # columns by which lines of one paragraph may differ in indentation
_FEWEST_BARS, _FEWEST_GAPS = 2, 2  # between the cells of a row of a table
_ITEM_SIGNS = frozenset(BULLETS + ITEM_DASHES + ">")
# Matches the tabs of "Oslo\t3" and "1.\tBrann\t34" (the second); not those of "•\tthe bricks" and "12)\tthe bricks".
COLUMN_TAB = rf"(?<!^[^\w\s])(?<!^[{WORD_BULLETS}])(?<!^\w[.)])(?<!^\w\w[.)])\t"
_COLUMN_TAB = lazy_pattern(COLUMN_TAB)
_STOPS = frozenset(SENTENCE_STOPS)
_TERMINAL = _STOPS.union(COLONS, SENTENCE_CLOSERS)
_BEFORE_ITEMS = _STOPS.union(COLONS)  # no quotation mark: `“No!” – they said` may be wrapped before the dash

Measure = Callable[[str], int]  # returns a text's width in characters, or in columns on a terminal


class Block(NamedTuple):
    """A paragraph of the file: code points `start` to `end`, without the white space around it.

    `text` has its wrapped lines joined; `line` is the 0-based index of the first line, `lines` their number;
    `indent` is the first line's indentation in columns; `gap` counts the blank lines above it. If the foot of a page
    is between its lines, `start` to `end` are those above it, and `rest` the code points of the others; the foot
    is a block of its own.
    """

    start: int
    end: int
    text: str
    line: int
    lines: int = 1
    indent: int = 0
    gap: int = 0
    rest: tuple[tuple[int, int], ...] = ()
    foot: bool = False


class Layout(NamedTuple):
    """The layout of a file's paragraphs, with the evidence.

    Of `pairs` of neighbouring short lines, the upper line is full in `full`: the next word would not have fitted
    into `width` columns. Of these, `open` stop in the middle of a sentence, which continues in lower case in
    `continued`. `width` is None if nothing is wrapped. `base` is the indentation of continuation lines, if the
    first lines of paragraphs have another one. `by_sentence` is true if a sentence that ends with its line, even a
    full one, probably ends its paragraph. `ragged` is true if lines were broken before they were full, as in text
    from PDF files. `chosen` is the layout that the caller asked for.
    """

    width: int | None = None
    full: int = 0
    open: int = 0
    continued: int = 0
    pairs: int = 0
    base: int | None = None
    measure: Measure = len
    by_sentence: bool = False
    ragged: bool = False
    chosen: str = "auto"

    @property
    def confidence(self) -> float:
        """How sure the layout is, from 0 to 1; 1 if the caller chose it or nothing speaks against it.

        Of a wrapped file: the share of its full lines that end inside a sentence. Of any other: the share of its
        pairs of short lines that do not look wrapped.
        """
        if self.chosen != "auto" or not self.pairs:
            return 1.0
        if self.width:
            return self.open / self.full if self.full else 0.0
        return 1.0 - max(self.continued, self.open if self.full * 2 >= self.pairs else 0) / self.pairs


class Blocks(NamedTuple):
    """The blocks of a text in order, with the lines they are made of and the layout they were read from."""

    lines: Sequence[Line]
    layout: Layout
    blocks: list[Block]


def find(text: str, layout: str = "auto") -> Blocks:
    """Find the blocks of `text`; `layout` (`lines`, `blank` or `wrapped`) overrules what the text looks like.

    >>> [block.text for block in find("Title\\n\\n  First line of\\n  two lines.\\n").blocks]
    ['Title', 'First line of', 'two lines.']
    """
    rows = _rows(text)
    found, groups = _read(text, rows, layout)
    if groups is None:
        return Blocks(Lines(text), found, [_block_of_a_line(row) for row in rows])
    return Blocks(Lines(text), found, [_block(group) for group in groups])


def _read(text: str, rows: Sequence[Row], chosen: str) -> tuple[Layout, list[Group] | None]:
    """The layout of the rows, and their paragraphs; None if each row is one."""
    found = Layout() if chosen in ("lines", "blank") else _layout(text, rows)
    found = found._replace(chosen=chosen)
    if chosen == "blank":
        words = Words(text)
        runs: list[list[Row]] = []
        for row in rows:
            if runs and not row.gap:
                runs[-1].append(row)
            else:
                runs.append([row])
        return found, [Group(run, unwrap([row.text for row in run], words.occur)) for run in runs]
    if found.width:
        return _wrapped(text, rows, found)
    if chosen == "lines":
        return found, None
    if not _is_loose(rows):
        return found, _put_together(rows)
    from newsparse.text import ragged  # few files are

    measured = ragged.measure(rows, forced=chosen == "wrapped")
    if measured is None:
        return found, _put_together(rows)
    counts = Layout(
        measured.width,
        measured.full,
        measured.open,
        measured.sure,
        measured.pairs,
        ragged=True,
        chosen=chosen,
    )
    return counts, ragged.grouped(text, rows, measured)


def _put_together(rows: Sequence[Row]) -> list[Group] | None:
    """The paragraphs of the rows if some may go on with the one above; None if each is one."""
    if not any(not row.gap and (is_small(row.text[0]) or row.text[0] in CONTINUING) for row in rows):
        return None
    from newsparse.text.parts import put_together  # most files have no such lines

    return put_together(rows)


def _is_loose(rows: Sequence[Row]) -> bool:
    """Whether enough lines are as long as wrapped ones."""
    likely = sum(_SHORTEST_WRAP <= len(row.text) <= _LONGEST_RAGGED for row in rows)
    return likely >= _FEWEST_PAIRS and likely >= _LIKELY * len(rows)


def _wrapped(text: str, rows: Sequence[Row], found: Layout) -> tuple[Layout, list[Group]]:
    found = found._replace(by_sentence=_ends_by_sentence(text, rows, found))
    words = Words(text)
    groups = []
    for group in _grouped(rows, found):
        joined = group[0].text if len(group) == 1 else unwrap([row.text for row in group], words.occur)
        groups.append(Group(group, joined))
    return found, groups


def _block_of_a_line(row: Row) -> Block:
    return Block(row.start, row.end, row.text, row.line, 1, row.indent, row.gap)


def _block(group: Group) -> Block:
    rows = group.rows
    first = rows[0]
    parts = [(first.start, first.end)]
    for above, row in itertools.pairwise(rows):
        if row.line - row.gap == above.line + 1:
            parts[-1] = (parts[-1][0], row.end)
        else:  # the foot of a page is between them
            parts.append((row.start, row.end))
    (start, end), *rest = parts
    return Block(
        start,
        end,
        group.text,
        first.line,
        len(rows),
        first.indent,
        first.gap,
        tuple(rest),
        group.foot,
    )


def _rows(text: str) -> list[Row]:
    rows = []
    gap = 0
    forwarded = _is_forwarded(text)
    for index, (start, line) in enumerate(raw(text)):
        if forwarded and line.startswith(">"):
            bare = unquoted(line)
            start += len(line) - len(bare)
            line = bare
        body = line.strip()
        if not body:
            gap += 1
            continue
        indent = 0
        if line[0].isspace():
            lead = len(line) - len(line.lstrip())
            start += lead
            indent = len(line[:lead].expandtabs(_TAB))
        rows.append(Row(index, start, start + len(body), body, indent, gap))
        gap = 0
    if any(row.text[0] == "<" for row in rows[:_TAGGED_WITHIN]):
        from newsparse.text.tags import parted  # few texts have tags

        rows = parted(rows)
    if len(rows) <= _FEW_ROWS and any(len(row.text) > _LONGEST_RAGGED and _RUN in row.text for row in rows):
        return [part for row in rows for part in _parted(row)]
    return rows


def _parted(row: Row) -> Iterator[Row]:
    """The parts of a row between long runs of blanks, which took the place of tags; each is a paragraph."""
    at, gap = 0, row.gap
    for part in row.text.split(_RUN):
        body = part.strip()
        if body:
            start = row.start + at + len(part) - len(part.lstrip())
            yield Row(row.line, start, start + len(body), body, row.indent, gap)
            gap = 1
        at += len(part) + len(_RUN)


def _is_forwarded(text: str) -> bool:
    """Whether a mail program put a `>` before nearly every line."""
    if text.count("\n>") + text.count("\r>") < _FEWEST_FORWARDED:
        return False
    full = [line for _, line in raw(text) if line and not line.isspace()]
    return sum(line[0] == ">" for line in full) >= _FORWARDED * len(full)


def _layout(text: str, rows: Sequence[Row]) -> Layout:
    """Determine whether the file is wrapped, and at which width: then most lines but a paragraph's last are full."""
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
    least = 1 if layout.continued else _FEWEST_FULL
    wrapped = layout.full >= max(least, _FULL * len(pairs)) and layout.open >= _OPEN * layout.full
    if not wrapped or (layout.width or 0) < _SHORTEST_WRAP:
        return (_short_paragraphs(pairs) or layout._replace(width=None))._replace(base=base)
    return layout._replace(base=base)


def _is_continued(above: Row, below: Row) -> bool:
    """Whether a line stops in the middle of a sentence that continues in lower case on the next line."""
    return above.text[-1] not in _TERMINAL and below.text[0].islower()


def _short_paragraphs(pairs: Sequence[tuple[Row, Row]]) -> Layout | None:
    """The layout of wrapped paragraphs so short that half of the lines end one.

    Unlike in paragraphs of one line each, sentences continue on the next line, and nearly all lines that they leave are
    full. These lines determine the wrap column; a headline can be longer.
    """
    sentences = [(above, below) for above, below in pairs if _is_continued(above, below)]
    if len(sentences) < max(_FEWEST_SENTENCES, _CONTINUED * len(pairs)):
        return None
    layout = Layout(max(above.indent + len(above.text) for above, _ in sentences), pairs=len(pairs))
    continued = sum(_is_full(above, below, layout) for above, below in sentences)
    if continued < _FULL_WHERE_OPEN * len(sentences) or (layout.width or 0) < _SHORTEST_SURE_WRAP:
        return None
    full = [above for above, below in pairs if _is_full(above, below, layout)]
    unfinished = sum(above.text[-1] not in _TERMINAL for above in full)
    return layout._replace(full=len(full), open=unfinished, continued=continued)


def _measured(pairs: Sequence[tuple[Row, Row]], measure: Measure) -> Layout:
    # The first line may be a headline, which is not wrapped.
    width = _widest(pairs[1:], measure) if len(pairs) > _FEWEST_PAIRS else 0
    if width < _SHORTEST_SURE_WRAP:
        width = _widest(pairs, measure)
    layout = Layout(width, pairs=len(pairs), measure=measure)
    full = [(above, below) for above, below in pairs if _is_full(above, below, layout)]
    below_open = [below for above, below in full if above.text[-1] not in _TERMINAL]
    continued = sum(below.text[0].islower() for below in below_open)
    return layout._replace(full=len(full), open=len(below_open), continued=continued)


def _widest(pairs: Sequence[tuple[Row, Row]], measure: Measure) -> int:
    """The width of the longest line except a few stragglers, which is the wrap column."""
    rows = {row.start: row for pair in pairs for row in pair}.values()
    widths = sorted(row.indent + measure(row.text) for row in rows)
    return widths[-1 - len(widths) // _STRAGGLERS]


def _base(rows: Sequence[Row]) -> int | None:
    """The indentation of continuation lines, if most lines have one of two indentations; else None."""
    counts = Counter(row.indent for row in rows).most_common(2)
    if len(counts) < 2 or counts[1][1] < _SECOND_INDENT * len(rows):
        return None
    return min(counts[0][0], counts[1][0]) if counts[1][1] >= _COMMON_INDENT * len(rows) else counts[0][0]


def _may_wrap(above: Row, below: Row) -> bool:
    return len(above.text) <= _LONGEST_WRAP and len(below.text) <= _LONGEST_WRAP


def _is_full(above: Row, below: Row, layout: Layout) -> bool:
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


def _ends_by_sentence(text: str, rows: Sequence[Row], layout: Layout) -> bool:
    """Whether more sentences end on a line with room for another word than inside a line.

    False if indentation shows the paragraphs.
    """
    if layout.base is not None:
        return False
    ends = sum(
        not below.gap and _ends_sentence(above) and not _is_full(above, below, layout)
        for above, below in itertools.pairwise(rows)
    )
    return ends > sum(map(text.count, SENTENCE_ENDS))


def _ends_sentence(row: Row) -> bool:
    return row.text.rstrip(SENTENCE_CLOSERS)[-1:] in _STOPS


def _grouped(rows: Sequence[Row], layout: Layout) -> list[list[Row]]:
    groups: list[list[Row]] = []
    for row in rows:
        if groups and _continues(groups[-1], row, layout):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _continues(group: Sequence[Row], row: Row, layout: Layout) -> bool:
    """Whether `row` continues the paragraph whose lines so far are `group`."""
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
    # In ragged lines, room for another word does not show that the paragraph ends.
    ragged = layout.base is not None or layout.full < _RAGGED * layout.pairs
    long = layout.measure(above.text) > _LONG * (layout.width or 0)
    return ragged and long and above.text[-1] not in _TERMINAL and row.text[0].islower()


def _is_indented_alike(group: Sequence[Row], row: Row, base: int | None) -> bool:
    first = group[0]
    if len(group) == 1 and row.indent > first.indent:  # the lines of a list item hang below its text
        return _starts_item(first, after_full=False)
    if base is not None and first.indent != row.indent:
        return row.indent == base
    if base is not None and row.indent != base:
        return False
    return abs(row.indent - group[-1].indent) <= _NUDGE or row.indent < first.indent == group[-1].indent


def _starts_item(row: Row, *, after_full: bool) -> bool:
    """Whether a bullet opens the line; a dash that continues a sentence does not count."""
    first = row.text[0]
    after = row.text[1:2]
    if first in WORD_BULLETS and after == "\t":
        return True
    if first not in _ITEM_SIGNS or after not in (" ", "\t"):
        return False
    return not (after_full and first in ITEM_DASHES)


def _is_tabular(row: Row) -> bool:
    """Whether the line has columns, separated by tabs, bars, or runs of spaces in several places."""
    raw = row.text
    if "\t" in raw and _COLUMN_TAB.search(raw):
        return True
    return raw.count(" | ") >= _FEWEST_BARS or ("   " in raw and raw.count("  ") >= _FEWEST_GAPS)


def _changes_case(group: Sequence[Row], row: Row) -> bool:
    """Whether a headline in capitals ends above `row`."""
    if _is_capitals(row.text) or not _is_capitals(group[-1].text):
        return False
    return all(_is_capitals(above.text) for above in group)  # last, as groups may be as long as the file


def _is_capitals(text: str) -> bool:
    return text.isupper() and 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text))
