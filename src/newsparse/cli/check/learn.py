"""The command `newsparse learn`: derive a house style from the articles in a folder."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import click

from newsparse.base.escaping import encodable, json_text, visible
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import Counts, count
from newsparse.checks.context.file import FileContext
from newsparse.checks.settings import House, Settings
from newsparse.cli import params
from newsparse.cli.inputs import sources
from newsparse.cli.messages import wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import standard_output
from newsparse.cli.reading import report_undecodable
from newsparse.model.errors import clipped
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source

_HELP = """Derive a house style from articles, by counting the conventions they follow.

Prints the table [check.house] for the configuration. A convention gets a value if it
occurs at least ten times and nine in ten of its uses agree; the others are printed as
comments, with their counts.

\b
Examples:
  newsparse learn wire/
  newsparse learn wire/ >> .newsparse.toml
"""

_FEWEST_USES = 10  # of a convention that an article may follow many times
_FEWEST_ARTICLES = 3  # for a convention that an article can follow only once
_SHARE = 0.9  # of all uses that have to agree
_MOST_SHOWN = 6  # forms in the comment after a value
_ONCE = frozenset({"headline-case", "subhead-case", "dateline-separator", "end-marker", "agencies"})


@click.command("learn", help=_HELP)
@click.argument("paths", nargs=-1, required=True, metavar="DIR…")
@params.in_folders
@params.encoding
@params.color
def command(*, paths: Sequence[str], encoding: str | None, color: str, **folders: Any) -> int:
    """Run `newsparse learn`."""
    outcome = Outcome(color=wants_color(color, 2))
    totals: Counts = {}
    articles = 0
    for source in sources(paths, outcome, encoding, params.folder_options(folders)):
        report_undecodable(source, outcome)
        for counts in _of_source(source):
            articles += 1
            for key, forms in counts.items():
                totals.setdefault(key, Counter()).update(forms)
    if articles:
        standard_output()(_table(totals, articles))
    return outcome.status


def _of_source(source: Source) -> list[Counts]:
    file = FileContext(source, Settings(()))
    return [count(ArticleContext(file, tree)) for tree in pipeline.trees(source)]


def _table(totals: Counts, articles: int) -> str:
    """The table `[check.house]` as TOML, in the order of its keys."""
    lines = [f"# derived from {articles} article{'s' * (articles != 1)}", "[check.house]"]
    for field in fields(House):
        key = field.name.replace("_", "-")
        if key in totals:
            lines.append(_line(key, totals[key]))
    return "\n".join(lines) + "\n"


def _line(key: str, forms: Counter[str]) -> str:
    ranked = sorted(forms.items(), key=lambda row: (-row[1], row[0]))
    counts = visible(", ".join(f"{clipped(form)} {number}" for form, number in ranked[:_MOST_SHOWN]))
    if key == "agencies":
        names = [form for form, number in ranked if number >= _FEWEST_ARTICLES]
        return f"{'' if names else '# '}{key} = {_toml(names)}  # {counts}"
    form, number = ranked[0]
    total = forms.total()
    is_clear = total >= (_FEWEST_ARTICLES if key in _ONCE else _FEWEST_USES) and number >= _SHARE * total
    return f"{'' if is_clear else '# undecided: '}{key} = {_toml(form)}  # {counts}"


def _toml(value: str | list[str]) -> str:
    """A value that comes from a text, as TOML: its strings are those of JSON, but for one control character."""
    from json import dumps

    return json_text(encodable(dumps(value, ensure_ascii=False)))
