"""The command `newsparse show`: draws the articles of one input."""

from typing import Any

import click

from newsparse.cli import params

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
def command(**given: Any) -> int:
    """Run `newsparse show`."""
    from newsparse.cli.show.run import show

    return show(**given)
