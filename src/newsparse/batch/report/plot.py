"""A distribution drawn as columns: an SVG image for the report page."""

from collections.abc import Mapping, Sequence
from math import log10
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, SubElement

from newsparse.batch.report.figures import duration, size

BinFacts: TypeAlias = Mapping[str, Any]

# Units of the image, one pixel each where there is room.
_WIDTH, _HEIGHT = 360, 130
_BASE = _HEIGHT - 18  # the axis, with its marks below
_TALLEST = _BASE - 16  # of a column; its number is above
_COLUMN_WIDTH = 34  # at most, with the gap, so that few columns do not look like blocks
_GAP = 2
_MARK_DISTANCE = 56.0  # at least, so that neighbouring marks do not touch


def plot(words: str, unit: str, bins: Sequence[BinFacts]) -> Element:
    """The columns of a distribution; `words` describes them for screen readers."""
    image = Element("svg", {"viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "role": "img", "aria-label": words})
    step = min(_COLUMN_WIDTH, _WIDTH / len(bins))
    most = max(one["number"] for one in bins)
    heights = [max(1, _TALLEST * one["number"] / most) if one["number"] else 0 for one in bins]
    for index, (one, height) in enumerate(zip(bins, heights, strict=True)):
        if height:
            tooltip = f"{label(unit, one)}: {one['number']:,}"
            _column(image, left=index * step, width=step - _GAP, height=height, words=tooltip)
    marked = -_MARK_DISTANCE
    for index, one in enumerate(bins):
        if index * step - marked >= _MARK_DISTANCE and _is_marked(unit, one["from"]):
            marked = index * step
            _text(image, _mark(unit, one["from"]), left=marked, foot=_HEIGHT - 4, anchor="start")
    tallest = heights.index(max(heights))
    anchor = "end" if tallest > len(bins) / 2 else "start"
    end = step - _GAP if anchor == "end" else 0
    _text(image, f"{most:,}", left=tallest * step + end, foot=_BASE - _TALLEST - 4, anchor=anchor)
    SubElement(image, "line", {"x1": "0", "x2": str(_WIDTH), "y1": str(_BASE), "y2": str(_BASE)})
    return image


def _column(image: Element, *, left: float, width: float, height: float, words: str) -> None:
    sides = {"x": left, "y": _BASE - height, "width": width, "height": height}
    column = SubElement(image, "rect", {name: f"{side:.1f}" for name, side in sides.items()})
    SubElement(column, "title").text = words  # the tooltip


def _text(image: Element, words: str, *, left: float, foot: float, anchor: str) -> None:
    position = {"x": f"{left:.1f}", "y": f"{foot:.1f}", "text-anchor": anchor}
    SubElement(image, "text", position).text = words


def _is_marked(unit: str, start: float) -> bool:
    """Whether the axis marks the start of a bin: at powers of ten, and at 0 and 1 except for sizes."""
    if start in (0, 1):
        return unit != "size"
    return log10(start) % 1 == 0


def _mark(unit: str, start: float) -> str:
    return {"size": size, "seconds": duration}.get(unit, "{:,}".format)(start)


def label(unit: str, one: BinFacts) -> str:
    """A bin in words; `unit` is size, seconds or number.

    >>> label("size", {"from": 1000, "below": 2000}), label("seconds", {"from": 0, "below": 0.0001})
    ('1 to 2 kB', 'below 0.1 ms')
    >>> label("number", {"from": 2, "below": 5}), label("number", {"from": 1, "below": 2})
    ('2 to 4', '1')
    """
    start, end = one["from"], one["below"]
    if unit == "number":
        if end is None or end - start == 1:
            return f"{start:,}" if end else f"{start:,} or more"
        return f"{start:,} to {end - 1:,}"
    write = size if unit == "size" else duration
    if end is None:
        return f"{write(start)} or more"
    if unit == "size" and end == 1:
        return "empty"
    if not start or (unit == "size" and start == 1):
        return f"below {write(end)}"
    first, last = write(start), write(end)
    same_unit = first.split(" ")[1:] == last.split(" ")[1:]
    return f"{first.split(' ')[0] if same_unit else first} to {last}"
