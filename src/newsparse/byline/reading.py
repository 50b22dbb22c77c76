"""What each piece of a possible byline is: authors, agencies, titles, asides; or no part of a byline."""

import re
from typing import Literal

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
    in_class,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline.agency import is_agency, sounds_like_agency
from newsparse.byline.lists import agency_ends, table, title_ends, words_of
from newsparse.byline.names import is_name, names_in, without_titles
from newsparse.byline.words import FIRST_UNSPACED, Word, folded, trimmed, words_in

_MOST_PHRASE_WORDS = 4
_MOST_TITLE_WORDS = 9
_MOST_ASIDE_WORDS = 6

Kind = Literal["author", "agency", "title", "aside", "unknown"]

# What parts the pieces: marks, line ends, spaced dashes and dots. Matches `, `; not the dash of `Smith-Jones`.
_SEPARATING = in_class(
    COMMAS, SEMICOLONS, LABEL_ENDS, BRACKETS, AMPERSANDS, EQUALS_SIGNS, without(QUOTES, SINGLE_QUOTES)
)
_MARKS = rf"[{_SEPARATING}•+\t\r\n] | (?<!\S) [{in_class(DASHES)}·] (?!\S)"
_NAME_AND_AGENCY = SLASHES + EQUALS_SIGNS  # `Ana Ruiz/AFP`, `ソウル＝共同`
_PARTING = lazy_pattern(_MARKS, re.VERBOSE)
# And whole e-mail addresses, handles and links, which are dropped: `x@y.org`, `www.example.org`.
_PARTING_AND_LINKS = lazy_pattern(
    rf"[^\s@,;|/()<>\[\]]* @ [^\s@,;|/()<>\[\]]* | (?: https?:// | www\. ) \S+ | {_MARKS}", re.VERBOSE
)


class Found:
    """What the pieces read so far have given; the stretches are code points of the whole text."""

    __slots__ = (
        "agencies",
        "authors",
        "fewest",
        "languages",
        "mails",
        "opened",
        "places",
        "slashes",
        "titles",
    )

    def __init__(self, languages: tuple[str, ...], *, fewest: int) -> None:
        self.languages = languages
        self.opened = bool(languages)
        self.fewest = fewest
        self.authors: list[tuple[int, int]] = []
        self.agencies: list[tuple[int, int]] = []
        self.titles = self.mails = self.places = self.slashes = 0

    @property
    def empty(self) -> bool:
        """Whether nobody has been named yet, person or agency."""
        return not self.authors and not self.agencies


def read(text: str, start: int, end: int, found: Found) -> bool:
    """Take all pieces between `start` and `end` into `found`; False where one is no part of a byline."""
    position = start
    has_links = "@" in text or "www." in text or "://" in text
    for parting in (_PARTING_AND_LINKS if has_links else _PARTING).finditer(text, start, end):
        verdict = _read_piece(text, position, parting.start(), found)
        if verdict is not None:
            return verdict
        position = parting.end()
        found.mails += text.find("@", parting.start() + 1, parting.end()) > 0
        found.slashes += parting.group() in _NAME_AND_AGENCY
    return _read_piece(text, position, end, found) is not False


def _read_piece(text: str, start: int, end: int, found: Found) -> bool | None:
    """Take one piece in. None: go on; False: no part of a byline; True: the rest is about photographs."""
    words = words_in(text, *trimmed(text, start, end))
    if not words:
        return None
    photographs = _photo_label(words)
    if photographs == 0:
        return not found.empty
    parts = _parts(words[:photographs], found)
    kinds = [_kind(part, found, first=index == 0) for index, part in enumerate(parts)]
    if "unknown" in kinds and found.opened and "agency" in kinds:
        kinds = ["aside" if kind == "unknown" else kind for kind in kinds]
    if "unknown" in kinds:
        found.titles += 1
        return None if _is_title(words, found) else False
    for part, kind in zip(parts, kinds, strict=True):
        _take(part, kind, found)
    return True if photographs is not None else None


