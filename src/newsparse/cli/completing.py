"""Shell completion of rules, profiles and report formats; imported only while completing."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from newsparse.checks.settings import LocalRule


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Families, codes and names of rules; the part after the last comma is completed, codes before names."""
    from newsparse.checks import page, table

    known = {**table.FAMILIES, **{module.RULE.code: page.summary(module) for module in table.MODULES}}
    known |= {rule.code: rule.message for rule in _configured()}
    before, comma, last = incomplete.rpartition(",")
    found = {code: text for code, text in known.items() if code.startswith(last.upper())}
    if last and not found:
        names = {module.RULE.name: page.summary(module) for module in table.MODULES}
        names |= {rule.name: rule.message for rule in _configured()}
        found = {name: text for name, text in names.items() if name.startswith(last.lower())}
    return [_item(before + comma + name, text) for name, text in found.items()]


def commands(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """The commands, and those of the group that was named before."""
    from newsparse.cli.commands import COMMANDS

    words = ctx.params.get(param.name or "") or ()
    group = ctx.find_root().command
    for word in words:
        found = group.get_command(ctx, word) if isinstance(group, click.Group) else None
        if not isinstance(found, click.Group):
            return []
        group = found
    if not words:
        return [_item(row.name, row.summary) for row in COMMANDS if row.name.startswith(incomplete)]
    return _beginning(group.list_commands(ctx), incomplete) if isinstance(group, click.Group) else []


def _configured() -> "Sequence[LocalRule]":
    """The rules of the current folder's configuration; none where it is broken."""
    from newsparse.checks.config.configuration import Configurations, Overrides
    from newsparse.model.errors import NewsparseError

    try:
        return Configurations(Overrides()).of_folder(".").check.rules
    except NewsparseError:
        return ()


def severities(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Codes of rules, and after `=` their severities."""
    from newsparse.checks import page, table
    from newsparse.checks.finding import Severity

    code, equals, level = incomplete.partition("=")
    if equals:
        return _beginning((f"{code}={one}" for one in Severity), f"{code}={level}")
    return [
        _item(f"{module.RULE.code}=", page.summary(module))
        for module in table.MODULES
        if module.RULE.code.startswith(code.upper())
    ]


def profiles(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """The names of profiles."""
    from newsparse.checks.config.profiles import names

    return _beginning(names(), incomplete)


def reports(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """The names of report formats."""
    from newsparse.checks import reporters

    return _beginning(reporters.names(), incomplete)


def _beginning(names: Iterable[str], start: str) -> "list[CompletionItem[str]]":
    return [_item(name) for name in names if name.startswith(start)]


def _item(name: str, help_: str | None = None) -> "CompletionItem[str]":
    from click.shell_completion import CompletionItem

    return CompletionItem(name, help=help_)
