"""Writing documents: from the inputs of a request to its output, one article at a time."""

from __future__ import annotations

import os
from itertools import chain

from newsparse import formats
from newsparse.cli.inputs import house_words, name_of, sources
from newsparse.cli.messages import wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import guard_of, opened
from newsparse.cli.parse.plain import Request
from newsparse.cli.reading import articles_of, check_weights, require_geo
from newsparse.model.article import Article
from newsparse.model.errors import OutputError
from newsparse.text.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def write_documents(request: Request, outcome: Outcome | None = None) -> int:
    """Write the articles of all inputs; return the exit status. `outcome` prints the messages."""
    output = request.output
    options = request.options._replace(house=house_words(request.paths, isolated=request.isolated))
    request = request._replace(options=options)
    check_weights(options)
    if request.geo:
        require_geo()
    outcome = outcome or Outcome(color=wants_color(request.color, 2))
    name = request.to
    if request.writing.array and name != "json":
        raise OutputError(f"--array is for JSON; {name} has one form for any number of articles")
    if (output is None or output == "-") and os.isatty(1) and formats.get(name).binary:
        raise OutputError(f"{name} is binary, and standard output is a terminal; name a file with -o")
    guard = guard_of(output)
    if guard and options.weights:
        guard.refuse(options.weights)
    folders = request.folders._replace(guard=guard)
    found = sources(request.paths, outcome, options.encoding, folders, read_as=request.read_as)
    text: list[str | None] = [None]
    articles = (article for source in found for article in _read(source, request, outcome, text))
    losses: dict[str, int] = {}
    writing = request.writing._replace(original=lambda: text[0])
    _write(articles, name, request._replace(writing=writing), losses)
    for what, count in losses.items():
        if count > outcome.replaced or what != formats.REPLACED:
            outcome.say(f"{what}: {count}")
    return outcome.status


def _read(source: Source, request: Request, outcome: Outcome, text: list[str | None]) -> Sequence[Article]:
    """The articles of a source; with `--geo`, with the coordinates of their places.

    If it is a raw text, `text` then holds it, for writers that show it.
    """
    text[0] = source.text if source.format is None else None
    articles = articles_of(source, request.options, outcome)
    if request.strict:
        from newsparse.pipeline import shortcomings

        for found in shortcomings.each(articles):
            outcome.fail(name_of(source.path), f"{found} {shortcomings.ADVICE}")
    if not request.geo:
        return articles
    from newsparse.cli.places import with_places

    return [with_places(article, name_of(source.path), outcome) for article in articles]


def _write(articles: Iterator[Article], name: str, request: Request, losses: dict[str, int]) -> None:
    """Write the articles; without any, no file is created or emptied."""
    with opened(request.output) as write:
        first = next(articles, None)
        if first is None:
            if request.writing.array and request.output in (None, "-"):
                write(b"[]\n")
            return
        for piece in formats.pieces(chain([first], articles), name, request.writing, losses):
            write(piece)
