"""Which commands there are: one ordered table, and the module that each is loaded from when it is called.

Adding a command is one file with a click command named `command`, and one row here.
"""

from typing import NamedTuple


class Row(NamedTuple):
    """One command: its name, the module that holds it, and its line in the overview."""

    name: str
    module: str
    summary: str


COMMANDS: tuple[Row, ...] = (
    Row(
        "parse",
        "newsparse.cli.parse.command",
        "Write the structure of articles: JSON, JSON Lines, YAML, Markdown, text.",
    ),
    Row(
        "batch",
        "newsparse.cli.batch.command",
        "Convert folders, archives and corpora; resumes where it was ended.",
    ),
    Row("show", "newsparse.cli.show.command", "Draw the structure of an article for a person's eyes."),
    Row(
        "explain", "newsparse.cli.show.explain", "Say why each line is what it is, and what else it could be."
    ),
    Row("dateline", "newsparse.cli.show.dateline", "Read datelines: place, region, agency, date, reporter."),
    Row("check", "newsparse.cli.check.command", "Check articles against rules, and fix what can be fixed."),
    Row("rule", "newsparse.cli.check.rule", "Explain the rules of newsparse check."),
    Row("config", "newsparse.cli.check.config", "Show or create the configuration of newsparse check."),
    Row("learn", "newsparse.cli.check.learn", "Derive a house style from a folder of articles."),
    Row("formats", "newsparse.cli.parse.formats", "List the formats that are read and written."),
    Row("schema", "newsparse.cli.parse.schema", "Print the JSON Schema of the document."),
)
