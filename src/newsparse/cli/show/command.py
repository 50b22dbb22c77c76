"""What `newsparse show` does: one input in, a picture of its articles out."""

import click

from newsparse.cli import params
from newsparse.cli.messages import wants_color
from newsparse.cli.one import one_source
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import put_drawing
from newsparse.cli.reading import articles_of, check_weights, report_undecodable
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.view import article_of

_HELP = """Draw the structure of an article for a person's eyes.

Line numbers stand on the left. A question mark beside one says that the labeller
was in doubt: newsparse explain has the reasons. What is left out of the document,
and why, stands at the end.

\b
Examples:
  newsparse show story.txt
  newsparse show --color always story.txt | less -R
  w3m -dump URL | newsparse show
"""


@click.command("show", help=_HELP)
@params.one_path
@params.encoding
@params.read_as
@params.split
@params.weights
@params.color
def command(
    *,
    path: str | None,
    encoding: str | None,
    read_as: str | None,
    split: bool,
    weights: str | None,
    color: str,
) -> int:
    """Run `newsparse show`."""
    from newsparse.cli.show.terminal import Screen, draw_article

    options = Options(encoding, split, weights=weights)
    check_weights(options)
    outcome = Outcome(color=wants_color(color, 2))
    source = one_source(path, outcome, encoding, read_as)
    if source is None:
        return outcome.status
    screen = Screen(color=wants_color(color, 1))
    if source.format is None:
        report_undecodable(source, outcome)
        for tree, reasons in pipeline.explained(source, options):
            draw_article(screen, article_of(tree), tree, reasons)
    else:
        for article in articles_of(source, options, outcome):
            draw_article(screen, article)
    put_drawing(screen.text())
    return outcome.status
