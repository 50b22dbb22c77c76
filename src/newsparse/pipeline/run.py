"""From a text to its articles: the pipeline, from top to bottom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from newsparse.label.chain import Chain, chain_of, shipped
from newsparse.label.labeller import Reasons, explain, label
from newsparse.model.article import Article
from newsparse.model.errors import InputError
from newsparse.model.options import DEFAULT, Options
from newsparse.model.role import Role
from newsparse.pipeline import split as several
from newsparse.pipeline.tree import Tree, grow
from newsparse.pipeline.view import article_of, records
from newsparse.text import blocks as layout
from newsparse.text.blocks import Block
from newsparse.text.lines import Line
from newsparse.text.source import Source
from newsparse.words.language import identify


def articles(source: Source, options: Options = DEFAULT) -> list[Article]:
    """The articles in a source, one unless the text holds several and `options.split` allows it."""
    if not options.spans:
        return [article_of(tree) for tree in trees(source, options)]
    found = []
    for tree, reasons in explained(source, options, cues=False):
        margins = {reason.block.start: reason.margin for reason in reasons}
        found.append(replace(article_of(tree), spans=records(tree, margins)))
    return found


def trees(source: Source, options: Options = DEFAULT) -> list[Tree]:
    """The lossless covers of the articles in a source; together they cover the whole text."""
    chain = _chain(options)
    return [_tree(source, part, label(part.blocks, part.language, chain)) for part in _parts(source, options)]


def explained(
    source: Source, options: Options = DEFAULT, *, cues: bool = True
) -> list[tuple[Tree, list[Reasons]]]:
    """The covers of the articles in a source with the reasons for the role of each block (see explain)."""
    chain = _chain(options)
    found = []
    for part in _parts(source, options):
        reasons = explain(part.blocks, part.language, chain, cues=cues)
        found.append((_tree(source, part, [reason.role for reason in reasons]), reasons))
    return found


class _Part(NamedTuple):
    """One article's share of a text: its blocks, and the code points from its first block to the next part's."""

    lines: Sequence[Line]
    blocks: Sequence[Block]
    language: str | None
    extent: tuple[int, int]
    article: int
    of: int


def _parts(source: Source, options: Options) -> Iterator[_Part]:
    text = source.text
    found = layout.find(text)
    ranges = several.split(text, found.blocks) if options.split else [(0, len(found.blocks))]
    starts = [0, *(found.blocks[first].start for first, _ in ranges[1:]), len(text)]
    for number, (first, last) in enumerate(ranges):
        extent = starts[number], starts[number + 1]
        language = identify(text[slice(*extent)] if len(ranges) > 1 else text)
        yield _Part(found.lines, found.blocks[first:last], language, extent, number + 1, len(ranges))


def _tree(source: Source, part: _Part, roles: Sequence[Role]) -> Tree:
    labelled = list(zip(part.blocks, roles, strict=True))
    tree = grow(source, part.lines, part.language, labelled, part.extent)
    tree.article, tree.of = part.article, part.of
    return tree


@lru_cache(maxsize=8)
def _chain_from(path: str) -> Chain:
    import json

    try:
        with open(path, encoding="utf-8") as file:
            return chain_of(json.load(file))
    except (OSError, ValueError, KeyError) as error:
        raise InputError(path, f"these are no labeller weights: {error}") from error


def _chain(options: Options) -> Chain:
    return _chain_from(options.weights) if options.weights else shipped()
