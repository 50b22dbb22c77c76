"""Does a dateline open this stretch of the text, and which are its parts?

`match` refuses most leads by their first words, without reading a table. Then the head is cut into pieces,
the pieces are labelled, and every point at which a dateline could end is held against the forms, the longest
first.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsparse.base.characters import (
    COLONS,
    DASHES,
    EQUALS_SIGNS,
    FIRST_EAST_ASIAN,
    FIRST_UNSPACED,
    ITEM_DOTS,
    LONG_DASHES,
    OPENING_BRACKETS,
    SLASHES,
    SPACED_COMMAS,
    SPACED_FULL_STOPS,
    VISARGAS,
    in_class,
    is_small,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline import names
from newsparse.dateline.evidence import Evidence
from newsparse.dateline.forms import Form, by_skeleton
from newsparse.dateline.labels import Labelled, Labeller, Reading
from newsparse.dateline.lexicon import Lexicon, default
from newsparse.dateline.pieces import STORY
from newsparse.model.article import Dateline
from newsparse.model.span import Part

if TYPE_CHECKING:
    from newsparse.dateline.east_asian.unspaced import Found

Range = tuple[int, int]


class Match(NamedTuple):
    """A dateline: half-open code points of the whole text; `end` leaves out the white space after it.

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
        """The named parts in the order in which they stand, each place on its own."""
        named = [Part("place", *span) for span in self.places]
        for name in ("region", "agency", "date", "byline"):
            span: Range | None = getattr(self, name)
            if span:
                named.append(Part(name, *span))
        return tuple(sorted(named, key=lambda part: part.start))

    def placed(self, origins: Sequence[int]) -> "Match":
        """The same dateline in another text, where its code points stand at `origins`."""

        def there(span: Range) -> Range:
            return origins[span[0]], origins[span[1] - 1] + 1

        start, end = there((self.start, self.end))
        return self._replace(
            start=start,
            end=end,
            place=self.place and there(self.place),
            places=tuple(map(there, self.places)),
            region=self.region and there(self.region),
            agency=self.agency and there(self.agency),
            date=self.date and there(self.date),
            byline=self.byline and there(self.byline),
        )


class Attempt(NamedTuple):
    """One form that was tried; `reason` says in words why it was taken or refused."""

    form: str
    accepted: bool
    reason: str


def match(
    text: str, start: int = 0, end: int | None = None, *, lexicon: Lexicon | None = None
) -> Match | None:
    """The dateline at the very start of the stretch, or None; only `start` to `end` is looked at.

    >>> found = match("OSLO/THE HAGUE, March 7 (Reuters) - Two bridges reopened.")
    >>> found.agency_id, found.date_iso, len(found.places)
    ('reuters', 'XXXX-03-07', 2)
    >>> match("Beirut is a city by the sea.") is None
    True
    """
    start, end = _trimmed(text, start, end)
    if _first_look(text, start, end):
        return None
    if lexicon or end - start > _LONGEST_REMEMBERED:
        return _read(text, start, end, lexicon, _no_log)
    found = _remembered(text[start:end])
    return found.placed(range(start, end)) if found and start else found


_LONGEST_REMEMBERED = 4_000


@lru_cache(maxsize=16)
def _remembered(stretch: str) -> Match | None:
    """The labeller asks of every block near the head what the tree asks of one of them again."""
    return _read(stretch, 0, len(stretch), None, _no_log)


def _trimmed(text: str, start: int, end: int | None) -> Range:
    """The stretch without the white space before it."""
    end = len(text) if end is None else end
    while start < end and text[start].isspace():
        start += 1
    return start, end


def attempts(text: str, start: int = 0, end: int | None = None) -> list[Attempt]:
    """Every form that was tried on the stretch, and with what outcome; the first look is an attempt too.

    >>> attempts("The bridge reopened on Monday.")[0].accepted
    False
    """
    start, end = _trimmed(text, start, end)
    refusal = _first_look(text, start, end)
    if refusal:
        return [Attempt("first look", accepted=False, reason=refusal)]
    log: list[Attempt] = []
    _read(text, start, end, None, log.append)
    return log


