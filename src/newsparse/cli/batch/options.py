"""The options of `newsparse batch` that choose its inputs, and the types of option values."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from newsparse.batch.inputs.request import InputRequest
from newsparse.model.errors import ConfigurationError

F = TypeVar("F", bound=Callable[..., Any])


class Glob(click.ParamType[str]):
    """A pattern as in `.gitignore`."""

    name = "pattern"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The pattern, if it is valid."""
        from newsparse.files.globs import verify

        try:
            verify(value)
        except ConfigurationError as error:
            self.fail(str(error), param, ctx)
        return str(value)


_MAX_JOBS = 1_000  # more than any machine has processors: a typing error

_INPUTS = (
    click.option(
        "--files-from",
        type=click.Path(path_type=str, allow_dash=True),
        metavar="LIST|-",
        help="Also read paths from a list, one per line.",
    ),
    click.option(
        "-0", "null_separated", is_flag=True, help="Paths in the list end with NUL, not with a newline."
    ),
    click.option(
        "--include",
        type=Glob(),
        multiple=True,
        metavar="PATTERN",
        help="Take only these files of folders and archives: '*.txt', 'wire/**'. Can be repeated.",
    ),
    click.option(
        "--exclude",
        type=Glob(),
        multiple=True,
        metavar="PATTERN",
        help="Skip these files. Can be repeated.",
    ),
    click.option("--gitignore", is_flag=True, help="Skip files that .gitignore excludes."),
    click.option(
        "--text-field", metavar="FIELD", help="The field of a corpus that holds the text, such as doc.body."
    ),
    click.option("--id-field", metavar="FIELD", help="The field that identifies a record."),
    click.option(
        "--title-field", metavar="FIELD", help="The field of the headline, if it is not in the text."
    ),
    click.option("--date-field", metavar="FIELD", help="The field of the date of publication."),
)


def inputs(function: F) -> F:
    """Add the options that choose the inputs."""
    for option in reversed(_INPUTS):
        function = option(function)
    return function


def input_request(paths: tuple[str, ...], options: dict[str, Any]) -> InputRequest:
    """The inputs, from options that are removed from `options`. Raises UsageError if there are none."""
    if not paths and not options["files_from"]:
        raise click.UsageError("nothing to convert; name folders or files, or a list with --files-from")
    return InputRequest(
        paths=paths,
        files_from=options.pop("files_from"),
        null_separated=options.pop("null_separated"),
        include=options.pop("include"),
        exclude=options.pop("exclude"),
        respect_gitignore=options.pop("gitignore"),
        text_field=options.pop("text_field"),
        id_field=options.pop("id_field"),
        title_field=options.pop("title_field"),
        date_field=options.pop("date_field"),
    )


class Jobs(click.ParamType[int | None]):
    """A number of processes, or `auto`."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        """The number; None for `auto`."""
        if value == "auto" or value is None:
            return None
        try:
            number = int(value)
        except ValueError:
            number = 0
        if not 1 <= number <= _MAX_JOBS:
            self.fail(
                f"{value!r} is not a number of processes; give one from 1 to {_MAX_JOBS:,}, or auto",
                param,
                ctx,
            )
        return number
