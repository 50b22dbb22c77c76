"""The command `newsparse explain`: the reasons for every role in one input."""

import click

from newsparse.base.counting import counted
from newsparse.base.escaping import encodable
from newsparse.cli import params
from newsparse.cli.inputs import house_words, name_of
from newsparse.cli.messages import wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import put_drawing, standard_output
from newsparse.cli.reading import report_undecodable
from newsparse.cli.show.explanation import explanation
from newsparse.cli.show.grammar import Facts
from newsparse.cli.show.source import one_source
from newsparse.formats import get
from newsparse.formats.own import is_own
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.text.lines import split as lines_of
from newsparse.text.source import Source

_HELP = """Explain why each line was labelled as it was, and what else it could be.

For each block, this prints its line, its role, the runner-up and the margin between
them (a difference in log odds; below 1 the role is uncertain). Then it lists the
features that decided, each with the weight by which it favours the role (+) or the
runner-up (-). For the lead it also gives the form of its dateline, or why there is
none. The page docs/explain.md explains the features.

\b
Examples:
  newsparse explain story.txt
  newsparse explain --line 6 story.txt
  newsparse explain --json story.txt | jq '.blocks[] | select(.uncertain)'
"""


@click.command("explain", help=_HELP)
@params.one_path
@click.option(
    "-n", "--line", type=click.IntRange(min=1), metavar="N", help="Explain only the block with line N."
)
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="List all features, not only the six strongest, and all rejected datelines.",
)
@click.option("--raw", is_flag=True, help="Show the internal names of features instead of descriptions.")
@params.encoding
@params.layout
@params.split
@params.split_on
@click.option("--keep-all", is_flag=True, help="As for parse; every block is explained in any case.")
@params.isolated
@params.weights
@params.color
def command(
    *,
    path: str | None,
    line: int | None,
    as_json: bool,
    verbose: bool,
    raw: bool,
    encoding: str | None,
    layout: str,
    split: bool,
    split_on: str | None,
    keep_all: bool,
    isolated: bool,
    weights: str | None,
    color: str,
) -> int:
    """Run `newsparse explain`."""
    house = house_words([path or "-"], isolated=isolated)
    options = Options(
        encoding, split, weights=weights, keep_all=keep_all, split_on=split_on, layout=layout, house=house
    )
    outcome = Outcome(color=wants_color(color, 2))
    source = one_source(path, outcome, options)
    if source is None:
        return outcome.status
    if not source.is_text or (source.format is not None and get(source.format).extracts):
        outcome.fail(name_of(source.path), "this format has no lines to explain; try newsparse show")
        return outcome.status
    if source.format is not None:
        outcome.note(
            name_of(source.path),
            f"{_what(source)}; it is explained as if it were raw text",
        )
    report_undecodable(source, outcome)
    facts = [
        explanation(tree, reasons, line, options.layout)
        for tree, reasons in pipeline.explained(source, options)
    ]
    if line is not None:
        facts = [one for one in facts if one["blocks"]]
        if not facts:
            return _without_block(source, line, outcome)
    if as_json:
        standard_output()(_as_json(facts))
    else:
        _draw(facts, color=wants_color(color, 1), verbose=verbose, raw=raw)
    return outcome.status


def _what(source: Source) -> str:
    if is_own(source):
        return "this is a document written by newsparse"
    return f"parse reads this as {source.format}, whose markup says what each line is"


def _without_block(source: Source, line: int, outcome: Outcome) -> int:
    count = len(lines_of(source.text))
    if line > count:
        raise click.UsageError(
            f"there is no line {line}; {name_of(source.path)} has {counted(count, 'line')}"
        )
    outcome.note(name_of(source.path), f"line {line} is blank, so there is nothing to explain")
    return outcome.status


def _as_json(facts: list[Facts]) -> str:
    from newsparse.formats.json_document import laid_out

    return encodable(laid_out(facts[0] if len(facts) == 1 else facts)) + "\n"


def _draw(facts: list[Facts], *, color: bool, verbose: bool, raw: bool) -> None:
    from newsparse.cli.show.terminal import Screen, draw_explanation

    screen = Screen(color=color)
    for one in facts:
        draw_explanation(screen, one, verbose=verbose, raw=raw)
    put_drawing(screen.text())