def as_dateline(text: str, match: Match) -> Dateline:
    """The parts as they are written; white space inside one, such as a line break, becomes one space."""

    def written(span: Range | None) -> str | None:
        return " ".join(text[slice(*span)].split()) if span else None

    return Dateline(
        text=" ".join(text[match.start : match.end].split()),
        place=written(match.place),
        places=tuple(written(span) or "" for span in match.places),
        region=written(match.region),
        agency=written(match.agency),
        date=written(match.date),
        byline=written(match.byline),
        agency_id=match.agency_id,
        date_iso=match.date_iso,
    )


Log = Callable[[Attempt], None]


def _no_log(attempt: Attempt) -> None:
    """Nobody asked."""


def _read(text: str, start: int, end: int, lexicon: Lexicon | None, log: Log) -> Match | None:
    words = lexicon or default()
    found = _unspaced(text, start, end, words)
    if found:
        log(Attempt(found.form, accepted=True, reason="written without spaces"))
        parts = found._asdict() | {"end": start + len(text[start : found.end].rstrip())}
        return Match(start=start, **parts)
    return _spaced(text, start, end, words, log)


# The first East Asian letter, and how many others may stand before it: "[OSEN=고척", "(REUTERS) 北京".
_EAST_REACH = 14


def _unspaced(text: str, start: int, end: int, lexicon: Lexicon) -> "Found | None":
    """The dateline of a text without spaces between words; its forms are loaded when such a text is met."""
    if max(text[start : min(end, start + _EAST_REACH)]) < FIRST_EAST_ASIAN:
        return None
    from newsparse.dateline.east_asian import match as east_asian

    return east_asian.match(text, start, end, lexicon)


# ---- the first look --------------------------------------------------------------------------------------

_FIRST_LOOK = 130  # code points; further off, no separator closes a dateline that is known
# Marks that can close a dateline or stand inside one.
_MARKS = frozenset(
    (OPENING_BRACKETS + SLASHES + COLONS + LONG_DASHES + EQUALS_SIGNS + ITEM_DOTS)
    + (SPACED_FULL_STOPS + without(SPACED_COMMAS, ",") + "_|")
)
_LAST_MARKS = "-" + VISARGAS
# East Asian letters stand among so many first ones: "CCTV北京", "[OSEN=고척".
_FIRST_LETTERS = 10
# Chinese datelines close with a word: 新华社北京4月24日电.
_EAST_VERBS = "电電讯訊消报報"
_FIRST_WORDS = 14
_LONGEST_PARTICLE = 3
# After a figure this many words may be small: "5 de diciembre de 2022".
_ALLOWANCE = 3
_BEGUN = "the first words are a sentence's"


def _first_look(text: str, start: int, end: int) -> str:
    """Why no dateline can open the stretch, as far as its first words tell; empty where one can."""
    if start >= end:
        return "nothing is there"
    end = min(end, start + _FIRST_LOOK)
    if max(text[start : min(end, start + _FIRST_LETTERS)]) >= FIRST_EAST_ASIAN:
        head = text[start:end]
        return (
            ""
            if not _MARKS.isdisjoint(head[:60])
            or any(verb in head[:40] for verb in _EAST_VERBS)
            or " -" in head[:60]
            else "no bracket or verb closes it"
        )
    if STORY.match(text, start, end):
        return _BEGUN
    return _first_words(text[start:end])


def _first_words(head: str) -> str:
    words = head.split(None, _FIRST_WORDS)[:_FIRST_WORDS]
    loose = 1  # after a figure, a comma or a full stop a word may be a month in small letters
    for at, word in enumerate(words):
        if not _MARKS.isdisjoint(word) or word[-1] in _LAST_MARKS or "--" in word:
            return ""
        if word[-1] == "." and at < len(words) - 1 and len(word) > 3:
            return ""
        if is_small(word[0]) and len(word) > _LONGEST_PARTICLE and not loose and at:
            return "" if _has_date(words) else _alone_or(_BEGUN, words)
        loose = _ALLOWANCE if word[-1].isdigit() else max(loose - 1, int(word[-1] in ",."))
    return (
        ""
        if head[-1:] in ".-" or _has_date(words)
        else _alone_or("no separator stands near the start", words)
    )


