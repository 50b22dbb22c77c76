"""Which rules run: what selectors (codes, names, prefixes) say about each, the most exact one deciding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsparse.checks import table
from newsparse.checks.rule import Rule
from newsparse.model.errors import UnknownNameError

ALL = "ALL"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for, as selectors: a code, a name, the beginning of a code (`NP3`), or `ALL`.

    `select` is None where the default rules are meant; the `extend` lists add to what was there before.
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    extend_ignore: Sequence[str] = ()


def choose(choice: Choice) -> tuple[str, ...]:
    """The codes of the rules that run, in the order of the table.

    For each rule the longest selector that fits decides, and a tie goes to `ignore`. Raises UnknownNameError.

    >>> choose(Choice(select=["NP30", "NP301"], ignore=["NP30"], extend_select=["trailing-space"]))
    ('NP010', 'NP301')
    """
    selecting = [*(choice.select or ()), *choice.extend_select]
    ignoring = [*choice.ignore, *choice.extend_ignore]
    for selector in (*selecting, *ignoring):
        check_selector(selector)
    return tuple(rule.code for rule in table.RULES if _runs(rule, choice, selecting, ignoring))


def check_selector(selector: str) -> None:
    """Raise UnknownNameError, with the nearest names, for a selector that fits no rule."""
    if not any(fit(rule, selector) for rule in table.RULES):
        raise UnknownNameError("rule", selector, (*table.known(), *table.FAMILIES, ALL))


def fit(rule: Rule, selector: str) -> int:
    """How exactly a selector names a rule, from 0 (not at all) up."""
    if selector == ALL:
        return 1
    if selector in (rule.code, rule.name):
        return len(rule.code) + 1
    return len(selector) if len(selector) > 2 and rule.code.startswith(selector) else 0


def _runs(rule: Rule, choice: Choice, selecting: Iterable[str], ignoring: Iterable[str]) -> bool:
    wanted = max((fit(rule, selector) for selector in selecting), default=0)
    if choice.select is None and rule.default:
        wanted = max(wanted, 1)
    return wanted > max((fit(rule, selector) for selector in ignoring), default=0)
