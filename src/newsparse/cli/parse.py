"""What `newsparse parse` does: inputs in, documents out, one article at a time."""

import os
from collections.abc import Iterator, Sequence
from itertools import chain

import click

from newsparse import formats
from newsparse.article import Article
from newsparse.cli import params
from newsparse.cli.inputs import is_waiting_for_a_person, sources
from newsparse.cli.messages import tell, wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import opened
from newsparse.cli.reading import articles_of, check_weights
from newsparse.options import Options

_HELP = """Write the structure of articles.

PATH is a file or a folder; without one, or for -, standard input is read. A folder
is walked in sorted order; hidden files are passed over, and links to folders are not
followed. Several articles make one array in JSON, several documents in YAML, one line
each in JSON Lines. Documents that newsparse wrote are recognised and read back.

\b
Examples:
  newsparse parse story.txt                 JSON
  newsparse parse -t yaml story.txt         YAML; see newsparse formats
  newsparse parse story.txt -o story.md     as the suffix says, whole or not at all
  newsparse parse -t jsonl wire/ | jq .title
  curl -s URL | newsparse parse --encoding cp1251
  newsparse parse -t md old.json            from one format to another

\b
Exit status: 0 done; 1 some inputs failed, or the output could not be finished;
2 an option or a path is wrong.
"""


@click.command("parse", help=_HELP)
@params.paths
@click.option(
    "-t", "--to", type=params.FormatName(writes=True), metavar="FORMAT", help="What to write; default: json."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=str, allow_dash=True), metavar="FILE", help="Where to write."
)
@click.option("--spans", is_flag=True, help="Add the lossless cover: every character, with its role.")
@params.encoding
@params.read_as
@params.split
@params.weights
@params.color
def command(
    *,
    paths: Sequence[str],
    to: str | None,
    output: str | None,
    spans: bool,
    encoding: str | None,
    read_as: str | None,
    split: bool,
    weights: str | None,
    color: str,
) -> int:
    """Run `newsparse parse`."""
    if is_waiting_for_a_person(paths):
        raise click.UsageError(
            "nothing to read; name a file or a folder, or pipe a text in (- reads from the keyboard)"
        )
    options = Options(encoding, split, spans, weights)
    check_weights(options)
    outcome = Outcome(color=wants_color(color, 2))
    leave_out = os.path.realpath(output) if output else None
    found = sources(paths, outcome, encoding, leave_out)
    articles = (article for source in found for article in articles_of(source, read_as, options, outcome))
    losses: dict[str, int] = {}
    _write(articles, to or _by_suffix(output), output, formats.WriteOptions(spans=spans), losses)
    for what, count in losses.items():
        if count > outcome.replaced:
            tell(f"{what}: {count}")
    return outcome.status


def _write(
    articles: Iterator[Article],
    name: str,
    output: str | None,
    options: formats.WriteOptions,
    losses: dict[str, int],
) -> None:
    """Write what there is; where there is nothing, nothing is written and no file is made or emptied."""
    with opened(output) as write:
        first = next(articles, None)
        if first is None:
            return
        for piece in formats.stream(chain([first], articles), name, options, losses):
            write(piece)


def _by_suffix(output: str | None) -> str:
    """The format that the suffix of an output file says; `.txt` is canonical, never raw text."""
    writable = formats.names(writes=True)
    if output is not None:
        suffix = os.path.splitext(output)[1].lower()
        for name in (suffix[1:], formats.for_path(output)):
            if name in writable:
                return name
    return writable[0]