def _has_date(words: list[str]) -> bool:
    """Whether a comma and a figure stand among the first words: Bakı, 5 dekabr, AZƏRTAC."""
    return words[0][-1] == "," and any(word[0].isdigit() for word in words[1:4])


def _alone_or(reason: str, words: list[str]) -> str:
    """A city in capitals may stand without a separator, and its sentence begins; anything else gets the reason."""
    if len(words[0]) < 3 or not words[0].isupper():
        return reason
    after = next((at for at, word in enumerate(words) if not word.isupper()), len(words) - 1)
    return (
        "" if after < len(words) - 1 and words[after][0].isupper() and words[after + 1].islower() else reason
    )


# ---- texts written with spaces


def _spaced(text: str, start: int, end: int, lexicon: Lexicon, log: Log) -> Match | None:
    labeller = Labeller(text, end, lexicon)
    closings = list(labeller.closings(start))
    forms = by_skeleton()
    for reading in reversed(closings):
        form = forms.get(reading.skeleton)
        if form is None or form.skeleton == "P":
            continue
        refusal = _refusal(text, end, form, reading, lexicon)
        log(Attempt(form.name, not refusal, refusal or f"it reads {reading.skeleton}"))
        if not refusal:
            return _as_match(text, start, form, reading, lexicon)
    alone = _alone(text, start, end, lexicon)
    if alone:
        log(Attempt("place alone in capitals", accepted=True, reason="a city of the style guides"))
        return _as_match(text, start, by_skeleton()["P"], alone, lexicon)
    log(Attempt("pieces", accepted=False, reason=labeller.why or "no form has this order of parts"))
    return None


def _refusal(text: str, end: int, form: Form, reading: Reading, lexicon: Lexicon) -> str:
    """Why this form does not hold, or the empty string."""
    if not Evidence(text, reading, lexicon).proves(form.proof):
        return f"it reads {reading.skeleton}, but none of these is known: {form.proof}"
    return _follow(text, reading.end, end, form, reading, lexicon)


_DASH, _LONG_DASH = in_class(DASHES), in_class(LONG_DASHES)
# "2:1", "0-0", "6,0 - ": what follows the name of a team or a player; not "10:30 Uhr".
_SCORE = lazy_pattern(
    rf"\s*\d{{1,3}}\s?[:{_DASH}]\s?\d{{1,3}}(?![\d:])(?!\s*(?:Uhr|h|am|pm)\b)|\s*\d[.,]\d\s*[{_DASH}]"
)
# "MAY 05: ", "May 5, 2022: ": how agencies' captions go on; not "Oct 12 AAP - ".
_DATE_AND_COLON = lazy_pattern(r"\s*[^\W\d_]{3,9}\.? \d{1,2}(?:,? \d{4})?\s*:")
# A name of up to three words that ends in a separator: "Paris - ", "Франция. "; not "Paris hat".
_NAME_AND_MARK = lazy_pattern(
    rf"\s*([^\W\d_]\S*?(?:\s[^\W\d_]\S*?){{0,2}})\s*(?:[{_LONG_DASH}:.]|\s-)(?:\s|\Z)"
)
# A capitalised word and one more dash: "Praha – Kolín – Čáslav"; not "Wien – Ein Mann – er ist 30 –".
_NAME_AND_DASH = lazy_pattern(rf"\s*[^\W\d_][^\s{_DASH}]*\s+[{_DASH}]\s")
_FEWEST_WORDS_BEHIND = 3


