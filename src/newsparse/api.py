"""The Python interface: parse, read, write, check."""

from collections.abc import Iterable
from os import PathLike, fsdecode, fsencode
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.errors import ArgumentError, UnknownNameError
from newsparse.model.options import DEFAULT, LAYOUTS, MAXYEAR, MINYEAR, Options
from newsparse.pipeline import reading
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source, decode_news

if TYPE_CHECKING:
    from newsparse.checks.problem import Problem

Value = TypeVar("Value")
Text = str | bytes | bytearray | memoryview
Path = str | PathLike[str] | PathLike[bytes]


def parse(text: Text, options: Options = DEFAULT) -> Article:
    """The article in a raw text, which is taken as one article.

    Bytes are decoded like those of a file. Raises InputError, with advice, for bytes that are not news text, and
    ArgumentError for what is neither.

    >>> article = parse("Ferry Back in Service\\nOSLO (AP) — The ferry sailed again on Monday, its owner said.")
    >>> article.title, article.dateline.place, article.paragraphs
    ('Ferry Back in Service', 'OSLO', ('The ferry sailed again on Monday, its owner said.',))
    """
    source = _source(text, _checked(options).encoding, "parse")
    return pipeline.articles(source, options._replace(split=False, split_on=None))[0]


def parse_all(text: Text, options: Options = DEFAULT) -> list[Article]:
    """The articles in a raw text, which may hold several: see `Options.split` and `Options.split_on`.

    Bytes are decoded like those of a file. Raises InputError, with advice, for bytes that are not news text, and
    ArgumentError for what is neither.

    >>> text = "Ferry Back\\nThe ferry sailed again.\\n== next ==\\nBus Late\\nThe bus was an hour late."
    >>> [article.end_marker for article in parse_all(text, Options(split_on="^== next"))]
    ['== next ==', None]
    """
    return pipeline.articles(_source(text, _checked(options).encoding, "parse_all"), options)


def read(path: Path, options: Options = DEFAULT) -> list[Article]:
    """The articles in a file: raw text of one or several articles, or a document in one of the formats that are read.

    Raises InputError for a file that is neither, FormatError for a damaged document, ArgumentError for what cannot be
    the path of a file.

    >>> from tempfile import NamedTemporaryFile
    >>> with NamedTemporaryFile("w", suffix=".txt") as file:
    ...     print("Ferry Back in Service\\nOSLO (AP) — The ferry sailed again on Monday.", file=file, flush=True)
    ...     [article.title for article in read(file.name)]
    ['Ferry Back in Service']
    """
    return reading.read(formats.load(_path(path), _checked(options).encoding), options).articles


def write(articles: Article | Iterable[Article], to: str = "json") -> str:
    """The articles as text in one of the formats that `newsparse formats` lists, such as `json`, `md` or `html`.

    Raises UnknownNameError for a format that does not exist, FormatError for one that is not text (`parquet`), and
    ArgumentError for what is not an article.

    >>> print(write(parse("Ferry Back in Service\\nThe ferry sailed again on Monday, its owner said."), "txt"), end="")
    Ferry Back in Service
    =====================
    <BLANKLINE>
    The ferry sailed again on Monday, its owner said.
    <BLANKLINE>
    [language] en
    """
    _require(to, str, "write: to")
    found = [articles] if isinstance(articles, Article) else articles
    if not isinstance(found, Iterable) or isinstance(found, Text):
        raise ArgumentError(f"write: expected an Article, or several of them, got {_kind(found)}")
    return formats.write((_require(one, Article, "write: each of several") for one in found), to)


