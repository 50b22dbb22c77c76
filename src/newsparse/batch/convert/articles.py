"""Which articles a text of a corpus holds, and what the corpus says of them beside the text."""

from dataclasses import replace
from typing import NamedTuple

from newsparse.batch.convert.document import MOST_BYTES, Document, too_large
from newsparse.batch.convert.headline import below, headed
from newsparse.model.article import Article
from newsparse.model.errors import InputError
from newsparse.model.options import DEFAULT, Options
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.view import article_of
from newsparse.text.not_news import foreign_field
from newsparse.text.source import Source, decode


class Found(NamedTuple):
    """The articles in a text, and how many of its blocks are in none of them, being boilerplate."""

    articles: list[Article]
    left_out: int = 0


def articles_of(document: Document, options: Options = DEFAULT) -> list[Article]:
    """The articles of `found_in`."""
    return found_in(document, options).articles


def found_in(document: Document, options: Options = DEFAULT) -> Found:
    """What is in a document that brings its text along; its source is the document's id, else its name, if any.

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
        found = found_in_source(headed(source, document.title), options)
        if len(found.articles) == 1:
            article = below(found.articles[0], source, document.title)
            return Found([_dated(article, document.published)], found.left_out)
    found = found_in_source(source, options)
    if len(found.articles) == 1:
        return Found([_dated(found.articles[0], document.published)], found.left_out)
    return found


def found_in_source(source: Source, options: Options = DEFAULT) -> Found:
    """What is in a source, as `pipeline.articles` has it."""
    if options.spans:
        articles = pipeline.articles(source, options)
        spans = (span.type for article in articles for span in article.spans)
        return Found(articles, sum(role is Role.BOILERPLATE for role in spans))
    trees = pipeline.trees(source, options)
    left_out = sum(span.role is Role.BOILERPLATE for tree in trees for span in tree.spans)
    return Found([article_of(tree) for tree in trees], left_out)


def must_hold_text(data: str | bytes, name: str) -> None:
    """Raises InputError for what is empty, blank, or too large to be parsed with others."""
    if not data or data.isspace():
        what = "only blanks" if data else "empty"
        raise InputError(name, f"{what}, there is no article in it")
    if len(data) > MOST_BYTES:
        raise too_large(name)


def _source(document: Document, encoding: str | None) -> Source:
    name = document.id or document.name or None
    if document.problem is not None or document.data is None:
        raise InputError(name or "<text>", document.problem or "there is no text")
    must_hold_text(document.data, name or "<text>")
    if isinstance(document.data, bytes):
        return decode(document.data, path=name, encoding=encoding)
    if (problem := foreign_field(document.data)) is not None:
        raise InputError(name or "<text>", problem)
    return Source(document.data, path=name)


def _dated(article: Article, published: str | None) -> Article:
    return replace(article, published=published) if published else article
