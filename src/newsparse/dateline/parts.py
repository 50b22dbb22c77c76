"""Which parts does a dateline have, and where?

While a lead is read, each part is one letter, so that the parts and the separators between them make a short pattern
such as `PRD(A)-`, which the forms list.
"""

from __future__ import annotations

from newsparse.base.records import NamedTuple, made
from newsparse.model.article import Dateline
from newsparse.model.span import Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PLACE, REGION, DATE, AGENCY, REPORTER = "P", "R", "D", "A", "B"

Range = tuple[int, int]  # half-open code points


class DatelinePart(NamedTuple):
    """Code points `start` to `end` (half-open) of a dateline; `letter` says which part they are.

    `iso` (EDTF) is the day of a date; `certain` means that the calendar knows it.
    """

    letter: str
    start: int
    end: int
    iso: str | None = None
    certain: bool = True


class DatelineReading:
    """What has been read of a dateline: its pattern and its parts; `end` is the end of the last separator."""

    __slots__ = ("after_comma", "end", "parts", "pattern")

    def __init__(self, pattern: str = "", parts: tuple[DatelinePart, ...] = (), end: int = 0) -> None:
        self.pattern, self.parts, self.end = pattern, parts, end
        self.after_comma = False

    def last(self) -> str:
        """The last letter or separator, or the empty string."""
        return self.pattern[-1:]

    def part(self, letter: str) -> DatelinePart | None:
        """The first part with this letter."""
        for part in self.parts:
            if part.letter == letter:
                return part
        return None


class Match(NamedTuple):
    """A dateline in half-open code points of the whole text; `end` excludes the white space after it.

    `agency_id` and `date_iso` (EDTF) are None where they are not certain.
    """

    start: int
    end: int
    form: str
    place: Range | None = None
    places: tuple[Range, ...] = ()
    region: Range | None = None
    agency: Range | None = None
    date: Range | None = None
    byline: Range | None = None
    agency_id: str | None = None
    date_iso: str | None = None

    def parts(self) -> tuple[Part, ...]:
        """The named parts in text order, each place on its own."""
        named = [Part("place", *span) for span in self.places]
        for name in ("region", "agency", "date", "byline"):
            span: Range | None = getattr(self, name)
            if span:
                named.append(Part(name, *span))
        return tuple(sorted(named, key=lambda part: part.start))

    def placed(self, origins: Sequence[int]) -> Match:
        """The same dateline in another text, whose code point `origins[n]` is code point n of this one."""

        def moved(span: Range) -> Range:
            return origins[span[0]], origins[span[1] - 1] + 1

        start, end = moved((self.start, self.end))
        place, region, agency, date, byline = [
            span and moved(span) for span in (self.place, self.region, self.agency, self.date, self.byline)
        ]
        places = tuple([moved(span) for span in self.places])
        known = self.agency_id, self.date_iso
        return made(Match, (start, end, self.form, place, places, region, agency, date, byline, *known))


def as_dateline(text: str, match: Match) -> Dateline:
    """The parts as written."""
    return Dateline(
        text=written(text, (match.start, match.end)),
        place=match.place and written(text, match.place),
        places=tuple([written(text, span) for span in match.places]),
        region=match.region and written(text, match.region),
        agency=match.agency and written(text, match.agency),
        date=match.date and written(text, match.date),
        byline=match.byline and written(text, match.byline),
        agency_id=match.agency_id,
        date_iso=match.date_iso,
    )


def written(text: str, span: Range) -> str:
    """A part as written; white space inside it, such as a line break, becomes one space."""
    start, end = span
    return " ".join(text[start:end].split())
