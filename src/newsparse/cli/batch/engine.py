"""The options `--engine` and `--engine-option`, and running a batch on such an engine."""

from collections.abc import Callable
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

import click
from click.core import ParameterSource

from newsparse.base.counting import counted
from newsparse.base.escaping import visible
from newsparse.batch import engines
from newsparse.batch.engines import EngineResult
from newsparse.batch.outputs.output import StoppedError
from newsparse.batch.report.figures import duration, rate
from newsparse.batch.request import BatchRequest
from newsparse.cli.messages import tell, wants_color
from newsparse.cli.outcome import DONE, FAILED
from newsparse.cli.reading import check_weights
from newsparse.model.errors import ConfigurationError

F = TypeVar("F", bound=Callable[..., Any])

_STANDARD_ERROR = 2

# The parameters of `newsparse batch` that engines support; the others concern the processes of this machine.
_SUPPORTED = frozenset(
    {
        *("paths", "output", "to", "jobs", "force", "quiet", "color", "engine", "engine_settings"),
        *("text_field", "id_field", "title_field", "date_field", "encoding", "split", "spans", "weights"),
        *("keep_all", "split_on", "layout", "year", "dated", "isolated"),
    }
)


def engine_options(function: F) -> F:
    """Add the options that choose and configure an engine."""
    choice = click.option(
        "--engine",
        type=click.Choice(engines.names()),
        default="local",
        show_default=True,
        help="Where to run: processes on this machine, or Spark (see docs/at-scale.md).",
    )
    settings = click.option(
        "--engine-option",
        "engine_settings",
        multiple=True,
        metavar="NAME=VALUE",
        help="A setting of the engine, such as spark.master=local[8]. Can be repeated.",
    )
    return choice(settings(function))


class EngineChoice(NamedTuple):
    """The chosen engine, its settings, and how to display the run."""

    name: str
    settings: tuple[str, ...] = ()
    quiet: bool = False
    color: str = "auto"


def run_on_engine(request: BatchRequest, choice: EngineChoice) -> int:
    """Run the batch on the engine, print the result, and return the exit status.

    Raises NewsparseError for unsupported options and for failures of the engine.
    """
    _refuse_unsupported(choice.name, request)
    check_weights(request.options)
    start = perf_counter()
    try:
        result = engines.run(choice.name, request, _pairs(choice.settings))
    except StoppedError as error:
        tell(f"{error}; {request.output} is incomplete; repeat the command to start again")
        return FAILED
    color = wants_color(choice.color, _STANDARD_ERROR)
    for text_id, problem in result.failures:
        tell(problem, text_id or "text without an id", color=color)
    if not choice.quiet:
        click.echo(visible(closing(result, request.output, perf_counter() - start)), err=True)
    return FAILED if result.failed else DONE


def closing(result: EngineResult, output: str, seconds: float) -> str:
    """The result of the run in one line.

    >>> closing(EngineResult(texts=1_000, articles=1_004, failed=2), "rows.parquet", 8.0)
    '998 of 1,000 texts converted, 2 failed: 1,004 articles in rows.parquet, in 8 s (125 a second)'
    """
    if result.unchanged:
        return f"{output} is already complete; use --force to convert it again"
    failed = f", {result.failed:,} failed" if result.failed else ""
    done = f"{result.texts - result.failed:,} of {counted(result.texts, 'text')} converted{failed}"
    speed = f" ({rate(result.texts / seconds)})" if result.texts and seconds > 0 else ""
    return f"{done}: {counted(result.articles, 'article')} in {output}, in {duration(seconds)}{speed}"


def refuse_settings(settings: tuple[str, ...]) -> None:
    """Raises ConfigurationError for engine settings without an engine."""
    if settings:
        raise ConfigurationError(
            f"--engine-option {settings[0]}: the local engine has no settings; choose an --engine"
        )


def _refuse_unsupported(engine: str, request: BatchRequest) -> None:
    """Raises ConfigurationError for an option on the command line that engines do not support."""
    context = click.get_current_context()
    for option in context.command.params:
        name = option.name or ""
        is_given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if is_given and name not in _SUPPORTED and (name != "on_error" or request.stop_on_error):
            what = max(option.opts, key=len) + (" stop" if name == "on_error" else "")
            raise ConfigurationError(f"--engine {engine} does not support {what}; omit it, or run locally")


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
