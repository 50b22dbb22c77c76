"""How is an article read and written?

Adding a format is one file with `read(source)` or `extract(source)`, with `write(articles, options)`, or with both, and
one row here; see docs/adding-a-format.md.
"""

from __future__ import annotations

from os.path import splitext

from newsparse.base.records import replace
from newsparse.formats.format import Clue, Format, WriteOptions
from newsparse.formats.mark import MARK
from newsparse.formats.surrogates import replaced, replaced_text
from newsparse.model.article import Article
from newsparse.model.errors import FormatError, UnknownNameError
from newsparse.text import source as bytes_and_text
from newsparse.text.source import Source, require_news

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, TypeAlias

__all__ = [
    "FORMATS",
    "REPLACED",
    "Clue",
    "Format",
    "WriteOptions",
    "decode",
    "every",
    "for_path",
    "get",
    "load",
    "names",
    "pieces",
    "read",
    "recognise",
    "replaced",
    "replaced_text",
    "stream",
    "write",
]

# One line for each of the functions that take these: lines that span several cost time to load.
_Name: TypeAlias = str | None
_Losses: TypeAlias = dict[str, int] | None
_Options: TypeAlias = WriteOptions | None

_HERE = "newsparse.formats."
_EXPORTS = _HERE + "exports."
_HEAD = 1_000  # code points; blank lines before the first word of a document fit well within them
_OTHERS = ("<", "{", "[", "")  # the first characters of documents in the formats of the catalogue
# The first headers of mails and mailboxes, which are there too; few news texts open so.
_MAILS = (
    *(
        "From",
        "Received:",
        "Return-",
        "Delivered-",
        "X-",
        "ARC-",
        "DKIM-",
        "Date:",
        "To:",
        "Subject:",
        "Content-",
    ),
    *("Authentication-", "Message-", "MIME-", "Mime-"),
)
_OFFICE = (Clue(magic=(b"PK\x03\x04", b"{\\rtf")),)  # DOCX and RTF, in which exports come too

# What the number of words of a document is called in exports of Nexis, and what is beside it.
_LENGTHS = (
    *("LENGTH", "LÄNGE", "LAENGE", "LONGUEUR", "LENGTE", "LONGITUD", "LUNGHEZZA", "LOAD-DATE"),
    *("Length", "Load-Date"),
)
_NEXIS = Clue(around={"DOCUMENT": (" DOCUMENTS", " DOCUMENT\n"), "<": ("<DOCFULL>",)})
# What opens the line that ends an article in exports of Factiva, and marks of its pages.
_FACTIVA = {
    "\nDo": ("\nDocument ", "\nDokument ", "\nDocumento "),
    "Д": ("\nДокумент ",),
    "文": ("\n文档 ", "\n文書 ", "\n文件 "),
    "문": ("\n문서 ",),
    "\nAN": ("\nAN",),
    "articleParagraph": ("articleParagraph",),
    "<": ("<accessionNo>",),
}

