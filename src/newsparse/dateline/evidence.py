"""Which facts speak for a reading, and do they prove its form?"""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from newsparse.base.characters import LONG_DASHES, is_caseless, without
from newsparse.dateline import names
from newsparse.dateline.labels import Reading
from newsparse.dateline.lexicon import Lexicon


class Evidence:
    """The facts about one reading; each is looked up only when a form asks for it."""

    def __init__(self, text: str, reading: Reading, lexicon: Lexicon) -> None:
        self.text, self.reading, self.lexicon = text, reading, lexicon

    def written(self, letter: str) -> str:
        """The part of this letter as it stands, or the empty string."""
        part = self.reading.part(letter)
        return self.text[part.start : part.end] if part else ""

    def holds(self, fact: str) -> bool:
        """Whether a fact of FACTS holds."""
        return FACTS[fact](self)

    def proves(self, proof: str) -> bool:
        """Whether one of the alternatives of a form's proof holds."""
        return any(all(map(self.holds, facts)) for facts in _ways(proof))


@cache
def _ways(proof: str) -> list[list[str]]:
    return [way.strip().split("+") for way in proof.split("|")]


def _agency(evidence: Evidence) -> bool:
    return names.agency_in(evidence.written("A"), evidence.lexicon) is not None


def _wire(evidence: Evidence) -> bool:
    return names.wire_shaped(evidence.written("A"), evidence.lexicon)


def _place(evidence: Evidence) -> bool:
    return names.is_place(evidence.written("P"), evidence.lexicon)


def _outlet(evidence: Evidence) -> bool:
    return names.looks_like_outlet(evidence.written("A"), evidence.lexicon)


def _town(evidence: Evidence) -> bool:
    """Listed, and not a common word unless it is in capitals."""
    place = evidence.written("P")
    if evidence.lexicon.common(place) and not names.capitals(place):
        return False
    return names.is_place(place, evidence.lexicon)


def _city(evidence: Evidence) -> bool:
    """A town, not a country: countries are subjects and labels."""
    return _town(evidence) and not evidence.lexicon.country(evidence.written("P"))


def _several(evidence: Evidence) -> bool:
    return len(names.split_places(evidence.written("P"), evidence.lexicon)) > 1


def _colon(evidence: Evidence) -> bool:
    """A town of the papers that write `P: ` in ordinary type, or one in a script without capitals."""
    place = evidence.written("P")
    return _city(evidence) and (evidence.lexicon.colon(place) or is_caseless(place))


def _stand_alone(evidence: Evidence) -> bool:
    place = evidence.written("P")
    return place.isupper() and evidence.lexicon.stand_alone(place)


def _capitals(evidence: Evidence) -> bool:
    return names.capitals(evidence.written("P"))


def _caseless(evidence: Evidence) -> bool:
    return is_caseless(evidence.written("P"))


def _mixed(evidence: Evidence) -> bool:
    """The region is in ordinary type, as after a place in capitals."""
    region = evidence.written("R")
    return bool(region) and not region.isupper()


def _region(evidence: Evidence) -> bool:
    return evidence.lexicon.region(evidence.written("R")) is not None


def _date(evidence: Evidence) -> bool:
    part = evidence.reading.part("D")
    return part is not None and part.certain


def _day(evidence: Evidence) -> bool:
    """A day, with its year or without: Dec. 11, not December 2026."""
    part = evidence.reading.part("D")
    return part is not None and len(part.iso or "") == 10


def _year(evidence: Evidence) -> bool:
    part = evidence.reading.part("D")
    return part is not None and bool(part.iso) and len(part.iso or "") == 10 and (part.iso or "X")[0] != "X"


_LONG = ("--", "_", *without(LONG_DASHES, "‒–"))


def _long(evidence: Evidence) -> bool:
    """It ends in a dash that no compound has."""
    return evidence.text[: evidence.reading.end].endswith(_LONG)


def _shape(evidence: Evidence) -> bool:
    return names.town_shaped(evidence.written("P"), evidence.lexicon)


def _reporter(evidence: Evidence) -> bool:
    return "B" in evidence.reading.skeleton


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
