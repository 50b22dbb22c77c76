"""Running `newsparse show`: from one input to its articles, drawn."""

from __future__ import annotations

from newsparse.cli.inputs import house_words
from newsparse.cli.messages import wants_color
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import put_drawing
from newsparse.cli.reading import articles_of, report_loss, report_undecodable
from newsparse.cli.show.source import one_source
from newsparse.cli.show.terminal import Screen, draw_article
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.reading import Reading
from newsparse.pipeline.view import article_of


def show(
    path: str | None = None,
    *,
    encoding: str | None = None,
    layout: str = "auto",
    read_as: str | None = None,
    split: bool = True,
    split_on: str | None = None,
    keep_all: bool = False,
    isolated: bool = False,
    weights: str | None = None,
    color: str = "auto",
) -> int:
    """Draw the articles at `path`, or of standard input; return the exit status. Raises UsageError, InputError."""
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
