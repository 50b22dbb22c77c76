"""A click group that finds commands in a table and imports a module only when its command runs."""

from collections.abc import Sequence
from importlib import import_module
from os.path import exists
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.commands import CommandRow
from newsparse.model.errors import UnknownNameError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Commands(click.Group):
    """A group whose commands are the rows of a table; listing and completing them imports none."""

    def __init__(self, *args: Any, rows: Sequence[CommandRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.name: row for row in rows}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None if there is none."""
        row = self.rows.get(cmd_name)
        if row is None:
            return None
        command: click.Command = import_module(row.module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named by the first argument. Raises UsageError with the nearest names."""
        name = args[0]
        if name not in self.rows and not ctx.resilient_parsing:
            if exists(name):
                raise click.UsageError(
                    f"no command named {name!r}; did you mean newsparse parse {name}?", ctx
                )
            raise click.UsageError(str(UnknownNameError("command", name, self.rows)), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the overview of the commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.summary) for row in self.rows.values()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """The commands that begin with `incomplete`, and the options of the group."""
        from click.shell_completion import CompletionItem

        names = [
            CompletionItem(row.name, help=row.summary)
            for row in self.rows.values()
            if row.name.startswith(incomplete)
        ]
        return names + click.Command.shell_complete(self, ctx, incomplete)
