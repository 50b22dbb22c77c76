"""Makes variants of an article: other layouts, with the lines around it that other newsrooms add.

They keep a layout or an added line from deciding a label by accident. All choices are drawn from the article's id,
so a corpus always gives the same lessons.
"""

import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from tools.fit.lesson import Lesson, normal, to_states

from newsparse.base.characters import is_unspaced
from newsparse.text.blocks import find

_INSERTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "inserts.toml").read_text("utf-8"))
_SCRIPTS = {"ru": "cyrl", "uk": "cyrl", "bg": "cyrl", "zh": "hans", "ja": "jpan", "ko": "hang", "ar": "arab"}
_LISTABLE = (3, 7)  # fewest and most sentences of a paragraph that is set as a list

_TOPIC = re.compile(r"(?<=[a-zß-ÿ,] )[^\W\d_a-zß-ÿ][^\W\d_]+(?: [^\W\d_a-zß-ÿ][^\W\d_]+){1,2}")

_ROWS = [
    "Shr",
    "Net",
    "Revs",
    "Sales",
    "Avg shrs",
    "Nine mths",
    "Rovers",
    "Oslo",
    "Lyon",
    "Graz",
    "Town",
    "Gold",
    "Weizen",
    "Brent",
]

Element = tuple[str, str]  # a block type of lesson.TYPES, and a text
Elements = list[Element]
Change = Callable[[Elements, "_Draw"], Elements]


class _Draw:
    """The random choices of one variant: chances, and lines in the article's language."""

    def __init__(self, lesson: Lesson, number: int) -> None:
        self.random = Random(f"{lesson.id} {number}")
        # A generator of its own, so that a topic above the title changes nothing else in the variant.
        self.topics = Random(f"{lesson.id} {number} topic")
        self.language = lesson.language
        self.script = _SCRIPTS.get(lesson.language, "latn")

    def happens(self, chance: float) -> bool:
        return self.random.random() < chance

    def line(self, kind: str) -> str | None:
        """A line of this kind in the article's language or in no particular one; None if there is none."""
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
    """Up to `count` variants of an article; those that newsparse would cut into other blocks are left out."""
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
    """Add lines above and below the title: kicker, slug, time, author, a second title, a caption, a note."""
    at = next((i for i, (kind, _) in enumerate(elements) if kind == "title"), None)
    if at is None:
        return elements
    kinds = {kind for kind, _ in elements}
    above: Elements = []
    below: Elements = []
    _may_add(above, draw, "slug", 0.06)
    _may_add(above, draw, "embargo", 0.02, "note")
    if "kicker" not in kinds:
        _may_add(above, draw, "kicker", 0.05)
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
    below = elements[at + 1 : after] + below + elements[after:]
    if "kicker" not in kinds and not above and draw.topics.random() < 0.15:
        above += _topic(elements, below[:1], draw)
    return elements[:at] + above + elements[at : at + 1] + below


def _topic(elements: Elements, following: Elements, draw: _Draw) -> Elements:
    """A name of two or three words from the story, as sites set above the titles of everything about a topic.

    Only above a title that is dated or signed; otherwise a short title above its deck looks the same.
    """
    if not following or following[0][0] not in ("date", "byline"):
        return []
    names = _TOPIC.findall(" ".join(text for kind, text in elements if kind == "paragraph"))
    return [("kicker", draw.topics.choice(names))] if names else []


def _may_add(to: Elements, draw: _Draw, kind: str, chance: float, type_: str | None = None) -> None:
    if draw.happens(chance) and (line := draw.line(kind)):
        to.append((type_ or kind, line))


def _inside(elements: Elements, draw: _Draw) -> Elements:
    """Add links, advertisements, captions, separators and times between paragraphs; turn some into lists and quotes."""
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
                found.append(("separator", draw.random.choice(["* * *", "***", "---", "• • •", "⁂", "◆"])))
        if seen > 1 and kind == "paragraph" and live and draw.happens(0.4):
            found.append(("date", f"{draw.random.randint(6, 22)}:{draw.random.randint(10, 59)}"))
        found += _reset(kind, text, draw) if seen > 1 and kind == "paragraph" else [(kind, text)]
    return found


def _reset(kind: str, text: str, draw: _Draw) -> Elements:
    """A paragraph, now and then set as something else or with a table below it."""
    chance = draw.random.random()
    if chance < 0.02:
        return _as_list(text, draw)
    if chance < 0.035:
        return _as_quote(text, draw)
    if chance < 0.05:
        return [(kind, text), *_table(draw)]
    if chance < 0.08:
        return _split(text, draw)
    if chance < 0.09:
        return [(kind, sign + part) for part in _sentences(text) for sign in [draw.random.choice("—–")]] or [
            (kind, text)
        ]
    return [(kind, text)]


def _sentences(text: str) -> list[str]:
    return [part for part in text.replace(". ", ".\n").split("\n") if len(part) > 8]


def _split(text: str, draw: _Draw) -> Elements:
    """Make a short sentence a paragraph of its own, as tabloids and breaking news do."""
    parts = _sentences(text)
    short = [index for index, part in enumerate(parts[:-1]) if len(part) < 70 and part.endswith(".")]
    if not short:
        return [("paragraph", text)]
    at = draw.random.choice(short)
    pieces = [" ".join(parts[:at]), parts[at], " ".join(parts[at + 1 :])]
    return [("paragraph", piece) for piece in pieces if piece]


def _as_quote(text: str, draw: _Draw) -> Elements:
    """Mark a quotation line by line with `>`; without the mark, the layout indents it."""
    if draw.happens(0.5):
        return [("quote", "> " + part) for part in (_sentences(text) if draw.happens(0.5) else [text])]
    return [("quote", f"“{text}”" if draw.happens(0.5) else text)]


