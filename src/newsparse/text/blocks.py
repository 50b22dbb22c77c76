"""Which lines of a file form a paragraph? Decided from the layout of the whole file."""

from __future__ import annotations

import itertools
from bisect import bisect

from newsparse.base.characters import SENTENCE_STOPS, is_small, is_unspaced
from newsparse.base.records import NamedTuple, made
from newsparse.text.lines import (
    CONTINUING,
    LONGEST_WRAP,
    Group,
    Layout,
    Line,
    Lines,
    Row,
    is_signature,
    may_wrap,
    raw,
    stops_inside,
)
from newsparse.text.unwrap import Words, unquoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_RAGGED = 140  # columns; proportional type holds more narrow letters
_FEW_ROWS = 2  # a file with so few lines and long runs of blanks in them lost its line breaks
_TAGGED_WITHIN = 12  # lines; the tags of a corpus begin among them
_RUN = " " * 5
_LIKELY = 0.4  # of the lines have such a length in ragged text
_LEAST_LOOSE = 0.5  # of the code points are in lines that are no longer; `ragged` asks it of fewer lines
_SHORTEST_RAGGED = 24  # columns
_FEWEST_LIKELY = 3  # lines
_FEWEST_FORWARDED = 3  # lines after `>`; a file of two can be a quotation
_FORWARDED = 0.9  # the least share of lines that begin with `>` in a forwarded mail
_TAB = 8  # columns
_DOUBLE = 3  # blank lines between paragraphs of double-spaced text
_FEWEST_DOUBLE = 3  # pairs of lines with one blank line between them
_DOUBLE_OPEN = 0.5  # of these: the upper line stops inside a sentence, and the lower one is in small letters
_FEWEST_VERSES = 3  # lines of a stanza
_LONGEST_VERSE = 60  # columns


