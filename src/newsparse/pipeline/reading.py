"""Turn a source into articles: with the reader of its format, or with the pipeline for raw text."""

from __future__ import annotations

from functools import reduce

from newsparse import formats
from newsparse.base.records import NamedTuple
from newsparse.model.article import Article
from newsparse.model.options import DEFAULT, Options
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.tree import Tree
from newsparse.text.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.formats.extract import Remark
    from newsparse.pipeline.left_out import Loss


class Reading(NamedTuple):
    """The articles of a source; for raw text also their trees, which say what was left out.

    `remarks` are what a person should know about a document. For texts in a document, `lines` are how many lines of the
    file each tree's text lacks above.
    """

    articles: list[Article]
    trees: Sequence[Tree] = ()
    remarks: Sequence[Remark] = ()
    lines: Sequence[int] = ()


def read(source: Source, options: Options = DEFAULT) -> Reading:
    """Read the articles of a source: with the reader of its format, or with the pipeline for raw text.

    Raises FormatError for a document that does not conform to its format.

    >>> read(Source("Ferry Back in Service\\nThe ferry sailed again on Monday, its owner said.")).articles[0].title
    'Ferry Back in Service'
    """
    if source.format is not None:
        row = formats.get(source.format, reads=True)
        if row.extracts:
            from newsparse.pipeline.extracted import (
                read_extracts,
            )  # few inputs are documents that hold raw texts

            return Reading(*read_extracts(row.extract(source), source, options))
        articles = row.read(source)
        if options.year or options.dated:
            from newsparse.pipeline.dating import with_dates

            articles = with_dates(articles, options)
        return Reading(articles)
    trees, articles = pipeline.read(source, options)
    return Reading(articles, trees)


def loss_of(reading: Reading) -> Loss | None:
    """What is left out of all the articles together, of those that lose much or in doubt; None if there are none."""
    if not any(article.left_out.blocks for article in reading.articles):
        return None
    from newsparse.pipeline import left_out

    losses = [left_out.loss_of(tree) for tree in reading.trees]
    if reading.lines:
        losses = [loss.moved(by) for loss, by in zip(losses, reading.lines, strict=True)]
    reported = [loss for loss in losses if loss.deserves_a_word]
    return reduce(left_out.Loss.and_, reported) if reported else None