def _follow(text: str, at: int, end: int, form: Form, reading: Reading, lexicon: Lexicon) -> str:
    """Why what follows speaks against a dateline, or the empty string."""
    rest = text[at : min(end, at + 80)].lstrip()
    if rest[:1].isdigit() and _SCORE.match(text, at, end):
        return "a score follows"
    if form.bare and _DATE_AND_COLON.match(text, at, end):
        return "a date and a colon follow, as in a caption"
    if form.alone:
        return "it is not alone on its line" if rest else ""
    if form.name in _SPACE_CLOSED and is_small(rest[:1]):
        return "the sentence goes on in small letters"
    if not form.bare:
        return ""
    if not rest and _is_own_line(text, reading, lexicon):
        return ""
    if rest[:1] < FIRST_UNSPACED and len(rest.split(None, _FEWEST_WORDS_BEHIND)) <= _FEWEST_WORDS_BEHIND:
        return "too little follows"
    if is_small(rest[0]):
        return "the sentence goes on in small letters"
    return _other_place(text, at, end, reading, lexicon)


def _is_own_line(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    """WASHINGTON, D.C. – with nothing behind it: no heading is written so, unlike `BERLIN –`."""
    region = reading.part("R")
    return (
        reading.last() == "-"
        and region is not None
        and lexicon.region(text[region.start : region.end]) is not None
    )


# Forms that nothing but a bracket or a space closes.
_SPACE_CLOSED = frozenset(
    ("place (agency)", "(agency)", "date (agency)", "place date agency", "reporter (agency)")
)


def _other_place(text: str, at: int, end: int, reading: Reading, lexicon: Lexicon) -> str:
    place = reading.part("P")
    written = text[place.start : place.end] if place else ""
    if written and text[at : at + len(written) + 4].lstrip().startswith(written):
        return "the same name follows"
    if _NAME_AND_DASH.match(text, at, end):
        return "a name and a dash follow"
    found = _NAME_AND_MARK.match(text, at, end)
    if found and (names.is_place(found.group(1), lexicon) or lexicon.region(found.group(1))):
        return f"another place, “{found.group(1)}”, follows"
    return ""


_WORD = lazy_pattern(r"\S+")


def _alone(text: str, start: int, end: int, lexicon: Lexicon) -> Reading | None:
    """WASHINGTON Oil prices …: a stand-alone city in capitals, a capitalised word, one in small letters."""
    words = [
        found.span()
        for _, found in zip(range(6), _WORD.finditer(text, start, min(end, start + 90)), strict=False)
    ]
    size = 0
    while size < len(words) and text[slice(*words[size])].isupper() and words[size][1] - words[size][0] > 1:
        size += 1
    if not size or size + 1 >= len(words):
        return None
    span = words[0][0], words[size - 1][1]
    first, second = text[slice(*words[size])], text[slice(*words[size + 1])]
    if not (
        first[0].isupper()
        and first[1:].islower()
        and second.islower()
        and not lexicon.word("city_compounds", first)
        and lexicon.stand_alone(text[slice(*span)])
    ):
        return None
    return Reading("P", (Labelled("P", *span),), span[1])


def _as_match(text: str, start: int, form: Form, reading: Reading, lexicon: Lexicon) -> Match:
    spans = {part.letter: (part.start, part.end) for part in reversed(reading.parts)}
    place, agency, date = spans.get("P"), spans.get("A"), reading.part("D")
    return Match(
        start=start,
        end=reading.end,
        form=form.name,
        place=place,
        places=_places(text, place, lexicon),
        region=spans.get("R"),
        agency=agency,
        date=spans.get("D"),
        byline=spans.get("B"),
        agency_id=names.agency_in(text[slice(*agency)], lexicon) if agency else None,
        date_iso=date.iso if date else None,
    )


def _places(text: str, place: Range | None, lexicon: Lexicon) -> tuple[Range, ...]:
    if not place:
        return ()
    offset = place[0]
    return tuple((offset + a, offset + b) for a, b in names.place_spans(text[slice(*place)], lexicon))
