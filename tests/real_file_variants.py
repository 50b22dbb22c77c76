"""The variants of the real files: forms filled in with the same story in many languages and layouts.

The format is described in tests/cases/real_files/README.md.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

import yaml

from tests.real_files import RealFile

VARIANTS = Path(__file__).parent / "cases" / "real_files_variants"
FLOORS = VARIANTS / "floors.yaml"
STORIES = VARIANTS / "stories.yaml"

_PLACE = re.compile(r"\{(\w+)\}")
_PUBLISHED = "2031-06-04"
_UNSPACED = ("zh", "ja")
_WIDE = 2  # columns of a character of a script without spaces
_RAG = (97, 108, 86, 112, 91, 103, 84, 110, 95)  # columns of the lines of a page in proportional type

_TIGHT: Mapping[str, tuple[int, ...]] = {  # columns of the layouts without blank lines
    "tight60": (60,),
    "tight72": (72,),
    "tight100": (100,),
    "tight-rag": _RAG,
}
_SHORT = 0.8  # of the narrowest line: a line that an editor sees to be the last of its paragraph

Story = Mapping[str, Any]


def floors() -> dict[str, int]:
    """How many variants of each kind must come out right; a floor is never lowered."""
    return dict(yaml.safe_load(FLOORS.read_text("utf-8")) or {})


def variants() -> list[RealFile]:
    """Every variant of every kind, in order."""
    return [variant for path in _kinds() for variant in _of_kind(path)]


def _kinds() -> list[Path]:
    return [path for path in sorted(VARIANTS.glob("*.yaml")) if path not in (FLOORS, STORIES)]


def _of_kind(path: Path) -> Iterator[RealFile]:
    kind = path.stem.replace("-", " ")
    for form in yaml.safe_load(path.read_text("utf-8")):
        for language, n, words in _filled(form):
            for layout in form.get("layouts", ["lines", "blank"]):
                if not _can_be_told(form["text"], _story(language), layout):
                    continue
                name = f"{form['name']}/{language}{n}/{layout}"
                story = _story(language)
                filled = {word: _fill(text, story) for word, text in words.items()}
                yield _variant(name, kind, form, {**story, **filled}, layout)


def _filled(form: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The form's words for each language: a text is `{x}`, a mapping names its words."""
    words = form.get("words", {language: [{}] for language in form.get("languages", ())})
    for language, rows in words.items():
        rows = rows if isinstance(rows, list) else [rows]
        for n, row in enumerate(rows, 1):
            number = str(n) if len(rows) > 1 else ""
            yield language, number, row if isinstance(row, dict) else {"x": row}


def _can_be_told(template: str, story: Story, layout: str) -> bool:
    """Whether the ends of paragraphs show: without blank lines they do only where last lines are short."""
    if layout not in _TIGHT:
        return True
    used = "p1 p2 p3" if "{body}" in template else " ".join(_PLACE.findall(template))
    last = [
        _lines_of(story[p], story["language"], _TIGHT[layout])[-1] for p in ("p1", "p2", "p3") if p in used
    ]
    columns = _WIDE if story["language"] in _UNSPACED else 1
    return all(len(line) * columns < _SHORT * min(_TIGHT[layout]) for line in last)


@cache
def _stories() -> Mapping[str, Story]:
    stories: dict[str, Story] = yaml.safe_load(STORIES.read_text("utf-8"))
    return stories


def _story(language: str) -> dict[str, Any]:
    story = dict(_stories()[language])
    paragraphs = story.pop("paragraphs")
    return {**story, "language": language, **{f"p{n}": text for n, text in enumerate(paragraphs, 1)}}


def _variant(name: str, kind: str, form: Mapping[str, Any], story: Story, layout: str) -> RealFile:
    template = form["text"].replace("{body}", "{p1}\n{p2}\n{p3}\n{p4}")
    if layout == "raw":
        text = _fill(template, story)
    else:
        blocks = [_fill(line, story) for line in template.split("\n") if line]
        text = _LAYOUTS[layout](blocks, story["language"]) + ("\r" if layout == "cr" else "\n")
    stated = {**_usual(template, story), **_fill_all(form.get("expect", {}), story)}
    return RealFile(name, kind, text, {key: value for key, value in stated.items() if value != "any"})


def _usual(template: str, story: Story) -> dict[str, Any]:
    """What is expected of a form unless it says otherwise: what it names is found, and nothing else."""
    used = set(_PLACE.findall(template))
    paragraphs = [story[place] for place in ("p1", "p2", "p3", "p4") if place in used]
    return {
        "language": story["language"],
        "title": story["title"] if "title" in used else None,
        "summary": story["deck"] if "deck" in used else None,
        "authors": [story["author"]] if used & {"by", "author"} else [],
        "published": _PUBLISHED if used & {"date", "time"} else None,
        "body_types": ["paragraph"] * len(paragraphs),
        "whole": paragraphs,
    }


def _fill(template: str, story: Story) -> str:
    return _PLACE.sub(lambda place: str(story[place[1]]), template)


def _fill_all(value: Any, story: Story) -> Any:
    if isinstance(value, str):
        return _fill(value, story)
    if isinstance(value, list):
        return [_fill_all(one, story) for one in value]
    if isinstance(value, dict):
        return {key: _fill_all(one, story) for key, one in value.items()}
    return value


def _lines_of(block: str, language: str, widths: tuple[int, ...]) -> list[str]:
    """The block in lines of these widths in turn."""
    lines: list[str] = []
    rest = block
    while rest:
        width = widths[len(lines) % len(widths)]
        if language in _UNSPACED:
            line, rest = rest[: width // _WIDE], rest[width // _WIDE :]
        else:
            line = wrap(rest, width, break_long_words=False, break_on_hyphens=False)[0]
            rest = rest[len(line) :].lstrip()
        lines.append(line)
    return lines


def _wrapped(*widths: int, between: str) -> Callable[[list[str], str], str]:
    return lambda blocks, language: between.join(
        "\n".join(_lines_of(block, language, widths)) for block in blocks
    )


_LAYOUTS: Mapping[str, Callable[[list[str], str], str]] = {
    "lines": lambda blocks, _: "\n".join(blocks),
    "blank": lambda blocks, _: "\n\n".join(blocks),
    "cr": lambda blocks, _: "\r".join(blocks),
    "wrap60": _wrapped(60, between="\n\n"),
    "wrap72": _wrapped(72, between="\n\n"),
    "wrap100": _wrapped(100, between="\n\n"),
    "rag": _wrapped(*_RAG, between="\n\n"),
    **{name: _wrapped(*columns, between="\n") for name, columns in _TIGHT.items()},
    "column": _wrapped(38, between="\n\n"),
    "spaces": lambda blocks, _: (" " * 12).join(blocks),
    "indented": lambda blocks, language: "\n".join(
        "\n".join(_lines_of("    " + block, language, (72,))) for block in blocks
    ),
    "double": lambda blocks, language: "\n\n\n\n".join(
        "\n\n".join(_lines_of(block, language, (72,))) for block in blocks
    ),
}
