"""The options and arguments that several commands share, each declared once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsparse import formats
from newsparse.model.errors import NewsparseError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])
Decorator = Callable[[F], F]

_COMMON_ENCODINGS = (
    "utf-8",
    "utf-16",
    "cp1252",
    "latin-1",
    "cp1251",
    "koi8-r",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-kr",
)


class FormatName(click.ParamType[str]):
    """The name of a format that can be read, or written."""

    name = "format"

    def __init__(self, **wanted: bool) -> None:
        self.wanted = wanted

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it stands in the table."""
        try:
            return formats.get(str(value).lower(), **self.wanted).name
        except NewsparseError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """The names that begin with `incomplete`, each with what it is."""
        from click.shell_completion import CompletionItem

        names = formats.names(**self.wanted)
        return [CompletionItem(n, help=formats.get(n).summary) for n in names if n.startswith(incomplete)]


class EncodingName(click.ParamType[str]):
    """The name of a text encoding."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as given, which Python knows."""
        from newsparse.text.source import decode

        try:
            decode(b"", encoding=value)
        except NewsparseError as error:
            self.fail(getattr(error, "problem", str(error)), param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """The common ones."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in _COMMON_ENCODINGS if name.startswith(incomplete)]


paths: Decorator[Any] = click.argument(
    "paths", nargs=-1, metavar="[PATH…|-]", type=click.Path(path_type=str, allow_dash=True)
)
one_path: Decorator[Any] = click.argument(
    "path", required=False, metavar="[PATH|-]", type=click.Path(path_type=str, allow_dash=True)
)
encoding: Decorator[Any] = click.option(
    "--encoding",
    type=EncodingName(),
    metavar="NAME",
    help="The encoding of the input, instead of finding it out.",
)
read_as: Decorator[Any] = click.option(
    "-f",
    "--from",
    "read_as",
    type=FormatName(reads=True),
    metavar="FORMAT",
    help="The format of the input, instead of finding it out; text is a raw article.",
)
split: Decorator[Any] = click.option(
    "--no-split",
    "split",
    flag_value=False,
    default=True,
    help="Take each file for one article, whatever parts it.",
)
geo: Decorator[Any] = click.option(
    "--geo",
    is_flag=True,
    help="Add the places of datelines on the map; needs the extra newsparse[geo].",
)
weights: Decorator[Any] = click.option(
    "--weights",
    type=click.Path(path_type=str),
    hidden=True,
    help="Labeller weights instead of the shipped ones.",
)
color: Decorator[Any] = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour: auto is on a terminal, unless NO_COLOR is set; FORCE_COLOR too is honoured.",
)
