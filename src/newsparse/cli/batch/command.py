"""The command `newsparse batch`: its options and its help."""

from typing import Any

import click

from newsparse.batch.request import Request
from newsparse.cli import params
from newsparse.cli.batch.engine import Asked, engine_options, hand_over, refuse_settings
from newsparse.cli.batch.options import Jobs, input_request, inputs
from newsparse.model.options import Options

_HELP = """Convert many texts: folders, archives, corpora.

PATH is a file, a folder, an archive (.zip, .tar.gz) or a corpus (.jsonl, .parquet, packed
or not). OUT is a folder, which gets a file for each article in folders as those of the
input, or one file: .jsonl, .jsonl.gz, .csv or .parquet; - is JSON Lines to standard output.

A run that was ended, by Ctrl-C or worse, is taken up by the same command; a later run does
what is new, what changed and what failed. What it needs to know for that is kept beside OUT.

\b
Examples:
  newsparse batch wire/ -o structured/               a folder of JSON, as wire/ is
  newsparse batch wire/ -o site/ -t md               of Markdown
  newsparse batch wire/ dump.zip -o all.jsonl.gz     everything in one file
  newsparse batch dump.jsonl --text-field body -o articles.parquet
  find . -name '*.txt' -print0 | newsparse batch -0 --files-from - -o out/
  newsparse batch wire/ -o structured/ --dry-run     what would be done
  newsparse batch s3a://corpus/ -o s3a://articles/ --engine spark

\b
Exit status: 0 done; 1 some inputs failed, or the output could not be finished;
2 an option or a path is wrong, or two outputs would have one name; 130 interrupted
(143 by SIGTERM).
"""


@click.command("batch", help=_HELP)
@click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path(path_type=str))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=str, allow_dash=True),
    metavar="OUT",
    help="Where to write: a folder, one file, or -.",
)
@click.option(
    "-t",
    "--to",
    type=params.FormatName(writes=True),
    metavar="FORMAT",
    help="What to write into a folder; default: json.",
)
@click.option(
    "-j",
    "--jobs",
    type=Jobs(),
    default="auto",
    metavar="N|auto",
    help="How many processes; auto is as many as pay.",
)
@click.option(
    "--name",
    default="{stem}.{ext}",
    metavar="PATTERN",
    show_default=True,
    help="What files in a folder are called: {stem}, {suffix} of the input, {ext}.",
)
@click.option("--force", is_flag=True, help="Do all anew, and write over files that are in the way.")
@click.option("--prune", is_flag=True, help="Remove from the folder what was written for inputs now gone.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option(
    "--on-error",
    type=click.Choice(["skip", "stop"]),
    default="skip",
    show_default=True,
    help="After an input that fails, go on or stop.",
)
@click.option(
    "--report",
    type=click.Path(path_type=str),
    metavar="FILE",
    help="Write what it came to: .html for people, .json for programs.",
)
@click.option("-q", "--quiet", is_flag=True, help="Only say what failed.")
@inputs
@click.option("--spans", is_flag=True, help="Add the lossless cover: every character, with its role.")
@engine_options
@params.geo
@params.encoding
@params.read_as
@params.split
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
    report: str | None,
    quiet: bool,
    spans: bool,
    engine: str,
    engine_settings: tuple[str, ...],
    geo: bool,
    encoding: str | None,
    read_as: str | None,
    split: bool,
    weights: str | None,
    color: str,
    **options: Any,
) -> int:
    """Run `newsparse batch`."""
    from newsparse.cli.batch.run import Showing, run

    request = Request(
        inputs=input_request(paths, options),
        output=output,
        to=to,
        options=Options(encoding, split, spans, weights),
        read_as=read_as,
        geo=geo,
        name=name,
        jobs=jobs,
        force=force,
        prune=prune,
        stop_on_error=on_error == "stop",
    )
    if engine != "local":
        return hand_over(request, Asked(engine, engine_settings, quiet, color))
    refuse_settings(engine_settings)
    return run(request, Showing(report, dry_run=dry_run, quiet=quiet, color=color))
