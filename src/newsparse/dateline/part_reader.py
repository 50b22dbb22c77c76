"""Which part of a dateline is each piece: place, region, date, agency, reporter?

Together with the separators the parts make a pattern, which the forms list. A piece that does not belong to a dateline
ends the reading.
"""

from __future__ import annotations

from newsparse.base.characters import (
    CLOSING_BRACKETS,
    COLONS,
    COMMAS,
    DASHES,
    EQUALS_SIGNS,
    ITEM_DOTS,
    KHMER,
    SLASHES,
    SPACED_FULL_STOPS,
    in_class,
    is_caseless,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import made
from newsparse.dateline import names
from newsparse.dateline.forms import beginnings
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.parts import (
    AGENCY,
    DATE,
    PLACE,
    REGION,
    REPORTER,
    DatelinePart,
    DatelineReading,
)
from newsparse.dateline.pieces import STORY, Piece, pieces
from newsparse.dateline.reporter import after_title, by_end, opener_end, reporter_in_bracket, split_reporter
from newsparse.dates import find as dates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BRACKETED = f"({AGENCY})"
# What one bracket at the very start may hold besides a place alone.
_GERMAN_LETTER_DATE = "den "  # Berlin, den 5. Mai; the article of Montréal, le 5 mai belongs to the date
_BEFORE_DATE = (PLACE, REGION, "-")  # what a date in brackets follows
_SHORTEST_IN_BRACKET = 3  # letters of a place in brackets
_PLACES_IN_BRACKET = frozenset(("PR", "PRD", "DPR"))

_LONGEST_ACRONYM = 6  # letters of an agency behind a comma: "Tehran, ZRNA"
_MOST_CASELESS_WORDS = 2  # of an agency behind a dash in a script without capitals
_MOST_REGION_WORDS = 3  # of a region that is not listed
# What separates an agency from a date inside one bracket: " - ", ", "; not the hyphen of "ANA-MPA".
_DATE_SEPARATOR = lazy_pattern(rf"\s+[{in_class(DASHES)}]\s+|[{COMMAS}]\s+")
# What may follow a dash (`PARIS – 5 December 2026 – Zeta News – `) ends in one of these marks within `_LONGEST_REST`.
_CLOSING = frozenset(DASHES + COLONS + SPACED_FULL_STOPS + CLOSING_BRACKETS + SLASHES + ITEM_DOTS + "_|.")
_LONGEST_REST = 70  # code points
_SEPARATORS = {"dash": "-", "colon": ":", "stop": "."}


class PartReader:
    """Reads pieces as parts; `why` says in words which piece ended the reading, if one did."""

    __slots__ = ("_closings", "end", "lexicon", "reading", "text", "why")

    def __init__(self, text: str, end: int, lexicon: Lexicon) -> None:
        self.text, self.end, self.lexicon = text, end, lexicon
        self.reading = DatelineReading()
        self._closings: list[DatelineReading] = []
        self.why = ""

    def closings(self, start: int) -> Sequence[DatelineReading]:
        """What has been read at every point at which a dateline could end."""
        opener = opener_end(self.text, start, self.end, self.lexicon)
        by = by_end(self.text, start, self.end, self.lexicon)
        if by:
            self._from_reporter(by)
        if not self.reading.pattern:
            self._read(pieces(self.text, opener or start, self.end, self.lexicon))
        return self._closings

    def _from_reporter(self, by: int) -> None:
        cut = pieces(self.text, by, self.end, self.lexicon, reporter=True)
        first = next(cut, None)
        if first is None or first.kind != "words":
            return
        person, rest = split_reporter(self.text, first, self.lexicon)
        if " " not in self.text[slice(*person)]:
            return  # De Bruyne, Di Maria: the small word belongs to the name
        self._add(REPORTER, *person)
        if rest:
            self._add(PLACE, *rest)
        self.reading.end = first.after
        self._read(cut)

    def _read(self, cut: Iterator[Piece]) -> None:
        reading = self.reading
        for piece in cut:
            comma = piece.kind == "comma"
            if not (reading.pattern if comma else self._read_piece(piece)):
                self.why = self.why or f"“{self.text[piece.start : piece.end]}” does not belong to a dateline"
                return
            reading.after_comma = comma
            at = piece.after
            if not comma:
                reading.end = at
                self._closings.append(DatelineReading(reading.pattern, reading.parts, at))
                # Behind anything else, the last part may turn out to be another.
                if reading.pattern[-1] in "-:" and self._is_complete(at):
                    return
            elif at == self.end or self.text[at : self.end].isspace():
                # Its comma ends the line: `HARROW, Ohio,` above the lead.
                self._closings.append(DatelineReading(reading.pattern + ",", reading.parts, at))

    def _is_complete(self, at: int) -> bool:
        """Whether no longer form is possible: there is none, the story has begun, or no mark could close it."""
        pattern, known = self.reading.pattern, beginnings()
        if pattern not in known and pattern.replace(_BRACKETED, REGION) not in known:
            return True
        if STORY.match(self.text, at, min(at + _LONGEST_REST, self.end)):
            return True
        rest = self.text[at : at + _LONGEST_REST]
        return len(rest) == _LONGEST_REST and _CLOSING.isdisjoint(rest)

    def _read_piece(self, piece: Piece) -> bool:
        if piece.kind == "words":
            return self._words(piece)
        if piece.kind in _SEPARATORS:
            return self._add_separator(_SEPARATORS[piece.kind])
        return self._date(piece) if piece.kind == "date" else self._bracket(piece)

    def _add_separator(self, mark: str) -> bool:
        pattern = self.reading.pattern
        # A full stop before the dash belongs to it: "Santo Domingo.- ", "(EFE).- ".
        if mark in "-:" and pattern[-1:] == ".":
            pattern = pattern[:-1]
        if pattern[-1:] in "-:":  # or nothing is before it
            return False
        self.reading.pattern = pattern + mark
        return True

    def _add(self, letter: str, start: int, end: int, written: str = "", date: Piece | None = None) -> None:
        """Add a part; `written` is its letter with the brackets around it, if there are some."""
        iso, certain = (date.iso, date.certain) if date else (None, True)
        self.reading.pattern += written or letter
        self.reading.parts += (made(DatelinePart, (letter, start, end, iso, certain)),)

    def _date(self, piece: Piece, written: str = "") -> bool:
        reading, last = self.reading, self.reading.last()
        if last == DATE:  # a weekday behind it: "december 5., hétfő"
            reading.parts = (*reading.parts[:-1], reading.parts[-1]._replace(end=piece.end))
            return True
        if DATE in reading.pattern:
            return False
        if last == PLACE:
            self._drop_preposition()
        start = piece.start + self._preposition(piece)
        self._add(DATE, start, piece.end, written, piece)
        return True

    def _preposition(self, piece: Piece) -> int:
        """The code points of a word before the date that is not part of it: `den 5. Mai`."""
        opened = self.text.startswith(_GERMAN_LETTER_DATE, piece.start, piece.end)
        return len(_GERMAN_LETTER_DATE) if opened else 0

    def _drop_preposition(self) -> None:
        """Take the word before the date from the place: أبوظبي في 5 ديسمبر."""
        place = self.reading.parts[-1]
        head, space, tail = self.text[place.start : place.end].rpartition(" ")
        if space and self.lexicon.word("before_date", tail):
            self.reading.parts = (
                *self.reading.parts[:-1],
                place._replace(end=place.start + len(head.rstrip())),
            )

    # ---- brackets

    def _bracket(self, piece: Piece) -> bool:
        if self._whole_bracket(piece):
            return True
        piece, date = self._date_inside(piece)
        agency, reporter = reporter_in_bracket(self.text, piece, self.lexicon)
        piece = piece._replace(start=agency)
        person = DatelinePart(REPORTER, *reporter) if reporter else None
        content = self.text[piece.start : piece.end]
        letter = self._letter_in_bracket(piece, content)
        if not letter:
            self.why = f"“{content}” in brackets is neither an agency nor a region"
            return False
        if letter == DATE:
            return self._date(piece._replace(iso=self._date_of(piece)), f"({DATE})")
        if letter == REGION:
            self._add_region(piece.start, piece.end)
        else:
            self._add(
                letter, piece.start, piece.end, f"/{letter}/" if piece.kind == "slashed" else f"({letter})"
            )
        self.reading.parts += tuple(part for part in (date, person) if part)
        return True

    def _whole_bracket(self, piece: Piece) -> bool:
        """Add the place, the region and the date of one bracket: (Harrow, Ohio), (June 4, 2031 – Harrow, Ohio)."""
        if piece.kind != "round" or self.reading.pattern not in ("", DATE):
            return False
        inside = _Bracket(self.text, piece.end, self.lexicon)
        found = [part for part in inside.closings(piece.start) if part.end == piece.end]
        read = found[-1] if found else None
        if read is None or read.pattern.replace("-", "") not in _PLACES_IN_BRACKET:
            return False
        if self.reading.pattern and DATE in read.pattern:
            return False
        place = read.part(PLACE)
        if place is None or place.end - place.start < _SHORTEST_IN_BRACKET:
            return False  # a senator: (R, Ohio)
        self.reading.pattern += f"({PLACE})"
        self.reading.parts += read.parts
        return True

    def _date_of(self, piece: Piece) -> str | None:
        """The day that a bracket consists of: GENEVA (5 December 2022) –."""
        found = dates.match(self.text, piece.start, piece.end)
        return found.iso if found and found.end == piece.end else None

    def _date_inside(self, piece: Piece) -> tuple[Piece, DatelinePart | None]:
        """The agency and the date of one bracket: (Newsfile Corp. - December 5, 2022)."""
        found = _DATE_SEPARATOR.search(self.text, piece.start, piece.end)
        date = dates.match(self.text, found.end(), piece.end) if found else None
        if not found or not date or date.end != piece.end:
            return piece, None
        return piece._replace(end=found.start()), DatelinePart(DATE, date.start, date.end, date.iso)

    def _letter_in_bracket(self, piece: Piece, content: str) -> str:
        known = names.agency_in(content, self.lexicon)
        before = self.reading.pattern
        if (
            not known
            and PLACE in before
            and AGENCY not in before
            and before[-1:] in (PLACE, REGION)
            and self.lexicon.region(content)
        ):
            return REGION
        if not known and not before and piece.kind != "slashed" and self._is_place_alone(piece.kind, content):
            return PLACE
        if before[-1:] in _BEFORE_DATE and before[:1] == PLACE and self._date_of(piece) is not None:
            return DATE
        if AGENCY in before.replace(AGENCY, "", 1) or (piece.kind == "square" and not known):
            return ""
        if not known and "," in content and not names.wire_shaped(content, self.lexicon):
            return ""  # two people, or a senator: (R, Ohio)
        if self._is_no_credit(content):
            return ""
        if (
            before[-1:] in (PLACE, REGION)
            and names.capitals(self._written_place())
            and content.isalpha()
            and content.istitle()
        ):
            return AGENCY  # HOUSTON (Ticker): no label is behind a place
        return AGENCY if known or names.agency_shaped(content, self.lexicon) else ""

    def _is_place_alone(self, kind: str, content: str) -> bool:
        """Whether a bracket before everything else names a place; in Khmer papers each does: (ភ្នំពេញ)៖.

        One in a square bracket is in capitals: [NAIROBI].
        """
        if kind == "square":
            return content.isupper() and self.lexicon.place(content)
        khmer = KHMER[0] <= content[0] <= KHMER[1] and not names.is_rubric(content, self.lexicon)
        return khmer or names.is_place(content, self.lexicon)

    def _is_no_credit(self, content: str) -> bool:
        """Whether a bracket credits a picture: (사진=연합뉴스)."""
        head = next((content.partition(mark)[0] for mark in EQUALS_SIGNS if mark in content), "")
        return bool(head) and self.lexicon.word("no_place", head.strip())

    def _add_region(self, start: int, end: int) -> None:
        # Of two regions, Mumbai (Maharashtra) [India], only the first is taken.
        if REGION not in self.reading.pattern:
            self._add(REGION, start, end)

    # ---- words

    def _words(self, piece: Piece) -> bool:
        reading, last = self.reading, self.reading.last()
        if last in ("", REPORTER) or reading.pattern == REPORTER + ".":
            return self._first(piece)
        if last in "-." or last == DATE:
            return self._behind(piece)
        if reading.after_comma and last == AGENCY:
            return self._place(piece) if PLACE not in reading.pattern else False
        if reading.after_comma and last in (PLACE, REGION):
            return self._after_place(piece)
        if reading.pattern == _BRACKETED:
            return self._place(piece)
        return False

    def _first(self, piece: Piece) -> bool:
        content = self.text[piece.start : piece.end]
        if self.reading.last() == REPORTER and self.reading.after_comma:
            start = after_title(self.text, piece, self.lexicon)
            if start:
                self._add(AGENCY, start, piece.end)
                return True
        lexicon = self.lexicon
        if names.agency_in(content, lexicon) and not names.is_place(content, lexicon):
            self._add(AGENCY, piece.start, piece.end)
            return True
        if names.looks_like_outlet(content, lexicon) and not names.is_place(content, lexicon):
            self._add(AGENCY, piece.start, piece.end)
            return True
        return self._place(piece)

    def _place(self, piece: Piece) -> bool:
        start, end = piece.start, piece.end
        region = names.trailing_region(self.text, piece, self.lexicon)
        if region:
            end = region[2]
        content = self.text[start:end]
        if not names.place_shaped(content, self.lexicon):
            self.why = f"“{content}” is not written like a place"
            return False
        self._add(PLACE, start, end)
        if region:
            self._add(REGION, region[0], region[1])
        return True

    def _behind(self, piece: Piece) -> bool:
        """Words behind a dash, a full stop or a date: an agency, or the place behind an agency or a date."""
        content, before = self.text[piece.start : piece.end], self.reading.pattern
        if names.agency_in(content, self.lexicon) and self._no_agency_yet():
            self._add(AGENCY, piece.start, piece.end)
            return True
        if PLACE not in before:
            return self._place(piece)
        acronym = names.capitals(content) and not names.capitals(self._written_place())
        if AGENCY in before or (
            not acronym and (names.is_place(content, self.lexicon) or self.lexicon.region(content))
        ):
            self.why = f"“{content}” is a second place"
            return False
        short = len(content.split()) <= _MOST_CASELESS_WORDS
        if (
            names.agency_shaped(content, self.lexicon) and (short or not is_caseless(content))
        ) or DATE in before:
            self._add(AGENCY, piece.start, piece.end)
            return True
        return False

    def _no_agency_yet(self) -> bool:
        """Whether no agency has been read, if an unknown name in brackets was a region: Tema (GR), Dec 5, GNA."""
        reading = self.reading
        agency = reading.part(AGENCY)
        if agency is None:
            return True
        if (
            _BRACKETED not in reading.pattern
            or REGION in reading.pattern
            or names.agency_in(self.text[agency.start : agency.end], self.lexicon)
        ):
            return False
        reading.pattern = reading.pattern.replace(_BRACKETED, REGION)
        reading.parts = tuple(
            part._replace(letter=REGION) if part is agency else part for part in reading.parts
        )
        return True

    def _after_place(self, piece: Piece) -> bool:
        """Words behind a place and a comma: its region, an agency, or another place."""
        content, lexicon = self.text[piece.start : piece.end], self.lexicon
        if self.reading.last() == REGION and lexicon.country(content):
            return True  # of two regions, NEW YORK, NY, USA, only the first is taken
        if REGION not in self.reading.pattern and lexicon.region(content):
            end = names.with_abbreviation(self.text, piece, lexicon)
            self._add(REGION, piece.start, end)
            return True
        if AGENCY in self.reading.pattern and self.reading.pattern[0] != AGENCY:
            return False
        if AGENCY not in self.reading.pattern and names.agency_in(content, lexicon):
            self._add(AGENCY, piece.start, piece.end)
            return True
        if self._is_more_places(content):
            return self._extend_place(piece)
        if AGENCY not in self.reading.pattern and self._is_outlet(content):
            self._add(AGENCY, piece.start, piece.end)
            return True
        return self._unlisted_region(piece, content)

    def _is_outlet(self, content: str) -> bool:
        """Whether a name has words of outlets, or is an acronym behind a place in ordinary type: Tehran, ZRNA."""
        acronym = (
            content.isupper()
            and len(content) <= _LONGEST_ACRONYM
            and not names.capitals(self._written_place())
        )
        return acronym or names.looks_like_outlet(content, self.lexicon)

    def _written_place(self) -> str:
        place = self.reading.part(PLACE)
        return self.text[place.start : place.end] if place else ""

    def _is_more_places(self, content: str) -> bool:
        if self.reading.last() != PLACE:
            return False
        first = content.split()[0]
        capitals = first.isupper() and len(first) > 1
        alike = capitals == self._written_place().split()[0].isupper()
        return alike and (names.is_place(content, self.lexicon) or capitals)

    def _extend_place(self, piece: Piece) -> bool:
        place = self.reading.parts[-1]
        if not names.place_shaped(self.text[piece.start : piece.end], self.lexicon):
            return False
        self.reading.parts = (*self.reading.parts[:-1], place._replace(end=piece.end))
        return True

    def _unlisted_region(self, piece: Piece, content: str) -> bool:
        if (
            REGION in self.reading.pattern
            or len(content.split()) > _MOST_REGION_WORDS
            or not names.place_shaped(content, self.lexicon)
        ):
            return False
        spans = names.place_spans(content, self.lexicon)
        if not spans:  # a slash alone
            return False
        first = spans[0]
        if self.lexicon.region(content[slice(*first)]):  # Germany & LONDON
            self._add(REGION, piece.start, piece.start + first[1])
        else:
            self._add(REGION, piece.start, piece.end + piece.dotted)
        return True


class _Bracket(PartReader):
    """Reads the inside of a bracket, in which there are no brackets."""

    def closings(self, start: int) -> Sequence[DatelineReading]:
        """What has been read at every point at which the inside could end."""
        self._read(pieces(self.text, start, self.end, self.lexicon))
        return self._closings

    def _bracket(self, piece: Piece) -> bool:
        return False
