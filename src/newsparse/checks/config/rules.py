"""The rules that a `[check]` table selects, including those it defines itself."""

from collections.abc import Iterable, Sequence

from newsparse.checks import selection, table
from newsparse.checks.config.keys import Check
from newsparse.checks.finding import Severity
from newsparse.checks.local import SCOPES, declared
from newsparse.checks.rule import Scope
from newsparse.checks.selection import Choice
from newsparse.checks.settings import LocalRule
from newsparse.model.errors import ConfigurationError, UnknownNameError


def chosen(check: Check) -> tuple[str, ...]:
    """The codes of the built-in rules that run.

    Rules about the run itself (unreadable files, stale suppressions) run whatever is selected; only `ignore` turns
    them off.
    """
    ignore = [*check.ignore, *check.extend_ignore]
    for selector in (*(check.select or ()), *check.extend_select, *ignore):
        check_selector(selector, check)
    builtin = Choice(
        None if check.select is None else _builtin(check.select),
        _builtin(check.ignore),
        _builtin(check.extend_select),
        _builtin(check.extend_ignore),
    )
    codes = set(selection.choose(builtin))
    about = [r.code for r in table.RULES if r.scope is Scope.RUN and not is_ignored(r.code, ignore)]
    return tuple(rule.code for rule in table.RULES if rule.code in codes or rule.code in about)


def own(check: Check) -> tuple[LocalRule, ...]:
    """The rules of this configuration that run, by the selectors that choose the built-in ones too.

    Raises ConfigurationError for an invalid one.
    """
    for rule in check.rules:
        _verify(rule)
    choice = Choice(check.select, check.ignore, check.extend_select, check.extend_ignore)
    return tuple(rule for rule in check.rules if selection.runs(declared(rule), choice))


def _verify(rule: LocalRule) -> None:
    import re

    where = f"[[check.rules]] {rule.code}"
    if {rule.code, rule.name} & table.known():
        raise ConfigurationError(f"{where}: code or name is already that of a built-in rule; choose another")
    if rule.scope not in SCOPES:
        raise ConfigurationError(f"{where}: {UnknownNameError('scope', rule.scope, SCOPES)}")
    try:
        re.compile(rule.pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ConfigurationError(f"{where}: pattern: {error}") from error


def severities(check: Check) -> dict[str, Severity]:
    """The changed severities, by code. Raises UnknownNameError."""
    return {code(name, check): severity for name, severity in check.severity.items()}


def allowed(check: Check) -> dict[str, tuple[str, ...]]:
    """The texts that rules leave alone, by code. Raises UnknownNameError."""
    return {code(name, check): tuple(texts) for name, texts in check.allow.items()}


def code(name: str, check: Check) -> str:
    """The code of the rule with this code or name. Raises UnknownNameError."""
    module = table.module(name)
    if module:
        return module.RULE.code
    for rule in check.rules:
        if name in (rule.code, rule.name):
            return rule.code
    raise UnknownNameError("rule", name, (*table.known(), *_own_names(check)))


def check_selector(selector: str, check: Check) -> None:
    """Raise UnknownNameError for a selector that matches no rule, built-in or configured."""
    selection.check_selector(selector, [declared(rule) for rule in check.rules])


def is_ignored(code: str, selectors: Iterable[str]) -> bool:
    """Whether one of the selectors matches the built-in rule with this code."""
    rule = next(rule for rule in table.RULES if rule.code == code)
    return any(selection.specificity(rule, selector) for selector in selectors)


def is_own_ignored(rule: LocalRule, selectors: Iterable[str]) -> bool:
    """Whether one of the selectors matches a rule of the configuration."""
    return any(selection.specificity(declared(rule), selector) for selector in selectors)


def _builtin(selectors: Sequence[str]) -> list[str]:
    """The selectors that match a built-in rule; the others match some of the configuration only."""
    return [one for one in selectors if any(selection.specificity(rule, one) for rule in table.RULES)]


def _own_names(check: Check) -> set[str]:
    return {name for rule in check.rules for name in (rule.code, rule.name)}
