"""The line of each finding, with a caret under the place and the fix below it."""

from collections.abc import Sequence

from newsparse.base.counting import counted
from newsparse.base.escaping import visible
from newsparse.checks.finding import DROP_BOM, Edit
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.excerpt import excerpt
from newsparse.checks.reporters.positions import Positions, in_texts
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.terminal import DIM, GREEN, SEVERITY_STYLES, headline, place, styled
from newsparse.checks.reporters.totals import sentence
from newsparse.model.errors import clipped

_EDITS_SHOWN = 3  # edits of one fix; a fix may hold hundreds, all alike
_AROUND = 12  # code points on each side of an edit: a word or two
_FIXES = {True: "safe fix", False: "unsafe fix"}


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """A paragraph for each problem, then the totals; a file whose text is missing has no excerpts."""
    positions = in_texts(summary.texts)
    paragraphs = [
        "\n".join(_paragraph(problem, positions(problem.path), color=options.color)) for problem in problems
    ]
    if options.totals:
        paragraphs.append(sentence(problems, summary))
    return "\n".join(f"{paragraph}\n" for paragraph in paragraphs)


def _paragraph(problem: Problem, positions: Positions | None, *, color: bool) -> list[str]:
    lines = [
        headline(problem, color=color),
        f"  {styled('-->', DIM, color=color)} {place(problem, color=color)}",
    ]
    if positions is None:
        return lines
    number = str(problem.line)
    margin = " " * len(number)
    shown = excerpt(positions, problem.start, problem.end)
    caret = styled(shown.caret, SEVERITY_STYLES[problem.severity], color=color)
    lines += [
        f"{styled(f'{number} |', DIM, color=color)} {shown.line}",
        f"{styled(f'{margin} |', DIM, color=color)} {shown.indent}{caret}",
    ]
    if problem.safe is not None:
        lines += _fix(problem, positions, margin, color=color)
    return lines


def _fix(problem: Problem, positions: Positions, margin: str, *, color: bool) -> list[str]:
    gutter = f"{margin} {styled('=', DIM, color=color)} {_FIXES[bool(problem.safe)]}: "
    shown = [f"{gutter}{_change(edit, positions.text, color=color)}" for edit in problem.edits[:_EDITS_SHOWN]]
    more = len(problem.edits) - _EDITS_SHOWN
    return [*shown, f"{gutter}and {counted(more, 'more edit')}"] if more > 0 else shown


def _change(edit: Edit, text: str, *, color: bool) -> str:
    """An edit with a little of the text around it: `Russia’s → Russia's`."""
    if edit == DROP_BOM:
        return "remove the byte order mark"
    before, after = _words_around(text, edit)
    old = visible(clipped(before + text[edit.start : edit.end] + after))
    new = visible(clipped(before + edit.text + after))
    return (
        f"{old or 'nothing'} {styled('→', DIM, color=color)} {styled(new or 'nothing', GREEN, color=color)}"
    )


def _words_around(text: str, edit: Edit) -> tuple[str, str]:
    """The text on both sides of an edit, cut at spaces where possible and never across lines."""
    before = text[max(0, edit.start - _AROUND) : edit.start].replace("\r", "\n").rpartition("\n")[2]
    after = text[edit.end : edit.end + _AROUND].replace("\r", "\n").partition("\n")[0]
    if len(before) == _AROUND:
        before = before.partition(" ")[2] or before
    if len(after) == _AROUND:
        after = after.rpartition(" ")[0] or after
    return before, after
