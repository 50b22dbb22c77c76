"""A badge as SVG: what was found in two or three words, in the colour of the worst of it.

It stands for itself: nothing is fetched to show it, so that a page can hold it wherever the file is.
"""

from collections import Counter
from collections.abc import Sequence

from newsparse.checks.finding import SEVERITIES, Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.totals import of_severity, sentence
from newsparse.checks.reporters.xml_text import escaped

# White text on each has a contrast of at least 4.5 to 1, as WCAG 2 asks for.
_COLORS = {Severity.ERROR: "#b42318", Severity.WARNING: "#8a5a00", Severity.INFO: "#0b5cad"}
_CLEAN, _DARK = "#1a7431", "#444"
_LABEL = "newsparse"
# Pixels. The texts are stretched or squeezed to their boxes, whatever font the viewer has.
_HEIGHT, _LETTER, _MARGIN = 20, 6.5, 6


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """The picture; its title, which is read out to those who do not see it, has the totals."""
    words, color = _outcome(problems)
    left, right = _width(_LABEL), _width(words)
    title = escaped(f"{_LABEL} check: {sentence(problems, summary)}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{_HEIGHT}" role="img">\n'
        f"<title>{title}</title>\n"
        f'<clipPath id="r"><rect width="{left + right}" height="{_HEIGHT}" rx="3"/></clipPath>\n'
        f'<g clip-path="url(#r)"><rect width="{left}" height="{_HEIGHT}" fill="{_DARK}"/>'
        f'<rect x="{left}" width="{right}" height="{_HEIGHT}" fill="{color}"/></g>\n'
        f'<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f"{_text(_LABEL, 0, left)}{_text(words, left, right)}</g>\n</svg>\n"
    )


def _outcome(problems: Sequence[Problem]) -> tuple[str, str]:
    """The worst that was found, with its number, and its colour."""
    counts = Counter(problem.severity for problem in problems)
    for severity in SEVERITIES:
        if number := counts[severity]:
            return of_severity(number, severity), _COLORS[severity]
    return "no findings", _CLEAN


def _width(text: str) -> int:
    return round(len(text) * _LETTER) + 2 * _MARGIN


def _text(text: str, start: int, width: int) -> str:
    inside = width - 2 * _MARGIN
    return f'<text x="{start + _MARGIN}" y="14" textLength="{inside}">{text}</text>'
