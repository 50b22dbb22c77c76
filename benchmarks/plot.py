"""Draws the plots of docs/benchmarks.md as SVG for light and dark pages."""

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_WIDTH, _LABELS, _RIGHT, _ROW, _TOP = 760, 200, 70, 26, 46  # pixels
_STYLE = """<style>
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600; font-size: 14px } .small { font-size: 11px; fill: #57606a }
.grid { stroke: #d0d7de } .spread { stroke: #24292f; stroke-width: 1.5 }
.c0 { fill: #0969da } .c1 { fill: #8c959f } .c2 { fill: #bc4c00 } .own { font-weight: 600 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .small { fill: #9198a1 } .grid { stroke: #3d444d } .spread { stroke: #e6edf3 }
.c0 { fill: #58a6ff } .c1 { fill: #6e7681 } .c2 { fill: #f0883e }
}
</style>"""


class Bar(NamedTuple):
    """A ratio and its quartiles; `own` marks newsparse's bar."""

    label: str
    value: float
    low: float
    high: float
    own: bool = False


class Dots(NamedTuple):
    """One tool's shares, 0 to 1, one for each kind; None where there is no figure."""

    label: str
    shares: Sequence[float | None]
    own: bool = False


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Horizontal bars on a logarithmic axis that starts at 1, each with a line between its quartiles."""
    low = min(1.0, *(row.low for row in rows))
    high = max(1.0, *(row.high for row in rows))
    first, last = (
        math.floor(math.log10(low)),
        max(math.ceil(math.log10(high)), math.floor(math.log10(low)) + 1),
    )

    def across(value: float) -> float:
        return _across((math.log10(value) - first) / (last - first))

    parts = [
        _gridline(across(10.0**power), f"{10.0**power:g} ×", len(rows)) for power in range(first, last + 1)
    ]
    for number, row in enumerate(rows):
        middle = _TOP + _ROW * number + _ROW / 2
        left, right = sorted((across(1), across(row.value)))
        parts.append(_label(row.label, middle, own=row.own))
        parts.append(_bar(left, max(right - left, 4), middle, own=row.own))
        if row.high > row.low:
            parts.append(_line("spread", across(row.low), middle, across(row.high), middle))
        parts.append(_text(max(right, across(row.high)) + 6, middle + 4, _figure(row.value)))
    return _picture(title, parts, len(rows))


def dots(title: str, kinds: Sequence[str], rows: Sequence[Dots]) -> str:
    """One row for each tool with one dot for each kind, on an axis from 0 to 1."""
    parts = [_gridline(_across(share / 5), f"{share / 5:.1f}", len(rows)) for share in range(6)]
    for number, row in enumerate(rows):
        middle = _TOP + _ROW * number + _ROW / 2
        parts.append(_label(row.label, middle, own=row.own))
        for kind, share in enumerate(row.shares):
            if share is not None:
                parts.append(f'<circle class="c{kind}" cx="{_across(share):.1f}" cy="{middle:.1f}" r="6"/>')
    for kind, name in enumerate(kinds):
        x = _LABELS + 130 * kind
        parts.append(
            f'<circle class="c{kind}" cx="{x + 6}" cy="36" r="5"/>{_text(x + 16, 40, name, "small")}'
        )
    return _picture(title, parts, len(rows))


def _across(share: float) -> float:
    return _LABELS + share * (_WIDTH - _LABELS - _RIGHT)


def _picture(title: str, parts: Sequence[str], rows: int) -> str:
    height = _TOP + _ROW * rows + 26
    size = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">'
    return "\n".join([head, _STYLE, _text(0, 16, title, "title"), *parts, "</svg>\n"])


def _gridline(x: float, label: str, rows: int) -> str:
    bottom = _TOP + _ROW * rows
    text = f'<text class="small" x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{label}</text>'
    return _line("grid", x, _TOP, x, bottom) + text


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _bar(x: float, width: float, middle: float, *, own: bool) -> str:
    kind = "c0" if own else "c1"
    return f'<rect class="{kind}" x="{x:.1f}" y="{middle - 7:.1f}" width="{width:.1f}" height="14" rx="2"/>'


def _label(text: str, middle: float, *, own: bool) -> str:
    kind = ' class="own"' if own else ""
    return f'<text{kind} x="{_LABELS - 10}" y="{middle + 4:.1f}" text-anchor="end">{escape(text)}</text>'


def _text(x: float, y: float, text: str, kind: str = "small") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _figure(value: float) -> str:
    return f"{value:.2g} ×" if value < 10 else f"{value:.0f} ×"
