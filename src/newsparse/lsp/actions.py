"""What an editor offers to do about findings: fix one, fix all that are safe, suppress one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lsprotocol.types import CodeAction, CodeActionKind, Range, TextEdit

from newsparse.checks.problem import Problem
from newsparse.lsp import suppressing, text_edits
from newsparse.lsp.analysis import Analysis
from newsparse.lsp.findings import diagnostic

FIX_ALL = "source.fixAll.newsparse"
KINDS: Sequence[str] = (CodeActionKind.QuickFix.value, FIX_ALL)


class Abilities(NamedTuple):
    """What the editor can do with an action.

    `versioned`: compare the version of a document before it is changed. `resolves`: ask for the edits of an action
    when it is chosen. `creates`: make a file that an action needs.
    """

    versioned: bool = False
    resolves: bool = False
    creates: bool = False


def actions(
    analysis: Analysis, place: Range, only: Sequence[str] | None, abilities: Abilities
) -> list[CodeAction]:
    """The actions for a range, of the kinds in `only` or those below them, all without it.

    Fixes come first, the safe ones before the others.
    """
    found: list[CodeAction] = []
    if _is_wanted(CodeActionKind.QuickFix.value, only):
        problems = list(_touching(analysis, place))
        found += _fixes(problems, analysis, abilities)
        found += _suppressions(problems, analysis, abilities)
    if _is_wanted(FIX_ALL, only) and any(problem.safe for problem in analysis.problems):
        action = CodeAction("Fix all that newsparse can fix safely", FIX_ALL)
        if abilities.resolves:
            action.data = analysis.snapshot.uri
            found.append(action)
        elif analysis.fixed:
            found.append(with_all_fixes(action, analysis, abilities))
    return found


def with_all_fixes(action: CodeAction, analysis: Analysis, abilities: Abilities) -> CodeAction:
    """The action that fixes all that is safe, with its edits."""
    edits = all_fixes(analysis) or []
    action.edit = text_edits.of_document(edits, analysis, versioned=abilities.versioned)
    return action


def all_fixes(analysis: Analysis) -> list[TextEdit] | None:
    """The edits of `newsparse check --fix`; None where there is nothing to fix."""
    return text_edits.of_fixed(analysis.fixed, analysis) if analysis.fixed else None


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a kind is one of those, or below one: `source` asks for all kinds that begin with `source.`."""
    return only is None or any(kind == one or not one or kind.startswith(f"{one}.") for one in only)


def _touching(analysis: Analysis, place: Range) -> Iterator[Problem]:
    """The findings that a range touches; a cursor behind the last character of one is still at it."""
    start, end = analysis.extent(place)
    return (problem for problem in analysis.problems if problem.start <= end and start <= problem.end)


def _fixes(problems: Iterable[Problem], analysis: Analysis, abilities: Abilities) -> Iterator[CodeAction]:
    for problem in sorted(problems, key=lambda one: not one.safe):
        edits = text_edits.of_edits(problem.edits, analysis)
        if edits:
            note = "" if problem.safe else " – unsafe, read the result"
            yield CodeAction(
                title=f"Fix {problem.name} ({problem.code}){note}",
                kind=CodeActionKind.QuickFix,
                diagnostics=[diagnostic(problem, analysis)],
                is_preferred=True if problem.safe else None,
                edit=text_edits.of_document(edits, analysis, versioned=abilities.versioned),
            )


def _suppressions(
    problems: Iterable[Problem], analysis: Analysis, abilities: Abilities
) -> Iterator[CodeAction]:
    first = {(problem.code, problem.paragraph): problem for problem in problems}
    for problem in first.values():
        line = suppressing.by_line(problem, analysis)
        if line:
            yield CodeAction(
                title=f"Suppress {problem.name} ({problem.code}) in this file",
                kind=CodeActionKind.QuickFix,
                diagnostics=[diagnostic(problem, analysis)],
                edit=text_edits.of_document([line], analysis, versioned=abilities.versioned),
            )
        entry = suppressing.by_entry(problem, analysis, may_create=abilities.creates)
        if entry:
            yield CodeAction(
                title=f"Suppress {problem.name} ({problem.code}) in this paragraph, in .newsparse-ignore.toml",
                kind=CodeActionKind.QuickFix,
                diagnostics=[diagnostic(problem, analysis)],
                edit=entry,
            )
