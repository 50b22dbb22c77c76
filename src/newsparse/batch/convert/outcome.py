"""The outcome of one document of a batch: the counts behind progress, summary and report."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from newsparse.model.errors import clipped

_NONE: Mapping[str, int] = MappingProxyType({})


class DocumentOutcome(NamedTuple):
    """One document's outcome; `problem` is None if it was converted, else one line for people.

    `number` is its 0-based position among the inputs, `size` its bytes, `seconds` the time a worker spent on it.
    `roles` counts the elements of its articles (`title`, `dateline`, `paragraph` …) and, as `boilerplate`, the
    blocks left out; `languages` counts its articles by language (`und` if unclear). An unchanged document has the
    counts of the run that converted it, and no seconds. `loss` is a `pipeline.left_out.Loss` that is
    worth reporting. `shortcomings` says in a line which articles are incomplete or in doubt, if any.
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
    left_out: int = 0  # words
    left_out_blocks: int = 0
    loss: tuple[int, ...] | None = None
    shortcomings: str | None = None
    unchanged: bool = False  # converted by an earlier run

    def failed(self, problem: str) -> "DocumentOutcome":
        """The same document with a problem, and without the counts of a converted one."""
        return self._replace(
            problem=clipped(problem),
            articles=0,
            roles={},
            languages={},
            left_out=0,
            left_out_blocks=0,
            loss=None,
            shortcomings=None,
        )
