"""The names that Python code uses: parse, read, write, check; the rest of the package is how they do it."""

from collections.abc import Iterable, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.options import DEFAULT, Options
from newsparse.pipeline import run as pipeline
from newsparse.text import source

if TYPE_CHECKING:
    from newsparse.checks.problem import Problem

Path = str | PathLike[str]


def parse(text: str | bytes, options: Options = DEFAULT) -> Article:
    """The article in a text, all of which is taken for one article.

    Bytes are decoded as a file's would be. Raises InputError, with advice, for bytes that are no text.

    >>> article = parse("Ferry Back in Service\\nOSLO (AP) — The ferry sailed again on Monday, its owner said.")
    >>> article.title, article.dateline.place, article.paragraphs
    ('Ferry Back in Service', 'OSLO', ('The ferry sailed again on Monday, its owner said.',))
    """
    return pipeline.parse(text, options)


def read(path: Path, options: Options = DEFAULT) -> list[Article]:
    """The articles in a file: raw text, several articles in one, or a document that newsparse wrote.

    Raises InputError for a file that cannot be read as text, FormatError for a damaged document.
    """
    name = fspath(path)
    loaded = source.load(name, options.encoding)
    read_as = formats.sniff(loaded.text, name)
    if formats.get(read_as).module is None:
        return pipeline.articles(loaded, options)
    return formats.read(loaded.text, read_as, name)


def write(articles: Article | Iterable[Article], to: str = "json") -> str:
    """The articles in a format: `json`, `jsonl`, `yaml`, `md` or `txt`; raises UnknownNameError for another.

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
    """What the rules of `newsparse check` find in a text, in order; an Article no longer has what they look at.

    `select` and `ignore` hold codes (`NP301`), names or beginnings of codes (`NP3`); without `select` the default
    rules run. Configuration files, suppressions and the rules that compare files belong to the command.
    Raises InputError for bytes that are no text, UnknownNameError for a rule that does not exist.

    >>> problem = check("Ferry back in service\\nOSLO (AP) — It sailed  again on Monday, its owner said.\\n")[0]
    >>> problem.code, problem.line, problem.column, str(problem.severity)
    ('NP013', 2, 22, 'warning')
    """
    from newsparse.checks import run
    from newsparse.checks.problem import place
    from newsparse.checks.selection import Choice, choose
    from newsparse.checks.settings import Settings

    given = source.decode(text, encoding=encoding) if isinstance(text, bytes) else source.Source(text)
    problems = run.check(given, Settings(choose(Choice(select, ignore)))).problems
    place(problems, "", "")
    return problems