# Inputs are recognised in this order. The first row, raw text, is what remains when no other row takes an input.
# These are the formats of our own document; `catalogue` has the others, and is loaded when one of them is met.
FORMATS: tuple[Format, ...] = (
    Format(
        "text", (".txt", ".text"), "raw articles, as people type, paste and scrape them", None, writes=False
    ),
    Format(
        "json",
        (".json",),
        "the document; several articles are one array",
        _HERE + "json_document",
        Clue(opening=("{", "["), anywhere=(MARK,)),
    ),
    Format(
        "jsonl",
        (".jsonl", ".ndjson"),
        "the document, one line per article",
        _HERE + "json_lines",
        Clue(opening=("{",), anywhere=(MARK,)),
    ),
    Format(
        "yaml",
        (".yaml", ".yml"),
        "the document, one YAML document per article",
        _HERE + "yaml_documents",
        Clue(anywhere=(MARK,)),
    ),
    Format(
        "md",
        (".md", ".markdown"),
        "Markdown with front matter",
        _HERE + "markdown",
        Clue(opening=("---",), anywhere=(MARK,)),
    ),
    Format(
        "nexis",
        (),
        "exports of LexisNexis, Nexis Uni, Lexis Advance: text, HTML, DOCX, RTF",
        _EXPORTS + "nexis",
        Clue(labels=_LENGTHS),
        writes=False,
        clues=(_NEXIS, *_OFFICE),
    ),
    Format(
        "factiva",
        (),
        "exports of Factiva: text, HTML, RTF, DOCX, XML",
        _EXPORTS + "factiva",
        Clue(around=_FACTIVA),
        writes=False,
        clues=_OFFICE,
    ),
    Format(
        "proquest",
        (),
        "exports of ProQuest: text, HTML, mail",
        _EXPORTS + "proquest",
        Clue(around={"_": ("________________________________________", "DocID_MSTAR")}),
        writes=False,
        clues=_OFFICE,
    ),
    Format(
        "europresse",
        (),
        "exports of Europresse and Eureka.cc: HTML",
        _EXPORTS + "europresse",
        Clue(opening=("<",), anywhere=("DocPublicationName", "docPublicationName")),
        writes=False,
    ),
    Format(
        "apa",
        (),
        "exports of APA-OnlineManager and DeFacto: RTF, DOCX, text, HTML",
        _EXPORTS + "apa",
        Clue(opening=('"', "<"), anywhere=(" vom ", " gefunden am ")),
        writes=False,
        clues=_OFFICE,
    ),
    Format(
        "mediargus",
        (),
        "exports of Mediargus and GoPress: text",
        _EXPORTS + "mediargus",
        Clue(opening=("1. ", "?1. ", "\ufeff1. "), anywhere=("w.",)),
        writes=False,
    ),
    Format(
        "wire",
        (),
        "dumps of wires: IPTC 7901, ANPA 1312",
        _HERE + "wire",
        Clue(around={"\x02": ("\x02",), " GMT ": (" GMT ",)}),
        writes=False,
        clues=(Clue(magic=(b"\x00", b"\x01", b"\x16", b"\r\n\x01", b"\n\x01")),),
    ),
    Format(
        "txt",
        (),
        "canonical plain text, for people; reads back",
        _HERE + "plain",
        Clue(around={"=": ("===",)}),
        lacks=("spans",),
    ),
)


def every() -> Iterator[Format]:
    """All rows: those above, then, loaded only now, those of the catalogue."""
    yield from FORMATS
    from newsparse.formats.catalogue import CATALOGUE

    yield from CATALOGUE


def names(*, reads: bool = False, writes: bool = False, binary: bool = True) -> list[str]:
    """The names in the order of the table: of all formats, or of those that can be read, can be written, are text.

    >>> names(writes=True)[:5]
    ['json', 'jsonl', 'yaml', 'md', 'txt']
    """
    rows = (row for row in every() if (row.reads or not reads) and (row.writes or not writes))
    return [row.name for row in rows if binary or not row.binary]


def get(name: str, *, reads: bool = False, writes: bool = False) -> Format:
    """The format of that name, if it can be read or written as required.

    Raises UnknownNameError, which lists the nearest names.
    """
    for row in every():
        if row.name == name and (row.reads or not reads) and (row.writes or not writes):
            return row
    kind = "format to write" if writes else "format to read" if reads else "format"
    raise UnknownNameError(kind, name, names(reads=reads, writes=writes))


def for_path(path: str) -> str | None:
    """The name of the format that a path's suffix suggests, or None; `.txt` suggests raw text.

    >>> for_path("story.YML"), for_path("story")
    ('yaml', None)
    """
    row = _row_for(path)
    return row.name if row else None


def _row_for(path: str) -> Format | None:
    suffix = splitext(path)[1].lower()
    if suffix:
        for row in every():
            if suffix in row.suffixes:
                return row
    return None


def load(path: str, encoding: _Name = None, read_as: _Name = None, *, listed: bool = False) -> Source:
    """The source in a file, with its format. Raises InputError, and as `recognise` does.

    A path that was `listed`, not named, must still lead to a regular file.
    """
    return _with_format(bytes_and_text.load(path, encoding, listed=listed), read_as)


