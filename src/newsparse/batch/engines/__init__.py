"""Which engines can carry a batch?

Adding an engine is one file with `run(request, settings)`, and one row here. An engine that people call from
programs of their own needs no row: newsparse.batch.arrow is for it, and docs/at-scale.md shows how.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from newsparse.batch.request import Request
from newsparse.model.errors import ConfigurationError, UnknownNameError

FAILURES_TOLD = 1_000


class Engine(NamedTuple):
    """One row: `module` is imported when the engine is first used; None is this process and its workers."""

    name: str
    summary: str
    module: str | None = None
    extra: str | None = None


class Figures(NamedTuple):
    """What a run came to: counts, and the id and the problem of each of the first texts that failed.

    `unchanged` says that an earlier run had done it all, so that nothing was done or counted now.
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
    """The names in the order of the table.

    >>> names()
    ['local', 'spark']
    """
    return [row.name for row in ENGINES]


def run(name: str, request: Request, settings: Mapping[str, str]) -> Figures:
    """Have the batch done by the engine of that name, which is not `local`; `settings` are its own options.

    Raises UnknownNameError, ConfigurationError where its packages are missing, and what the engine raises:
    InputError, OutputError, NewsparseError.
    """
    row = next((row for row in ENGINES if row.name == name and row.module), None)
    if row is None or row.module is None:
        raise UnknownNameError("engine", name, names())
    try:
        module = import_module(row.module)
    except ImportError as error:
        advice = f"install it with: pip install 'newsparse[{row.extra}]'"
        raise ConfigurationError(
            f"the engine {name} is not here, as there is no {error.name}; {advice}"
        ) from error
    figures: Figures = module.run(request, settings)
    return figures
