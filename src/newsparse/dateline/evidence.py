"""Which evidence speaks for a reading of a dateline, and which against it?

A form is believed if one of its proofs holds and nothing that follows contradicts it.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from newsparse.base.characters import (
    DASHES,
    FIRST_UNSPACED,
    KHMER,
    LONG_DASHES,
    in_class,
    is_caseless,
    is_small,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline import names
from newsparse.dateline.forms import DatelineForm
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.parts import AGENCY, DATE, PLACE, REGION, REPORTER, DatelineReading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Evidence:
    """The facts about one reading; each is looked up only when a form needs it.

    Nothing at or after code point `end` of the text is read.
    """

    def __init__(self, text: str, end: int, reading: DatelineReading, lexicon: Lexicon) -> None:
        self.text, self.end, self.reading, self.lexicon = text, end, reading, lexicon

    def written(self, letter: str) -> str:
        """The part with this letter as written, or the empty string."""
        part = self.reading.part(letter)
        return self.text[part.start : part.end] if part else ""

    def holds(self, fact: str) -> bool:
        """Whether a fact of FACTS holds."""
        return FACTS[fact](self)

    def proves(self, proof: str) -> bool:
        """Whether one of the alternatives of a proof holds."""
        return any(all(map(self.holds, facts)) for facts in _ways(proof))

    def rejection(self, form: DatelineForm) -> str:
        """Why the form does not hold, in words; empty if it does."""
        if not self.proves(form.proof):
            return f"it reads {self.reading.pattern}, but none of these is known: {form.proof}"
        return _contradiction(self, form)


@cache
def _ways(proof: str) -> list[list[str]]:
    return [way.strip().split("+") for way in proof.split("|")]


def _agency(evidence: Evidence) -> bool:
    return names.agency_in(evidence.written(AGENCY), evidence.lexicon) is not None


def _wire(evidence: Evidence) -> bool:
    return names.wire_shaped(evidence.written(AGENCY), evidence.lexicon)


def _place(evidence: Evidence) -> bool:
    return names.is_place(evidence.written(PLACE), evidence.lexicon)


def _outlet(evidence: Evidence) -> bool:
    return names.looks_like_outlet(evidence.written(AGENCY), evidence.lexicon)


def _town(evidence: Evidence) -> bool:
    """A listed place that is in capitals or is not a common word."""
    place = evidence.written(PLACE)
    if evidence.lexicon.common(place) and not names.capitals(place):
        return False
    return names.is_place(place, evidence.lexicon)


def _city(evidence: Evidence) -> bool:
    """A town and not a country, because countries are subjects and labels; Singapore and Panama are both."""
    place = evidence.written(PLACE)
    return _town(evidence) and (not evidence.lexicon.country(place) or evidence.lexicon.city_state(place))


def _several(evidence: Evidence) -> bool:
    return len(names.split_places(evidence.written(PLACE), evidence.lexicon)) > 1


def _colon(evidence: Evidence) -> bool:
    """A town whose papers write `Pune: ` in ordinary type, or one in a script without capitals."""
    place = evidence.written(PLACE)
    return _city(evidence) and (evidence.lexicon.colon(place) or is_caseless(place))


def _stand_alone(evidence: Evidence) -> bool:
    place = evidence.written(PLACE)
    return place.isupper() and evidence.lexicon.stand_alone(place)


def _capitals(evidence: Evidence) -> bool:
    return names.capitals(evidence.written(PLACE))


def _caseless(evidence: Evidence) -> bool:
    return is_caseless(evidence.written(PLACE))


def _mixed(evidence: Evidence) -> bool:
    """The region is in ordinary type, as it is after a place in capitals."""
    region = evidence.written(REGION)
    return bool(region) and not region.isupper()


def _region(evidence: Evidence) -> bool:
    return evidence.lexicon.region(evidence.written(REGION)) is not None


def _date(evidence: Evidence) -> bool:
    part = evidence.reading.part(DATE)
    return part is not None and part.certain


def _day(evidence: Evidence) -> bool:
    """A day, with or without its year: Dec. 11, not December 2026."""
    part = evidence.reading.part(DATE)
    return part is not None and len(part.iso or "") == 10


def _year(evidence: Evidence) -> bool:
    part = evidence.reading.part(DATE)
    return part is not None and bool(part.iso) and len(part.iso or "") == 10 and (part.iso or "X")[0] != "X"


_LONG = ("--", "_", *without(LONG_DASHES, "‒–"))


def _long(evidence: Evidence) -> bool:
    """It ends in a dash that is in no compound word."""
    return evidence.text[: evidence.reading.end].endswith(_LONG)


def _shape(evidence: Evidence) -> bool:
    return names.town_shaped(evidence.written(PLACE), evidence.lexicon)


def _line(evidence: Evidence) -> bool:
    """A city in capitals that may stand on a line of its own; others are headings of lists of cities."""
    place = evidence.written(PLACE)
    return names.capitals(place) and (
        evidence.lexicon.stand_alone(place) or evidence.lexicon.word("on_a_line", place)
    )


def _glued(evidence: Evidence) -> bool:
    """The lead follows the bracket without a blank, as in texts made from web pages: (ZNN)The."""
    behind = evidence.text[evidence.reading.end : evidence.end][:1]
    return evidence.text[evidence.reading.end - 1] == ")" and behind.isalpha()


def _stopped(evidence: Evidence) -> bool:
    """It ends in a full stop, which closes nothing but the line."""
    return evidence.text[: evidence.reading.end].endswith(".")


def _unlisted(evidence: Evidence) -> bool:
    """A name that no list holds and that is not formed like a common noun: HARROW; not INFLATION."""
    return names.nameable(evidence.written(PLACE), evidence.lexicon)


def _spaced(evidence: Evidence) -> bool:
    """It ends in a long dash with blanks around it."""
    closed = evidence.text[: evidence.reading.end]
    return closed.endswith(tuple(LONG_DASHES)) and closed[-2:-1].isspace()


# A dash with blanks around it, or a long one: "of them — spent", "of them—spent"; not "man-made".
_SPACED_DASH = lazy_pattern(rf"\s[{in_class(DASHES)}]{{1,2}}\s|—|--")
_FEWEST_WORDS_OF_SENTENCE = 5  # behind a place that no list holds
SENTENCE_REACH = 160  # code points behind a dateline in which a second dash or the first verb shows


def _sentence(evidence: Evidence) -> bool:
    """A sentence follows: a capital or a figure, some words, one of them in small letters, and no second dash."""
    text, at, end = evidence.text, evidence.reading.end, evidence.end
    words = text[at : min(end, at + SENTENCE_REACH)].split()
    if len(words) < _FEWEST_WORDS_OF_SENTENCE or is_small(words[0][0]):
        return False
    return any(map(str.islower, words)) and not second_dash(evidence)


def second_dash(evidence: Evidence) -> bool:
    """Whether another dash makes what is between an aside: Police — three of them — …."""
    at = evidence.reading.end
    return _SPACED_DASH.search(evidence.text, at, min(evidence.end, at + SENTENCE_REACH)) is not None


def _opened(evidence: Evidence) -> bool:
    """The sentence begins with a word that begins sentences and no names: The, In, Die, El."""
    words = evidence.text[evidence.reading.end : evidence.end].split(None, 1)
    return bool(words) and evidence.lexicon.word("lead_words", words[0])


def _khmer(evidence: Evidence) -> bool:
    """The place is in Khmer, whose papers write (ភ្នំពេញ)៖ before every lead."""
    return KHMER[0] <= evidence.written(PLACE)[:1] <= KHMER[1]


def _reporter(evidence: Evidence) -> bool:
    return REPORTER in evidence.reading.pattern


FACTS: Mapping[str, Callable[[Evidence], bool]] = MappingProxyType(
    {
        "always": lambda evidence: True,
        "agency": _agency,
        "wire": _wire,
        "outlet": _outlet,
        "place": _place,
        "town": _town,
        "city": _city,
        "several": _several,
        "colon": _colon,
        "stand-alone": _stand_alone,
        "capitals": _capitals,
        "caseless": _caseless,
        "mixed": _mixed,
        "region": _region,
        "date": _date,
        "day": _day,
        "year": _year,
        "long": _long,
        "shape": _shape,
        "reporter": _reporter,
        "line": _line,
        "stopped": _stopped,
        "glued": _glued,
        "unlisted": _unlisted,
        "spaced": _spaced,
        "sentence": _sentence,
        "opened": _opened,
        "khmer": _khmer,
    }
)


# ---- what follows ----------------------------------------------------------------------

_DASH = in_class(DASHES)
# "2:1", "0-0", "6,0 - ": what follows the name of a team or a player; not "10:30 Uhr".
_SCORE = lazy_pattern(
    rf"\s*\d{{1,3}}\s?[:{_DASH}]\s?\d{{1,3}}(?![\d:])(?!\s*(?:Uhr|h|am|pm)\b)|\s*\d[.,]\d\s*[{_DASH}]"
)
# "MAY 05: ", "May 5, 2022: ": the next words of an agency's caption; not "Oct 12 AAP - ".
_DATE_AND_COLON = lazy_pattern(r"\s*[^\W\d_]{3,9}\.? \d{1,2}(?:,? \d{4})?\s*:")
_FEWEST_WORDS_BEHIND = 3  # at most so many words behind a form without agency and date are those of a heading
# Forms that are closed by a bracket or a space.
_CLOSED_BY_SPACE = frozenset(
    ("place (agency)", "(agency)", "date (agency)", "place date agency", "reporter (agency)")
)


def _contradiction(evidence: Evidence, form: DatelineForm) -> str:
    """How what follows contradicts a dateline, in words; empty if it does not."""
    text, at, end = evidence.text, evidence.reading.end, evidence.end
    words = text[at:end].split(None, _FEWEST_WORDS_BEHIND)
    first = words[0][0] if words else ""
    if first.isdigit() and _SCORE.match(text, at, end):
        return "a score follows"
    if form.bare and _DATE_AND_COLON.match(text, at, end):
        return "a date and a colon follow, as in a caption"
    if form.alone:
        return "it is not alone on its line" if words else ""
    if form.name in _CLOSED_BY_SPACE and is_small(first):
        return "the sentence continues in small letters"
    if not form.bare or (not words and _may_be_alone(evidence)):
        return ""
    return "too little follows" if first < FIRST_UNSPACED and len(words) <= _FEWEST_WORDS_BEHIND else ""


def _may_be_alone(evidence: Evidence) -> bool:
    """`WASHINGTON, D.C. –` with nothing behind it: headings are not written so, but `BERLIN –` may be one."""
    return evidence.reading.last() == "-" and _region(evidence)
