"""Writing documents: from the inputs of a request to its output, one article at a time."""

from __future__ import annotations

import os
from itertools import chain

from newsparse import formats
from newsparse.base.records import NamedTuple
from newsparse.cli.inputs import FolderOptions, house_words, name_of, sources
from newsparse.cli.messages import wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import guard_of, opened
from newsparse.cli.reading import articles_of, check_weights, require_geo
from newsparse.cli.usual import is_written
from newsparse.formats.format import WriteOptions
from newsparse.model.article import Article
from newsparse.model.errors import OutputError
from newsparse.model.options import DEFAULT, Options
from newsparse.text.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any


class Request(NamedTuple):
    """The arguments of the command.

    `to` and `read_as` are names in the table of formats, or None. Without paths, standard input is read. `geo` adds the
    coordinates of the places in datelines. `strict` counts articles that are incomplete or in doubt as failed. `array`
    has JSON always be an array. `isolated` ignores the configuration.
    """

    paths: Sequence[str]
    to: str = "json"
    output: str | None = None
    read_as: str | None = None
    color: str = "auto"
    options: Options = DEFAULT
    geo: bool = False
    folders: FolderOptions = FolderOptions()
    strict: bool = False
    writing: WriteOptions = WriteOptions()
    isolated: bool = False


def request_of(given: dict[str, Any], folders: FolderOptions = FolderOptions()) -> Request:  # noqa: B008
    """The request for the arguments `given`, by their names in the command; the others have their defaults."""
    options, writing, request = (
        {name: given[name] for name in kind._fields if name in given}
        for kind in (Options, WriteOptions, Request)
    )
    request |= {"options": Options(**options), "writing": WriteOptions(**writing), "folders": folders}
    return Request(**request)


def by_suffix(output: str | None) -> str | None:
    """The format for the suffix of an output file, None if there is none; `.txt` is canonical text, never raw text.

    Without a suffix, as of `/dev/stdout`, it is the first format.
    """
    suffix = os.path.splitext(output)[1].lower() if output else ""
    if output is None or not suffix:
        return next(row.name for row in formats.every() if row.writes)
    names = (suffix[1:], formats.for_path(output))
    return next((name for name in names if name and is_written(name)), None)


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
