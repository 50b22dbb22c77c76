"""Which lines are printed on every page: running heads, page feet, page numbers?"""

from collections import Counter
from collections.abc import Collection, Sequence

from newsparse.base import tables
from newsparse.base.characters import (
    BYTES_OF_DIGITS,
    ITEM_DOTS,
    LONG_DASHES,
    SENTENCE_CLOSERS,
    SENTENCE_STOPS,
    has_digit,
    is_caseless,
    is_small,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.text.lines import Row

_LONGEST = 140  # code points
_SHORTEST = 8  # code points of a repeated line; shorter ones are answers, names, refrains
_LONGEST_NUMBER = 24  # code points of a line with a page number
_RUNNING = 40  # code points of a line that a page may cut; shorter ones are headings
_MOST = 0.25  # of the rows; a page has more lines than that
_FEWEST_HEADS = 2  # repetitions of the first line of the file
_HEAD_WORDS = 6
# "12" in "Page 12 of 30", "- 12 -"
_FIGURES = lazy_pattern(r"\d+")
# "- 3 -", "(3)", "[3]", "— 3 —"
_SET_OFF = lazy_pattern(rf"[-{LONG_DASHES}(\[|] ?\d{{1,4}} ?[-{LONG_DASHES})\]|]")
# "3/5", "Page 3 of 5", "Seite 3 von 5", "3 / 5"; not "4 mai 2031"
_OF = lazy_pattern(r"(?:[^\W\d]{1,9}\.? )?\d{1,3}(?: ?/ ?| [^\W\d]{1,4} )\d{1,3}")
# "Page 3", "S. 3", "3. oldal", "第 3 页", "3ページ"
_NAMED = lazy_pattern(r"(?:([^\W\d]+)\.? ?)?\d{1,4}[. ]*([^\W\d]*)")
_EAST_ASIAN_PAGES = frozenset("页頁") | {"ページ"}
_STOPS = frozenset(SENTENCE_STOPS)
_SIGNS = frozenset("|·" + ITEM_DOTS)  # between the parts of an address


def feet(rows: Sequence[Row]) -> frozenset[int]:
    """The starts of the rows that are printed on every page.

    A row is one if it has the form of a page number and stands between rows of text, or if it is repeated, but for its
    figures, and cuts a sentence, ends the file as well (an address), or began it (a running head).
    """
    numbers = {
        index for index, row in enumerate(rows) if len(row.text) <= _LONGEST_NUMBER and _is_number(row.text)
    }
    if not numbers and _all_differ(rows):
        return frozenset()
    keys = [_key(row.text) for row in rows]
    counts = Counter(keys)
    able = numbers.union(
        index
        for index, row in enumerate(rows)
        if counts[keys[index]] > 1
        and _can_be_repeated(row.text)
        and (_is_alone(rows, index) or _is_address(row.text))
    )
    if not able or len(able) > _MOST * len(rows):
        return frozenset()
    found = {keys[index] for index in able - numbers if _is_foot_of_all(index, rows, keys)}
    single: set[int] = set()
    for run in _runs(able):
        above, below = run[0] - 1, run[-1] + 1
        if (
            above >= 0
            and below < len(rows)
            and _interrupts(rows[above], rows[below], number=numbers.issuperset(run))
        ):
            found.update(keys[at] for at in run if counts[keys[at]] > 1)
            single.update(run)
    return frozenset(
        row.start
        for index, row in enumerate(rows)
        if index in single or (index in able and keys[index] in found)
    )


def _runs(able: Collection[int]) -> list[list[int]]:
    """The indices in runs of neighbours."""
    runs: list[list[int]] = []
    for index in sorted(able):
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _all_differ(rows: Sequence[Row]) -> bool:
    """Whether no row is repeated, but for its figures, as in most files: they are taken out of all rows at once.

    Nearly always, rows differ even without all bytes of which digits consist in any script.
    """
    texts = [row.text for row in rows if len(row.text) <= _LONGEST]
    text = "\n".join(texts)
    others = text.encode("utf-8", "surrogatepass").translate(None, BYTES_OF_DIGITS)
    if len(set(others.split(b"\n"))) >= len(texts):
        return True
    return not text.isascii() and len(set(_FIGURES.sub("", text).split("\n"))) >= len(texts)


def _key(text: str) -> str:
    if len(text) > _LONGEST or (text.isascii() and not has_digit(text)):
        return text
    return _FIGURES.sub("0", text)


def _can_be_repeated(text: str) -> bool:
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    return not _is_ended(text)


def _is_alone(rows: Sequence[Row], index: int) -> bool:
    """Whether the row is between blank lines; others are repeated by chance, or with the sentence they are part of."""
    last = index == len(rows) - 1
    return (not index or rows[index].gap > 0) and (last or rows[index + 1].gap > 0)


def _is_address(text: str) -> bool:
    """Whether a row has figures, and dots or bars between its parts, or no words in small letters."""
    if not has_digit(text):
        return False
    return not _SIGNS.isdisjoint(text) or not any(is_small(word[0]) for word in text.split())


def _is_foot_of_all(index: int, rows: Sequence[Row], keys: Sequence[str]) -> bool:
    """Whether a repeated row is an address that ends the file, or the few words that begin it."""
    text = rows[index].text
    if index == len(rows) - 1:
        return _is_address(text)
    below = index + 1
    if index or len(text.split()) > _HEAD_WORDS or keys[-1] == keys[0] or keys[below] == keys[0]:
        return False
    return keys.count(keys[0]) > _FEWEST_HEADS and not _is_ended(rows[below].text)


def _is_number(text: str) -> bool:
    """Whether a short row has the form of a page number."""
    if not has_digit(text):
        return False
    if any(form.fullmatch(text) for form in (_SET_OFF, _OF)) or (text.isdigit() and len(text) <= 3):
        return True
    named = _NAMED.fullmatch(text)
    words = {word.casefold() for word in named.groups() if word} if named else set()
    if not words:
        return False
    return words <= frozenset(tables.load("line_breaks")["page"]) or not words.isdisjoint(_EAST_ASIAN_PAGES)


def _interrupts(above: Row, below: Row, *, number: bool) -> bool:
    """Whether a sentence goes on from the row above to the row below, or a page number is between two rows."""
    if number:
        return not above.text[-1].isdigit() and max(len(above.text), len(below.text)) > _RUNNING
    if _is_ended(above.text) or len(above.text) <= _RUNNING:
        return False
    return is_small(below.text[0]) or is_caseless(below.text) or len(below.text) > _RUNNING


def _is_ended(text: str) -> bool:
    return text.rstrip(SENTENCE_CLOSERS)[-1:] in _STOPS
