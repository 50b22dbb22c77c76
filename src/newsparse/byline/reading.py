"""Which part of a byline is each piece: author, agency, title, aside, or none?"""

from __future__ import annotations

import re
from itertools import pairwise

from newsparse.base.characters import (
    AMPERSANDS,
    BRACKETS,
    COMMAS,
    DASHES,
    EQUALS_SIGNS,
    LABEL_ENDS,
    QUOTES,
    SEMICOLONS,
    SINGLE_QUOTES,
    SLASHES,
    has_digit,
    in_class,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline.lists import agency_ends, table, title_ends, words_of
from newsparse.byline.names import is_name, names_in, without_titles
from newsparse.byline.words import FIRST_UNSPACED, Word, folded, trimmed, words_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    PartKind = Literal["author", "agency", "title", "aside", "unknown"]

_MOST_PHRASE_WORDS = 4  # of a title or agency in the table
_FEWEST_TITLED = 3  # words of a name, an agency and a title
_MOST_TITLE_WORDS = 9  # of a title with its beat: `health, science and environment reporter of the Echo`
_MOST_ASIDE_WORDS = 6  # of a date or place: `Monday, 3 March 2020 at 14:05`
_MOST_AGENCY_WORDS = 6  # of an agency that is not listed
_LONGEST_SMALL_WORD = 3  # letters: the `of` of `News Service of Florida`


# What separates the pieces: marks, line ends, spaced dashes and dots. `, `; not the dash of `Smith-Jones`.
_SEPARATING = in_class(
    COMMAS, SEMICOLONS, LABEL_ENDS, BRACKETS, AMPERSANDS, EQUALS_SIGNS, without(QUOTES, SINGLE_QUOTES)
)
_MARKS = rf"[{_SEPARATING}•+\t\r\n] | (?<!\S) [{in_class(DASHES)}·] (?!\S)"
_NAME_AND_AGENCY = SLASHES + EQUALS_SIGNS  # `Ana Ruiz/AFP`, `ソウル＝共同`
_SEPARATOR = lazy_pattern(_MARKS, re.VERBOSE)
# The same, and e-mail addresses, handles and links as a whole: `x@y.org`, `www.example.org`.
_SEPARATOR_OR_LINK = lazy_pattern(
    rf"[^\s@,;|/()<>\[\]]* @ [^\s@,;|/()<>\[\]]* | (?: https?:// | www\. ) \S+ | {_MARKS}", re.VERBOSE
)


class BylineParts:
    """The parts read so far; authors and agencies are half-open code points of the whole text, the rest counts."""

    __slots__ = (
        "agencies",
        "authors",
        "fewest_words",
        "languages",
        "mails",
        "named",
        "opened",
        "places",
        "slashes",
        "titles",
    )

    def __init__(self, languages: tuple[str, ...], *, fewest_words: int) -> None:
        self.languages = languages
        self.opened = bool(languages)
        self.fewest_words = fewest_words
        self.authors: list[tuple[int, int]] = []
        self.named: list[str] = []
        self.agencies: list[tuple[int, int]] = []
        self.titles = self.mails = self.places = self.slashes = 0

    @property
    def empty(self) -> bool:
        """Whether neither an author nor an agency has been read."""
        return not self.authors and not self.agencies


def read(text: str, start: int, end: int, parts: BylineParts) -> bool:
    """Add all pieces between `start` and `end` to `parts`; False if one does not belong to a byline."""
    position = start
    has_links = "@" in text or "www." in text or "://" in text
    for separator in (_SEPARATOR_OR_LINK if has_links else _SEPARATOR).finditer(text, start, end):
        verdict = _read_piece(text, position, separator.start(), parts)
        if verdict is not None:
            return verdict
        position = separator.end()
        at = text.find("@", separator.start(), separator.end())
        parts.mails += at >= 0 and separator.end() - at > 1  # an address or a handle
        parts.slashes += separator.group() in _NAME_AND_AGENCY
    return _read_piece(text, position, end, parts) is not False


def _read_piece(text: str, start: int, end: int, parts: BylineParts) -> bool | None:
    """Add one piece. None: continue; False: it does not belong to a byline; True: the rest credits photographers."""
    words = words_in(text, *trimmed(text, start, end))
    if not words:
        return None
    photographs = _photo_label(words)
    if photographs == 0:
        return not parts.empty
    if parts.authors and len(words) > 1 and words[0].folded in table()["before"]:
        words = words[1:]  # `Ana Ruiz | ana@harrow.example By Ana Ruiz`
        photographs = None if photographs is None else photographs - 1
    phrases = _split_at_and(words[:photographs], parts)
    readings = [_kind(phrase, parts, first=index == 0) for index, phrase in enumerate(phrases)]
    kinds = [kind for kind, _ in readings]
    if kinds == ["agency", "aside"] and not parts.opened:
        return False  # `REPORT A LEAK`, though Report is an agency
    if "unknown" in kinds and parts.opened and "agency" in kinds:
        kinds = ["aside" if kind == "unknown" else kind for kind in kinds]
    if "unknown" in kinds:
        parts.titles += 1
        return None if _is_title(words, parts) else False
    if kinds == ["author"] and _is_place(words, parts):
        kinds = ["aside"]
    for phrase, kind, (_, names) in zip(phrases, kinds, readings, strict=True):
        _add(phrase, kind, names, parts)
    return True if photographs is not None else None


def _is_place(words: list[Word], parts: BylineParts) -> bool:
    """Whether one word alone stands behind a full name, as a place does: `Von Ana Ruiz, Bergen`."""
    return len(words) == 1 and bool(parts.authors) and words[0].text[0] < FIRST_UNSPACED


def _photo_label(words: list[Word]) -> int | None:
    """The index from which the words credit photographs: `Ana Ruiz Foto` before a colon, `photos by Li Wei`."""
    labels, names = table()["photo_labels"], [word.folded for word in words]
    return None if labels.isdisjoint(names) else next(at for at, name in enumerate(names) if name in labels)


def _split_at_and(words: list[Word], parts: BylineParts) -> list[list[Word]]:
    """The words, split at `and` and its equivalents, which are dropped."""
    joints = words_of("and", parts.languages)
    capitals = words[0].text.isupper() and all(word.text.isupper() for word in words)
    written = [word.folded if capitals else word.text for word in words]
    if joints.isdisjoint(written):
        return [words]
    phrases: list[list[Word]] = [[]]
    for word, text in zip(words, written, strict=True):
        if text in joints:
            phrases.append([])
        else:
            phrases[-1].append(word)
    return [phrase for phrase in phrases if phrase]


def _kind(words: list[Word], parts: BylineParts, *, first: bool) -> tuple[PartKind, list[list[Word]]]:
    """The kind of one phrase, and the names of authors without an agency; `first` means the first of its piece."""
    lists, phrase = table(), folded(words)
    if phrase in lists["desks"] or phrase in lists["titles"]:
        return "title", []
    if phrase in lists["name_suffixes"]:
        return "aside", []
    if names_agency(words):
        return "agency", []
    if _trailing_agency(words, parts):
        return "author", []
    if parts.opened and _sounds_like_agency(words) and words[0].folded not in title_ends()[0]:
        return "agency", []
    names = names_in(words, parts.languages, fewest_words=parts.fewest_words)
    return ("author" if names else _aside(words, parts, known=not parts.empty or not first)), names


def _aside(words: list[Word], parts: BylineParts, *, known: bool) -> PartKind:
    """A date or a place, or an unknown phrase; both only follow a name, which `known` says is there."""
    first = words[0].text[0]
    if has_digit(folded(words)):
        sure = parts.opened or parts.titles or first.isdigit()  # not `Injured 13-Year-Old Boy`
        aside = known and bool(sure) and len(words) <= _MOST_ASIDE_WORDS
    elif words[0].folded in words_of("place_words", parts.languages):
        aside = known or parts.opened
    elif first >= FIRST_UNSPACED:
        aside = known and len(words[0].text) <= _MOST_ASIDE_WORDS
    else:
        aside = known and len(words) == 1 and first.isupper()
    return "aside" if aside else "unknown"


def _add(words: list[Word], kind: PartKind, names: list[list[Word]], parts: BylineParts) -> None:
    if kind == "title":
        parts.titles += 1
    elif kind == "agency":
        parts.agencies.append((words[0].start, words[-1].end))
    elif kind == "author":
        _add_names(words, names, parts)


def _add_names(words: list[Word], names: list[list[Word]], parts: BylineParts) -> None:
    """Add the names, which `_kind` has not found where an agency follows."""
    if not names:
        cut = _trailing_agency(words, parts)
        last = -2 if _is_titled(words) else -1
        parts.agencies.append((words[cut].start, words[last].end))
        parts.titles += last < -1
        words = words[:cut]
        names = names_in(words, parts.languages, fewest_words=parts.fewest_words)
    new = [
        name for name in names if folded(name) not in parts.named
    ]  # some are given twice, beside an address
    parts.named += map(folded, new)
    parts.authors.extend((name[0].start, name[-1].end) for name in new)
    parts.titles += without_titles(words) != words
    parts.places += words[-1].end != names[-1][-1].end


def _trailing_agency(words: list[Word], parts: BylineParts) -> int:
    """The index of the agency that follows a name without a mark, `Ana Ruiz Reuters`; 0 if there is none."""
    words = words[:-1] if _is_titled(words) else words
    if words[-1].folded not in agency_ends():
        return 0
    for cut in range(max(2, len(words) - _MOST_PHRASE_WORDS), len(words)):
        if names_agency(words[cut:]) and is_name(words[:cut], parts.languages):
            return cut
    return 0


def _is_titled(words: list[Word]) -> bool:
    """Whether a title follows an agency: `Associated Press Writer`."""
    return len(words) > _FEWEST_TITLED and words[-1].folded in table()["titles"]


def _is_title(words: list[Word], parts: BylineParts) -> bool:
    """Whether a piece is a title with its beat: `health and science reporter`, `editor of the Echo`."""
    if len(words) > _MOST_TITLE_WORDS or not (parts.opened or parts.authors):
        return False
    titles, last = table()["titles"], words[-1].folded
    if last in titles or last in table()["desks"]:
        return True
    heads = [folded(words[:count]) for count in range(1, _MOST_PHRASE_WORDS + 1)]
    return (parts.opened or len(words) <= _MOST_PHRASE_WORDS) and any(head in titles for head in heads)


# ---- agencies --------------------------------------------------------------------------


def names_agency(words: list[Word]) -> bool:
    """Whether the words are the name of a known agency: `dpa`, `The Associated Press`, `新华社`."""
    if folded(words) in table()["agency_names"]:
        return True
    return " ".join([word.text for word in words]) in table()["agency_marks"]


def _sounds_like_agency(words: list[Word]) -> bool:
    """Whether the words are like those of an agency: `News Service of Florida`; not `press the button`."""
    if not 2 <= len(words) <= _MOST_AGENCY_WORDS:
        return False
    singles = [word.folded for word in words]
    doubles = [" ".join(pair) for pair in pairwise(singles)]
    if table()["agency_words"].isdisjoint(singles + doubles):
        return False
    return all(word.text[0].isupper() or len(word.text) <= _LONGEST_SMALL_WORD for word in words)
