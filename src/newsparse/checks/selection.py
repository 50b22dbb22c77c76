"""Which rules run: selectors are codes, names or prefixes of codes, and the most specific one decides."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from newsparse.base.records import dataclass
from newsparse.checks import table
from newsparse.checks.rule import Rule
from newsparse.model.errors import UnknownNameError

ALL = "ALL"
_LINE = 90  # columns of a list of codes, behind what stands before it
_SHORTEST_RANGE = 3  # codes; two are as short with a comma


@dataclass(frozen=True, slots=True)
class Choice:
    """Selectors of rules to run and to ignore: a code, a name, the beginning of a code (`NP3`), or `ALL`.

    `select` is None for the default rules; the `extend` lists add to the others.
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    extend_ignore: Sequence[str] = ()


def choose(choice: Choice) -> tuple[str, ...]:
    """The codes of the rules that run, in the order of the table.

    For each rule the longest matching selector decides; in a tie the rule is ignored. Raises UnknownNameError.

    >>> choose(Choice(select=["NP30", "NP301"], ignore=["NP30"], extend_select=["trailing-space"]))
    ('NP010', 'NP301')
    """
    for selector in (*(choice.select or ()), *choice.extend_select, *choice.ignore, *choice.extend_ignore):
        check_selector(selector)
    return tuple(rule.code for rule in table.RULES if runs(rule, choice))


def check_selector(selector: str, own: Sequence[Rule] = ()) -> None:
    """Raise UnknownNameError, which suggests the nearest names, for a selector that matches no rule.

    `own` are rules besides the built-in ones.
    """
    if not any(specificity(rule, selector) for rule in (*table.RULES, *own)):
        names = (name for rule in own for name in (rule.code, rule.name))
        raise UnknownNameError("rule", selector, (*table.known(), *names, *table.FAMILIES, ALL))


def specificity(rule: Rule, selector: str) -> int:
    """How specifically a selector matches a rule; 0 if it does not."""
    if selector == ALL:
        return 1
    if selector in (rule.code, rule.name):
        return len(rule.code) + 1
    return len(selector) if len(selector) > 2 and rule.code.startswith(selector) else 0


def runs(rule: Rule, choice: Choice) -> bool:
    """Whether a rule runs: the longest matching selector decides; in a tie the rule is ignored."""
    selecting = (*(choice.select or ()), *choice.extend_select)
    ignoring = (*choice.ignore, *choice.extend_ignore)
    wanted = max((specificity(rule, selector) for selector in selecting), default=0)
    if choice.select is None and rule.default:
        wanted = max(wanted, 1)
    return wanted > max((specificity(rule, selector) for selector in ignoring), default=0)


def by_family(codes: Sequence[str]) -> Iterator[str]:
    """Lists of codes in lines, each of one family; consecutive codes are a range.

    >>> list(by_family(["NP001", "NP002", "NP003", "NP005", "NP301", "HOUSE1"]))
    ['NP001-NP003, NP005', 'NP301', 'HOUSE1']
    """
    families: dict[str, list[str]] = {}
    for code in codes:
        family = next((prefix for prefix in table.FAMILIES if code.startswith(prefix)), "")
        families.setdefault(family, []).append(code)
    for family, own in families.items():
        yield from wrap(", ".join(_ranges(own) if family else own), _LINE, break_on_hyphens=False)


def _ranges(codes: Sequence[str]) -> Iterator[str]:
    known = [rule.code for rule in table.RULES]
    runs: list[list[str]] = []
    for code in codes:
        follows = runs and known.index(code) == known.index(runs[-1][-1]) + 1
        if follows:
            runs[-1].append(code)
        else:
            runs.append([code])
    for run in runs:
        yield from run if len(run) < _SHORTEST_RANGE else (f"{run[0]}-{run[-1]}",)
