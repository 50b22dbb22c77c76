"""Turn a source into articles: with the reader of its format, or with the pipeline for raw text."""

from typing import NamedTuple

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.options import DEFAULT, Options
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.view import article_of
from newsparse.text.source import Source


class Reading(NamedTuple):
    """The articles of a source, and the number of its blocks that were left out as boilerplate."""

    articles: list[Article]
    left_out: int = 0


def read(source: Source, options: Options = DEFAULT) -> Reading:
    """Read the articles of a source: with the reader of its format, or with the pipeline for raw text.

    Raises FormatError for a document that does not conform to its format.

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
