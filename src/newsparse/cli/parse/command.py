"""The command `newsparse parse`: its options and its help."""

from os.path import splitext
from typing import Any, NoReturn

import click

from newsparse import formats
from newsparse.cli import params, usual
from newsparse.cli.inputs import is_waiting_for_a_person
from newsparse.cli.parse.documents import Request, by_suffix, request_of, write_documents

_HELP = """Write the structure of articles.

PATH is a file, a folder or a quoted pattern; without one, or for -, standard input is
read. In folders, text files (*.txt, *.text) are taken in sorted order; hidden files, files that git
ignores and links to folders are not. In JSON one article is an object and several are
an array (--array: always an array); in YAML each is a document, in JSON Lines a line.
Documents that newsparse wrote are recognised and read back.

\b
Examples:
  newsparse parse story.txt                 JSON
  newsparse parse -t yaml story.txt         YAML; see newsparse formats
  newsparse parse story.txt -o story.md     Markdown, by the suffix of the output
  newsparse parse -t jsonl wire/ | jq .title          one line an article, for programs
  newsparse parse -t jsonl --dated 2026-03-05 wire/   the year of "LIMA, March 3"
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
@params.declared(
    usual.TO,
    type=params.FormatName(writes=True),
    metavar="FORMAT",
    help=f"The output format: {', '.join(formats.names(writes=True))}. Default: json, or by the suffix of -o.",
)
@params.declared(
    usual.OUTPUT,
    type=params.PATH,
    metavar="FILE",
    help="Write to FILE instead of standard output; the file appears only when it is complete.",
)
@params.declared(usual.ARRAY, help="With JSON: always write an array, also for one article or none.")
@params.declared(usual.SPANS, help="Add the spans that cover the whole text, each with its role.")
@params.front_matter
@params.declared(
    usual.STRICT,
    help="Exit with 1 if an article has no title or no body, or a part with low confidence; all are written.",
)
@click.option(
    "--errors",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How messages on standard error are written: a line of text each (the default), or of JSON.",
)
@params.dating
@params.geo
@params.encoding
@params.layout
@params.read_as
@params.split
@params.split_on
@params.keep_all
@params.in_folders
@params.isolated
@params.weights
@params.color
def command(*, errors: str, **given: Any) -> int:
    """Run `newsparse parse`."""
    request = requested(given)
    if errors == "json":
        from newsparse.cli.parse.records import write_with_records

        return write_with_records(request)
    return write_documents(request)


def requested(given: dict[str, Any]) -> Request:
    """The request for the arguments of the command, by their names. Raises UsageError."""
    if is_waiting_for_a_person(given["paths"]):
        raise click.UsageError(
            "nothing to read; name a file or a folder, or pipe in a text (- reads from the keyboard)"
        )
    dates = params.dates(given)
    to = given["to"] or by_suffix(given["output"]) or _refused(given["output"])
    front = params.front_of(given["front"], to)
    return request_of({**given, **dates, "to": to, "front": front}, params.folder_options(given))


def _refused(output: str) -> NoReturn:
    """Raise UsageError for a suffix that belongs to no format."""
    writable = formats.names(writes=True)
    known = dict.fromkeys(one for name in writable for one in (*formats.get(name).suffixes, f".{name}"))
    advice = f"choose one of {', '.join(known)}, or give the format with -t"
    suffix = splitext(output)[1].lower()
    raise click.UsageError(f"{output}: no format to write has the suffix {suffix}; {advice}")
