"""Who wrote it?"""

from typing import NamedTuple

from newsparse.base.characters import (
    AMPERSANDS,
    BLANKS,
    BRACKETS,
    COMMAS,
    DASHES,
    ITEM_DOTS,
    LABEL_ENDS,
    LONG_DASHES,
    QUOTES,
    SEMICOLONS,
    SINGLE_QUOTES,
    in_class,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline.agency import is_agency as _is_agency
from newsparse.byline.lists import FIRST_WORD, can_open, table
from newsparse.byline.names import begins_with_name
from newsparse.byline.opener import NO_OPENER, opener
from newsparse.byline.reading import Found, read
from newsparse.byline.words import FIRST_UNSPACED, trimmed, words_in
from newsparse.model.article import Byline

__all__ = ["BylineMatch", "as_byline", "goes_on", "is_agency", "match"]

_LONGEST = 220
_LONGEST_UNSPACED = 60
_MOST_BARE_WORDS = 12
_MOST_LINES = 4

# What stands between an opener and the name: `By: Jane Doe`, `文 / 李雷`, `作者|王小明`.
_AFTER_OPENER = BLANKS + LABEL_ENDS + DASHES
_DOUBLE_QUOTES = without(QUOTES, SINGLE_QUOTES)
_MARKS = (
    COMMAS + SEMICOLONS + LABEL_ENDS + BRACKETS + AMPERSANDS + LONG_DASHES + _DOUBLE_QUOTES + ITEM_DOTS + "<>"
)
_MARK = lazy_pattern(f"[{in_class(_MARKS)}]")
_NO_MARKS = dict.fromkeys(map(ord, _MARKS), " ")

# How sure each formula is. A lone agency and `Name/agency` are as often photo credits, and `Name in City` as
# often a headline, so none of them is a formula by itself.
_OPENED, _TITLED, _AGENCIES, _AGENCY, _PLACED, _BARE = 1.0, 0.9, 0.8, 0.6, 0.5, 0.4
_STRICT = _AGENCIES


class BylineMatch(NamedTuple):
    """A byline's parts, half-open code points of the whole text; `score`, 0 to 1: how sure the formula is."""

    authors: tuple[tuple[int, int], ...]
    agency: tuple[int, int] | None
    score: float


def match(text: str, start: int = 0, end: int | None = None, *, lenient: bool = False) -> BylineMatch | None:
    """The byline that code points `start` to `end` of `text` are as a whole, or None.

    Strict, it wants a formula: an opener (`By`, `Von`), a title or desk (`Staff Writer`), several agencies or
    one beside a name, an e-mail address. `lenient` also takes bare names, one agency, one-word names after an
    opener and `Name in City`: for a block that is known to be a byline.

    >>> text = "By Ana Ruiz and Li Wei, Reuters"
    >>> [text[a:b] for a, b in match(text).authors]
    ['Ana Ruiz', 'Li Wei']
    >>> match("By nightfall the crowd had gone.") is None
    True
    """
    start, end = trimmed(text, start, len(text) if end is None else end)
    if not 2 <= end - start <= _LONGEST or text.count("\n", start, end) >= _MOST_LINES:
        return None
    opening = NO_OPENER
    if _can_open(text, start, end):
        if " ".join(text[start:end].casefold().split()) in table()["lines"]:
            return BylineMatch((), None, _OPENED)
        opening = opener(text, start, end, weak=lenient)
    if not opening.languages and not _may_be(text[start:end], lenient=lenient):
        return None
    if opening.attached and not lenient and not begins_with_name(text[opening.end : end]):
        return None
    start, end = trimmed(text, max(start, opening.end), end, _AFTER_OPENER)
    found = Found(opening.languages, fewest=1 if opening.languages and lenient else 2)
    if not read(text, start, end, found):
        return None
    score = _score(found)
    if score < (_BARE if lenient else _STRICT):
        return None
    return BylineMatch(tuple(found.authors), found.agencies[0] if found.agencies else None, score)


def goes_on(above: str, line: str) -> bool:
    """Whether a line goes on with the byline above it: an employer, a title, an address; not another name.

    >>> goes_on("By Ana Ruiz", "AP Sports Writer"), goes_on("By Ana Ruiz", "@anaruiz")
    (True, True)
    >>> goes_on("By Ana Ruiz", "Bridge Closed"), goes_on("By Ana Ruiz", "A Writer Is Born")
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


def is_agency(name: str) -> bool:
    """Whether this is a known agency's name: `dpa`, `The Associated Press`, `新华社`."""
    return _is_agency(words_in(name, 0, len(name)))


def as_byline(text: str, match: BylineMatch, start: int = 0, end: int | None = None) -> Byline:
    """The article's byline for a match in code points `start` to `end` of `text`, all as written.

    >>> as_byline("By Ana Ruiz", match("By Ana Ruiz"))
    Byline(text='By Ana Ruiz', authors=('Ana Ruiz',), agency=None)
    """
    agency = None if match.agency is None else " ".join(text[slice(*match.agency)].split())
    names = tuple(" ".join(text[a:b].split()) for a, b in match.authors)
    return Byline(" ".join(text[start:end].split()), names, agency)


def _can_open(text: str, start: int, end: int) -> bool:
    """Whether a line may be one of the known ones or have an opener, as far as its first word tells."""
    word = FIRST_WORD.match(text, start, end)
    return not word or text[start] >= FIRST_UNSPACED or can_open(word.group())


def _may_be(line: str, *, lenient: bool) -> bool:
    """Whether a line without an opener can be a byline: cheap, as nearly all short lines come by here."""
    if line[0] >= FIRST_UNSPACED:
        return len(line) <= _LONGEST_UNSPACED
    words = (line.translate(_NO_MARKS) if _MARK.search(line) else line).casefold().split()
    if "@" in line or not table()["signals"].isdisjoint(words):
        return True
    return lenient and len(words) <= _MOST_BARE_WORDS and not line[0].islower()


def _score(found: Found) -> float:
    """How sure the formula is; 0 where there is none."""
    if found.opened:
        return _OPENED if found.titles or not found.empty else 0.0
    if found.authors and (found.titles or found.mails):
        return _TITLED
    if found.agencies:
        several = len(found.agencies) + len(found.authors) > 1
        return _AGENCIES if several and not found.slashes else _AGENCY
    if found.authors:
        return _PLACED if found.places else _BARE
    return _BARE if found.mails else 0.0
