"""One finding a line, as compact JSON."""

from collections.abc import Sequence

from newsparse.base.escaping import json_text
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.json_array import record
from newsparse.checks.reporters.report import ReportOptions, Summary


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """A line for each problem, and nothing without problems."""
    import json

    lines = (json.dumps(record(p), ensure_ascii=False, separators=(",", ":")) for p in problems)
    return "".join(f"{json_text(line)}\n" for line in lines)
