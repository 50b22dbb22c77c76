"""What `newsparse learn` does: a folder of articles in, the house style that they follow out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import click

from newsparse.checks.context.context import Context, FileContext
from newsparse.checks.context.conventions import Counts, count
from newsparse.checks.settings import House, Settings
from newsparse.cli import params
from newsparse.cli.inputs import sources
from newsparse.cli.messages import wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import standard_output
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source

_HELP = """Learn a house style from articles: which conventions they follow, and how often.

What is written is a table for the configuration. A convention stands there with a
value if at least nine in ten of its uses agree, ten or more of them; the others are
comments, left open with their counts.

\b
Examples:
  newsparse learn wire/
  newsparse learn wire/ >> .newsparse.toml
"""

_ENOUGH, _SHARE = 10, 0.9
_ENOUGH_ARTICLES = 3  # for what an article has only once
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
        for counts in _of_source(source):
            articles += 1
            for key, forms in counts.items():
                totals.setdefault(key, Counter()).update(forms)
    if articles:
        standard_output()(_table(totals, articles))
    return outcome.status


def _of_source(source: Source) -> list[Counts]:
    file = FileContext(source, Settings(()))
    return [count(Context(file, tree)) for tree in pipeline.trees(source)]


def _table(totals: Counts, articles: int) -> str:
    """The TOML of `[check.house]`, in the order of its keys."""
    lines = [f"# learnt from {articles} article{'s' * (articles != 1)}", "[check.house]"]
    for field in fields(House):
        key = field.name.replace("_", "-")
        if key in totals:
            lines.append(_line(key, totals[key]))
    return "\n".join(lines) + "\n"


def _line(key: str, forms: Counter[str]) -> str:
    from json import dumps

    ranked = sorted(forms.items(), key=lambda row: (-row[1], row[0]))
    counts = ", ".join(f"{form} {number}" for form, number in ranked[:6])
    if key == "agencies":
        names = [form for form, number in ranked if number >= _ENOUGH_ARTICLES]
        return f"{'' if names else '# '}{key} = {dumps(names, ensure_ascii=False)}  # {counts}"
    form, number = ranked[0]
    total = forms.total()
    is_clear = total >= (_ENOUGH_ARTICLES if key in _ONCE else _ENOUGH) and number >= _SHARE * total
    return f"{'' if is_clear else '# open: '}{key} = {dumps(form, ensure_ascii=False)}  # {counts}"
