"""The command `newsparse dateline`: the parts of the datelines that open lines."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from newsparse.base.escaping import encodable
from newsparse.cli import params
from newsparse.cli.inputs import is_waiting_for_a_person, sources
from newsparse.cli.messages import wants_color
from newsparse.cli.outcome import DONE, FAILED, Outcome
from newsparse.cli.outputs import put_drawing, standard_output
from newsparse.cli.reading import report_undecodable, require_geo
from newsparse.cli.show.grammar import Facts, dateline_facts
from newsparse.text.lines import split as lines_of

_HELP = """Read the datelines at the start of lines: place, region, agency, date, reporter.

LINE is a text, not a path. Without one, or with -, lines are read from standard input,
and blank ones are skipped. Besides the parts as written, the output has a name for the
agency that is the same in all scripts, and the date in EDTF (ISO 8601-2: XXXX-03-03 lacks its
year, which --year or --dated can give), if they are certain;
with --geo, also the country, coordinates and GeoNames id of each place.

\b
Examples:
  newsparse dateline 'NAIROBI, March 3 (Reuters) - Rain fell.'
  newsparse dateline -v 'Kremlin: no deal yet'      why there is no dateline
  cut -f2 leads.tsv | newsparse dateline -t jsonl | jq -r .dateline.place

\b
Exit status, as with grep: 0 some line has a dateline; 1 none has; 2 wrong option.
"""


@click.command("dateline", help=_HELP)
@click.argument("lines", nargs=-1, metavar="[LINE…|-]")
@click.option(
    "-t",
    "--to",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    help="The output: text (the default), JSON, or one line of JSON per line.",
)
@click.option(
    "-v", "--verbose", is_flag=True, help="List the forms that were tried, and why they were rejected."
)
@params.dating
@params.geo
@params.encoding
@params.color
def command(
    *, lines: Sequence[str], to: str, verbose: bool, geo: bool, encoding: str | None, color: str, **dates: Any
) -> int:
    """Run `newsparse dateline`."""
    if is_waiting_for_a_person(lines):
        raise click.UsageError("nothing to read; give a line, or pipe lines in (- reads from the keyboard)")
    if geo:
        require_geo()
    outcome = Outcome(color=wants_color(color, 2))
    texts = enumerate(lines, 1) if lines and lines != ("-",) else _piped(outcome, encoding)
    when = params.dates(dates)
    found = [_dated(_facts(number, text, verbose=verbose, geo=geo), when) for number, text in texts]
    if found and to == "text":
        _draw(found, color=wants_color(color, 1))
    elif found:
        standard_output()(_as_json(found, to))
    return DONE if any(one["dateline"] for one in found) else FAILED


def _piped(outcome: Outcome, encoding: str | None) -> Iterator[tuple[int, str]]:
    for source in sources((), outcome, encoding, read_as="text"):
        report_undecodable(source, outcome)
        for number, line in enumerate(lines_of(source.text), 1):
            text = source.text[line.start : line.end]
            if text.strip():
                yield number, text


def _facts(number: int, text: str, *, verbose: bool, geo: bool) -> Facts:
    """The analysis of one line; `rest` is the text after the dateline."""
    facts = dateline_facts(text)
    end = facts["end"] or 0
    found = {"line": number, "text": text, **facts, "rest": text[end:].strip()}
    if not verbose:
        del found["attempts"]
    if geo:
        found["places_on_map"] = _places(text)
    return found


def _dated(facts: Facts, when: dict[str, Any]) -> Facts:
    """The analysis with its date completed by `--year` or `--dated`."""
    dateline = facts["dateline"]
    if dateline and dateline["date_iso"] and any(when.values()):
        from newsparse.pipeline.dating import completed

        dateline["date_iso"] = completed(dateline["date_iso"], **when)
    return facts


def _places(text: str) -> list[Facts]:
    from newsparse.cli.places import on_map
    from newsparse.dateline import as_dateline, match

    found = match(text)
    return on_map(as_dateline(text, found) if found else None)


def _as_json(found: list[Facts], to: str) -> str:
    from newsparse.formats.json_document import laid_out
    from newsparse.formats.json_lines import compact

    if to == "jsonl":
        text = "".join(compact(one) + "\n" for one in found)
    else:
        text = laid_out(found[0] if len(found) == 1 else found) + "\n"
    return encodable(text)


def _draw(found: list[Facts], *, color: bool) -> None:
    from newsparse.cli.show.terminal import Screen, draw_datelines

    screen = Screen(color=color)
    draw_datelines(screen, found)
    put_drawing(screen.text())
