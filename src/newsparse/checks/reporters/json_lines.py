"""One finding a line, as compact JSON."""

from collections.abc import Sequence

from newsparse.base.escaping import json_text
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.record import record
from newsparse.checks.reporters.report import Options, Summary


def report(problems: Sequence[Problem], summary: Summary, options: Options) -> str:
    """A line for each problem; nothing where there is none."""
    import json

    lines = (json.dumps(record(p), ensure_ascii=False, separators=(",", ":")) for p in problems)
    return "".join(f"{json_text(line)}\n" for line in lines)
