"""Markdown tables for a step summary or a comment: how often each rule fired, then the findings."""

import re
from collections import Counter
from collections.abc import Sequence

from newsparse.base.counting import counted
from newsparse.base.escaping import visible
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.rules import address_of
from newsparse.checks.reporters.terminal import FIX_MARKS
from newsparse.checks.reporters.totals import sentence

_MOST = 200  # findings shown; a step summary is limited to one megabyte
# Characters that are markup in Markdown or in its HTML: "*", "|", "<"; not "a", nor "-" inside a line.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#|~&!$]")


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """A heading and the totals, then two tables if there are problems."""
    lines = ["## newsparse check", "", _text(sentence(problems, summary))]
    if problems:
        lines += ["", *_by_rule(problems), "", *_findings(problems)]
    return "".join(f"{line}\n" for line in lines)


def _by_rule(problems: Sequence[Problem]) -> list[str]:
    counts = Counter((problem.code, problem.name, problem.severity) for problem in problems)
    links = {problem.code: _link(problem) for problem in problems}
    rows = [
        f"| {links[code]} {_row(name, severity, str(count))}"
        for (code, name, severity), count in sorted(counts.items())
    ]
    return ["| rule | name | severity | findings |", "|---|---|---|---:|", *rows]


def _link(problem: Problem) -> str:
    """The code of the rule, which leads to its page where it has one."""
    address = address_of(problem)
    return f"[{_text(problem.code)}]({address})" if address else _text(problem.code)


def _findings(problems: Sequence[Problem]) -> list[str]:
    rows = [
        _row(
            f"{problem.path}:{problem.line}:{problem.column}",
            f"{problem.code}{FIX_MARKS[problem.safe]}",
            problem.message,
        )
        for problem in problems[:_MOST]
    ]
    table = ["| place | rule | finding |", "|---|---|---|", *rows]
    hidden = len(problems) - _MOST
    return [*table, "", f"… and {counted(hidden, 'more finding')}."] if hidden > 0 else table


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(_text, cells))} |"


def _text(text: str) -> str:
    """The text escaped for Markdown; an empty comment after `@` keeps it from notifying a user."""
    return _MARKUP.sub(r"\\\g<0>", visible(text)).replace("@", "@<!-- -->")
