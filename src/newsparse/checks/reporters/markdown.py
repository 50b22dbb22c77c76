"""Tables in Markdown, for the summary of a step or a comment: the rules and how often, then the findings."""

import re
from collections import Counter
from collections.abc import Sequence

from newsparse.base.escaping import visible
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import Options, Summary
from newsparse.checks.reporters.terminal import FIX_MARKS
from newsparse.checks.reporters.totals import counted, sentence

_MOST = 200  # findings shown; a step summary holds a megabyte, and nobody reads more
# What Markdown, or HTML in it, takes for markup: "*", "|", "<"; not "a" or "-" inside a line.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#|~&!$]")


def report(problems: Sequence[Problem], summary: Summary, options: Options) -> str:
    """A heading, the totals, and two tables where there are problems."""
    lines = ["## newsparse check", "", _text(sentence(problems, summary))]
    if problems:
        lines += ["", *_by_rule(problems), "", *_findings(problems)]
    return "".join(f"{line}\n" for line in lines)


def _by_rule(problems: Sequence[Problem]) -> list[str]:
    counts = Counter((problem.code, problem.name, problem.severity) for problem in problems)
    rows = [
        _row(code, name, severity, str(count)) for (code, name, severity), count in sorted(counts.items())
    ]
    return ["| rule | name | severity | findings |", "|---|---|---|---:|", *rows]


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
    """The text as Markdown shows it literally; an empty comment keeps a name behind `@` from being called."""
    return _MARKUP.sub(r"\\\g<0>", visible(text)).replace("@", "@<!-- -->")
