"""The names that Python code uses: parse, read, write; the rest of the package is how they do it."""

from collections.abc import Iterable
from os import PathLike, fspath

from newsparse import formats, pipeline, source
from newsparse.article import Article
from newsparse.options import DEFAULT, Options

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
