"""The command `newsparse batch`: its options and its help."""

from typing import Any

import click

from newsparse import formats
from newsparse.batch.request import BatchRequest
from newsparse.cli import params
from newsparse.cli.batch.engine import EngineChoice, engine_options, refuse_settings, run_on_engine
from newsparse.cli.batch.options import Jobs, input_request, inputs
from newsparse.cli.inputs import house_words
from newsparse.model.options import Options

_HELP = """Convert many texts: folders, archives and corpora.

PATH is a file, a folder, an archive (.zip, .tar.gz) or a corpus (.jsonl, .parquet), compressed
or not. OUT is a folder, which gets one file per article in the folder structure of the inputs;
a single file (.jsonl, .jsonl.gz, .csv, .sqlite or .parquet); or - for JSON Lines on standard output.

To resume an interrupted run, repeat the command. Later runs convert only inputs that are new,
that changed or that failed. Batch keeps its state in OUT or in a hidden file beside it.

\b
Examples:
  newsparse batch wire/ -o structured/               a folder of JSON files
  newsparse batch wire/ -o site/ -t md --front-matter hugo   a folder of Markdown files
  newsparse batch wire/ -o feed/ -t ninjs            what other newsroom systems read
  newsparse batch wire/ dump.zip -o all.jsonl.gz     everything in one file
  newsparse batch dump.jsonl --text-field body -o articles.parquet
  newsparse batch wire/ -o wire.sqlite               tables with a full-text index
  find . -name '*.txt' -print0 | newsparse batch -0 --files-from - -o out/
  newsparse batch wire/ -o structured/ --dry-run     what a run would do
  newsparse batch s3a://corpus/ -o s3a://articles/ --engine spark

\b
Exit status: 0 success; 1 some inputs failed, or the output is incomplete; 2 wrong
option or path, or an output with the name of another or of an input; 130 interrupted
by Ctrl-C, 143 by SIGTERM. With --strict the status is 1 also if an article is incomplete.
"""


@click.command("batch", help=_HELP)
@click.argument("paths", nargs=-1, metavar="PATH…", type=params.PATH)
@click.option(
    "-o",
    "--output",
    required=True,
    type=params.PATH,
    metavar="OUT",
    help="The output: a folder (OUT/ if its name has a suffix), a file, or -.",
)
@click.option(
    "-t",
    "--to",
    type=params.FormatName(writes=True),
    metavar="FORMAT",
    help=f"The format of files in a folder: {', '.join(formats.names(writes=True))}. Default: json.",
)
@click.option(
    "-j",
    "--jobs",
    type=Jobs(),
    default="auto",
    metavar="N|auto",
    help="The number of processes; auto chooses one that suits the inputs.",
)
@click.option(
    "--name",
    default="{stem}.{ext}",
    metavar="PATTERN",
    show_default=True,
    help="The names of files in a folder, from {stem} and {suffix} of the input and {ext} of the format.",
)
@click.option("--force", is_flag=True, help="Convert everything again, and overwrite existing files.")
@click.option("--prune", is_flag=True, help="Remove output files whose inputs are gone.")
@click.option("--dry-run", is_flag=True, help="List what a run would do, without doing it.")
@click.option(
    "--on-error",
    type=click.Choice(["skip", "stop"]),
    default="skip",
    show_default=True,
    help="What to do after an input that failed.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 if an article has no title or no body, or a part with low confidence; all are written.",
)
@click.option(
    "--report",
    type=params.PATH,
    metavar="FILE",
    help="Write a report of the run: .html for people, .json for programs.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but failures.")
@inputs
@click.option("--spans", is_flag=True, help="Add the spans that cover the whole text, each with its role.")
@params.front_matter
@engine_options
@params.dating
@params.geo
@params.encoding
@params.layout
@params.read_as
@params.split
@params.split_on
@params.keep_all
@params.isolated
@params.weights
@params.color
def command(
    *,
    paths: tuple[str, ...],
    output: str,
    to: str | None,
    jobs: int | None,
    name: str,
    force: bool,
    prune: bool,
    dry_run: bool,
    on_error: str,
    strict: bool,
    report: str | None,
    quiet: bool,
    spans: bool,
    front: str | None,
    engine: str,
    engine_settings: tuple[str, ...],
    geo: bool,
    encoding: str | None,
    layout: str,
    read_as: str | None,
    split: bool,
    split_on: str | None,
    keep_all: bool,
    isolated: bool,
    weights: str | None,
    color: str,
    **options: Any,
) -> int:
    """Run `newsparse batch`."""
    from newsparse.cli.batch.run import Display, run

    house = house_words(paths, isolated=isolated)
    dates = params.dates(options)
    request = BatchRequest(
        inputs=input_request(paths, options),
        output=output,
        to=to,
        options=Options(encoding, split, spans, weights, keep_all, split_on, layout, house=house, **dates),
        read_as=read_as,
        geo=geo,
        name=name,
        jobs=jobs,
        force=force,
        prune=prune,
        stop_on_error=on_error == "stop",
        report=report,
        strict=strict,
        front=params.front_of(front, to or "json"),
    )
    if engine != "local":
        return run_on_engine(request, EngineChoice(engine, engine_settings, quiet, color))
    refuse_settings(engine_settings)
    return run(request, Display(dry_run=dry_run, quiet=quiet, color=color))
