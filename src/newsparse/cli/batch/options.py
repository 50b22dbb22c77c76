"""The options of `newsparse batch` that say what is read, and the types of their values."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from newsparse.batch.inputs.request import InputRequest
from newsparse.cli import params

F = TypeVar("F", bound=Callable[..., Any])


_INPUTS = (
    click.option(
        "--files-from",
        type=click.Path(path_type=str, allow_dash=True),
        metavar="LIST|-",
        help="Read paths from a list too, one a line.",
    ),
    click.option("-0", "null_separated", is_flag=True, help="The paths of the list are ended by NULs."),
    params.include,
    params.exclude,
    params.respect_gitignore,
    click.option(
        "--text-field", metavar="FIELD", help="In JSON Lines and Parquet, the field of the text: doc.body."
    ),
    click.option("--id-field", metavar="FIELD", help="The field of the text's name."),
    click.option("--title-field", metavar="FIELD", help="The field of the headline, where it is apart."),
    click.option("--date-field", metavar="FIELD", help="The field of the date of publication."),
)


def inputs(function: F) -> F:
    """The options that say what is read."""
    for option in reversed(_INPUTS):
        function = option(function)
    return function


def input_request(paths: tuple[str, ...], options: dict[str, Any]) -> InputRequest:
    """What is to be read. Raises UsageError where nothing was named; takes its options out of `options`."""
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
    """A number of processes, or `auto` for as many as pay."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        """The number; None for `auto`."""
        if value == "auto" or value is None:
            return None
        try:
            number = int(value)
        except ValueError:
            number = 0
        if not 1 <= number <= 1_000:
            self.fail(f"{value!r} is no number of processes; give one from 1 on, or auto", param, ctx)
        return number
