"""An array of findings, indented."""

from collections.abc import Sequence

from newsparse.checks.problem import Problem
from newsparse.harmless import json_text
from newsparse.reporters.record import record
from newsparse.reporters.report import Options, Summary


def report(problems: Sequence[Problem], summary: Summary, options: Options) -> str:
    """The array; `[]` where there is nothing to report."""
    import json

    return json_text(json.dumps([record(p) for p in problems], ensure_ascii=False, indent=2)) + "\n"
