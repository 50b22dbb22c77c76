"""How a batch is handed to an engine, and what people are told of it."""

from collections.abc import Callable
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

import click
from click.core import ParameterSource

from newsparse.batch import engines
from newsparse.batch.engines import Figures
from newsparse.batch.outputs.output import StoppedError
from newsparse.batch.report.figures import counted, duration, rate
from newsparse.batch.request import Request
from newsparse.cli.messages import tell, wants_color
from newsparse.cli.outcome import DONE, FAILED
from newsparse.cli.reading import check_weights
from newsparse.model.errors import ConfigurationError

F = TypeVar("F", bound=Callable[..., Any])

_STANDARD_ERROR = 2

# The parameters of `newsparse batch` that an engine heeds; the others are for the processes of this machine.
_HEEDED = frozenset(
    {
        *("paths", "output", "to", "jobs", "force", "quiet", "color", "engine", "engine_settings"),
        *("text_field", "id_field", "title_field", "date_field", "encoding", "split", "spans", "weights"),
    }
)


def engine_options(function: F) -> F:
    """The options that say what carries the batch, and how that is set up."""
    choice = click.option(
        "--engine",
        type=click.Choice(engines.names()),
        default="local",
        show_default=True,
        help="What does the work: this machine's processes, or Spark (docs/at-scale.md).",
    )
    settings = click.option(
        "--engine-option",
        "engine_settings",
        multiple=True,
        metavar="NAME=VALUE",
        help="A setting of the engine's own: spark.master=local[8]. Again for more.",
    )
    return choice(settings(function))


class Asked(NamedTuple):
    """An engine that was asked for: its settings, and what people want to see of the run."""

    name: str
    settings: tuple[str, ...] = ()
    quiet: bool = False
    color: str = "auto"


def hand_over(request: Request, asked: Asked) -> int:
    """Have the engine do the batch, tell how it went, and give the exit status.

    Raises NewsparseError for what the engine cannot do, or could not.
    """
    _refuse_unheeded(asked.name, request)
    check_weights(request.options)
    start = perf_counter()
    try:
        figures = engines.run(asked.name, request, _pairs(asked.settings))
    except StoppedError as error:
        tell(f"{error}; {request.output} is not complete, the same command does it again")
        return FAILED
    color = wants_color(asked.color, _STANDARD_ERROR)
    for text_id, problem in figures.failures:
        tell(problem, text_id or "a text without an id", color=color)
    if not asked.quiet:
        click.echo(closing(figures, request.output, perf_counter() - start), err=True)
    return FAILED if figures.failed else DONE


def closing(figures: Figures, output: str, seconds: float) -> str:
    """What the run came to, in a line.

    >>> closing(Figures(texts=1_000, articles=1_004, failed=2), "rows.parquet", 8.0)
    '998 of 1,000 texts converted, 2 failed: 1,004 articles in rows.parquet, in 8 s (125 a second)'
    """
    if figures.unchanged:
        return f"{output} is complete, nothing was done; --force does it again"
    failed = f", {figures.failed:,} failed" if figures.failed else ""
    done = f"{figures.texts - figures.failed:,} of {counted(figures.texts, 'text')} converted{failed}"
    speed = f" ({rate(figures.texts / seconds)})" if figures.texts and seconds > 0 else ""
    return f"{done}: {counted(figures.articles, 'article')} in {output}, in {duration(seconds)}{speed}"


def refuse_settings(settings: tuple[str, ...]) -> None:
    """Raises ConfigurationError for settings of an engine where none is asked for."""
    if settings:
        raise ConfigurationError(f"--engine-option {settings[0]}: for which --engine? the local one has none")


def _refuse_unheeded(engine: str, request: Request) -> None:
    """Raises ConfigurationError for an option on the command line that the engine would pass over."""
    context = click.get_current_context()
    for option in context.command.params:
        name = option.name or ""
        is_given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if is_given and name not in _HEEDED and (name != "on_error" or request.stop_on_error):
            what = max(option.opts, key=len) + (" stop" if name == "on_error" else "")
            raise ConfigurationError(f"--engine {engine} has no {what}; leave it out, or run it locally")


def _pairs(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name:
            raise ConfigurationError(
                f"--engine-option {setting}: not NAME=VALUE, such as spark.master=local[8]"
            )
        pairs[name] = value
    return pairs
