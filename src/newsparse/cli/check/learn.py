"""The command `newsparse learn`: derive a house style from the articles in a folder."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import click

from newsparse.base.counting import counted
from newsparse.base.escaping import encodable, json_text, visible
from newsparse.checks.config import house
from newsparse.checks.config.reading import read_text
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import Counts, count
from newsparse.checks.context.file import FileContext
from newsparse.checks.settings import House, Settings
from newsparse.cli import params
from newsparse.cli.inputs import name_of, sources
from newsparse.cli.messages import tell, wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import standard_output
from newsparse.cli.reading import report_undecodable
from newsparse.files import write as whole
from newsparse.formats.own import refuse_own
from newsparse.model.errors import InputError, clipped
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source

_HELP = """Derive a house style from articles, by counting the conventions they follow.

Prints the table [check.house] for the configuration. A convention gets a value if it
occurs at least ten times and nine in ten of its uses agree; the others are printed as
comments, which say why. Behind each is what was counted. --into can be repeated as the articles change: keys that
have a value by now are replaced, and everything else in the file stays.

\b
Examples:
  newsparse learn wire/                           print the table
  newsparse learn wire/ --into .newsparse.toml    set it in that file, whatever else is there
"""

_FEWEST_USES = 10  # of a convention that an article may follow many times
_FEWEST_ARTICLES = 3  # for a convention that an article can follow only once
_SHARE = 0.9  # of all uses that have to agree
_MOST_SHOWN = 6  # forms in the comment after a value
# What each convention is about, in the words of a comment behind its value.
ABOUT = {
    "apostrophe": "the sign in words like it's",
    "quotes": "the marks of quotations",
    "dash": "dashes between words",
    "dash-spacing": "spaces around dashes",
    "ellipsis": "the sign for what is left out",
    "us-form": "the United States, abbreviated",
    "headline-case": "capitals in headlines",
    "subhead-case": "capitals in subheads",
    "dateline-separator": "the sign behind a dateline",
    "end-marker": "the line that ends an article",
    "agencies": "names in datelines",
    "percent": "behind a number",
    "date-form": "the order of a date",
}
_ONCE = frozenset({"headline-case", "subhead-case", "dateline-separator", "end-marker", "agencies"})


@click.command("learn", help=_HELP)
@click.argument("paths", nargs=-1, required=True, metavar="DIR…")
@click.option(
    "--into",
    type=click.Path(path_type=str),
    metavar="FILE",
    help="Set the table in this configuration file, which is made if it does not exist.",
)
@params.in_folders
@params.encoding
@params.color
def command(
    *, paths: Sequence[str], into: str | None, encoding: str | None, color: str, **folders: Any
) -> int:
    """Run `newsparse learn`."""
    outcome = Outcome(color=wants_color(color, 2))
    text = "" if into is None or not os.path.lexists(into) else read_text(into, newline="")
    totals: Counts = {}
    articles = 0
    for source in sources(paths, outcome, encoding, params.folder_options(folders)):
        if _is_refused(source, outcome):
            continue
        report_undecodable(source, outcome)
        for counts in _of_source(source):
            articles += 1
            for key, forms in counts.items():
                totals.setdefault(key, Counter()).update(forms)
    if not articles:
        return outcome.status
    values, undecided = _decided(totals)
    if into is None:
        derived, *rest = house.lines(articles, values, undecided)
        lines = [derived, house.heading(), *rest]
        standard_output()("".join(f"{line}\n" for line in lines))
    else:
        whole.write(into, house.updated(text, into, articles, values, undecided).encode("utf-8"))
        tell(f"{counted(len(values), 'convention')} set, {len(undecided)} undecided", into)
    return outcome.status


def _is_refused(source: Source, outcome: Outcome) -> bool:
    """Whether a source is one of newsparse's own documents, which follow its conventions; counted as failed."""
    try:
        refuse_own(source, "learn from the text that it was parsed from")
    except InputError as error:
        outcome.fail(name_of(source.path), error.problem)
        return True
    return False


def _of_source(source: Source) -> list[Counts]:
    file = FileContext(source, Settings(()))
    return [count(ArticleContext(file, tree)) for tree in pipeline.trees(source)]


def _decided(totals: Counts) -> tuple[dict[str, str], dict[str, str]]:
    """The conventions that are clear and those that are not, as TOML with their counts, in the order of the table."""
    values: dict[str, str] = {}
    undecided: dict[str, str] = {}
    for field in fields(House):
        key = field.name.replace("_", "-")
        if key in totals:
            value, is_clear = _value(key, totals[key])
            (values if is_clear else undecided)[key] = value
    return values, undecided


def _value(key: str, forms: Counter[str]) -> tuple[str, bool]:
    ranked = sorted(forms.items(), key=lambda row: (-row[1], row[0]))
    counts = visible(", ".join(f"{clipped(form)} {number}" for form, number in ranked[:_MOST_SHOWN]))
    why = f"{ABOUT[key]}: {counts}"
    if key == "agencies":
        names = [form for form, number in ranked if number >= _FEWEST_ARTICLES]
        missing = "" if names else f"; one is kept from {_FEWEST_ARTICLES} articles on"
        return f"[{', '.join(map(_string, names))}]  # {why}{missing}", bool(names)
    form, number = ranked[0]
    missing = _missing(key, number, forms.total())
    return f"{_string(form)}  # {why}{missing}", not missing


def _missing(key: str, number: int, total: int) -> str:
    """Why `number` uses of one form among all are too few to decide a convention; empty if they do."""
    if key in _ONCE and total < _FEWEST_ARTICLES:
        return f"; too few, at least {_FEWEST_ARTICLES} articles have to show it"
    if key not in _ONCE and total < _FEWEST_USES:
        return f"; too few, at least {_FEWEST_USES} uses are needed"
    if number < _SHARE * total:
        return f"; mixed, {_SHARE:.0%} have to agree"
    return ""


def _string(text: str) -> str:
    """The text as a string of TOML."""
    from json import dumps

    return json_text(dumps(encodable(text), ensure_ascii=False))
