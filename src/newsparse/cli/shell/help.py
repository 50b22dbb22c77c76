"""The command `newsparse help`: the help or the manual page of a command."""

from collections.abc import Sequence

import click

from newsparse.cli import completing
from newsparse.cli.outputs import standard_output
from newsparse.model.errors import UnknownNameError

_HELP = """Print the help of a command, as COMMAND --help does.

\b
Examples:
  newsparse help parse
  newsparse help config show
  newsparse help --man check | man -l -
"""


@click.command("help", help=_HELP)
@click.argument("words", nargs=-1, metavar="[COMMAND…]", shell_complete=completing.commands)
@click.option("--man", is_flag=True, help="Print the manual page instead, for man.")
@click.pass_context
def command(ctx: click.Context, *, words: Sequence[str], man: bool) -> None:
    """Run `newsparse help`."""
    context = context_of(ctx.find_root(), words)
    if man:
        from newsparse.cli.shell.manual import page

        standard_output()(page(context))
    else:
        standard_output()(context.get_help() + "\n")


def context_of(context: click.Context, words: Sequence[str]) -> click.Context:
    """The context of the command that these words name below `context`. Raises UsageError with the nearest names."""
    for word in words:
        group = context.command
        known = group.list_commands(context) if isinstance(group, click.Group) else []
        if word not in known or not isinstance(group, click.Group):
            if not known:
                raise click.UsageError(
                    f"{context.command_path} has no commands of its own; leave {word!r} out"
                )
            raise click.UsageError(str(UnknownNameError("command", word, known)))
        found = group.get_command(context, word)
        assert found is not None
        context = click.Context(
            found, info_name=word, parent=context, max_content_width=context.max_content_width
        )
    return context
