"""Files of two articles in every script: one list of stops says which blocks are running text."""

import tomllib
from typing import NamedTuple

import pytest

from newsparse.pipeline.split import split
from newsparse.text.blocks import find
from tests.conftest import ROOT


class Stories(NamedTuple):
    """Two headlines and the paragraphs below them."""

    one: str
    one_text: str
    other: str
    other_text: str


_TABLES = tomllib.loads((ROOT / "tests" / "stories_by_script.toml").read_text("utf-8"))
STORIES = {language: Stories(**table) for language, table in _TABLES.items()}
WITH_STOPS = sorted(set(STORIES) - {"Thai"})


def titles(*lines: str) -> list[str]:
    """The first block of each article that is found in a file of these lines, a blank one between each two."""
    blocks = find("\n\n".join(lines)).blocks
    return [blocks[first].text for first, _ in split("\n\n".join(lines), blocks)]


@pytest.mark.parametrize("marker", ["###", "-30-", "=" * 40])
@pytest.mark.parametrize("language", sorted(STORIES))
def test_a_marker_separates_two_articles_in_every_script(language: str, marker: str) -> None:
    told = STORIES[language]
    assert titles(told.one, told.one_text, marker, told.other, told.other_text) == [told.one, told.other]


@pytest.mark.parametrize("language", WITH_STOPS)
def test_what_has_no_sentence_behind_a_marker_is_no_article(language: str) -> None:
    told = STORIES[language]
    stop = told.other_text[-1]
    contact = told.other_text.replace(stop, " ").replace("۔", " ").replace("។", " ").rstrip()
    assert titles(told.one, told.one_text, "###", told.other, contact) == [told.one]


@pytest.mark.parametrize("language", WITH_STOPS)
def test_a_sentence_behind_a_marker_is_no_headline(language: str) -> None:
    told = STORIES[language]
    sentence = told.other + told.other_text[-1]
    assert titles(told.one, told.one_text, "###", sentence, told.other_text) == [told.one]


@pytest.mark.parametrize("language", sorted(STORIES))
def test_a_text_without_a_marker_is_one_article(language: str) -> None:
    told = STORIES[language]
    assert titles(told.one, told.one_text, told.other, told.other_text) == [told.one]
