"""What became of one document of a batch: the figures that progress, summary and report are made from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NONE: Mapping[str, int] = MappingProxyType({})


class Outcome(NamedTuple):
    """One document's result; `problem` is None where it was converted, else one line for people.

    `number` is its 0-based position in the order of the inputs, `size` its bytes, `seconds` the time a worker
    spent on it; `roles` counts the elements of its articles (`title`, `dateline`, `paragraph` …) and, as
    `boilerplate`, the blocks left out; `languages` its articles by language (`und` where that is not clear).
    An unchanged one carries the figures of the run that made its output, but for `seconds`.
    """

    number: int
    name: str
    problem: str | None = None
    digest: str | None = None  # SHA-256 of the input's bytes, in hexadecimal
    size: int = 0
    seconds: float = 0.0
    articles: int = 0
    encoding: str | None = None
    roles: Mapping[str, int] = _NONE
    languages: Mapping[str, int] = _NONE
    unchanged: bool = False  # an earlier run did it, nothing was done now
