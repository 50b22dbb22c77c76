"""Who wrote it?"""

from __future__ import annotations

from newsparse.base.characters import (
    AMPERSANDS,
    BLANKS,
    BRACKETS,
    COLONS,
    COMMAS,
    DASHES,
    ITEM_DOTS,
    LABEL_ENDS,
    LONG_DASHES,
    QUOTES,
    SEMICOLONS,
    SINGLE_QUOTES,
    in_class,
    visible,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple
from newsparse.byline.lists import FIRST_WORD, can_open, table, words_of
from newsparse.byline.names import begins_with_name
from newsparse.byline.opener import NO_OPENER, opener
from newsparse.byline.reading import BylineParts, names_agency, read
from newsparse.byline.words import FIRST_UNSPACED, trimmed, words_in
from newsparse.model.article import Byline

__all__ = ["BylineMatch", "accounts", "as_byline", "continues_byline", "is_agency", "match"]

# Longer blocks are running text.
_LONGEST_BYLINE = 220  # code points: four reporters with their titles
_LONGEST_UNSPACED_BYLINE = 60  # code points, in scripts without spaces
_MOST_BARE_WORDS = 12  # of a line without an opener, which has names and no titles
_MOST_LINE_ENDS = 3  # name, title, agency and address on a line each

# What is between an opener and the name: `By: Jane Doe`, `文 / 李雷`, `作者|王小明`.
_AFTER_OPENER = BLANKS + LABEL_ENDS + DASHES
_DOUBLE_QUOTES = without(QUOTES, SINGLE_QUOTES)
_MARKS = (
    COMMAS + SEMICOLONS + LABEL_ENDS + BRACKETS + AMPERSANDS + LONG_DASHES + _DOUBLE_QUOTES + ITEM_DOTS + "<>"
)
_MARK_SET = frozenset(_MARKS)
_COLON = lazy_pattern(f"[{in_class(COLONS)}]")
_LONGEST_FORM_LABEL = 12  # code points of `Byline`, `Författare`
_NO_MARKS = dict.fromkeys(map(ord, _MARKS), " ")

# The score of each formula, in the order of how often it is right. A lone agency and `Name/agency` are as often photo
# credits, and `Name in City` is as often a headline, so the strict reading takes none of them.
_OPENED, _TITLED, _AGENCIES, _AGENCY, _PLACED, _BARE = 1.0, 0.9, 0.8, 0.6, 0.5, 0.4
_LEAST_STRICT, _LEAST_LENIENT = _AGENCIES, _BARE


class BylineMatch(NamedTuple):
    """The parts of a byline in half-open code points of the whole text; `score` (0 to 1) is how sure its formula is.

    `stretch` is the byline itself, where it is less than what was read: without `Author:`, without a date beside it.
    """

    authors: tuple[tuple[int, int], ...]
    agency: tuple[int, int] | None
    score: float
    stretch: tuple[int, int] | None = None


def match(text: str, start: int = 0, end: int | None = None, *, lenient: bool = False) -> BylineMatch | None:
    """The byline that code points `start` to `end` of `text` form as a whole, or None.

    A byline needs a formula: an opener (`By`, `Von`), a title or desk (`Staff Writer`), several agencies or one
    beside a name, or an e-mail address. `lenient`, for a block that is known to be a byline, also takes bare names,
    one agency, names of one word after an opener, and `Name in City`.

    >>> text = "By Ana Ruiz and Li Wei, Reuters"
    >>> [text[a:b] for a, b in match(text).authors]
    ['Ana Ruiz', 'Li Wei']
    >>> match("By nightfall the crowd had gone.") is None
    True
    """
    text = visible(text)
    start, end = trimmed(text, start, len(text) if end is None else end)
    if not 2 <= end - start <= _LONGEST_BYLINE or text.count("\n", start, end) > _MOST_LINE_ENDS:
        return None
    opening = NO_OPENER
    if _can_open(text, start, end):
        if " ".join(text[start:end].casefold().split()) in table()["lines"]:
            return BylineMatch((), None, _OPENED)
        opening = opener(text, start, end, weak=lenient)
    if not opening.languages and not _can_be_unopened(text[start:end], lenient=lenient):
        return None
    if opening.attached and not lenient and not begins_with_name(text[opening.end : end]):
        return None
    stretch = _unlabelled(text, start, end)
    start, end = trimmed(text, max(start, opening.end), end, _AFTER_OPENER)
    parts = BylineParts(opening.languages, fewest_words=1 if opening.languages and lenient else 2)
    if not read(text, start, end, parts):
        return None
    score = _score(parts)
    if score < (_LEAST_LENIENT if lenient else _LEAST_STRICT):
        return None
    if score == _BARE and len(parts.authors) > 1 and _COLON.search(text, start, end):
        return None  # `MATCH WINNER: Olof Berg`
    return BylineMatch(tuple(parts.authors), parts.agencies[0] if parts.agencies else None, score, stretch)


def continues_byline(above: str, line: str) -> bool:
    """Whether a line continues the byline above it: with an employer, a title or an address, but not another name.

    >>> continues_byline("By Ana Ruiz", "AP Sports Writer"), continues_byline("By Ana Ruiz", "@anaruiz")
    (True, True)
    >>> continues_byline("By Ana Ruiz", "Bridge Closed"), continues_byline("By Ana Ruiz", "A Writer Is Born")
    (False, False)
    """
    text = f"{above}, {line}"
    start = len(text) - len(line)
    whole = match(text)
    if not whole or not whole.authors or whole.authors[-1][1] > start:
        return False
    if whole.agency and whole.agency[0] >= start:
        return True
    if line.startswith("@"):
        return " " not in line
    name = text[slice(*whole.authors[-1])]
    return match(f"{name}, {line}") is not None


def is_open(line: str) -> bool:
    """Whether a byline stops at `and` or its like, so that another name follows.

    >>> is_open("By Ana Ruiz and"), is_open("By Ana Ruiz")
    (True, False)
    """
    found = match(line)
    words = line.split()
    joints = words_of("and", ())
    return found is not None and words[-1].casefold() in joints


def is_opener(word: str) -> bool:
    """Whether a case-folded word opens bylines: `by`, `von`, `por`."""
    return word in table()["before"] or word in table()["weak_before"]


def is_agency(name: str) -> bool:
    """Whether this is the name of a known agency: `dpa`, `The Associated Press`, `新华社`."""
    return names_agency(words_in(name, 0, len(name)))


def accounts() -> frozenset[str]:
    """The names of accounts that sign for nobody, in lower case: `admin`, `webmaster`."""
    names: frozenset[str] = table()["accounts"]
    return names


def as_byline(text: str, match: BylineMatch, start: int = 0, end: int | None = None) -> Byline:
    """The byline of an article, as written, for a match in code points `start` to `end` of `text`.

    >>> as_byline("By Ana Ruiz", match("By Ana Ruiz"))
    Byline(text='By Ana Ruiz', authors=('Ana Ruiz',), agency=None)
    """
    text = visible(text)
    agency = None if match.agency is None else " ".join(text[slice(*match.agency)].split())
    names = tuple(" ".join(text[a:b].split()) for a, b in match.authors)
    start, end = match.stretch or (start, end)
    return Byline(" ".join(text[start:end].split()), names, agency)


def _unlabelled(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch behind the label of a form, `Byline: ` or `AUTHOR: `; None where there is none."""
    label, colon, _ = text[start : min(end, start + _LONGEST_FORM_LABEL + 1)].partition(":")
    if not colon or label.strip().casefold() not in table()["form_labels"]:
        return None
    return trimmed(text, start + len(label) + 1, end, _AFTER_OPENER)


def _can_open(text: str, start: int, end: int) -> bool:
    """Whether the first word of a line can begin an opener or one of the known lines."""
    word = FIRST_WORD.match(text, start, end)
    return not word or text[start] >= FIRST_UNSPACED or can_open(word.group())


def _can_be_unopened(line: str, *, lenient: bool) -> bool:
    """Whether a line without an opener can be a byline; this is cheap, because nearly all short lines get here."""
    if line[0] >= FIRST_UNSPACED:
        return len(line) <= _LONGEST_UNSPACED_BYLINE
    words = (line if _MARK_SET.isdisjoint(line) else line.translate(_NO_MARKS)).casefold().split()
    if "@" in line:
        return True
    # An agency may be one word, a name beside a title or an agency is more; so is a bare one, but in scripts
    # without spaces. The plus sign of an item in a list does not count.
    several = len(words) - words.count("+") > 1 or not line.isascii()
    if not table()["signals"].isdisjoint(words):
        return several or lenient
    return several and lenient and len(words) <= _MOST_BARE_WORDS and not line[0].islower()


def _score(parts: BylineParts) -> float:
    """The score of the formula that the parts make; 0 if they make none."""
    if parts.opened:
        return _OPENED if parts.titles or not parts.empty else 0.0
    if parts.authors and (parts.titles or parts.mails):
        return _TITLED
    if parts.agencies:
        several = len(parts.agencies) + len(parts.authors) + parts.titles > 1
        return _AGENCIES if several and not parts.slashes else _AGENCY
    if parts.authors:
        return _PLACED if parts.places else _BARE
    return _BARE if parts.mails else 0.0
