"""Objects of formats of interchange as JSON: one alone, or several in an array, one after the other."""

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.formats.json_document import laid_out


def array(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One object as it is, several or none as an array, which is written object by object."""
    waiting = iter(objects)
    first = next(waiting, None)
    if first is None:
        yield "[]\n"
        return
    second = next(waiting, None)
    if second is None:
        yield laid_out(first) + "\n"
        return
    yield "[\n  " + laid_out(first, "\n  ")
    yield ",\n  " + laid_out(second, "\n  ")
    for one in waiting:
        yield ",\n  " + laid_out(one, "\n  ")
    yield "\n]\n"


def present(values: dict[str, Any]) -> dict[str, Any]:
    """The values without what is absent or empty.

    >>> present({"headline": "Rain", "dateline": None, "author": []})
    {'headline': 'Rain'}
    """
    return {key: value for key, value in values.items() if value not in (None, [], {})}