class Block(NamedTuple):
    """A paragraph of the file: code points `start` to `end`, without the white space around it.

    `text` has its wrapped lines joined; `line` is the 0-based index of the first line, `lines` their number;
    `indent` is the first line's indentation in columns; `gap` counts the blank lines above it. If the foot of a page
    is between its lines, `start` to `end` are those above it, and `rest` the code points of the others; the foot
    is a block of its own. A block of verse keeps its line breaks.
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
    verse: bool = False


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
    stanzas: Sequence[Group] = ()
    if layout in ("auto", "wrapped"):
        rows = _single_spaced(rows)
        if _may_have_verse(rows):
            from newsparse.text.verse import stanzas_of, without  # few files have

            stanzas = stanzas_of(rows)
            if stanzas:
                rows = without(rows, stanzas)
    found, groups = _read(text, rows, layout)
    if groups is None:
        blocks = [
            made(Block, (start, end, line_text, line, 1, indent, gap, (), False, False))
            for line, start, end, line_text, indent, gap in rows
        ]
    else:
        printed = [group.rows[0].start for group in groups if group.foot]
        blocks = [_block(group, printed) for group in groups]
    if stanzas:
        blocks = sorted([*blocks, *[_block(group) for group in stanzas]])
    return Blocks(Lines(text), found, blocks)


def _read(text: str, rows: Sequence[Row], chosen: str) -> tuple[Layout, list[Group] | None]:
    """The layout of the rows, and their paragraphs; None if each row is one."""
    if chosen == "blank":
        words = Words(text)
        runs: list[list[Row]] = []
        for row in rows:
            if runs and not row.gap:
                runs[-1].append(row)
            else:
                runs.append([row])
        return Layout(chosen=chosen), [Group(run, words.joined(run)) for run in runs]
    if chosen == "lines":
        return Layout(chosen=chosen), None
    pairs = [
        (above, below)
        for above, below in itertools.pairwise(rows)
        if not below.gap and len(above.text) <= LONGEST_WRAP >= len(below.text)
    ]
    found = Layout(pairs=len(pairs), chosen=chosen)
    if len(pairs) >= _FEWEST_LIKELY or any(_may_go_on(*both) for both in pairs):
        from newsparse.text import wrapped  # many files have hardly two short lines in a row

        found, groups = wrapped.read(text, rows, pairs, chosen)
        if groups is not None:
            return found, groups
    forced = chosen == "wrapped"
    if not _is_loose(rows, forced=forced):
        return found, _put_together(text, rows)
    from newsparse.text import ragged  # few files are

    measured = ragged.measure(rows, forced=forced)
    if measured is None:
        return found, _put_together(text, rows)
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


def _may_go_on(above: Row, below: Row) -> bool:
    """Whether a sentence may go on from one line to the next; `von Ana Ruiz` can also be a byline."""
    small = is_small(below.text[0]) and not is_signature(below.text)
    return small or is_unspaced(above.text[-1])


def _single_spaced(rows: list[Row]) -> list[Row]:
    """The rows with the blank lines of double-spaced text taken out: one between lines, three between paragraphs."""
    gaps = {row.gap for row in rows[1:]}
    if not gaps or min(gaps) != 1 or max(gaps) < _DOUBLE:
        return rows
    pairs = [
        (above, below)
        for above, below in itertools.pairwise(rows)
        if below.gap == 1 and may_wrap(above, below)
    ]
    going_on = sum(above.text[-1] not in SENTENCE_STOPS and is_small(below.text[0]) for above, below in pairs)
    if len(pairs) < _FEWEST_DOUBLE or going_on < _DOUBLE_OPEN * len(pairs):
        return rows
    return [row._replace(gap=row.gap // 2) for row in rows]


def _may_have_verse(rows: Sequence[Row]) -> bool:
    """Whether there is a run of short lines between blank lines."""
    run = 0
    for row in rows:
        if row.gap:
            if run >= _FEWEST_VERSES:
                return True
            run = 0
        run = run + 1 if len(row.text) <= _LONGEST_VERSE else -len(rows)
    return run >= _FEWEST_VERSES


def _put_together(text: str, rows: Sequence[Row]) -> list[Group] | None:
    """The paragraphs of the rows if some may go on with the one above; None if each is one."""
    if not any(map(_may_continue, rows)) and not any(map(stops_inside, rows[:-1])):
        return None
    from newsparse.text.parts import put_together  # most files have no such lines

    return put_together(text, rows)


def _may_continue(row: Row) -> bool:
    """Whether a row opens as what goes on with the one above does."""
    first = row.text[0]
    return first in CONTINUING or (first.islower() and row.gap <= 1 and is_small(first))


def _is_loose(rows: Sequence[Row], *, forced: bool) -> bool:
    """Whether enough lines are as long as wrapped ones and, unless wrapping is `forced`, most text is in such lines."""
    sizes = [len(row.text) for row in rows]
    short = [size for size in sizes if size <= _LONGEST_RAGGED]
    likely = sum([size >= _SHORTEST_RAGGED for size in short])
    if likely < _FEWEST_LIKELY or likely < _LIKELY * len(sizes):
        return False
    return forced or sum(short) >= _LEAST_LOOSE * sum(sizes)


def _block(group: Group, printed: Sequence[int] = ()) -> Block:
    """The block of a group; `printed` are the starts of the feet of pages, in order."""
    rows = group.rows
    first, last = rows[0], rows[-1]
    end = last.end
    rest: list[tuple[int, int]] = []
    if printed and bisect(printed, first.start) != bisect(printed, last.start):
        (_, end), *rest = _parts(rows, printed)
    line, start, _, _, indent, gap = first
    _, text, foot, verse = group
    return made(Block, (start, end, text, line, len(rows), indent, gap, tuple(rest), foot, verse))


def _parts(rows: Sequence[Row], printed: Sequence[int]) -> list[tuple[int, int]]:
    """The code points of the rows, split where the foot of a page is between them."""
    parts = [(rows[0].start, rows[0].end)]
    for above, row in itertools.pairwise(rows):
        if bisect(printed, above.start) == bisect(printed, row.start):
            parts[-1] = (parts[-1][0], row.end)
        else:
            parts.append((row.start, row.end))
    return parts


def _rows(text: str) -> list[Row]:
    rows: list[Row] = []
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
        size = len(body)
        indent = 0
        if size < len(line) and line[0].isspace():
            lead = len(line) - len(line.lstrip())
            start += lead
            indent = len(line[:lead].expandtabs(_TAB))
        rows.append(made(Row, (index, start, start + size, body, indent, gap)))
        gap = 0
    if "<" in text and any(row.text[0] == "<" for row in rows[:_TAGGED_WITHIN]):
        from newsparse.text.tags import split_at_tags  # few texts have tags

        rows = split_at_tags(rows)
    if len(rows) <= _FEW_ROWS and any(len(row.text) > _LONGEST_RAGGED and _RUN in row.text for row in rows):
        return [part for row in rows for part in _split_at_runs(row)]
    return rows


def _split_at_runs(row: Row) -> Iterator[Row]:
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
    if ">" not in text or text.count("\n>") + text.count("\r>") < _FEWEST_FORWARDED:
        return False
    full = [line for _, line in raw(text) if line and not line.isspace()]
    return sum(line[0] == ">" for line in full) >= _FORWARDED * len(full)
