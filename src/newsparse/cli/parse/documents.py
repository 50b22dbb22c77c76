"""Writing documents: from the inputs of a request to its output, one article at a time."""

import os
from collections.abc import Iterator, Sequence
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


def write_documents(request: Request, outcome: Outcome | None = None) -> int:
    """Write the articles of all inputs; return the exit status. `outcome` prints the messages."""
    output = request.output
    options = request.options._replace(house=house_words(request.paths, isolated=request.isolated))
    request = request._replace(options=options)
    check_weights(options)
    if request.geo:
        require_geo()
    outcome = outcome or Outcome(color=wants_color(request.color, 2))
    name = request.to or by_suffix(output)
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
    _write(articles, name, output, request.writing._replace(original=lambda: text[0]), losses)
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
            if options.array and output in (None, "-"):
                write(b"[]\n")
            return
        for piece in formats.pieces(chain([first], articles), name, options, losses):
            write(piece)


def by_suffix(output: str | None) -> str:
    """The format for the suffix of an output file; `.txt` is canonical text, as raw text is never written.

    Without a suffix, as of `/dev/stdout`, it is the first format. Raises OutputError for an unknown suffix.
    """
    writable = formats.names(writes=True)
    suffix = os.path.splitext(output)[1].lower() if output else ""
    if output is None or not suffix:
        return writable[0]
    for name in (suffix[1:], formats.for_path(output)):
        if name in writable:
            return name
    known = dict.fromkeys(one for name in writable for one in (*formats.get(name).suffixes, f".{name}"))
    advice = f"choose one of {', '.join(known)}, or give the format with -t"
    raise OutputError(f"{output}: no format to write has the suffix {suffix}; {advice}")