def _as_list(text: str, draw: _Draw) -> Elements:
    sentences = _sentences(text)
    if not _LISTABLE[0] <= len(sentences) <= _LISTABLE[1]:
        return [("paragraph", text)]
    sign = draw.random.choice(["- ", "• ", "* ", "– ", "#. ", "#) ", "◦ ", "▪ "])
    return [("list_item", sign.replace("#", str(n)) + part) for n, part in enumerate(sentences, 1)]


def _table(draw: _Draw) -> Elements:
    """Rows such as those of company results, league tables and prices."""
    labels = draw.random.sample(_ROWS, draw.random.randint(2, 5))
    gap = draw.random.choice(["   ", "\t", " | ", "      ", " "])
    columns = draw.random.randint(3, 6) if gap == " " else draw.random.randint(1, 5)
    rows = []
    if draw.happens(0.4) and gap != " ":
        rows.append(("table", gap.join(["Team", "P", "W", "D", "L", "Pts"][: columns + 1])))
    for number, label in enumerate(labels, 1):
        figures = [
            f"{draw.random.randint(1, 999)}{draw.random.choice(['', '.5', ',000', ' mln', ' pct'])}"
            for _ in range(columns)
        ]
        place = [str(number)] if draw.happens(0.3) else []
        rows.append(("table", gap.join([*place, label, *figures])))
    return rows


def _tail(elements: Elements, draw: _Draw) -> Elements:
    found = list(elements)
    end = [found.pop()] if found and found[-1][0] == "end_marker" else []
    if "byline" not in {kind for kind, _ in elements}:
        _may_add(found, draw, "byline", 0.06)
    _may_add(found, draw, "credit", 0.15)
    _may_add(found, draw, "note", 0.05)
    if not end and draw.happens(0.25) and (line := draw.line("end")):
        end = [("end_marker", line)]
    found += end
    for _ in range(draw.random.choice([0, 0, 0, 1, 3])):
        _may_add(found, draw, "tail", 0.8, "noise")
    return found


def _cut(elements: Elements, draw: _Draw) -> Elements:
    """Shorten to a brief: the head and a few blocks of the body; the shortest briefs have no deck."""
    if not draw.happens(0.16):
        return elements
    if draw.happens(0.5):
        return elements[: draw.random.randint(4, 8)]
    return [element for element in elements if element[0] != "summary"][: draw.random.randint(3, 6)]


def _dated(elements: Elements, draw: _Draw) -> Elements:
    """Add an agency's dateline, before the lead or on a line above it."""
    lead = next((i for i, (kind, _) in enumerate(elements) if kind == "paragraph"), None)
    if lead is None or not draw.happens(0.12) or not (line := draw.line("dateline")):
        return elements
    if draw.happens(0.3):
        return [*elements[:lead], ("dateline", line.rstrip(" -–—.")), *elements[lead:]]
    return [*elements[:lead], ("paragraph", f"{line} {elements[lead][1]}"), *elements[lead + 1 :]]


_CHANGES: tuple[Change, ...] = (_shout, _cut, _dated, _head, _inside, _tail)


def _set(lesson: Lesson, elements: Elements, draw: _Draw, number: int) -> Lesson | None:
    """The elements as a text in some layout, read back into blocks; None if the blocks come out differently."""
    layout = draw.random.choice(_LAYOUTS)
    if lesson.language in ("zh", "ja", "th"):
        layout = draw.random.choice((_plain, _blank))
    raw = layout(elements, draw)
    blocks = find(raw).blocks
    if [normal(block.text) for block in blocks] != [normal(text) for _, text in elements]:
        return None
    states = to_states([kind for kind, _ in elements], blocks)
    name = f"{lesson.id}+{number}"
    return Lesson(name, lesson.corpus, lesson.publisher, lesson.language, raw, blocks, states)


def _plain(elements: Elements, draw: _Draw) -> str:
    tail = draw.random.choice(["", "", "  ", "\t"])
    return "\n".join(_offset(kind, text) + text + tail for kind, text in elements)


def _blank(elements: Elements, draw: _Draw) -> str:
    """Blank lines between blocks, sometimes two above a subhead."""
    extra = draw.happens(0.3)
    return "\n\n".join(
        ("\n" if extra and kind == "subhead" else "") + _offset(kind, text) + text for kind, text in elements
    )


def _wrapped(elements: Elements, draw: _Draw) -> str:
    width = draw.random.randint(50, 90)
    return "\n\n".join(
        _fold(text, width, _offset(kind, text), _offset(kind, text)) for kind, text in elements
    )


def _indented(elements: Elements, draw: _Draw) -> str:
    """Wire copy: paragraphs wrapped and indented, no blank lines, everything else at the margin."""
    width = draw.random.randint(54, 78)
    indent = " " * draw.random.choice([2, 3, 4, 5])
    inside = ("paragraph", "summary", "byline", "list_item", "quote")
    return "\n".join(_fold(text, width, indent if kind in inside else "") for kind, text in elements)


def _tight(elements: Elements, draw: _Draw) -> str:
    """Wrapped, with only short last lines to show where a paragraph ends."""
    width = draw.random.randint(60, 90)
    return "\n".join(_fold(text, width) for _, text in elements)


def _offset(kind: str, text: str) -> str:
    return "    " if kind == "quote" and not text.startswith(">") else ""


def _fold(text: str, width: int, indent: str = "", hanging: str = "") -> str:
    if is_unspaced(text[len(text) // 2]) or "   " in text or "\t" in text:
        return indent + text
    wrapper = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    wrapper.initial_indent, wrapper.subsequent_indent = indent, hanging
    return wrapper.fill(text)


_LAYOUTS = (_plain, _plain, _blank, _wrapped, _indented, _tight)
