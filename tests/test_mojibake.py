"""Mojibake is found and undone in every script, as well as by ftfy, and ordinary text is left alone."""

import tomllib
from pathlib import Path

import pytest

from newsparse.checks.text.mojibake import repaired

STORIES = tomllib.loads((Path(__file__).parent / "stories_by_script.toml").read_text("utf-8"))
TEXTS = [text for story in STORIES.values() for text in story.values()]
# What browsers decode bytes to: where Windows-1252 has no letter, a control
BROWSERS = {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256)}


def read_as_browsers_do(text: str) -> str:
    return "".join(BROWSERS[byte] for byte in text.encode("utf-8"))


def read_as_latin(text: str) -> str:
    return text.encode("utf-8").decode("latin-1")


@pytest.mark.parametrize("garble", [read_as_browsers_do, read_as_latin])
@pytest.mark.parametrize("script", STORIES)
def test_a_story_of_any_script_is_repaired(script: str, garble: object) -> None:
    assert callable(garble)
    for text in STORIES[script].values():
        if not text.isascii():
            assert repaired(garble(text))[0] == text


@pytest.mark.parametrize("text", TEXTS)
def test_a_story_as_it_should_be_is_left_alone(text: str) -> None:
    assert repaired(text) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        "Le CAFÉ» et la „NÄ“, AMANHû e MANHà”.",
        "Slibem nezarmoutíš” ale teď",  # three letters that happen to be valid UTF-8
        "NESTLÉ® et CAFÉ™, SÃO–PAULO, Âge d’or, À°",
        "Рік «Січень» і Різдво, Рима",
        "à “l’île” ß§ 20°",
    ],
)
def test_letters_and_signs_that_stand_together_in_ordinary_text(text: str) -> None:
    assert repaired(text) == (text, [])


def test_what_was_garbled_twice_is_repaired_but_not_stretch_by_stretch() -> None:
    twice = read_as_browsers_do(read_as_browsers_do("Die Straße war früh gesperrt."))
    assert repaired(twice) == ("Die Straße war früh gesperrt.", [])


def test_a_stretch_that_another_letter_touches_is_not_certain_to_be_whole() -> None:
    text, stretches = repaired("Le théÃ¢tre")
    assert text == "Le théâtre" and stretches == []


def test_a_long_line_takes_time_in_proportion() -> None:
    assert repaired("Ã©" * 200_000)[0] == "é" * 200_000
    assert repaired("ÄÄ" * 200_000)[1] == []
