"""JUnit XML: a suite per file, a failed case per error or warning, a passing case for a clean file.

A finding of severity info is a passing case with the finding in its output.
"""

from collections.abc import Sequence

from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.xml_text import DECLARATION, attributes, escaped


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """The document, with a suite for every checked file."""
    files = summary.by_file(problems)
    suites = [_suite(path, found) for path, found in files]
    tests = sum(max(1, len(found)) for _, found in files)
    totals = attributes(name="newsparse", tests=tests, failures=_failures(problems), errors=0)
    return f"{DECLARATION}<testsuites{totals}>\n{''.join(suites)}</testsuites>\n"


def _failures(problems: Sequence[Problem]) -> int:
    return sum(problem.severity is not Severity.INFO for problem in problems)


def _suite(path: str, problems: Sequence[Problem]) -> str:
    cases = [_case(path, problem) for problem in problems] or [_passing(path)]
    totals = attributes(name=path, tests=len(cases), failures=_failures(problems), errors=0)
    return f"  <testsuite{totals}>\n{''.join(cases)}  </testsuite>\n"


def _passing(path: str) -> str:
    return f"    <testcase{attributes(name='no findings', classname=path)}/>\n"


def _case(path: str, problem: Problem) -> str:
    place = f"{problem.line}:{problem.column}"
    named = attributes(name=f"{problem.code} {problem.name} {place}", classname=path)
    said = escaped(f"{path}:{place}: {problem.message}")
    if problem.severity is Severity.INFO:
        inside = f"<system-out>{said}</system-out>"
    else:
        shown = attributes(type=problem.severity.value, message=problem.message)
        inside = f"<failure{shown}>{said}</failure>"
    return f"    <testcase{named}>{inside}</testcase>\n"
