"""The options of `newsparse batch` that choose its inputs, and the types of option values."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from newsparse.batch.inputs.request import InputRequest
from newsparse.cli import params

F = TypeVar("F", bound=Callable[..., Any])


_MAX_JOBS = 1_000  # more than any machine has processors: a typing error

_INPUTS = (
    click.option(
        "--files-from",
        type=params.PATH,
        metavar="LIST|-",
        help="Also read paths from a list, one per line.",
    ),
    click.option(
        "-0", "null_separated", is_flag=True, help="Paths in the list end with NUL, not with a newline."
    ),
    params.include,
    params.exclude,
    params.respect_gitignore,
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
    folders = params.folder_options(options)
    return InputRequest(
        paths=paths,
        files_from=options.pop("files_from"),
        null_separated=options.pop("null_separated"),
        include=folders.include or (),
        exclude=folders.exclude or (),
        respect_gitignore=folders.respect_gitignore is not False,
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
