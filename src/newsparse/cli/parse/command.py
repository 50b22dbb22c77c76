"""The command `newsparse parse`: its options and its help."""

from collections.abc import Sequence
from typing import Any

import click

from newsparse.cli import params
from newsparse.cli.inputs import is_waiting_for_a_person
from newsparse.cli.parse.documents import by_suffix, write_documents
from newsparse.cli.parse.plain import Request
from newsparse.formats import WriteOptions
from newsparse.model.options import Options

_HELP = """Write the structure of articles.

PATH is a file, a folder or a quoted pattern; without one, or for -, standard input is
read. In folders, text files (*.txt, *.text) are taken in sorted order; hidden files, files that git
ignores and links to folders are not. Several articles make one array in JSON, several
documents in YAML, one line each in JSON Lines. Documents that newsparse wrote are
recognised and read back.

\b
Examples:
  newsparse parse story.txt                 JSON
  newsparse parse -t yaml story.txt         YAML; see newsparse formats
  newsparse parse story.txt -o story.md     Markdown, by the suffix of the output
  newsparse parse -t jsonl wire/ | jq .title
  newsparse parse page.html mail.eml        a web page and a mail; docs/documents.md
  newsparse parse -t md old.json            from one format to another
  newsparse parse -t html --spans story.txt -o story.html   what became of each line, in colour
  newsparse parse --front-matter hugo story.txt -o content/story.md

\b
Exit status: 0 success; 1 some inputs failed, or the output is incomplete;
2 an option or a path is wrong. Any text is read as an article with the parts it has;
with --strict the status is 1 also if one has no title or no body, or is in doubt.
"""


@click.command("parse", help=_HELP)
@params.paths
@click.option(
    "-t",
    "--to",
    type=params.FormatName(writes=True),
    metavar="FORMAT",
    help="The output format; default: json.",
)
@click.option(
    "-o",
    "--output",
    type=params.PATH,
    metavar="FILE",
    help="Write to FILE instead of standard output; the file appears only when it is complete.",
)
@click.option("--spans", is_flag=True, help="Add the spans that cover the whole text, each with its role.")
@params.front_matter
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 if an article has no title or no body, or a part with low confidence; all are written.",
)
@params.geo
@params.encoding
@params.layout
@params.read_as
@params.split
@params.split_on
@params.keep_all
@params.in_folders
@params.weights
@params.color
def command(
    *,
    paths: Sequence[str],
    to: str | None,
    output: str | None,
    spans: bool,
    front: str | None,
    strict: bool,
    geo: bool,
    encoding: str | None,
    layout: str,
    read_as: str | None,
    split: bool,
    split_on: str | None,
    keep_all: bool,
    weights: str | None,
    color: str,
    **folders: Any,
) -> int:
    """Run `newsparse parse`."""
    if is_waiting_for_a_person(paths):
        raise click.UsageError(
            "nothing to read; name a file or a folder, or pipe in a text (- reads from the keyboard)"
        )
    options = Options(encoding, split, spans, weights, keep_all, split_on, layout)
    in_folders = params.folder_options(folders)
    to = to or by_suffix(output)
    writing = WriteOptions(spans, params.front_of(front, to))
    request = Request(paths, to, output, read_as, color, options, geo, in_folders, strict, writing)
    return write_documents(request)
