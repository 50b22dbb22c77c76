"""Which articles a text of a corpus holds, and what the corpus says of them beside the text."""

from dataclasses import replace

from newsparse import pipeline
from newsparse.article import Article
from newsparse.batch.document import Document
from newsparse.batch.headline import below, headed
from newsparse.errors import InputError
from newsparse.options import DEFAULT, Options
from newsparse.source import Source, decode


def articles_of(document: Document, options: Options = DEFAULT) -> list[Article]:
    """The articles in a document that brings its text along; their source is its id, else its name, if any.

    What the corpus says of title and publication stands over what the text seems to say, where the text is one
    article. Raises InputError for a document with a problem, without a text, or of bytes that
    are no text.

    >>> text = "OSLO (AP) — The ferry sailed again on Monday, its owner said."
    >>> [article] = articles_of(Document("dump.jsonl:17", "17.txt", data=text, id="a17", title="Ferry Is Back"))
    >>> article.source.path, article.title, article.dateline.place, article.body[0].line
    ('a17', 'Ferry Is Back', 'OSLO', 1)
    """
    source = _source(document, options.encoding)
    if document.title and not document.title.isspace():
        articles = pipeline.articles(headed(source, document.title), options)
        if len(articles) == 1:
            return [_dated(below(articles[0], source, document.title), document.published)]
    articles = pipeline.articles(source, options)
    return [_dated(articles[0], document.published)] if len(articles) == 1 else articles


def _source(document: Document, encoding: str | None) -> Source:
    name = document.id or document.name or None
    if document.problem is not None or document.data is None:
        raise InputError(name or "<text>", document.problem or "there is no text")
    if not document.data.strip():
        what = "only blanks" if document.data else "empty"
        raise InputError(name or "<text>", f"{what}, there is no article in it")
    if isinstance(document.data, bytes):
        return decode(document.data, path=name, encoding=encoding)
    return Source(document.data, path=name)


def _dated(article: Article, published: str | None) -> Article:
    return replace(article, published=published) if published else article
