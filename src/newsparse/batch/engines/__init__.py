"""Which engines can run a batch?

To add an engine, write one module with `run(request, settings)` and add one row here. Engines that call newsparse
from their own programs need no row: they use newsparse.batch.arrow, as docs/at-scale.md shows.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from newsparse.batch.engines.overlap import refuse_overlap
from newsparse.batch.request import BatchRequest
from newsparse.model.errors import ConfigurationError, UnknownNameError

FAILURES_LISTED = 1_000  # as many as a person could read; the output has every error


class Engine(NamedTuple):
    """A row of the table. `module` is imported on use; None stands for this process and its workers."""

    name: str
    summary: str
    module: str | None = None
    extra: str | None = None


class EngineResult(NamedTuple):
    """The counts of a run, and the ids and problems of the first texts that failed.

    `unchanged` means that the output was already complete, so that nothing was converted or counted.
    """

    texts: int = 0
    articles: int = 0
    failed: int = 0
    failures: tuple[tuple[str | None, str], ...] = ()
    unchanged: bool = False


ENGINES: tuple[Engine, ...] = (
    Engine("local", "the processes of this machine"),
    Engine(
        "spark",
        "Apache Spark, on this machine or on a cluster",
        "newsparse.batch.engines.spark",
        "spark",
    ),
)


def names() -> list[str]:
    """The names of the engines.

    >>> names()
    ['local', 'spark']
    """
    return [row.name for row in ENGINES]


def run(name: str, request: BatchRequest, settings: Mapping[str, str]) -> EngineResult:
    """Run the batch on an engine other than `local`; `settings` are the engine's own options.

    Raises UnknownNameError, ConfigurationError if packages are missing, and the errors of the engine: InputError,
    OutputError, NewsparseError.
    """
    row = next((row for row in ENGINES if row.name == name and row.module), None)
    if row is None or row.module is None:
        raise UnknownNameError("engine", name, names())
    try:
        module = import_module(row.module)
    except ImportError as error:
        advice = f"install it with: pip install 'newsparse[{row.extra}]'"
        raise ConfigurationError(f"--engine {name} needs {error.name}; {advice}") from error
    refuse_overlap(request)
    result: EngineResult = module.run(request, settings)
    return result
