"""Writing documents: from the inputs of a request to its output, one article at a time."""

import os
from collections.abc import Iterator, Sequence
from itertools import chain

from newsparse import formats
from newsparse.cli.inputs import name_of, sources
from newsparse.cli.messages import tell, wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import opened
from newsparse.cli.parse.request import Request
from newsparse.cli.reading import articles_of, check_weights, require_geo
from newsparse.model.article import Article
from newsparse.model.errors import OutputError
from newsparse.text.source import Source


def write_documents(request: Request) -> int:
    """Write the articles of all inputs; return the exit status."""
    options, output = request.options, request.output
    check_weights(options)
    if request.geo:
        require_geo()
    outcome = Outcome(color=wants_color(request.color, 2))
    leave_out = os.path.realpath(output) if output else None
    for path in request.paths:
        if os.path.isfile(path) and os.path.realpath(path) == leave_out:
            raise OutputError(f"{path}: this is an input, which would be overwritten; name another output")
    folders = request.folders._replace(output=leave_out)
    found = sources(request.paths, outcome, options.encoding, folders, read_as=request.read_as)
    articles = (article for source in found for article in _read(source, request, outcome))
    losses: dict[str, int] = {}
    name = request.to or _by_suffix(output)
    _write(articles, name, output, formats.WriteOptions(spans=options.spans), losses)
    for what, count in losses.items():
        if count > outcome.replaced:
            tell(f"{what}: {count}")
    return outcome.status


def _read(source: Source, request: Request, outcome: Outcome) -> Sequence[Article]:
    """The articles of a source; with `--geo`, with the coordinates of their places."""
    articles = articles_of(source, request.options, outcome)
    if request.strict:
        from newsparse.cli.parse.strict import require_certain

        require_certain(articles, name_of(source.path), outcome)
    if not request.geo:
        return articles
    from newsparse.cli.places import with_places

    return [with_places(article, name_of(source.path), outcome) for article in articles]


def _write(
    articles: Iterator[Article],
    name: str,
    output: str | None,
    options: formats.WriteOptions,
    losses: dict[str, int],
) -> None:
    """Write the articles; without any, no file is created or emptied."""
    with opened(output) as write:
        first = next(articles, None)
        if first is None:
            return
        for piece in formats.stream(chain([first], articles), name, options, losses):
            write(piece)


def _by_suffix(output: str | None) -> str:
    """The format for the suffix of an output file; `.txt` is canonical text, as raw text is never written."""
    writable = formats.names(writes=True)
    if output is not None:
        suffix = os.path.splitext(output)[1].lower()
        for name in (suffix[1:], formats.for_path(output)):
            if name in writable:
                return name
    return writable[0]
