"""What `--geo` says about the places of a dateline, as plain values and in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsparse.cli.outcome import Outcome
from newsparse.dateline.geo import KEY, PlaceRecord, on_map
from newsparse.model.article import Article

__all__ = ["PlaceRecord", "in_words", "on_map", "with_places"]

_SHOWN = 5  # towns of an ambiguous name; JSON has all


def with_places(article: Article, where: str, outcome: Outcome) -> Article:
    """The article with the places of its dateline among the metadata; as it was where it has none.

    What stood there under the same key and said something else gives way, which is told with `where`.
    """
    places = on_map(article.dateline)
    if not places:
        return article
    if article.metadata.get(KEY, places) != places:
        outcome.note(where, f"its own metadata `{KEY}` give way to those of --geo")
    return replace(article, metadata={**article.metadata, KEY: places})


def in_words(place: PlaceRecord) -> Iterator[str]:
    """A place in lines for people: what is known of it, then a line for each town.

    >>> next(in_words({"name": "ATLANTIS", "status": "unknown", "reason": "not listed", "candidates": []}))
    'ATLANTIS: unknown, not listed'
    """
    status = "" if place["status"] == "one" else f"{place['status']}, "
    yield f"{place['name']}: {status}{place['reason']}"
    towns: Sequence[PlaceRecord] = place["candidates"]
    for town in towns[:_SHOWN]:
        where = f"{town['name']}, {town['country_code']}.{town['region']}"
        yield f"{where} · {town['latitude']}, {town['longitude']} · GeoNames {town['geonames_id']}"
    if len(towns) > _SHOWN:
        yield f"and {len(towns) - _SHOWN} more"
