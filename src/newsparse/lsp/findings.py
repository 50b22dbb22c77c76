"""What an editor underlines: the findings of a check as diagnostics."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticSeverity,
    DiagnosticTag,
    Position,
    Range,
)

from newsparse.base.escaping import visible
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.rules import address_of
from newsparse.lsp.analysis import Analysis
from newsparse.model.errors import NewsparseError

SOURCE = "newsparse"
CONFIGURATION = "configuration"  # the code of the diagnostic about a mistake in a configuration

_SEVERITIES: Mapping[Severity, DiagnosticSeverity] = MappingProxyType(
    {
        Severity.ERROR: DiagnosticSeverity.Error,
        Severity.WARNING: DiagnosticSeverity.Warning,
        Severity.INFO: DiagnosticSeverity.Information,
    }
)


def diagnostics(analysis: Analysis) -> Iterator[Diagnostic]:
    """A diagnostic for each finding, in the order of the text."""
    for problem in analysis.problems:
        yield diagnostic(problem, analysis)


def diagnostic(problem: Problem, analysis: Analysis) -> Diagnostic:
    """The diagnostic for one finding; its message begins with the name of the rule, as in reports for programs."""
    address = address_of(problem)
    return Diagnostic(
        range=analysis.range(problem.start, problem.end),
        message=visible(f"{problem.name}: {problem.message}"),
        severity=_SEVERITIES[problem.severity],
        code=problem.code,
        code_description=CodeDescription(address) if address else None,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if _is_unnecessary(problem) else None,
    )


def of_mistake(error: NewsparseError) -> Diagnostic:
    """The diagnostic, on the first line, for a mistake in the configuration, which prevents any check."""
    return Diagnostic(
        range=Range(Position(0, 0), Position(0, 0)),
        message=visible(str(error)),
        severity=DiagnosticSeverity.Error,
        code=CONFIGURATION,
        source=SOURCE,
    )


def _is_unnecessary(problem: Problem) -> bool:
    """Whether the finding is about text that had better not be there: its fix deletes it and does nothing else."""
    if len(problem.edits) != 1:
        return False
    (edit,) = problem.edits
    return not edit.text and edit.start <= problem.start < problem.end <= edit.end