def _photo_label(words: list[Word]) -> int | None:
    """Where the words go on to photographs: `Ana Ruiz Foto` before a colon, `photos by Li Wei`."""
    labels, names = table()["photo_labels"], [word.folded for word in words]
    return None if labels.isdisjoint(names) else next(at for at, name in enumerate(names) if name in labels)


def _parts(words: list[Word], found: Found) -> list[list[Word]]:
    """The words parted at `and` and its like, which are dropped."""
    joints = words_of("and", found.languages)
    capitals = words[0].text.isupper() and all(word.text.isupper() for word in words)
    written = [word.folded if capitals else word.text for word in words]
    if joints.isdisjoint(written):
        return [words]
    parts: list[list[Word]] = [[]]
    for word, text in zip(words, written, strict=True):
        if text in joints:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _kind(words: list[Word], found: Found, *, first: bool) -> Kind:
    """What one part of a piece is; `first` says whether it is the first of its piece."""
    lists, phrase = table(), folded(words)
    if phrase in lists["desks"] or phrase in lists["titles"]:
        return "title"
    if phrase in lists["name_suffixes"]:
        return "aside"
    if is_agency(words):
        return "agency"
    if _trailing_agency(words, found):
        return "author"
    if found.opened and sounds_like_agency(words) and words[0].folded not in title_ends()[0]:
        return "agency"
    if names_in(words, found.languages, fewest=found.fewest):
        return "author"
    return _aside(words, found, known=not found.empty or not first)


def _aside(words: list[Word], found: Found, *, known: bool) -> Kind:
    """Dates and places, which only follow what the byline is about; `known` says whether they do."""
    first = words[0].text[0]
    if any(char.isdigit() for word in words for char in word.text):
        aside = known and len(words) <= _MOST_ASIDE_WORDS
    elif words[0].folded in words_of("place_words", found.languages):
        aside = known or found.opened
    elif first >= FIRST_UNSPACED:
        aside = known and len(words[0].text) <= _MOST_ASIDE_WORDS
    else:
        aside = known and len(words) == 1 and first.isupper()
    return "aside" if aside else "unknown"


def _take(words: list[Word], kind: Kind, found: Found) -> None:
    if kind == "title":
        found.titles += 1
    elif kind == "agency":
        found.agencies.append((words[0].start, words[-1].end))
    elif kind == "author":
        _take_names(words, found)


def _take_names(words: list[Word], found: Found) -> None:
    cut = _trailing_agency(words, found)
    if cut:
        found.agencies.append((words[cut].start, words[-1].end))
        words = words[:cut]
    names = names_in(words, found.languages, fewest=found.fewest)
    found.authors.extend((name[0].start, name[-1].end) for name in names)
    found.titles += without_titles(words) != words
    found.places += words[-1].end != names[-1][-1].end


def _trailing_agency(words: list[Word], found: Found) -> int:
    """Where the agency begins that follows a name without a mark: `Ana Ruiz Reuters`; 0 if none does."""
    if words[-1].folded not in agency_ends():
        return 0
    for cut in range(max(2, len(words) - _MOST_PHRASE_WORDS), len(words)):
        if is_agency(words[cut:]) and is_name(words[:cut], found.languages):
            return cut
    return 0


def _is_title(words: list[Word], found: Found) -> bool:
    """Whether a piece is a title with its beat: `health and science reporter`, `editor of the Echo`."""
    if len(words) > _MOST_TITLE_WORDS or not (found.opened or found.authors):
        return False
    titles, last = table()["titles"], words[-1].folded
    if last in titles or last in table()["desks"]:
        return True
    heads = [folded(words[:count]) for count in range(1, _MOST_PHRASE_WORDS + 1)]
    return (found.opened or len(words) <= _MOST_PHRASE_WORDS) and not titles.isdisjoint(heads)