def decode(data: bytes, *, path: _Name = None, encoding: _Name = None, read_as: _Name = None) -> Source:
    """The source in bytes, with its format. Raises EncodingError, and as `recognise` does."""
    return _with_format(bytes_and_text.decode(data, path=path, encoding=encoding), read_as)


def recognise(source: Source, read_as: str | None = None) -> Format:
    """The format of a source: the one named `read_as`, else by its content, else by its path's suffix, else raw text.

    Raises InputError, with advice, for what no reader takes and is not news text either; UnknownNameError for a
    name that is not in the table.

    >>> recognise(Source("{Update} The river rises")).name
    'text'
    >>> recognise(Source('{"schema": "newsparse.article/1", "title": "Rain"}')).name
    'jsonl'
    """
    if read_as is not None:
        row = get(read_as, reads=True)
        if not row.clue.magic and not row.recognises(source):
            require_news(source)
        return row
    for row in every() if _may_be_other(source) else FORMATS:
        if row.recognises(source):
            return row
    require_news(source)
    return _by_suffix(source.path) or FORMATS[0]


def stream(
    articles: Iterable[Article], name: str, options: _Options = None, losses: _Losses = None
) -> Iterator[str]:
    """The output in pieces, one article at a time, so that thousands need no more memory than one.

    `losses` counts what the output could not hold, by a phrase for people. Raises UnknownNameError, and OutputError
    where the format cannot hold several articles, FormatError where it is not text.
    """
    row = get(name, writes=True)
    if row.binary:
        raise FormatError(f"{name} is binary, no text; newsparse parse -t {name} -o FILE writes it")
    return _written(articles, row, options, losses)


def pieces(
    articles: Iterable[Article], name: str, options: _Options = None, losses: _Losses = None
) -> Iterator[bytes]:
    """The output as `stream` gives it, in UTF-8; or the bytes of a binary format."""
    row = get(name, writes=True)
    written = _written(articles, row, options, losses)
    return written if row.binary else (piece.encode("utf-8") for piece in written)


def _written(articles: Iterable[Article], row: Format, options: _Options, losses: _Losses) -> Iterator[Any]:
    articles, options = _encodable(articles, losses), options or WriteOptions()
    if losses is not None and (row.lacks or options.front != "full"):
        from newsparse.formats.losses import counted

        articles = counted(articles, row, options, losses)
    return row.write(articles, options)


def write(articles: Article | Iterable[Article], name: str, options: WriteOptions | None = None) -> str:
    r"""The whole output for one article or several. Raises UnknownNameError, and as `stream` does.

    >>> write(Article(title="Rain"), "txt")
    'Rain\n====\n'
    """
    return "".join(stream([articles] if isinstance(articles, Article) else articles, name, options))


def read(source: Source, name: str) -> list[Article]:
    """The articles of a document in the named format.

    Raises UnknownNameError, or FormatError with the path of the source and the place in it; also for raw text,
    which `newsparse.parse` reads, and for formats that hold raw texts, which `pipeline.reading` reads.
    """
    return get(name, reads=True).read(source)


def _with_format(source: Source, read_as: str | None) -> Source:
    row = recognise(source, read_as)
    if row.module is None:
        return source
    # A reader that knows its files by their first bytes reads bytes, whatever text they look like.
    return replace(source, format=row.name, doubt=None if row.clue.magic else source.doubt)


def _may_be_other(source: Source) -> bool:
    """Whether the source opens as formats of the catalogue do: as XML, HTML, JSON or mail, or it is not text at all."""
    head = source.text[:_HEAD].lstrip()
    return head[:1] in _OTHERS or head.startswith(_MAILS)


def _by_suffix(path: str | None) -> Format | None:
    """The format that a suffix suggests; never one that is known by its first bytes, as those decide."""
    row = _row_for(path) if path else None
    return row if row and row.reads and not row.clue.magic else None


REPLACED = "characters that no Unicode text can hold, each written as U+FFFD"


def _encodable(articles: Iterable[Article], losses: _Losses) -> Iterator[Article]:
    for article in articles:
        clean, count = replaced(article)
        if count and losses is not None:
            losses[REPLACED] = losses.get(REPLACED, 0) + count
        yield clean
