"""The page of a rule and the index of all pages, in Markdown, built from docstrings and declarations."""

import inspect
from collections.abc import Iterator

from newsparse.checks import table
from newsparse.checks.rule import Fix, Rule, RuleModule, Scope

SECTIONS = ("Why", "Wrong", "Right", "Fix")  # the sections of every page, in order

_FIXES = {Fix.SAFE: "safe", Fix.UNSAFE: "unsafe", Fix.NONE: "–"}


def page(module: RuleModule) -> str:
    """The rule's page: code and name, summary, declared facts, and the rest of its docstring."""
    rule = module.RULE
    summary, _, rest = inspect.cleandoc(module.__doc__ or "").partition("\n")
    facts = " · ".join(_facts(rule))
    return f"# {rule.code} {rule.name}\n\n{summary}\n\n{facts}\n\n{rest.strip()}\n"


def summary(module: RuleModule) -> str:
    """The first line of the rule's docstring, which states what is right."""
    return (module.__doc__ or "").strip().partition("\n")[0]


def _facts(rule: Rule) -> Iterator[str]:
    yield f"severity: {rule.severity}"
    yield f"fix: {_FIXES[rule.fix]}"
    yield "on by default" if rule.default else "off by default"
    if rule.scope is Scope.FOLDER:
        yield "compares all files of a run"
    if rule.languages is not None:
        yield f"languages: {', '.join(sorted(rule.languages))}"
    if rule.but_not:
        yield f"not in: {', '.join(sorted(rule.but_not))}"


def index() -> str:
    """The index of all pages, by family."""
    lines = ["# The rules of `newsparse check`", ""]
    for prefix, family in table.FAMILIES.items():
        modules = [module for module in table.MODULES if module.RULE.code.startswith(prefix)]
        if modules:
            lines += [
                f"## {prefix} {family}",
                "",
                "| rule | what is right | severity | fix | default |",
                "|---|---|---|---|---|",
            ]
            lines += [_row(module) for module in modules]
            lines.append("")
    return "\n".join(lines)


def _row(module: RuleModule) -> str:
    rule = module.RULE
    default = "on" if rule.default else "off"
    link = f"[{rule.code} {rule.name}]({rule.code}.md)"
    return f"| {link} | {summary(module)} | {rule.severity} | {_FIXES[rule.fix]} | {default} |"
