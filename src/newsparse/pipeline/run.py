"""From a text to its articles: all the steps of parsing, in order.

    source → blocks → facts of each block → articles → roles → tree of spans → article

`label/steps.py` lists the steps that give the blocks of one article their roles.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf

from newsparse.base.records import NamedTuple
from newsparse.label.chain import Chain, chain_of, shipped
from newsparse.label.describe import BlockFacts, describe
from newsparse.label.labeller import Labelled, Reasons, explain, label
from newsparse.model.article import Article
from newsparse.model.errors import InputError
from newsparse.model.options import DEFAULT, Options
from newsparse.model.role import Role
from newsparse.pipeline.split import split
from newsparse.pipeline.tree import Share, Tree, grow
from newsparse.pipeline.view import article_of, records
from newsparse.text import blocks as layout
from newsparse.text.lines import Line
from newsparse.text.source import Source
from newsparse.words.language import identify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def articles(source: Source, options: Options = DEFAULT) -> list[Article]:
    """The articles in a source; only one unless the text contains several and `options.split` is set."""
    return read(source, options)[1]


def read(source: Source, options: Options = DEFAULT) -> tuple[list[Tree], list[Article]]:
    """The lossless covers of the articles in a source, and the articles."""
    grown, found = _read(source, options)
    if options.year or options.dated:
        from newsparse.pipeline.dating import with_dates

        found = with_dates(found, options)
    return grown, found


def _read(source: Source, options: Options) -> tuple[list[Tree], list[Article]]:
    if not options.spans:
        grown = trees(source, options)
        return grown, [article_of(tree, keep_all=options.keep_all) for tree in grown]
    weighed = explained(source, options, features=False)
    found = []
    for tree, reasons in weighed:
        margins = {reason.block.start: reason.margin for reason in reasons}
        found.append(article_of(tree, records(tree, margins), keep_all=options.keep_all))
    return [tree for tree, _ in weighed], found


def trees(source: Source, options: Options = DEFAULT) -> list[Tree]:
    """The lossless covers of the articles in a source; together they cover the whole text."""
    weights = chain(options)
    return [
        _tree(source, part, label(part.facts, part.language, weights)) for part in _parts(source, options)
    ]


def explained(
    source: Source, options: Options = DEFAULT, *, features: bool = True, up_to: float = inf
) -> list[tuple[Tree, list[Reasons]]]:
    """The covers of the articles in a source, each with the reasons for its blocks' roles (see explain)."""
    weights = chain(options)
    found = []
    for part in _parts(source, options):
        labelled, reasons = explain(part.facts, part.language, weights, features=features, up_to=up_to)
        found.append((_tree(source, part, labelled), reasons))
    return found


class _Part(NamedTuple):
    """One article's part of a text: the facts of its blocks, and its share of the file."""

    lines: Sequence[Line]
    facts: Sequence[BlockFacts]
    language: str | None
    share: Share
    settled: Sequence[Labelled] = ()  # lines whose roles the caller knows


def _parts(source: Source, options: Options) -> Iterator[_Part]:
    text = source.text
    found = layout.find(text, options.layout)
    blocks: Sequence[layout.Block] = found.blocks
    if options.house:
        from newsparse.pipeline import house

        blocks = house.divided(text, blocks, options.house)
    if options.split_on:
        from newsparse.pipeline.split_on import cut, divided, without_separators

        blocks = divided(text, blocks, options.split_on)
    facts: Sequence[BlockFacts] = describe(blocks)
    known = house.known(facts, options.house) if options.house else None
    facts = known.others if known else facts
    if options.split_on:
        ranges = cut(facts, options.split_on)
    else:
        ranges = split(text, facts) if options.split else [(0, len(facts))]
    starts = [0, *(facts[first].block.start for first, _ in ranges[1:]), len(text)]
    if known:
        starts = [known.tops.get(start, start) for start in starts]
    for number, (first, last) in enumerate(ranges):
        share = Share(starts[number], starts[number + 1], number + 1, len(ranges))
        language = identify(text[share.start : share.end] if len(ranges) > 1 else text)
        own: Sequence[BlockFacts] = facts[first:last]
        settled = known.within(share.start, share.end) if known else []
        if options.split_on:
            own, ends = without_separators(own, options.split_on)
            settled += [Labelled(one, Role.END_MARKER) for one in ends]
        yield _Part(found.lines, own, language, share, settled)


def _tree(source: Source, part: _Part, labelled: Sequence[Labelled]) -> Tree:
    if part.settled:
        labelled = sorted([*labelled, *part.settled], key=lambda one: one.block.start)
    return grow(source, labelled, part.share, lines=part.lines, language=part.language)


@lru_cache(maxsize=8)
def _chain_from(path: str) -> Chain:
    import json

    from newsparse.base.opening import named

    try:
        return chain_of(json.loads(named(path)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(path, f"these are not labeller weights: {error}") from error


def chain(options: Options) -> Chain:
    """The weights that the options ask for. Raises InputError."""
    return _chain_from(options.weights) if options.weights else shipped()
