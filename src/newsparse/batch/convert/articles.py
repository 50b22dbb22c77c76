"""The articles in a document of a batch, with the title and the date that its corpus gives."""

from dataclasses import replace

from newsparse.batch.convert.document import MOST_BYTES, Document, too_large
from newsparse.batch.convert.headline import below, headed
from newsparse.model.article import Article
from newsparse.model.errors import InputError
from newsparse.model.options import DEFAULT, Options
from newsparse.pipeline.reading import Reading, read
from newsparse.text import not_news
from newsparse.text.source import Source, decode_news


def articles_of(document: Document, options: Options = DEFAULT) -> list[Article]:
    """The articles of a record, as `reading_of` has them."""
    return reading_of(document, options).articles


def reading_of(document: Document, options: Options = DEFAULT) -> Reading:
    """The articles of a record, whose data are raw text; their source is its id, else its name, if any.

    Where the text is one article, the title and the date of publication that the corpus gives replace those found in
    the text. Raises InputError for a document with a problem, without a text, or of bytes that are not news text.

    >>> text = "OSLO (AP) — The ferry sailed again on Monday, its owner said."
    >>> [article] = articles_of(Document("dump.jsonl:17", "17.txt", data=text, id="a17", title="Ferry Is Back"))
    >>> article.source.path, article.title, article.dateline.place, article.body[0].line
    ('a17', 'Ferry Is Back', 'OSLO', 1)
    """
    source = _source(document, options.encoding)
    if document.title and not document.title.isspace():
        found = read(headed(source, document.title), options)
        if len(found.articles) == 1:
            article = below(found.articles[0], source, document.title)
            return found._replace(articles=[_dated(article, document.published)])
    found = read(source, options)
    if len(found.articles) == 1:
        return found._replace(articles=[_dated(found.articles[0], document.published)])
    return found


def require_content(data: str | bytes, name: str) -> None:
    """Raises InputError for a text that is empty, blank, or larger than a batch converts."""
    if not data or data.isspace():
        what = "nothing but blank space" if data else "empty"
        raise InputError(name, f"{what}: there is no article in it")
    if len(data) > MOST_BYTES:
        raise too_large(name)


def _source(document: Document, encoding: str | None) -> Source:
    name = document.id or document.name or None
    if document.problem is not None or document.data is None:
        raise InputError(name or "<text>", document.problem or "there is no text")
    require_content(document.data, name or "<text>")
    if isinstance(document.data, bytes):
        return decode_news(document.data, path=name, encoding=encoding)
    if (problem := not_news.of_field(document.data)) is not None:
        raise InputError(name or "<text>", problem)
    return Source(document.data, path=name)


def _dated(article: Article, published: str | None) -> Article:
    return replace(article, published=published) if published else article
