"""Which lines between blank lines are a stanza? They are short where the text's lines are long, and are not full."""

from collections.abc import Sequence
from itertools import pairwise

from newsparse.base.characters import (
    BULLETS,
    COLONS,
    COMMAS,
    ELLIPSES,
    ITEM_DASHES,
    LONG_DASHES,
    SEMICOLONS,
    SENTENCE_CLOSERS,
    SENTENCE_STOPS,
    has_digit,
    is_small,
)
from newsparse.text.lines import Group, Row, splits_word

_LONGEST = 60  # columns of a line of verse
_SHORTEST = 8
_FEWEST_LINES = 3
_FEWEST_ALONE = 4  # of the only stanza; three lines are often a notice in the middle of a page
_MOST_LINES = 40
_FEWEST_LONG = 2  # lines of running text
_LONG = 1.25  # times the stanza's longest line: the least width of the text's lines
_FEWEST_WORDS = 2
_RUN_ON = 0.5  # of the lines at whose end the sentence goes on; lists and addresses have fewer
_PAUSED = 0.5  # of the lines that end with a mark, if fewer sentences go on in small letters
_PAUSES = frozenset(COMMAS + SEMICOLONS + LONG_DASHES)
_ITEM_SIGNS = frozenset(BULLETS + ITEM_DASHES)
_ENDS = frozenset(SENTENCE_STOPS + SENTENCE_CLOSERS + ELLIPSES)


def stanzas_of(rows: Sequence[Row]) -> list[Group]:
    """The stanzas among the rows, each with its line breaks."""
    runs = _runs(rows)
    candidates = [run for run in runs[1:] if _may_be_stanza(run)]
    if not candidates:
        return []
    introduced = {below[0].start for above, below in pairwise(runs) if above[-1].text[-1] in COLONS}
    inside = {row.start for run in candidates for row in run}
    widths = sorted([row.indent + len(row.text) for row in rows if row.start not in inside])
    found = [
        run
        for run in candidates
        if _is_narrow(run, widths) and _is_verse(run, introduced=run[0].start in introduced)
    ]
    if len(found) == 1 and len(found[0]) < _FEWEST_ALONE:
        return []
    return [Group(run, "\n".join(row.text for row in run), verse=True) for run in found]


def without(rows: Sequence[Row], stanzas: Sequence[Group]) -> list[Row]:
    """The rows that are in none of the stanzas."""
    inside = {row.start for stanza in stanzas for row in stanza.rows}
    return [row for row in rows if row.start not in inside]


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows between blank lines."""
    runs: list[list[Row]] = []
    for row in rows:
        if runs and not row.gap:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _may_be_stanza(run: Sequence[Row]) -> bool:
    return _FEWEST_LINES <= len(run) <= _MOST_LINES and all(map(_may_be_line, run))


def _may_be_line(row: Row) -> bool:
    text = row.text
    if not _SHORTEST <= len(text) <= _LONGEST or "@" in text or has_digit(text):
        return False
    return text.count(" ") + 1 >= _FEWEST_WORDS and "  " not in text and text[0] not in _ITEM_SIGNS


def _is_narrow(run: Sequence[Row], widths: Sequence[int]) -> bool:
    """Whether several lines of the text are much longer than the stanza's."""
    widest = max(len(row.text) for row in run)
    return len(widths) > _FEWEST_LONG and widths[-_FEWEST_LONG] >= _LONG * widest


def _is_verse(run: Sequence[Row], *, introduced: bool) -> bool:
    """Whether sentences go on from line to line, although there was room for another word, or a colon introduced it."""
    widest = max(len(row.text) for row in run)
    pairs = [(above.text, below.text) for above, below in pairwise(run)]
    if run[-1].text[-1] not in _ENDS or any(splits_word(above, below) for above, below in pairs):
        return False
    if not introduced and not any(
        len(above) + 1 + len(below.split(None, 1)[0]) <= widest for above, below in pairs
    ):
        return False
    paused = sum(above[-1] in _PAUSES for above, _ in pairs)
    run_on = sum(above[-1] not in _ENDS and is_small(below[0]) for above, below in pairs)
    return run_on >= _RUN_ON * len(pairs) or paused >= _PAUSED * len(pairs)