def check(
    text: Text,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    encoding: str | None = None,
) -> list["Problem"]:
    """The problems that the rules of `newsparse check` find in a raw text, in the order of the text.

    `select` and `ignore` take codes (`NP301`), prefixes of codes (`NP3`) and names; without `select`, the default
    rules run. Configuration files, suppressions and rules that compare files are only available in the command.
    Raises InputError for what is not news text, such as newsparse's own documents, UnknownNameError for a rule that
    does not exist, ArgumentError for arguments of other types.

    >>> problem = check("Ferry back in service\\nOSLO (AP) — It sailed  again on Monday, its owner said.\\n")[0]
    >>> problem.code, problem.line, problem.column, str(problem.severity)
    ('NP013', 2, 22, 'warning')
    """
    from newsparse.checks import run
    from newsparse.checks.problem import place
    from newsparse.checks.selection import Choice, choose
    from newsparse.checks.settings import Settings

    choice = Choice(None if select is None else _names(select, "select"), _names(ignore, "ignore"))
    source = _source(text, _require(encoding, str | None, "check: encoding"), "check")
    run.refuse_document(source)
    problems = run.check(source, Settings(choose(choice))).problems
    place(problems, "", "")
    return problems


def _source(text: Text, encoding: str | None, function: str) -> Source:
    if isinstance(text, str):
        return Source(text)
    if isinstance(text, Text):
        return decode_news(bytes(text), encoding=encoding)
    advice = "; newsparse.read reads the file at a path" if isinstance(text, PathLike) else ""
    raise ArgumentError(f"{function}: expected a text, as str or bytes, got {_kind(text)}{advice}")


def _path(path: Path) -> str:
    advice = ""
    if isinstance(path, str | PathLike):
        try:
            if b"\0" not in fsencode(path):
                return fsdecode(path)
            advice = " with a NUL in it, which no file name can have"
        except UnicodeEncodeError:
            advice = " with half of a surrogate pair in it, which no file name can have"
    elif isinstance(path, bytes | bytearray | memoryview):
        advice = "; newsparse.parse_all takes the bytes of a text"
    raise ArgumentError(
        f"read: expected the path of a file, as str or os.PathLike, got {_kind(path)}{advice}"
    )


def _checked(options: Options) -> Options:
    """The options. Raises ArgumentError, UnknownNameError for values that they cannot have."""
    if options is DEFAULT:
        return options
    _require(options, Options, "options")
    _require(options.encoding, str | None, "options.encoding")
    _require(options.weights, str | PathLike | None, "options.weights")
    if _require(options.layout, str, "options.layout") not in LAYOUTS:
        raise UnknownNameError("layout", options.layout, LAYOUTS)
    if _require(options.split_on, str | None, "options.split_on"):
        _require_pattern(str(options.split_on))
    if options.year is not None and not MINYEAR <= _require(options.year, int, "options.year") <= MAXYEAR:
        raise ArgumentError(f"options.year: expected a year from {MINYEAR} to {MAXYEAR}, got {options.year}")
    if _require(options.dated, str | None, "options.dated"):
        _require_date(str(options.dated))
    return options


def _require_date(text: str) -> None:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentError(f"options.dated: expected a date such as 2026-05-31, got {text!r}") from error


def _require_pattern(pattern: str) -> None:
    import re

    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ArgumentError(
            f"options.split_on: expected a regular expression; this is none: {error}"
        ) from error


def _names(names: Iterable[str], what: str) -> tuple[str, ...]:
    wanted = f'check: {what}: expected codes or names of rules, such as ["NP3"]'
    if not isinstance(names, Iterable) or isinstance(names, Text):
        raise ArgumentError(f"{wanted}, got {_kind(names)}")
    return tuple(_require(name, str, f"check: {what}") for name in names)


def _require(value: Value, wanted: Any, what: str) -> Value:
    """The value. Raises ArgumentError where it is not an instance of `wanted`, a class or a union of classes."""
    if isinstance(value, wanted):
        return value
    kinds = [one.__name__.replace("NoneType", "None") for one in get_args(wanted) or (wanted,)]
    raise ArgumentError(f"{what}: expected {' or '.join(kinds)}, got {_kind(value)}")


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__
