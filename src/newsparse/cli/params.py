"""The options and arguments that several commands share, each declared once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsparse import formats
from newsparse.cli import usual
from newsparse.cli.inputs import FolderOptions
from newsparse.model.errors import NewsparseError
from newsparse.model.options import LAYOUTS, MAXYEAR, MINYEAR

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
    """The name of a format that can be read or written."""

    name = "format"

    def __init__(self, **wanted: bool) -> None:
        self.wanted = wanted

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as in the table of formats."""
        try:
            return formats.get(str(value).lower(), **self.wanted).name
        except NewsparseError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """The names that begin with `incomplete`, each with its summary."""
        from click.shell_completion import CompletionItem

        names = formats.names(**self.wanted)
        return [CompletionItem(n, help=formats.get(n).summary) for n in names if n.startswith(incomplete)]


class EncodingName(click.ParamType[str]):
    """The name of a text encoding."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as given, if Python knows it."""
        from newsparse.text.source import decode

        try:
            decode(b"", encoding=value)
        except NewsparseError as error:
            self.fail(getattr(error, "problem", str(error)), param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """The common encodings that begin with `incomplete`."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in _COMMON_ENCODINGS if name.startswith(incomplete)]


class Pattern(click.ParamType[str]):
    """A regular expression."""

    name = "regex"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The expression as given, if it is one."""
        import re

        try:
            re.compile(value)
        except re.error as error:
            self.fail(f"{value!r} is not a regular expression: {error}; see --help", param, ctx)
        return str(value)


class Date(click.ParamType[str]):
    """A day in ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as `2026-05-31`, if it exists."""
        from datetime import date

        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            option = f"{param.opts[0]}: " if param else ""
            self.fail(f"{option}{value!r} is not a date; write it as 2026-05-31", param, ctx)


class Globs(click.ParamType[tuple[str, ...]]):
    """Patterns as in `.gitignore`, with commas between them."""

    name = "globs"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The patterns, each of which can match something."""
        from newsparse.files.globs import verify

        if isinstance(value, tuple):
            return value
        patterns = tuple(pattern for pattern in str(value).split(",") if pattern)
        if not patterns:
            self.fail("it names nothing; give a pattern, or several with commas between them", param, ctx)
        try:
            for pattern in patterns:
                verify(pattern)
        except NewsparseError as error:
            self.fail(str(error), param, ctx)
        return patterns


def declared(option: usual.Option, **how: Any) -> Decorator[Any]:
    """The declaration of an option that usual command lines have, with its type and its help."""
    if option.accepts is None:
        how |= {"is_flag": True} if option.value else {"flag_value": option.value, "default": True}
    return click.option(*option.words, option.argument, multiple=option.many, **how)


def globs(name: str, help_: str) -> Decorator[Any]:
    """An option that takes patterns, as a list with commas or one at a time; None where it is not given."""
    return click.option(name, type=Globs(), multiple=True, metavar="GLOBS", help=help_, callback=_joined)


def _joined(
    _ctx: click.Context, _param: click.Parameter, value: tuple[tuple[str, ...], ...]
) -> tuple[str, ...] | None:
    return tuple(pattern for patterns in value for pattern in patterns) or None


include: Decorator[Any] = globs(
    "--include", "In folders, take these files instead of *.txt: '*.md', 'wire/**'. Can be repeated."
)
exclude: Decorator[Any] = globs(
    "--exclude", "In folders, leave out these files and folders. Can be repeated."
)
respect_gitignore: Decorator[Any] = click.option(
    "--respect-gitignore/--no-respect-gitignore",
    default=None,
    help="Whether to leave out what .gitignore leaves out; on by default.",
)


def in_folders(function: F) -> F:
    """The options that say which files to take in folders."""
    decorated: F = include(exclude(respect_gitignore(function)))
    return decorated


def folder_options(options: dict[str, Any]) -> FolderOptions:
    """The values of these options, which are taken out of `options`."""
    return FolderOptions(options.pop("include"), options.pop("exclude"), options.pop("respect_gitignore"))


_FRONT = ("full", "hugo", "jekyll", "none")


def front_matter(function: F) -> F:
    """The options that say which front matter Markdown gets."""
    kind = click.option(
        "--front-matter",
        "front",
        type=click.Choice(_FRONT),
        help="With -t md: full holds everything, and reads back; hugo and jekyll what these show.",
    )
    none = click.option(
        "--no-front-matter",
        "front",
        type=click.Choice(_FRONT),
        flag_value="none",
        help="With -t md: nothing but the page itself.",
    )
    decorated: F = kind(none(function))
    return decorated


def front_of(front: str | None, to: str) -> str:
    """The front matter for an output in the format `to`. Raises UsageError where it has none."""
    if front is not None and to != "md":
        raise click.UsageError(
            f"only md has front matter, and this is {to}; add -t md, or leave the option out"
        )
    return front or "full"


# A path of any kind. Whether it can be read is found out by reading it, and is then a failure of that input alone.
PATH = click.Path(path_type=str, allow_dash=True, readable=False)

paths: Decorator[Any] = click.argument("paths", nargs=-1, metavar="[PATH…|-]", type=PATH)
one_path: Decorator[Any] = click.argument("path", required=False, metavar="[PATH|-]", type=PATH)
layout: Decorator[Any] = declared(
    usual.LAYOUT,
    type=click.Choice(LAYOUTS),
    default="auto",
    show_default=True,
    help="How paragraphs are set: each on a line, between blank lines, or wrapped; auto looks at the text.",
)
encoding: Decorator[Any] = click.option(
    "--encoding",
    type=EncodingName(),
    metavar="NAME",
    help="The encoding of the input, detected by default: utf-8, cp1252 or any other that Python knows.",
)
read_as: Decorator[Any] = declared(
    usual.READ_AS,
    type=FormatName(reads=True),
    metavar="FORMAT",
    help=f"The format of the input, detected by default: {', '.join(formats.names(reads=True))}. "
    "text is a raw article.",
)
split: Decorator[Any] = declared(
    usual.SPLIT, help="Read each file as one article, even if it looks like several."
)
keep_all: Decorator[Any] = declared(
    usual.KEEP_ALL, help="Keep what is not part of the article in its body, as boilerplate."
)
split_on: Decorator[Any] = click.option(
    "--split-on",
    type=Pattern(),
    metavar="REGEX",
    help="A new article begins after each line that matches REGEX.",
)
geo: Decorator[Any] = click.option(
    "--geo",
    is_flag=True,
    help="Add coordinates to the places of datelines; needs the extra newsparse[geo].",
)
isolated: Decorator[Any] = declared(
    usual.ISOLATED, help="Ignore the table [parse] of all configuration files."
)
_year: Decorator[Any] = click.option(
    "--year",
    type=click.IntRange(MINYEAR, MAXYEAR),
    metavar="N",
    help="The year of datelines that give none: XXXX-03-03 in date_iso (EDTF) becomes N-03-03.",
)
_dated: Decorator[Any] = click.option(
    "--dated",
    type=Date(),
    metavar="YYYY-MM-DD",
    help="A day near which the articles were published; completes such datelines with the nearest year.",
)


def dating(function: F) -> F:
    """The options that complete the dates of datelines."""
    decorated: F = _year(_dated(function))
    return decorated


def dates(options: dict[str, Any]) -> dict[str, Any]:
    """The values of these options, taken out of `options`. Raises UsageError where both are given."""
    found = {"year": options.pop("year"), "dated": options.pop("dated")}
    if found["year"] is not None and found["dated"] is not None:
        raise click.UsageError("--year and --dated both say which year is meant; give one of them")
    return found


weights: Decorator[Any] = click.option(
    "--weights",
    type=PATH,
    hidden=True,
    help="Use these labeller weights instead of the shipped ones.",
)
color: Decorator[Any] = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to use colour; auto follows the terminal, NO_COLOR and FORCE_COLOR.",
)
