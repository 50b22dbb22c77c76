"""An article as a row of a table: the columns of CSV, Parquet and Arrow output."""

from typing import Any, Literal, NamedTuple

from newsparse.formats import replaced, replaced_text
from newsparse.formats.json_lines import compact
from newsparse.model.article import Article, to_dict

Kind = Literal["string", "int", "strings"]

# The blocks of the running text: the body without its headings, captions, tables and separators.
_STORY = frozenset({"paragraph", "list_item", "quote"})


class Column(NamedTuple):
    """One column: a string, an integer or a list of strings; any value may be null."""

    name: str
    kind: Kind
    summary: str


class Row(NamedTuple):
    """One article, or one text that could not be read, of which only `id` and `error` are present."""

    id: str | None
    article: int | None = None
    of: int | None = None
    language: str | None = None
    kicker: str | None = None
    title: str | None = None
    summary: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] | None = None
    agency: str | None = None
    dateline: str | None = None
    place: str | None = None
    places: tuple[str, ...] | None = None
    region: str | None = None
    dateline_date: str | None = None
    date_iso: str | None = None
    published: str | None = None
    text: str | None = None
    subheads: tuple[str, ...] | None = None
    end_marker: str | None = None
    left_out_blocks: int | None = None
    left_out_words: int | None = None
    confidence_title: str | None = None
    confidence_byline: str | None = None
    confidence_dateline: str | None = None
    confidence_body: str | None = None
    paragraph_count: int | None = None
    character_count: int | None = None
    encoding: str | None = None
    sha256: str | None = None
    json: str | None = None
    error: str | None = None


COLUMNS: tuple[Column, ...] = (
    Column("id", "string", "what the corpus calls the text, else the path it was read from"),
    Column("article", "int", "which article of the text it is, from 1"),
    Column("of", "int", "how many articles the text holds"),
    Column("language", "string", "the BCP 47 primary subtag; null where the language is not clear"),
    Column("kicker", "string", "the short line above the title"),
    Column("title", "string", "the headline"),
    Column("summary", "string", "the deck or standfirst, its lines joined by newlines"),
    Column("byline", "string", "the byline as written"),
    Column("authors", "strings", "the names in the byline"),
    Column("agency", "string", "the dateline's agency as written, else the byline's"),
    Column("dateline", "string", "the dateline as written"),
    Column("place", "string", "its place as written, such as BEIRUT/THE HAGUE"),
    Column("places", "strings", "each of its places"),
    Column("region", "string", "the state or country that follows the place"),
    Column("dateline_date", "string", "the dateline's date, as written"),
    Column(
        "date_iso",
        "string",
        "that date in EDTF (ISO 8601-2), as precise as it is written; `X` stands for a digit that is not known",
    ),
    Column("published", "string", "when the article was published, in ISO 8601, where the text says so"),
    Column("text", "string", "paragraphs, list items and quotations in order, joined by blank lines"),
    Column("subheads", "strings", "the headings inside the body, in order"),
    Column("end_marker", "string", "the line that marks the end of the article, as written"),
    Column("left_out_blocks", "int", "how many blocks of the text were left out of the article"),
    Column("left_out_words", "int", "how many words these blocks have"),
    Column("confidence_title", "string", "how sure the title is: high, medium or low"),
    Column("confidence_byline", "string", "the same of the byline"),
    Column("confidence_dateline", "string", "the same of the dateline"),
    Column("confidence_body", "string", "the same of the least sure block of the body"),
    Column("paragraph_count", "int", "how many paragraphs the body has"),
    Column("character_count", "int", "how many characters (code points) the column `text` has"),
    Column("encoding", "string", "the encoding of the bytes; null for a text that was not read from bytes"),
    Column(
        "sha256",
        "string",
        "the digest of the bytes, in hexadecimal; null for a text that was not read from bytes",
    ),
    Column("json", "string", "the whole article, as in JSON Lines"),
    Column("error", "string", "why the text could not be read; null for every article"),
)


def row_of(article: Article, text_id: str | None, *, spans: bool = False) -> Row:
    """The row of an article; `spans` adds the lossless cover to its JSON. Lone surrogates become U+FFFD.

    >>> from newsparse import parse
    >>> text = "Ferry Back in Service\\nOSLO (AP) — The ferry sailed again on Monday, its owner said."
    >>> row = row_of(parse(text), "a7")
    >>> row.id, row.title, row.place, row.agency, row.text
    ('a7', 'Ferry Back in Service', 'OSLO', 'AP', 'The ferry sailed again on Monday, its owner said.')
    """
    article, _ = replaced(article)
    source, byline, dateline = article.source, article.byline, article.dateline
    text = "\n\n".join(block.text for block in article.body if block.type in _STORY)
    return Row(
        id=_encodable(text_id),
        article=source.article,
        of=source.of,
        language=article.language,
        kicker=article.kicker,
        title=article.title,
        summary=article.summary,
        byline=byline.text if byline else None,
        authors=byline.authors if byline else (),
        agency=(dateline and dateline.agency) or (byline and byline.agency) or None,
        dateline=dateline.text if dateline else None,
        place=dateline.place if dateline else None,
        places=dateline.places if dateline else (),
        region=dateline.region if dateline else None,
        dateline_date=dateline.date if dateline else None,
        date_iso=dateline.date_iso if dateline else None,
        published=article.published,
        text=text,
        subheads=article.subheads,
        end_marker=article.end_marker,
        left_out_blocks=article.left_out.blocks,
        left_out_words=article.left_out.words,
        confidence_title=article.confidence.title,
        confidence_byline=article.confidence.byline,
        confidence_dateline=article.confidence.dateline,
        confidence_body=article.confidence.body,
        paragraph_count=len(article.paragraphs),
        character_count=len(text),
        encoding=source.encoding,
        sha256=source.sha256,
        json=compact(to_dict(article, spans=spans)),
    )


def error_row(text_id: str | None, problem: str) -> Row:
    """The row of a text that could not be read, with the reason.

    >>> error_row("a8", "this is a PDF, not text").error
    'this is a PDF, not text'
    """
    return Row(_encodable(text_id), error=_encodable(problem))


def as_dict(row: Row) -> dict[str, Any]:
    """The row as a dictionary by column, with lists instead of tuples, as JSON and metadata have them.

    >>> as_dict(error_row("a8", "this is a PDF, not text"))["id"]
    'a8'
    """
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in zip(Row._fields, row, strict=True)
    }


def _encodable(text: str | None) -> str | None:
    return replaced_text(text)[0] if text else text
