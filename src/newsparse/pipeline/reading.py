"""The way from a source to its articles: a reader's for a document, the pipeline's for raw text."""

from typing import NamedTuple

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.options import DEFAULT, Options
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.view import article_of
from newsparse.text.source import Source


class Reading(NamedTuple):
    """The articles of a source, and how many of its blocks are in none of them, being boilerplate."""

    articles: list[Article]
    left_out: int = 0


def read(source: Source, options: Options = DEFAULT) -> Reading:
    """The articles of a source: from the reader of its format, or from the pipeline where it is raw text.

    Raises FormatError for a document that is not what its format requires.

    >>> read(Source("Ferry Back in Service\\nThe ferry sailed again on Monday, its owner said.")).articles[0].title
    'Ferry Back in Service'
    """
    if source.format is not None:
        return Reading(formats.read(source, source.format))
    if options.spans:
        articles = pipeline.articles(source, options)
        roles = [span.type for article in articles for span in article.spans]
    else:
        trees = pipeline.trees(source, options)
        articles = [article_of(tree) for tree in trees]
        roles = [span.role for tree in trees for span in tree.spans]
    return Reading(articles, roles.count(Role.BOILERPLATE))
