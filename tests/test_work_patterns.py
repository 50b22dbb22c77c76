"""No regular expression tries the same characters over and over, however odd the text: told from how it is written."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import newsparse
from newsparse.base.lazy_pattern import lazy_pattern
from tests.work_patterns import adjacent, nested

# Engines of large runs, which are extras.
EXTRAS = "newsparse.batch.engines"
# Written in one of the two shapes, and harmless: why, by the module and the beginning of the pattern.
EXCUSED = {
    ("newsparse.dateline.pieces", "\n    \\s*+(?:"): "cuts into pieces; nothing after it can fail",
    (
        "newsparse.dateline.east_asian.japanese",
        "[\\u3040-\\u30ff",
    ): "tried only on what stands inside a short bracket",
    ("newsparse.dateline.east_asian.chinese", r"\s*[（(]"): "tried only at the end of a short bracket",
    ("newsparse.formats.mark", "(?:---|#.*"): "tried once a file, on its first line",
    (
        "newsparse.checks.rules.np505_agency_credited_twice",
        r"[\(\[",
    ): "at most forty characters stand between",
    ("newsparse.checks.directives", "newsparse:"): "tried on lines that hold a directive",
}
Made = tuple[str, str, int]  # module, pattern, flags


def patterns() -> list[Made]:
    """The patterns that the modules of newsparse hold, compiled or not."""
    found: dict[tuple[str, int], Made] = {}
    for module in pkgutil.walk_packages(newsparse.__path__, "newsparse."):
        if module.name.endswith("__main__") or module.name.startswith(EXTRAS):
            continue
        for pattern, flags in held(vars(import_module(module.name))):
            found.setdefault((pattern, flags), (module.name, pattern, flags))
    return sorted(found.values())


def held(value: Any, depth: int = 3) -> Iterator[tuple[str, int]]:
    """The patterns in a value, and in the containers that it is made of."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value.pattern, value.flags
    elif type(value) is type(lazy_pattern("")):
        uncompiled: Any = value
        yield uncompiled._source, uncompiled._flags
    elif depth and isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from held(one, depth - 1)


def excused(module: str, pattern: str) -> bool:
    shown = pattern.encode("unicode_escape").decode()
    return any(
        module == name and (pattern.startswith(start) or shown.startswith(start)) for name, start in EXCUSED
    )


@pytest.mark.parametrize("shape", [nested, adjacent])
def test_no_pattern_tries_the_same_characters_over_and_over(shape: Any) -> None:
    bad = [
        (module, pattern)
        for module, pattern, flags in patterns()
        if shape(pattern, flags) and not excused(module, pattern)
    ]
    assert bad == []


def test_most_patterns_are_looked_at() -> None:
    """The looking itself works."""
    assert len(patterns()) > 120


@pytest.mark.parametrize("name, start", EXCUSED)
def test_an_excuse_is_still_needed(name: str, start: str) -> None:
    asked = [one for one in patterns() if one[0] == name and excused(name, one[1])]
    assert any(nested(pattern, flags) or adjacent(pattern, flags) for _, pattern, flags in asked), "delete it"


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:\w+-?)*", r"(?:[,\w]+(?:,|x))*", r"(?:(?:ab?)+c?)*z"])
def test_a_repeat_that_shares_with_the_next_turn_is_seen(pattern: str) -> None:
    assert nested(pattern)


@pytest.mark.parametrize(
    "pattern", [r"(?:\w+-)*", r"(?:-\w+)*", r"(?:\w+(?:, )?-)*", r"(?:(?:ab?){1,3}c)*", "(?:a++b?)*"]
)
def test_a_repeat_with_a_mark_between_the_turns_is_fine(pattern: str) -> None:
    assert not nested(pattern)


@pytest.mark.parametrize("pattern", [r"\s*,?\s*$", r"\w+\d*x", r"(?:a|b)*(?:c|a)*"])
def test_repeats_that_share_a_character_are_seen(pattern: str) -> None:
    assert adjacent(pattern)


@pytest.mark.parametrize("pattern", [r"\s*,\s*", r"\w+\s*", r"\s*\w+\s*", r"[a-m]*[n-z]*"])
def test_repeats_that_share_none_are_fine(pattern: str) -> None:
    assert not adjacent(pattern)
