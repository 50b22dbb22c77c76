"""The limits of bylines, each from both sides: what is still a byline, and what is too much for one."""

import pytest

from newsparse.byline import match, names
from newsparse.byline.lists import table
from newsparse.byline.opener import _LONGEST_LABEL, _LONGEST_UNSPACED_OPENER, _MOST_OPENER_WORDS
from newsparse.byline.words import FIRST_UNSPACED

FOUR_REPORTERS = (
    "By Ana Ruiz, health reporter, Li Wei, science reporter, Jane Doe, transport reporter, "
    "and John Roe, environment reporter, Harrow Evening Post"
)
STAFF = ", ".join(["홍길동 기자"] * 6)


@pytest.mark.parametrize(
    ("byline", "running_text"),
    [
        (FOUR_REPORTERS, "By " + ", ".join(["Ana Ruiz"] * 30)),
        (STAFF, ", ".join(["홍길동 기자"] * 12)),
        (
            "By Jane Doe\nStaff Writer\nReuters\njane@example.org",
            "By Ana Ruiz\nLi Wei\nJane Doe\nJohn Roe\nMax Muster",
        ),
        ("By Maria dos Santos da Silva", "By Ana Maria Luisa Ruiz Vega Sanz"),
        ("文/佐々木小次郎", "文/佐々木小次郎登場"),
        ("文/欧阳小明", "文/欧阳小明正在路上"),
        ("记者 王小明 李雷", "记者 王小明 王府井大街"),
        (
            "By Jane Doe, senior health science environment transport reporter",
            "By Jane Doe, who has spent ten years of her life as a reporter",
        ),
        ("By Jane Doe, Monday 3 March 2020 at 14", "By Jane Doe, the 12 men who saw it in Oslo"),
        ("By Press Agency of the Northern Islands", "By Press Agency of the Great Northern Sea Islands"),
        ("By Press Agency of the North", "By Press Agency under the North"),
        ("By Jane Doe, chief of the Echo staff", None),
    ],
)
def test_a_byline_has_its_limits(byline: str, running_text: str | None) -> None:
    assert match(byline) is not None
    assert running_text is None or match(running_text) is None


def test_bare_names_are_not_a_list_of_everybody() -> None:
    assert match("Max Muster, Li Wei, Jane Doe, John Roe", lenient=True) is not None
    assert match(", ".join(["Jane Doe"] * 7), lenient=True) is None


def test_an_agency_behind_a_name_has_as_many_words_as_a_phrase() -> None:
    found = match("By Ana Ruiz Agence congolaise de presse")
    assert found and found.agency and len(found.authors) == 1


def test_a_title_without_an_opener_is_a_short_one() -> None:
    assert match("Jane Doe, science and health reporter") is not None
    assert match("Jane Doe the only woman who became a reporter") is None


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("By Ana Ruiz", 1.0),
        ("Ana Ruiz, Staff Writer", 0.9),
        ("Ana Ruiz and AP", 0.8),
        ("Reuters", 0.6),
        ("Ana Ruiz from Berlin", 0.5),
        ("Ana Ruiz", 0.4),
    ],
)
def test_each_formula_has_its_score(text: str, score: float) -> None:
    found = match(text, lenient=True)
    assert found and found.score == score
    assert (match(text) is not None) == (score >= 0.8)


def test_the_limits_of_openers_and_titles_are_those_of_the_table() -> None:
    lists = table()
    openers = [*lists["before"], *lists["weak_before"]]
    unspaced = [word for word in openers if word[0] >= FIRST_UNSPACED]
    assert max(map(len, unspaced)) == _LONGEST_UNSPACED_OPENER
    assert max(len(words.split()) for words in openers) == _MOST_OPENER_WORDS
    assert max(map(len, [*lists["labels"], *lists["before"]])) == _LONGEST_LABEL
    titles = {*lists["titles"], *lists["desks"]}
    assert max(len(title.split()) for title in titles) == names._MOST_TITLE_WORDS
    attached = [title for title in lists["titles"] if title[0] >= FIRST_UNSPACED and " " not in title]
    assert max(map(len, attached)) == names._LONGEST_ATTACHED_TITLE
