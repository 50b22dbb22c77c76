"""Which part of a dateline is each piece: place, region, date, agency, reporter?

The answer is one letter a piece, which together with the separators spells the skeleton that forms.py lists.
A piece that can be none of these ends the reading.
"""

from collections.abc import Iterator
from typing import NamedTuple

from newsparse.base.characters import (
    CLOSING_BRACKETS,
    COLONS,
    COMMAS,
    DASHES,
    ITEM_DOTS,
    SLASHES,
    SPACED_FULL_STOPS,
    in_class,
    is_caseless,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline import names
from newsparse.dateline.forms import beginnings
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.pieces import STORY, Piece, pieces
from newsparse.dateline.reporter import after_title, by_end, opener_end, split_reporter
from newsparse.dates import find as dates


class Labelled(NamedTuple):
    """Code points `start` to `end` are the part called `letter` (P, R, D, A or B)."""

    letter: str
    start: int
    end: int
    iso: str | None = None
    certain: bool = True


class Reading:
    """What has been read so far: the skeleton and its parts; `end` is where the last separator ends."""

    __slots__ = ("after_comma", "end", "parts", "skeleton")

    def __init__(self, skeleton: str = "", parts: tuple[Labelled, ...] = (), end: int = 0) -> None:
        self.skeleton, self.parts, self.end = skeleton, parts, end
        self.after_comma = False

    def last(self) -> str:
        """The last letter or separator, or the empty string."""
        return self.skeleton[-1:]

    def part(self, letter: str) -> Labelled | None:
        """The first part of this letter."""
        return next((part for part in self.parts if part.letter == letter), None)


_LONGEST_ACRONYM = 6
# Without capitals to tell a name from a sentence, an agency behind a dash has no more words than this.
_MOST_WORDS_CASELESS = 2
# What parts an agency from a date inside one bracket: " - ", ", "; not the hyphen of "ANA-MPA".
_DATE_BEHIND = lazy_pattern(rf"\s+[{in_class(DASHES)}]\s+|[{COMMAS}]\s+")
# What may still follow a dash (`PARIS – 5 December 2026 – Zeta News – `) ends in one of these, and soon, or is all.
_CLOSING = frozenset(DASHES + COLONS + SPACED_FULL_STOPS + CLOSING_BRACKETS + SLASHES + ITEM_DOTS + "_|.")
_LONGEST_REST = 70
_SEPARATORS = {"dash": "-", "colon": ":", "stop": "."}


class Labeller:
    """Reads pieces into parts; `why` says in words at what the reading ended, if that was no part."""

    __slots__ = ("end", "lexicon", "reading", "text", "why")

    def __init__(self, text: str, end: int, lexicon: Lexicon) -> None:
        self.text, self.end, self.lexicon = text, end, lexicon
        self.reading = Reading()
        self.why = ""

    def closings(self, start: int) -> Iterator[Reading]:
        """The reading so far, at every point at which a dateline could end."""
        opener = opener_end(self.text, start, self.end, self.lexicon)
        by = by_end(self.text, start, self.end, self.lexicon)
        if by:
            yield from self._from_reporter(by)
        if self.reading.skeleton:
            return
        yield from self._read(pieces(self.text, opener or start, self.end, self.lexicon))

    def _from_reporter(self, by: int) -> Iterator[Reading]:
        cut = pieces(self.text, by, self.end, self.lexicon, reporter=True)
        first = next(cut, None)
        if first is None or first.kind != "words":
            return
        person, rest = split_reporter(self.text, first, self.lexicon)
        if " " not in self.text[slice(*person)]:
            return  # De Bruyne, Di Maria: the small word is the name's
        self._add("B", *person)
        if rest:
            self._add("P", *rest)
        self.reading.end = first.after
        yield from self._read(cut)

    def _read(self, cut: Iterator[Piece]) -> Iterator[Reading]:
        reading = self.reading
        for piece in cut:
            comma = piece.kind == "comma"
            if not (reading.skeleton if comma else self._label(piece)):
                self.why = self.why or f"“{self.text[piece.start : piece.end]}” is no part of a dateline"
                return
            reading.after_comma = comma
            if not comma:
                reading.end = piece.after
                yield Reading(reading.skeleton, reading.parts, piece.after)
                if self._is_complete(piece.after):
                    return

    def _is_complete(self, at: int) -> bool:
        """Whether no form goes on from here: there is none, the story has begun, or no mark could close it."""
        skeleton = self.reading.skeleton
        if skeleton[-1] not in "-:":
            return False  # what stands last may yet turn out to be something else
        known = beginnings()
        if skeleton not in known and skeleton.replace("(A)", "R") not in known:
            return True
        if STORY.match(self.text, at, min(at + _LONGEST_REST, self.end)):
            return True
        rest = self.text[at : at + _LONGEST_REST]
        return len(rest) == _LONGEST_REST and _CLOSING.isdisjoint(rest)

    def _label(self, piece: Piece) -> bool:
        if piece.kind == "words":
            return self._words(piece)
        if piece.kind in _SEPARATORS:
            return self._separate(_SEPARATORS[piece.kind])
        return self._date(piece) if piece.kind == "date" else self._bracket(piece)

    def _separate(self, mark: str) -> bool:
        reading = self.reading
        if not reading.skeleton:
            return False
        # A full stop before the dash belongs to it: "Santo Domingo.- ", "(EFE).- ".
        if mark in "-:" and reading.last() == ".":
            reading.skeleton = reading.skeleton[:-1]
        if reading.last() in "-:":
            return False
        reading.skeleton += mark
        return True

    def _add(self, letter: str, start: int, end: int, wrapped: str = "{}", date: Piece | None = None) -> None:
        iso, certain = (date.iso, date.certain) if date else (None, True)
        self.reading.skeleton += wrapped.format(letter)
        self.reading.parts += (Labelled(letter, start, end, iso, certain),)

    def _date(self, piece: Piece) -> bool:
        reading = self.reading
        if reading.last() == "D":  # a weekday behind it: "december 5., hétfő"
            reading.parts = (*reading.parts[:-1], reading.parts[-1]._replace(end=piece.end))
            return True
        if "D" in reading.skeleton:
            return False
        if reading.last() == "P":
            self._drop_preposition()
        self._add("D", piece.start, piece.end, date=piece)
        return True

    def _drop_preposition(self) -> None:
        """What leads to the date is no part of the place: أبوظبي في 5 ديسمبر."""
        place = self.reading.parts[-1]
        head, space, tail = self.text[place.start : place.end].rpartition(" ")
        if space and self.lexicon.word("before_date", tail):
            self.reading.parts = (
                *self.reading.parts[:-1],
                place._replace(end=place.start + len(head.rstrip())),
            )

    # ---- brackets

    def _bracket(self, piece: Piece) -> bool:
        piece, date = self._date_inside(piece)
        piece, person = self._reporter_inside(piece)
        content = self.text[piece.start : piece.end]
        letter = self._letter_in_bracket(piece, content)
        if not letter:
            self.why = f"“{content}” in brackets is neither an agency nor a region"
        elif letter == "R":
            self._add_region(piece.start, piece.end)
        elif letter == "D":
            return self._date(piece._replace(iso=self._date_of(piece)))
        else:
            self._add(letter, piece.start, piece.end, "/{}/" if piece.kind == "slashed" else "({})")
        self.reading.parts += tuple(part for part in (date, person) if letter and part)
        return bool(letter)

    def _reporter_inside(self, piece: Piece) -> tuple[Piece, Labelled | None]:
        """/Ana Ruiz, БТА/: the agency and the reporter; (zpravodaj ČTK): without the correspondent."""
        content = self.text[piece.start : piece.end]
        head, mark, tail = content.rpartition(",")
        if (
            mark
            and self.lexicon.agency(tail)
            and not names.agency_in(head, self.lexicon)
            and " " in head.strip()
        ):
            start = piece.end - len(tail.lstrip())
            return piece._replace(start=start), Labelled("B", piece.start, piece.start + len(head.rstrip()))
        title, space, rest = content.partition(" ")
        if space and self.lexicon.word("titles", title.rstrip(".")) and self.lexicon.agency(rest):
            return piece._replace(start=piece.end - len(rest.lstrip())), None
        return piece, None

    def _date_of(self, piece: Piece) -> str | None:
        """The day that a whole bracket names: GENEVA (5 December 2022) –."""
        found = dates.match(self.text, piece.start, piece.end) if self.text[piece.start].isdigit() else None
        return found.iso if found and found.end == piece.end else None

    def _date_inside(self, piece: Piece) -> tuple[Piece, Labelled | None]:
        """(Newsfile Corp. - December 5, 2022): the agency without the date, and the date."""
        found = _DATE_BEHIND.search(self.text, piece.start, piece.end)
        date = dates.match(self.text, found.end(), piece.end) if found else None
        if not found or not date or date.end != piece.end:
            return piece, None
        return piece._replace(end=found.start()), Labelled("D", date.start, date.end, date.iso)

    def _letter_in_bracket(self, piece: Piece, content: str) -> str:
        known = names.agency_in(content, self.lexicon)
        before = self.reading.skeleton
        if (
            not known
            and "P" in before
            and "A" not in before
            and before[-1:] in "PR"
            and self.lexicon.region(content)
        ):
            return "R"
        if not known and not before and piece.kind == "round" and names.is_place(content, self.lexicon):
            return "P"
        if before[-1:] in ("P", "R") and self._date_of(piece) is not None:
            return "D"
        if "A" in before.replace("A", "", 1) or (piece.kind == "square" and not known):
            return ""
        return "A" if known or names.agency_shaped(content, self.lexicon) else ""

    def _add_region(self, start: int, end: int) -> None:
        # Of two regions, Mumbai (Maharashtra) [India], the first is the region; the other is only read over.
        if "R" not in self.reading.skeleton:
            self._add("R", start, end)

    # ---- words

    def _words(self, piece: Piece) -> bool:
        reading = self.reading
        if reading.last() in ("", "B") or reading.skeleton == "B.":
            return self._first(piece)
        if reading.last() in "-." or reading.last() == "D":
            return self._behind(piece)
        if reading.after_comma and reading.last() == "A":
            return self._place(piece) if "P" not in reading.skeleton else False
        if reading.after_comma and reading.last() in "PR":
            return self._after_place(piece)
        if reading.skeleton == "(A)":
            return self._place(piece)
        return False

    def _first(self, piece: Piece) -> bool:
        content = self.text[piece.start : piece.end]
        if self.reading.last() == "B" and self.reading.after_comma:
            start = after_title(self.text, piece, self.lexicon)
            if start:
                self._add("A", start, piece.end)
                return True
        lexicon = self.lexicon
        if names.agency_in(content, lexicon) and not names.is_place(content, lexicon):
            self._add("A", piece.start, piece.end)
            return True
        if names.looks_like_outlet(content, lexicon) and not names.is_place(content, lexicon):
            self._add("A", piece.start, piece.end)
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
        self._add("P", start, end)
        if region:
            self._add("R", region[0], region[1])
        return True

    def _behind(self, piece: Piece) -> bool:
        """Words behind a dash, a full stop or a date: an agency, or the place of an agency or a date."""
        content, before = self.text[piece.start : piece.end], self.reading.skeleton
        if names.agency_in(content, self.lexicon) and self._no_agency_yet():
            self._add("A", piece.start, piece.end)
            return True
        if "P" not in before:
            return self._place(piece)
        acronym = names.capitals(content) and not names.capitals(self._written_place())
        if "A" in before or (
            not acronym and (names.is_place(content, self.lexicon) or self.lexicon.region(content))
        ):
            self.why = f"“{content}” is a second place"
            return False
        short = len(content.split()) <= _MOST_WORDS_CASELESS
        if (
            names.agency_shaped(content, self.lexicon) and (short or not is_caseless(content))
        ) or "D" in before:
            self._add("A", piece.start, piece.end)
            return True
        return False

    def _no_agency_yet(self) -> bool:
        """An unknown name in brackets behind the place was a region after all: Tema (GR), Dec 5, GNA."""
        reading = self.reading
        agency = reading.part("A")
        if agency is None:
            return True
        if (
            "(A)" not in reading.skeleton
            or "R" in reading.skeleton
            or names.agency_in(self.text[agency.start : agency.end], self.lexicon)
        ):
            return False
        reading.skeleton = reading.skeleton.replace("(A)", "R")
        reading.parts = tuple(part._replace(letter="R") if part is agency else part for part in reading.parts)
        return True

    def _after_place(self, piece: Piece) -> bool:
        """Words after a place and a comma: its region, an agency, or one more place."""
        content, lexicon = self.text[piece.start : piece.end], self.lexicon
        if "R" not in self.reading.skeleton and lexicon.region(content):
            end = names.with_abbreviation(self.text, piece, lexicon)
            self._add("R", piece.start, end)
            return True
        if "A" in self.reading.skeleton and self.reading.skeleton[0] != "A":
            return False
        if "A" not in self.reading.skeleton and names.agency_in(content, lexicon):
            self._add("A", piece.start, piece.end)
            return True
        if self._is_more_places(content):
            return self._extend_place(piece)
        if "A" not in self.reading.skeleton and self._is_outlet(content):
            self._add("A", piece.start, piece.end)
            return True
        return self._unlisted_region(piece, content)

    def _is_outlet(self, content: str) -> bool:
        """An outlet by its words, or an acronym behind a place in ordinary type: Tehran, ZRNA."""
        acronym = (
            content.isupper()
            and len(content) <= _LONGEST_ACRONYM
            and not names.capitals(self._written_place())
        )
        return acronym or names.looks_like_outlet(content, self.lexicon)

    def _written_place(self) -> str:
        place = self.reading.part("P")
        return self.text[place.start : place.end] if place else ""

    def _is_more_places(self, content: str) -> bool:
        if self.reading.last() != "P":
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
            "R" in self.reading.skeleton
            or len(content.split()) > 3
            or not names.place_shaped(content, self.lexicon)
        ):
            return False
        spans = names.place_spans(content, self.lexicon)
        if not spans:  # a lone slash, say
            return False
        first = spans[0]
        if self.lexicon.region(content[slice(*first)]):  # Germany & LONDON
            self._add("R", piece.start, piece.start + first[1])
        else:
            self._add("R", piece.start, piece.end + piece.dotted)
        return True
