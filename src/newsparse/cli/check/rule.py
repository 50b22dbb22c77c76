"""The command `newsparse rule`: list the rules, or print the page of one."""

import os
from collections.abc import Sequence

import click

from newsparse.checks import page, table
from newsparse.checks.rule import Rule, RuleModule
from newsparse.cli import completing
from newsparse.cli.messages import wants_color
from newsparse.cli.outputs import put_drawing, standard_output
from newsparse.model.errors import UnknownNameError

_HELP = """Explain a rule: what it reports and why, with examples, its fix and its options.

CODE is a code or a name. Without it, or with the beginning of a code (NP3), the rules
are listed one per line: code, fix (S safe, U unsafe), on or off by default, severity,
name, and what the rule asks for.

\b
Examples:
  newsparse rule NP301
  newsparse rule mixed-apostrophes
  newsparse rule NP3
  newsparse rule --all > rules.md
"""

_FIXES = {"safe": "S", "unsafe": "U", "none": "-"}


@click.command("rule", help=_HELP)
@click.argument("code", required=False, shell_complete=completing.rules)
@click.option("--all", "every", is_flag=True, help="Print the pages of all rules.")
def command(*, code: str | None, every: bool) -> None:
    """Run `newsparse rule`."""
    if code and every:
        raise click.UsageError("--all cannot be used with CODE; give one or the other")
    if every:
        standard_output()("\n".join(page.page(module) for module in table.MODULES))
        return
    family = [module for module in table.MODULES if code is None or module.RULE.code[:3] == code.upper()]
    if code is None or family:
        _list(family)
        return
    module = table.module(code) or table.module(code.upper()) or table.module(code.lower())
    if module is None:
        raise UnknownNameError("rule", code, table.known())
    if os.isatty(1):
        from newsparse.cli.show.terminal import markdown

        put_drawing(markdown(page.page(module), color=wants_color("auto", 1)))
    else:
        standard_output()(page.page(module))


def _list(modules: Sequence[RuleModule]) -> None:
    """A line for each rule; on a terminal, the summary is wrapped within its own column."""
    width = max(len(module.RULE.name) for module in modules)
    rows = [(_facts(module.RULE, width), page.summary(module)) for module in modules]
    if os.isatty(1):
        from newsparse.cli.show.terminal import columns

        put_drawing(columns(rows))
    else:
        standard_output()("".join(f"{facts}{summary}\n" for facts, summary in rows))


def _facts(rule: Rule, width: int) -> str:
    default = "on " if rule.default else "off"
    return f"{rule.code}  {_FIXES[rule.fix]}  {default}  {rule.severity:<7}  {rule.name:<{width}}  "
