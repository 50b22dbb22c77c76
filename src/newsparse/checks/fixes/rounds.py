"""Fixing a source: allowed and proven fixes are applied round by round until nothing is left to fix."""

from collections.abc import Sequence

from newsparse.base.records import dataclass, field, replace
from newsparse.checks import run, table
from newsparse.checks.directives import find, without
from newsparse.checks.finding import DROP_BOM, Edit
from newsparse.checks.fixes import proof
from newsparse.checks.fixes.edits import Change, apply, changes, compatible, composed
from newsparse.checks.problem import Problem
from newsparse.checks.settings import Settings
from newsparse.pipeline.run import trees
from newsparse.text.source import Source

_ROUNDS = 10  # a fix that is not done by then undoes what another one does
_DIVERGES = "they never finish: each round leaves something to fix"


@dataclass(slots=True)
class Fixed:
    """The outcome of fixing: the new source, the problems that were fixed, and the rules that were withheld.

    Each entry of `withheld` is a code, the offset of that rule's first finding in the fixed text, and the reason.
    `changes` lead from the text as it was to the new one.
    """

    source: Source
    made: list[Problem] = field(default_factory=list)
    withheld: list[tuple[str, int, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def fix(
    source: Source, settings: Settings, *, unsafe: bool = False, keep: frozenset[str] = frozenset()
) -> Fixed:
    """Apply every fix that is allowed and proven harmless.

    Unsafe fixes are applied only if `unsafe` is set. `keep` holds the `identity` of each suppressed finding, which is
    not fixed. If all fixes together cannot be proven, each rule is tried separately, and those that cannot be proven
    are withheld.
    """
    if not _fixable(source, settings, keep, unsafe=unsafe):
        return Fixed(source)
    attempt = _attempt(source, settings, keep, unsafe=unsafe)
    return attempt if isinstance(attempt, Fixed) else _fix_separately(source, settings, keep, unsafe=unsafe)


def identity(problem: Problem) -> str:
    """What identifies a finding while its file changes: its rule, its text and its paragraph."""
    return "\0".join((problem.code, problem.key, problem.paragraph))


def _fixable(source: Source, settings: Settings, keep: frozenset[str], *, unsafe: bool) -> list[Problem]:
    problems = run.check(source, settings).problems
    return [p for p in problems if p.edits and (p.safe or unsafe) and identity(p) not in keep]


def _attempt(source: Source, settings: Settings, keep: frozenset[str], *, unsafe: bool) -> Fixed | str:
    """The source with all fixes of the rules in `settings` applied, or why they must not be."""
    now = source
    made: list[Problem] = []
    changed: list[Change] = []
    for _ in range(_ROUNDS):
        problems = _fixable(now, settings, keep, unsafe=unsafe)
        if not problems:
            break
        edits = compatible(problem.edits for problem in problems)
        taken = set(edits)
        made += [problem for problem in problems if taken.issuperset(problem.edits)]
        now = _edited(now, edits)
        changed = composed(changed, changes(edits))
    else:
        return _DIVERGES
    objection = _objection(source, now, settings, made)
    return objection or Fixed(now, made, changes=changed)


def _objection(source: Source, fixed: Source, settings: Settings, made: Sequence[Problem]) -> str | None:
    modules = [module for module in (table.module(code) for code in {p.code for p in made}) if module]
    folds = [module.RULE.fold for module in modules if module.RULE.fold]
    before, after = (
        proof.invariants(trees(_without_directives(s, settings), settings.parsing), folds)
        for s in (source, fixed)
    )
    return proof.objection(before, after, safe=all(problem.safe for problem in made))


def _without_directives(source: Source, settings: Settings) -> Source:
    """The source as the parser is given it."""
    return without(source, find(source.text)) if settings.directives else source


def _fix_separately(source: Source, settings: Settings, keep: frozenset[str], *, unsafe: bool) -> Fixed:
    """Fix rule by rule, repeatedly: one rule's fix may create work for another, or make it provable."""
    best = Fixed(source)
    for _ in range(_ROUNDS):
        found = _fixable(best.source, settings, keep, unsafe=unsafe)
        attempt = _attempt(best.source, settings, keep, unsafe=unsafe)
        if isinstance(attempt, str):
            attempt = _rule_by_rule(best.source, settings, keep, found, unsafe=unsafe)
        best = Fixed(
            attempt.source,
            [*best.made, *attempt.made],
            attempt.withheld,
            composed(best.changes, attempt.changes),
        )
        if not attempt.made:
            break
    return best


def _rule_by_rule(
    source: Source, settings: Settings, keep: frozenset[str], found: Sequence[Problem], *, unsafe: bool
) -> Fixed:
    """Fix as many rules as can be proven together, in the order of the table; withhold the others."""
    codes: list[str] = []
    best = Fixed(source)
    withheld = []
    places = {problem.code: problem.start for problem in reversed(found)}
    for code in [code for code in settings.rules if code in places]:
        attempt = _attempt(source, replace(settings, rules=(*codes, code)), keep, unsafe=unsafe)
        if isinstance(attempt, Fixed):
            codes.append(code)
            best = attempt
        else:
            withheld.append((code, places[code], attempt))
    best.withheld = withheld
    return best


def _edited(source: Source, edits: Sequence[Edit]) -> Source:
    bom = b"" if DROP_BOM in edits else source.bom
    return replace(source, text=apply(source.text, edits), bom=bom, raw=None, sha256=None)
