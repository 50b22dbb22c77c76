"""Which lines are printed on every page: running heads, page feet, page numbers?"""

from collections import Counter
from collections.abc import Sequence

from newsparse.base.characters import LONG_DASHES, SENTENCE_CLOSERS, SENTENCE_STOPS, is_small
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.text.lines import Row

_LONGEST = 140  # code points
_SHORTEST = 8  # code points of a repeated line; shorter ones are answers, names, refrains
_LONGEST_NUMBER = 24  # code points of a line with a page number
# "12" in "Page 12 of 30", "- 12 -"
_FIGURES = lazy_pattern(r"\d+")
# "- 3 -", "(3)", "[3]", "— 3 —"
_SET_OFF = lazy_pattern(rf"[-{LONG_DASHES}(\[|] ?\d{{1,4}} ?[-{LONG_DASHES})\]|]")
# "3/5", "Page 3 of 5", "Seite 3 von 5", "3 / 5"
_OF = lazy_pattern(r"(?:[^\W\d]{1,9}\.? )?\d{1,4} ?(?:/|[^\W\d]{1,4}) ?\d{1,4}")
_STOPS = frozenset(SENTENCE_STOPS)


def feet(rows: Sequence[Row]) -> frozenset[int]:
    """The starts of the rows that are printed on every page.

    A row is one if it interrupts a sentence and either is repeated (but for its figures) or has the form of a page
    number; then all rows like it are.
    """
    keys = [_key(row.text) for row in rows]
    counts = Counter(keys)
    numbers = {index for index, row in enumerate(rows) if _is_number(row.text)}
    able = {
        index
        for index, row in enumerate(rows)
        if index in numbers or (counts[keys[index]] > 1 and _can_be_repeated(row.text))
    }
    found: set[str] = set()
    single: set[int] = set()
    for index in sorted(able):
        if index - 1 in able or not 0 < index < len(rows) - 1:
            continue
        after = index + 1
        while after in able:
            after += 1
        if after < len(rows) and _interrupts(rows[index - 1], rows[after], number=index in numbers):
            run = range(index, after)
            found.update(keys[at] for at in run if counts[keys[at]] > 1)
            single.update(run)
    return frozenset(
        row.start
        for index, row in enumerate(rows)
        if index in single or (index in able and keys[index] in found)
    )


def _key(text: str) -> str:
    return _FIGURES.sub("0", text) if len(text) <= _LONGEST else text


def _can_be_repeated(text: str) -> bool:
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    return text.rstrip(SENTENCE_CLOSERS)[-1:] not in _STOPS


def _is_number(text: str) -> bool:
    if len(text) > _LONGEST_NUMBER or not any(map(str.isdigit, text)):
        return False
    return any(form.fullmatch(text) for form in (_SET_OFF, _OF)) or (text.isdigit() and len(text) <= 3)


def _interrupts(above: Row, below: Row, *, number: bool) -> bool:
    """Whether a sentence goes on from the row above to the row below, or a page number is between two rows."""
    if number and not above.text[-1].isdigit():
        return True
    ended = above.text.rstrip(SENTENCE_CLOSERS)[-1:] in _STOPS
    return ended or is_small(below.text[0]) or len(above.text) > 40
