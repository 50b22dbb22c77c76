"""How is an article read and written?

Adding a format is one file with `write(articles, options)` or `read(text, path)`, or both, and one row here.
"""

from collections.abc import Iterable, Iterator
from os.path import splitext

from newsparse.formats.format import Format, WriteOptions
from newsparse.formats.surrogates import replaced, replaced_text
from newsparse.model.article import Article
from newsparse.model.errors import UnknownNameError

__all__ = [
    "FORMATS",
    "Format",
    "WriteOptions",
    "for_path",
    "get",
    "names",
    "read",
    "replaced",
    "replaced_text",
    "sniff",
    "stream",
    "write",
]

_HERE = "newsparse.formats."

FORMATS: tuple[Format, ...] = (
    Format(
        "text", (".txt", ".text"), "raw articles, as people type, paste and scrape them", None, writes=False
    ),
    Format("json", (".json",), "the document; several articles are one array", _HERE + "json_document"),
    Format("jsonl", (".jsonl", ".ndjson"), "the document, one line an article", _HERE + "json_lines"),
    Format("yaml", (".yaml", ".yml"), "the document, one YAML document an article", _HERE + "yaml_documents"),
    Format("md", (".md", ".markdown"), "Markdown with front matter", _HERE + "markdown"),
    Format("txt", (), "canonical plain text, for people; reads back", _HERE + "plain"),
)


def names(*, reads: bool = False, writes: bool = False) -> list[str]:
    """The names in the order of the table; only those that can be read or written, where that is asked.

    >>> names(writes=True)
    ['json', 'jsonl', 'yaml', 'md', 'txt']
    """
    return [row.name for row in FORMATS if (row.reads or not reads) and (row.writes or not writes)]


def get(name: str, *, reads: bool = False, writes: bool = False) -> Format:
    """The format of that name, which can be read or written where that is asked.

    Raises UnknownNameError with the nearest names.
    """
    known = names(reads=reads, writes=writes)
    for row in FORMATS:
        if row.name == name and name in known:
            return row
    kind = "format to write" if writes else "format to read" if reads else "format"
    raise UnknownNameError(kind, name, known)


def for_path(path: str) -> str | None:
    """The name of the format that a path's suffix suggests, or None; `.txt` suggests raw text.

    >>> for_path("story.YML"), for_path("story")
    ('yaml', None)
    """
    suffix = splitext(path)[1].lower()
    return next((row.name for row in FORMATS if suffix in row.suffixes), None)


def sniff(text: str, path: str | None = None) -> str:
    """The name of the format that a text is in: by its content, and only then by its path's suffix."""
    from newsparse.formats.recognise import recognise

    return recognise(text, for_path(path) if path else None)


def stream(
    articles: Iterable[Article],
    name: str,
    options: WriteOptions | None = None,
    losses: dict[str, int] | None = None,
) -> Iterator[str]:
    """The output in pieces, one article at a time, so that thousands need no more memory than one.

    What the output could not hold is counted in `losses`, by a phrase for people. Raises UnknownNameError.
    """
    return get(name, writes=True).write(_encodable(articles, losses), options or WriteOptions())


def write(articles: Article | Iterable[Article], name: str, options: WriteOptions | None = None) -> str:
    r"""The whole output for one article or several. Raises UnknownNameError.

    >>> write(Article(title="Rain"), "txt")
    'Rain\n====\n'
    """
    return "".join(stream([articles] if isinstance(articles, Article) else articles, name, options))


def read(text: str, name: str, path: str | None = None) -> list[Article]:
    """The articles of a document that we wrote, or one like it; raw text is what `newsparse.parse` is for.

    Raises UnknownNameError, or FormatError with the place of what is wrong; `path` is for its message.
    """
    return get(name, reads=True).read(text, path)


_REPLACED = "characters that no Unicode text can hold, each written as U+FFFD"


def _encodable(articles: Iterable[Article], losses: dict[str, int] | None) -> Iterator[Article]:
    for article in articles:
        clean, count = replaced(article)
        if count and losses is not None:
            losses[_REPLACED] = losses.get(_REPLACED, 0) + count
        yield clean
