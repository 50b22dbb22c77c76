"""Which evidence speaks for a reading of a dateline, and which against it?

A form is believed if one of its proofs holds and nothing that follows contradicts it.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from newsparse.base.characters import (
    DASHES,
    FIRST_UNSPACED,
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
    """A town and not a country, because countries are subjects and labels."""
    return _town(evidence) and not evidence.lexicon.country(evidence.written(PLACE))


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
    }
)


# ---- what follows ----------------------------------------------------------------------

_DASH, _LONG_DASH = in_class(DASHES), in_class(LONG_DASHES)
# "2:1", "0-0", "6,0 - ": what follows the name of a team or a player; not "10:30 Uhr".
_SCORE = lazy_pattern(
    rf"\s*\d{{1,3}}\s?[:{_DASH}]\s?\d{{1,3}}(?![\d:])(?!\s*(?:Uhr|h|am|pm)\b)|\s*\d[.,]\d\s*[{_DASH}]"
)
# "MAY 05: ", "May 5, 2022: ": the next words of an agency's caption; not "Oct 12 AAP - ".
_DATE_AND_COLON = lazy_pattern(r"\s*[^\W\d_]{3,9}\.? \d{1,2}(?:,? \d{4})?\s*:")
# A name of up to three words that ends in a separator: "Paris - ", "Франция. "; not "Paris hat".
_NAME_AND_MARK = lazy_pattern(
    rf"\s*([^\W\d_]\S*?(?:\s[^\W\d_]\S*?){{0,2}})\s*(?:[{_LONG_DASH}:.]|\s-)(?:\s|\Z)"
)
# A capitalised word and another dash: "Praha – Kolín – Čáslav"; not "Wien – Ein Mann – er ist 30 –".
_NAME_AND_DASH = lazy_pattern(rf"\s*[^\W\d_][^\s{_DASH}]*\s+[{_DASH}]\s")
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
    if not form.bare:
        return ""
    if not words and _may_be_alone(evidence):
        return ""
    if first < FIRST_UNSPACED and len(words) <= _FEWEST_WORDS_BEHIND:
        return "too little follows"
    if is_small(first):
        return "the sentence continues in small letters"
    return _other_place(evidence)


def _may_be_alone(evidence: Evidence) -> bool:
    """`WASHINGTON, D.C. –` with nothing behind it: headings are not written so, but `BERLIN –` may be one."""
    return evidence.reading.last() == "-" and _region(evidence)


def _other_place(evidence: Evidence) -> str:
    text, at, end = evidence.text, evidence.reading.end, evidence.end
    written = evidence.written(PLACE)
    if written and text[at : at + len(written) + 4].lstrip().startswith(written):
        return "the same name follows"
    if _NAME_AND_DASH.match(text, at, end):
        return "a name and a dash follow"
    found = _NAME_AND_MARK.match(text, at, end)
    lexicon = evidence.lexicon
    if found and (names.is_place(found.group(1), lexicon) or lexicon.region(found.group(1))):
        return f"another place, “{found.group(1)}”, follows"
    return ""
