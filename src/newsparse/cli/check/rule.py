"""The command `newsparse rule`: list the rules, or print the page of one."""

import os
import re
from collections.abc import Sequence

import click

from newsparse.base.escaping import visible
from newsparse.checks import local, page, table
from newsparse.checks.config.configuration import Configurations, Overrides
from newsparse.checks.rule import Rule, RuleModule
from newsparse.checks.settings import LocalRule
from newsparse.cli import completing
from newsparse.cli.check.request import configured
from newsparse.cli.messages import tell, wants_color
from newsparse.cli.outputs import put_drawing, standard_output
from newsparse.model.errors import NewsparseError, UnknownNameError
from newsparse.model.nearest import did_you_mean

_HELP = """Explain a rule: what it reports and why, with examples, its fix and its options.

CODE is a code or a name, also of a rule in the configuration of this folder. Without it,
with the beginning of a code (NP3), or with words to look for in names and descriptions,
rules are listed one per line: code, fix (S safe, U unsafe), on or off by default,
severity, name, and what the rule asks for.

\b
Examples:
  newsparse rule NP301
  newsparse rule mixed-apostrophes
  newsparse rule NP3
  newsparse rule quote                 the rules that are about quotes
  newsparse rule HOUSE1                a rule of your own configuration
  newsparse rule --all > rules.md
"""

_FAMILY = 3  # characters of a code that begin it, such as NP3
_CODE = re.compile(r"[A-Z]+\d+[A-Z]?", re.IGNORECASE)  # "NP999", "HOUSE3"; not "quote"
_MOST_NAMED = 3  # rules in a message
_WORD = re.compile(r"\w+")
_FIXES = {"safe": "S", "unsafe": "U", "none": "-"}


@click.command("rule", help=_HELP)
@click.argument("words", nargs=-1, metavar="[CODE|WORD…]", shell_complete=completing.rules)
@click.option("--all", "every", is_flag=True, help="Print the pages of all rules.")
@click.option("--config", multiple=True, metavar="FILE|KEY=VALUE", help="As in newsparse check.")
@click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
def command(*, words: tuple[str, ...], every: bool, config: tuple[str, ...], isolated: bool) -> None:
    """Run `newsparse rule`."""
    code = " ".join(words) or None
    if code and every:
        raise click.UsageError("--all cannot be used with CODE; give one or the other")
    builtin = _module(code) if code else None
    if builtin:
        _show(page.page(builtin))
        return
    own = _own(config, isolated=isolated)
    if every:
        pages = (*map(page.page, table.MODULES), *map(local.page, own))
        standard_output()("\n".join(pages))
        return
    named = next((rule for rule in own if code in (rule.code, rule.name)), None)
    if named:
        _show(local.page(named))
        return
    modules = [m for m in table.MODULES if code is None or m.RULE.code[:_FAMILY] == code.upper()]
    listed = [rule for rule in own if code is None or (len(code) >= _FAMILY and rule.code.startswith(code))]
    if code is not None and not modules and not listed:
        modules, listed = _with_words(words, own)
    if code is not None and not modules and not listed:
        raise _unknown(words, own)
    _list(modules, listed)


def _with_words(words: Sequence[str], own: Sequence[LocalRule]) -> tuple[list[RuleModule], list[LocalRule]]:
    """The rules whose name and description have all of these words, or words that begin so."""
    modules = [module for module in table.MODULES if _has(f"{module.RULE.name} {module.__doc__}", words)]
    return modules, [rule for rule in own if _has(f"{rule.name} {rule.message}", words)]


def _unknown(words: Sequence[str], own: Sequence[LocalRule]) -> NewsparseError:
    """That no rule fits, where it was looked for, and the rules with names of words like these."""
    typed = " ".join(words)
    named = {rule.name: rule.code for rule in (*table.RULES, *map(local.declared, own))}
    if _CODE.fullmatch(typed):
        return UnknownNameError("rule", typed, (*named.values(), *named))
    these = "this word" if len(words) == 1 else "all of these words"
    problem = f"no rule is named {typed!r}, and none has {these} in its name or description"
    near = _with_words_like(typed, list(named))
    return NewsparseError(f"{problem}; {near or 'newsparse rule alone lists all'}")


def _with_words_like(typed: str, names: Sequence[str]) -> str:
    """Advice that names the rules with words like the ones typed; empty if some word is like none."""
    from difflib import SequenceMatcher, get_close_matches

    used = sorted({word for name in names for word in _WORD.findall(name)})
    near = [get_close_matches(word, used, n=2, cutoff=0.7) for word in _WORD.findall(typed.lower())]
    fit = [name for name in names if all(set(_WORD.findall(name)) & set(words) for words in near)]
    fit.sort(key=lambda name: -SequenceMatcher(None, name, typed.lower()).ratio())
    return did_you_mean(fit[:_MOST_NAMED]) if near and fit else ""


def _has(text: str, words: Sequence[str]) -> bool:
    return all(re.search(rf"(?<!\w){re.escape(word)}", text, re.IGNORECASE) for word in words)


def _module(code: str) -> RuleModule | None:
    return table.module(code) or table.module(code.upper()) or table.module(code.lower())


def _own(config: Sequence[str], *, isolated: bool) -> Sequence[LocalRule]:
    """The rules of the current folder's configuration; where it is broken, a message says so, and there are none."""
    file, keys = configured(config, isolated=isolated)
    try:
        return Configurations(Overrides(file, isolated, keys)).of_folder(".").check.rules
    except NewsparseError as error:
        tell(str(error))
        return ()


def _show(text: str) -> None:
    if os.isatty(1):
        from newsparse.cli.show.terminal import markdown

        put_drawing(markdown(text, color=wants_color("auto", 1)))
    else:
        standard_output()(text)


def _list(modules: Sequence[RuleModule], own: Sequence[LocalRule]) -> None:
    """A line for each rule; on a terminal, the summary is wrapped within its own column."""
    found = [(module.RULE, page.summary(module)) for module in modules]
    found += [(local.declared(rule), rule.message) for rule in own]
    width = max(len(rule.name) for rule, _ in found)
    rows = [(visible(_facts(rule, width)), visible(summary)) for rule, summary in found]
    if os.isatty(1):
        from newsparse.cli.show.terminal import columns

        put_drawing(columns(rows))
    else:
        standard_output()("".join(f"{facts}{summary}\n" for facts, summary in rows))


def _facts(rule: Rule, width: int) -> str:
    default = "on " if rule.default else "off"
    return f"{rule.code}  {_FIXES[rule.fix]}  {default}  {rule.severity:<7}  {rule.name:<{width}}  "
