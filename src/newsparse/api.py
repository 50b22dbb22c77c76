"""The Python interface: parse, read, write, check."""

from collections.abc import Iterable, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.options import DEFAULT, Options
from newsparse.pipeline import reading
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source, decode_news

if TYPE_CHECKING:
    from newsparse.checks.problem import Problem

Path = str | PathLike[str]


def parse(text: str | bytes, options: Options = DEFAULT) -> Article:
    """The article in a raw text, which is taken as one article.

    Bytes are decoded like those of a file. Raises InputError, with advice, for bytes that are not news text.

    >>> article = parse("Ferry Back in Service\\nOSLO (AP) — The ferry sailed again on Monday, its owner said.")
    >>> article.title, article.dateline.place, article.paragraphs
    ('Ferry Back in Service', 'OSLO', ('The ferry sailed again on Monday, its owner said.',))
    """
    source = decode_news(text, encoding=options.encoding) if isinstance(text, bytes) else Source(text)
    return pipeline.articles(source, options._replace(split=False, split_on=None))[0]


def parse_all(text: str | bytes, options: Options = DEFAULT) -> list[Article]:
    """The articles in a raw text, which may hold several: see `Options.split` and `Options.split_on`.

    Bytes are decoded like those of a file. Raises InputError, with advice, for bytes that are not news text.

    >>> text = "Ferry Back\\nThe ferry sailed again.\\n== next ==\\nBus Late\\nThe bus was an hour late."
    >>> [article.end_marker for article in parse_all(text, Options(split_on="^== next"))]
    ['== next ==', None]
    """
    source = decode_news(text, encoding=options.encoding) if isinstance(text, bytes) else Source(text)
    return pipeline.articles(source, options)


def read(path: Path, options: Options = DEFAULT) -> list[Article]:
    """The articles in a file: raw text of one or several articles, or a document in one of the formats that are read.

    Raises InputError for a file that is neither, FormatError for a damaged document.
    """
    return reading.read(formats.load(fspath(path), options.encoding), options).articles


def write(articles: Article | Iterable[Article], to: str = "json") -> str:
    """The articles in a format: `json`, `jsonl`, `yaml`, `md` or `txt`. Raises UnknownNameError for any other.

    >>> print(write(parse("Ferry Back in Service\\nThe ferry sailed again on Monday, its owner said."), "txt"), end="")
    Ferry Back in Service
    =====================
    <BLANKLINE>
    The ferry sailed again on Monday, its owner said.
    <BLANKLINE>
    [language] en
    """
    return formats.write(articles, to)


def check(
    text: str | bytes,
    *,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
    encoding: str | None = None,
) -> list["Problem"]:
    """The problems that the rules of `newsparse check` find in a raw text, in the order of the text.

    `select` and `ignore` take codes (`NP301`), prefixes of codes (`NP3`) and names; without `select`, the default
    rules run. Configuration files, suppressions and rules that compare files are only available in the command.
    Raises InputError for bytes that are not news text, UnknownNameError for a rule that does not exist.

    >>> problem = check("Ferry back in service\\nOSLO (AP) — It sailed  again on Monday, its owner said.\\n")[0]
    >>> problem.code, problem.line, problem.column, str(problem.severity)
    ('NP013', 2, 22, 'warning')
    """
    from newsparse.checks import run
    from newsparse.checks.problem import place
    from newsparse.checks.selection import Choice, choose
    from newsparse.checks.settings import Settings

    source = decode_news(text, encoding=encoding) if isinstance(text, bytes) else Source(text)
    problems = run.check(source, Settings(choose(Choice(select, ignore)))).problems
    place(problems, "", "")
    return problems
