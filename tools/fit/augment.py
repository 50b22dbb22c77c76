"""The same article in other layouts, with the lines about it that other newsrooms add: more lessons, for nothing.

So no layout and no insertion decides a label by accident. Everything is drawn from the article's own id, so the
same corpus always gives the same lessons.
"""

import textwrap
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from fit.corpus import Lesson, normal, to_states
from newsparse.blocks import find
from newsparse.unwrap import is_unspaced

_INSERTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "inserts.toml").read_text("utf-8"))
_SCRIPTS = {"ru": "cyrl", "uk": "cyrl", "bg": "cyrl", "zh": "hans", "ja": "jpan", "ko": "hang", "ar": "arab"}
_LISTABLE = (3, 7)  # sentences of a paragraph that can be set as a list

Element = tuple[str, str]  # a gold type, or one of ours, and a text
Elements = list[Element]
Change = Callable[[Elements, "_Draw"], Elements]


class _Draw:
    """What one variant draws: lines of the article's language, and chances."""

    def __init__(self, lesson: Lesson, number: int) -> None:
        self.random = Random(f"{lesson.id} {number}")
        self.language = lesson.language
        self.script = _SCRIPTS.get(lesson.language, "latn")

    def happens(self, chance: float) -> bool:
        return self.random.random() < chance

    def line(self, kind: str) -> str | None:
        """A line of this kind in the article's language, or in none; None where there is no such line."""
        own = _INSERTS.get(self.language, {}).get(kind, [])
        lines = own if own and self.happens(0.85) else own + _INSERTS["default"].get(kind, [])
        return self._filled(self.random.choice(lines)) if lines else None

    def _filled(self, line: str) -> str:
        name, other = self.random.sample(_INSERTS["names"][self.script], 2)
        place = self.random.choice(_INSERTS["places"][self.script])
        return line.format(
            name=name,
            name2=other,
            NAME=name.upper(),
            place=place,
            PLACE=place.upper(),
            day=self.random.randint(10, 28),
            month=f"{self.random.randint(1, 12):02}",
            year=self.random.randint(1987, 2026),
            time=f"{self.random.randint(0, 23):02}:{self.random.randint(0, 59):02}",
        )


def variants(lesson: Lesson, elements: Elements, count: int) -> Iterator[Lesson]:
    """`count` variants of an article, given as its elements; those whose blocks cannot be found again are left out."""
    for number in range(count):
        draw = _Draw(lesson, number)
        changed = elements
        for change in _CHANGES:
            changed = change(changed, draw)
        found = _set(lesson, changed, draw, number)
        if found:
            yield found


def _shout(elements: Elements, draw: _Draw) -> Elements:
    upper = draw.happens(0.2)
    return [(kind, text.upper() if upper and kind == "title" else text) for kind, text in elements]


def _head(elements: Elements, draw: _Draw) -> Elements:
    """Lines above and under the title: kicker, slug, time, author, a second title, a caption, a note."""
    at = next((i for i, (kind, _) in enumerate(elements) if kind == "title"), None)
    if at is None:
        return elements
    kinds = {kind for kind, _ in elements}
    above: Elements = []
    below: Elements = []
    _may_add(above, draw, "slug", 0.05)
    if "kicker" not in kinds:
        _may_add(above, draw, "kicker", 0.1)
    if draw.happens(0.02):
        above.append(("noise", elements[at][1] + draw.random.choice([" - Example News", " | Example"])))
    if "date" not in kinds:
        _may_add(above if draw.happens(0.15) else below, draw, "timestamp", 0.25, "date")
    if "byline" not in kinds:
        _may_add(below, draw, "byline", 0.3)
    _may_add(below, draw, "caption", 0.08)
    _may_add(below, draw, "note", 0.04)
    if draw.happens(0.3):
        below.reverse()
    after = at + 1
    if after < len(elements) and elements[after][0] == "summary" and draw.happens(0.5):
        after += 1
    return elements[:at] + above + elements[at : at + 1] + elements[at + 1 : after] + below + elements[after:]


def _may_add(to: Elements, draw: _Draw, kind: str, chance: float, type_: str | None = None) -> None:
    if draw.happens(chance) and (line := draw.line(kind)):
        to.append((type_ or kind, line))


