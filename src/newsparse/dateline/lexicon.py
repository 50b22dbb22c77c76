"""Which names are known: agencies, regions, places, and the small words of a dateline?

Every table is read when it is first needed; a lead without a dateline needs none.
"""

from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache

from newsparse.base import tables
from newsparse.dates import find as dates
from newsparse.words.phrases import shelf_of

# The same small words are looked up in every lead.
fold = lru_cache(maxsize=4096)(dates.fold)


class Lexicon:
    """The tables as look-ups by name; `without` leaves out agencies by id, to measure what is found by shape alone.

    >>> Lexicon().agency("РИА Новости")
    'ria-novosti'
    >>> Lexicon(without=["ria-novosti"]).agency("РИА Новости") is None
    True
    """

    def __init__(self, without: Collection[str] = ()) -> None:
        self._without = frozenset(without)

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(dates.fold(name) for name in tables.load("places")["not_alone"])

    @cached_property
    def _stand_alone(self) -> frozenset[str]:
        return frozenset(dates.fold(name) for name in tables.load("places")["stand_alone"])

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return {}

    def words(self, kind: str) -> frozenset[str]:
        """A list of datelines.toml, folded when it is first needed."""
        found = self._lists.get(kind)
        if found is None:
            found = self._lists[kind] = frozenset(map(dates.fold, tables.load("datelines")[kind]))
        return found

    def agency(self, name: str) -> str | None:
        """The id of an agency, or None."""
        ids = _entry("agencies", fold(name))
        if ids is None:
            return None
        return next((identity for identity in ids.split() if identity not in self._without), None)

    def region(self, name: str) -> str | None:
        """The ISO code of a country (`QA`) or of a part of one (`US-CA`), or None."""
        return _entry("regions", fold(name.rstrip(".")))

    def short_region(self, name: str) -> bool:
        """Whether this is the abbreviation of a region, which needs no comma before it: OWINGS MILLS Md."""
        return _entry("short_regions", fold(name.rstrip("."))) is not None

    def country(self, name: str) -> bool:
        """Whether this is a country or a territory, and not a part of one."""
        return len(self.region(name) or "---") == 2

    def nation(self, name: str) -> bool:
        """Whether this is a country or one of those with a team of their own: England, Wales."""
        return self.country(name) or (self.region(name) or "").startswith("GB-")

    def place(self, name: str) -> bool:
        """Whether this is a town of the lists."""
        return _entry("places", fold(name)) is not None

    def common(self, name: str) -> bool:
        """Whether the name of a place, unless in capitals, is more often a common word or a person."""
        return fold(name) in self._common

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Words in the names of places: city, springs, santa."""
        return frozenset(tables.load("places")["place_words"])

    @cached_property
    def place_endings(self) -> tuple[str, ...]:
        """Endings of the names of places: ville, feld, grad."""
        return tuple(tables.load("places")["place_endings"])

    @cached_property
    def media_endings(self) -> tuple[str, ...]:
        """The endings of the names of outlets that are one word, the longest first."""
        return tuple(sorted(tables.load("datelines")["media_endings"], key=len, reverse=True))

    @cached_property
    def media_stems(self) -> tuple[str, ...]:
        """The endings that need no capital inside the word."""
        return tuple(tables.load("datelines")["media_stems"])

    @cached_property
    def openers(self) -> tuple[str, ...]:
        """The credits without a name that open a dateline, case-folded."""
        return tuple(opener.casefold() for opener in tables.load("datelines")["openers"])

    @cached_property
    def _colon(self) -> frozenset[str]:
        return frozenset(dates.fold(name) for name in tables.load("places")["colon"])

    def colon(self, name: str) -> bool:
        """Whether the papers of this town write it with a colon and in ordinary type: `Pune: `."""
        return fold(name) in self._colon

    @cached_property
    def _city_states(self) -> frozenset[str]:
        return frozenset(dates.fold(name) for name in tables.load("places")["city_states"])

    @cached_property
    def noun_endings(self) -> tuple[str, ...]:
        """Endings of common nouns, which are not places: tion, heit, ção."""
        return tuple(tables.load("places")["noun_endings"])

    def city_state(self, name: str) -> bool:
        """Whether a country bears the name of its city: Singapore, Panama."""
        return fold(name) in self._city_states

    def stand_alone(self, name: str) -> bool:
        """Whether style guides let this city stand alone, without its region."""
        return fold(name) in self._stand_alone

    def word(self, kind: str, word: str) -> bool:
        """Whether `word` is in a list of datelines.toml."""
        return fold(word) in self.words(kind)

    def agency_prefix(self, text: str) -> int:
        """The length of the longest agency name that opens a text written without spaces, or 0."""
        return max((size for size in _sizes(text) if self.agency(text[:size])), default=0)

    def agency_suffix(self, text: str) -> int:
        """The length of the longest agency name that ends a text written without spaces, or 0."""
        return max((size for size in _sizes(text) if self.agency(text[-size:])), default=0)

    def place_suffix(self, text: str) -> int:
        """The length of the longest place or region that ends a text written without spaces, or 0."""
        return max(
            (size for size in _sizes(text) if self.place(text[-size:]) or self.region(text[-size:])),
            default=0,
        )


@lru_cache(maxsize=4096)
def _entry(title: str, key: str) -> str | None:
    """What a list of names says of a folded name; None if it is not in the list."""
    names: dict[str, str] = tables.load(f"names/{title}/{shelf_of(key)}")
    bucket = names.get(key[:2], "")
    at = bucket.find(f"|{key}=")
    if at < 0 or "|" in key:
        return None
    at += len(key) + 2
    return bucket[at : bucket.index("|", at)]


_LONGEST_UNSPACED_NAME = 15  # code points; the longest in the tables, which a test compares


def _sizes(text: str) -> Iterator[int]:
    return iter(range(1, min(len(text), _LONGEST_UNSPACED_NAME) + 1))


@lru_cache(maxsize=1)
def default() -> Lexicon:
    """The lexicon with every row; one a process."""
    return Lexicon()
