"""The table of commands, each in a module that is imported when the command is called.

To add a command, write one module with a click command named `command`, and add one row here.
"""

from typing import NamedTuple


class CommandRow(NamedTuple):
    """A command: its name, its module, and its line in the overview."""

    name: str
    module: str
    summary: str


COMMANDS: tuple[CommandRow, ...] = (
    CommandRow(
        "parse",
        "newsparse.cli.parse.command",
        "Write the structure of articles as JSON, YAML, Markdown or text.",
    ),
    CommandRow(
        "batch", "newsparse.cli.batch.command", "Convert folders, archives and corpora; can be resumed."
    ),
    CommandRow("show", "newsparse.cli.show.command", "Display the structure of an article in colour."),
    CommandRow("explain", "newsparse.cli.show.explain", "Explain why each line was labelled as it was."),
    CommandRow(
        "dateline", "newsparse.cli.show.dateline", "Read datelines: place, region, agency, date, reporter."
    ),
    CommandRow(
        "check", "newsparse.cli.check.command", "Check articles against rules, and fix what can be fixed."
    ),
    CommandRow("rule", "newsparse.cli.check.rule", "Explain the rules of newsparse check."),
    CommandRow(
        "config", "newsparse.cli.check.config", "Show, create or describe the configuration of check."
    ),
    CommandRow("learn", "newsparse.cli.check.learn", "Derive a house style from a folder of articles."),
    CommandRow(
        "lsp", "newsparse.cli.lsp", "Serve an editor: findings as you type, quick fixes, outline, reasons."
    ),
    CommandRow("formats", "newsparse.cli.parse.formats", "List the input and output formats."),
    CommandRow("schema", "newsparse.cli.parse.schema", "Print the JSON Schema of the documents."),
    CommandRow(
        "completion",
        "newsparse.cli.shell.completion",
        "Print or install the completion for bash, zsh or fish.",
    ),
    CommandRow("help", "newsparse.cli.shell.help", "Print the help or the manual page of a command."),
)
