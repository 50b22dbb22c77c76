"""The command `newsparse show`: draws the articles of one input."""

import click

from newsparse.cli import params
from newsparse.cli.inputs import house_words
from newsparse.cli.messages import wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import put_drawing
from newsparse.cli.reading import articles_of, report_loss, report_undecodable
from newsparse.cli.show.source import one_source
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.reading import Reading
from newsparse.pipeline.view import article_of

_HELP = """Display the structure of an article in colour.

Line numbers are on the left. A question mark marks a line whose role is uncertain;
newsparse explain gives the reasons. The last line says what was left out of the
document, and why.

\b
Examples:
  newsparse show story.txt
  newsparse show --color always story.txt | less -R
  newsparse show page.html
"""


@click.command("show", help=_HELP)
@params.one_path
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
    path: str | None,
    encoding: str | None,
    layout: str,
    read_as: str | None,
    split: bool,
    split_on: str | None,
    keep_all: bool,
    isolated: bool,
    weights: str | None,
    color: str,
) -> int:
    """Run `newsparse show`."""
    from newsparse.cli.show.terminal import Screen, draw_article

    house = house_words([path or "-"], isolated=isolated)
    options = Options(
        encoding, split, weights=weights, keep_all=keep_all, split_on=split_on, layout=layout, house=house
    )
    outcome = Outcome(color=wants_color(color, 2))
    source = one_source(path, outcome, options, read_as)
    if source is None:
        return outcome.status
    screen = Screen(color=wants_color(color, 1))
    if source.format is None:
        report_undecodable(source, outcome)
        drawn = []
        for tree, reasons in pipeline.explained(source, options):
            article = article_of(tree, keep_all=keep_all)
            drawn.append((article, tree))
            draw_article(screen, article, tree, reasons)
        report_loss(source, Reading(*map(list, zip(*drawn, strict=True))), outcome)
    else:
        for article in articles_of(source, options, outcome):
            draw_article(screen, article)
    put_drawing(screen.text())
    return outcome.status
