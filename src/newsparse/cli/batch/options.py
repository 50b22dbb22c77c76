"""The options of `newsparse batch` that say what is read, and the types of their values."""

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
        """The pattern as it stands, which can match something."""
        from newsparse.files.globs import verify

        try:
            verify(value)
        except ConfigurationError as error:
            self.fail(str(error), param, ctx)
        return str(value)


_INPUTS = (
    click.option(
        "--files-from",
        type=click.Path(path_type=str, allow_dash=True),
        metavar="LIST|-",
        help="Read paths from a list too, one a line.",
    ),
    click.option("-0", "null_separated", is_flag=True, help="The paths of the list are ended by NULs."),
    click.option(
        "--include",
        type=Glob(),
        multiple=True,
        metavar="PATTERN",
        help="Of what is in folders and archives, take only this: '*.txt', 'wire/**'. Again for more.",
    ),
    click.option(
        "--exclude",
        type=Glob(),
        multiple=True,
        metavar="PATTERN",
        help="And leave this out. Again for more.",
    ),
    click.option("--gitignore", is_flag=True, help="Leave out what .gitignore leaves out."),
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
