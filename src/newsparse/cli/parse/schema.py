"""The command `newsparse schema`, which prints the JSON Schema of the document."""

import click

from newsparse.cli.outputs import standard_output

_HELP = """Print the JSON Schema of the documents that parse writes.

It takes an article, as in each line of JSON Lines, and an array of articles.

\b
Examples:
  newsparse schema > newsparse.schema.json
  newsparse schema | jq '."$defs".Article.properties | keys'
"""


@click.command("schema", help=_HELP)
def command() -> None:
    """Run `newsparse schema`."""
    from newsparse.formats.json_document import laid_out
    from newsparse.formats.schema import json_schema

    standard_output()(laid_out(json_schema()) + "\n")