def _inside(elements: Elements, draw: _Draw) -> Elements:
    """Lines between the paragraphs: links, advertisements, captions, separators, live-blog times; lists and quotes."""
    found: Elements = []
    busy = draw.happens(0.5)
    live = draw.happens(0.03)
    seen = 0
    for kind, text in elements:
        seen += kind == "paragraph"
        if seen > 1 and kind == "paragraph" and busy:
            _may_add(found, draw, "boilerplate", 0.07, "noise")
            _may_add(found, draw, "caption", 0.03)
            if draw.happens(0.02):
                found.append(("separator", draw.random.choice(["* * *", "***", "---", "• • •", "⁂", "#", "◆"])))
        if seen > 1 and kind == "paragraph" and live and draw.happens(0.4):
            found.append(("date", f"{draw.random.randint(6, 22)}:{draw.random.randint(10, 59)}"))
        if seen > 1 and kind == "paragraph" and draw.happens(0.02):
            found += _as_list(text, draw)
        elif seen > 1 and kind == "paragraph" and draw.happens(0.01):
            found.append(("quote", "> " + text))
        elif seen > 1 and kind == "paragraph" and draw.happens(0.01):
            found += [(kind, text), *_table(draw)]
        else:
            found.append((kind, text))
    return found


def _as_list(text: str, draw: _Draw) -> Elements:
    sentences = [part for part in text.replace(". ", ".\n").split("\n") if len(part) > 15]
    if not _LISTABLE[0] <= len(sentences) <= _LISTABLE[1]:
        return [("paragraph", text)]
    sign = draw.random.choice(["- ", "• ", "* ", "– ", "#. ", "#) ", "◦ ", "▪ "])
    return [("list_item", sign.replace("#", str(n)) + part) for n, part in enumerate(sentences, 1)]


def _table(draw: _Draw) -> Elements:
    labels = draw.random.sample(["Shr", "Net", "Revs", "Sales", "Avg shrs", "Nine mths", "Team", "Oslo", "Lyon", "Graz"], 4)
    rows = []
    for label in labels:
        first, second = draw.random.randint(1, 999), draw.random.randint(1, 999)
        gap = draw.random.choice(["   ", "\t", " | "])
        rows.append(("table", f"{label}{gap}{first}.{second % 10}{gap}{second},000"))
    return rows


def _tail(elements: Elements, draw: _Draw) -> Elements:
    found = list(elements)
    end = [found.pop()] if found and found[-1][0] == "end_marker" else []
    if "byline" not in {kind for kind, _ in elements}:
        _may_add(found, draw, "byline", 0.06)
    _may_add(found, draw, "credit", 0.15)
    _may_add(found, draw, "note", 0.08)
    if not end and draw.happens(0.25) and (line := draw.line("end")):
        end = [("end_marker", line)]
    found += end
    for _ in range(draw.random.choice([0, 0, 0, 1, 3])):
        _may_add(found, draw, "tail", 0.8, "noise")
    return found


_CHANGES: tuple[Change, ...] = (_shout, _head, _inside, _tail)


def _set(lesson: Lesson, elements: Elements, draw: _Draw, number: int) -> Lesson | None:
    """The elements as a text in one of the layouts that people use, read back into blocks."""
    layout = draw.random.choice(_LAYOUTS)
    if lesson.language in ("zh", "ja", "th"):
        layout = draw.random.choice((_plain, _blank))
    raw = layout(elements, draw)
    blocks = find(raw).blocks
    if [normal(block.text) for block in blocks] != [normal(text) for _, text in elements]:
        return None
    states = to_states([kind for kind, _ in elements], blocks)
    name = f"{lesson.id}+{number}"
    return Lesson(name, lesson.family, lesson.publisher, lesson.language, raw, blocks, states)


def _plain(elements: Elements, draw: _Draw) -> str:
    tail = draw.random.choice(["", "", "  ", "\t"])
    return "\n".join(text + tail for _, text in elements)


def _blank(elements: Elements, draw: _Draw) -> str:
    """Blank lines between the blocks, perhaps more above a subhead."""
    extra = draw.happens(0.3)
    return "\n\n".join(("\n" if extra and kind == "subhead" else "") + text for kind, text in elements)


def _wrapped(elements: Elements, draw: _Draw) -> str:
    width = draw.random.randint(50, 90)
    return "\n\n".join(_fold(text, width) for _, text in elements)


def _indented(elements: Elements, draw: _Draw) -> str:
    """Wire copy: paragraphs wrapped and indented, no blank lines, title and signs at the margin."""
    width = draw.random.randint(54, 78)
    indent = " " * draw.random.choice([2, 3, 4, 5])
    inside = ("paragraph", "summary", "byline", "list_item", "quote")
    return "\n".join(_fold(text, width, indent if kind in inside else "") for kind, text in elements)


def _tight(elements: Elements, draw: _Draw) -> str:
    """Wrapped, with nothing but short last lines to show where a paragraph ends."""
    width = draw.random.randint(60, 90)
    return "\n".join(_fold(text, width) for _, text in elements)


def _fold(text: str, width: int, indent: str = "") -> str:
    if is_unspaced(text[len(text) // 2]):
        return indent + text
    return "\n".join(
        textwrap.wrap(text, width, initial_indent=indent, break_long_words=False, break_on_hyphens=False)
    )


_LAYOUTS = (_plain, _plain, _blank, _wrapped, _indented, _tight)
