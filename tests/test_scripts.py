"""Every script's sentences are known: where they end, and that blocks of them are running text."""

import tomllib
from typing import NamedTuple

import pytest

from newsparse.label.describe import describe
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
    return [blocks[first].text for first, _ in split("\n\n".join(lines), describe(blocks))]


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


@pytest.mark.parametrize("language", WITH_STOPS)
def test_a_block_ends_with_a_stop_where_its_last_sentence_does(language: str) -> None:
    told = STORIES[language]
    texts = [told.one_text, told.one_text[:-1], told.one]
    ends = [describe(find(text).blocks)[0].last for text in texts]
    assert ends[0] == "t"
    assert "t" not in ends[1:]


@pytest.mark.parametrize("language", WITH_STOPS)
def test_sentences_inside_a_block_are_counted(language: str) -> None:
    told = STORIES[language]
    counts = [describe(find(text).blocks)[0].sentences for text in (told.one_text, told.one)]
    assert (counts[0] > 0, counts[1]) == (True, 0)


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("Իսկ ո՞վ եկավ։", "t"),  # the question mark stands inside the word
        ("ማን መጣ፧", "q"),
        ("کون آیا؟", "q"),
        ("誰が来た？", "q"),
        ("كتب ما يلي،", ","),
        ("ሦስት ነገሮች፦", ":"),
        ("橋が開いた。」", "'"),
        ("「橋が開いた」", "]"),
        ("पुल खुल गया", "s"),  # ends with a vowel sign, which is no letter
    ],
)
def test_the_kind_of_a_lines_last_character_is_known_in_every_script(line: str, last: str) -> None:
    assert describe(find(line).blocks)[0].last == last
