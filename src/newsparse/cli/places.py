"""The places of a dateline on the map, for `--geo`: as JSON values and in words."""

from collections.abc import Iterator, Sequence

from newsparse.base.records import replace
from newsparse.cli.outcome import Outcome
from newsparse.dateline.geo import KEY, PlaceRecord, on_map
from newsparse.model.article import Article

__all__ = ["PlaceRecord", "in_words", "on_map", "with_places"]

_TOWNS_SHOWN = 5  # of an ambiguous name; JSON has all


def with_places(article: Article, where: str, outcome: Outcome) -> Article:
    """The article with the places of its dateline in the metadata, if it has any.

    A different value under the same key is replaced, which is reported for the input `where`.
    """
    places = on_map(article.dateline)
    if not places:
        return article
    if article.metadata.get(KEY, places) != places:
        outcome.note(where, f"its metadata field `{KEY}` is replaced by that of --geo")
    return replace(article, metadata={**article.metadata, KEY: places})


def in_words(place: PlaceRecord) -> Iterator[str]:
    """A place in words: its status, then a line for each town.

    >>> next(in_words({"name": "ATLANTIS", "status": "unknown", "reason": "not listed", "candidates": []}))
    'ATLANTIS: unknown, not listed'
    """
    status = "" if place["status"] == "one" else f"{place['status']}, "
    yield f"{place['name']}: {status}{place['reason']}"
    towns: Sequence[PlaceRecord] = place["candidates"]
    for town in towns[:_TOWNS_SHOWN]:
        where = f"{town['name']}, {town['country_code']}.{town['region']}"
        yield f"{where} · {town['latitude']}, {town['longitude']} · GeoNames {town['geonames_id']}"
    if len(towns) > _TOWNS_SHOWN:
        yield f"and {len(towns) - _TOWNS_SHOWN} more"
