"""What `newsparse rule` prints: what rules there are, and the page of each."""

from collections.abc import Sequence

import click

from newsparse.checks import page, table
from newsparse.checks.rule import RuleModule
from newsparse.cli.outputs import standard_output
from newsparse.errors import UnknownNameError

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
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="The pages of all rules.")
def command(*, code: str | None, every: bool) -> None:
    """Run `newsparse rule`."""
    if code and every:
        raise click.UsageError("--all is every rule; name one, or none")
    if every:
        standard_output()("\n".join(page.page(module) for module in table.MODULES))
        return
    if code is None:
        standard_output()(_listed(table.MODULES))
        return
    family = [module for module in table.MODULES if module.RULE.code[:3] == code.upper()]
    if family:
        standard_output()(_listed(family))
        return
    module = table.module(code) or table.module(code.upper()) or table.module(code.lower())
    if module is None:
        raise UnknownNameError("rule", code, table.known())
    standard_output()(page.page(module))


def _listed(modules: Sequence[RuleModule]) -> str:
    width = max(len(module.RULE.name) for module in modules)
    lines = []
    for module in modules:
        rule = module.RULE
        facts = f"{_FIXES[rule.fix]}  {'on ' if rule.default else 'off'}  {rule.severity:<7}"
        lines.append(f"{rule.code}  {facts}  {rule.name:<{width}}  {page.summary(module)}\n")
    return "".join(lines)
