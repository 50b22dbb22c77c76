"""What `newsparse rule` prints: what rules there are, and the page of each."""

import os
from collections.abc import Sequence

import click

from newsparse.checks import page, table
from newsparse.checks.rule import Rule, RuleModule
from newsparse.cli import completing
from newsparse.cli.messages import wants_color
from newsparse.cli.outputs import put_drawing, standard_output
from newsparse.model.errors import UnknownNameError

_HELP = """Explain a rule: what it reports, why, wrong and right, its fix, its options.

CODE is a code or a name. Without one, or with the beginning of a code (NP3), the rules
are listed, a line each: code, fix (S safe, U unsafe), whether it runs by default,
severity, name, and what is right.

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
@click.option("--all", "every", is_flag=True, help="The pages of all rules.")
def command(*, code: str | None, every: bool) -> None:
    """Run `newsparse rule`."""
    if code and every:
        raise click.UsageError("--all is every rule; name one, or none")
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
    """A line for each rule; on a terminal what is right is wrapped under itself."""
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
