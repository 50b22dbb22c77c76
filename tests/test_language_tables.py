"""The language tables have the keys that docs/adding-a-language.md describes, and no others."""

import re
import tomllib
from functools import cache
from typing import Any

import pytest

from tests.conftest import ROOT

TABLES = sorted((ROOT / "src" / "newsparse" / "data" / "languages").glob("*.toml"))

# A row of a table on the page: matches "| `name` | the name |"; not the row of dashes under the heading.
_ROW = re.compile(r"\| `([a-z_]+)` \|")


@cache
def table(code: str) -> Any:
    return tomllib.loads((TABLES[0].parent / f"{code}.toml").read_text("utf-8"))


def documented(heading: str) -> set[str]:
    page = (ROOT / "docs" / "adding-a-language.md").read_text("utf-8")
    section = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return set(_ROW.findall(section))


CODES = [path.stem for path in TABLES]


def test_the_page_lists_the_keys_of_the_tables() -> None:
    assert documented("The file") == {key for code in CODES for key in table(code)}


def test_the_page_lists_the_byline_lists() -> None:
    assert documented("`byline`") == {key for code in CODES for key in table(code).get("byline", {})}


def test_the_page_lists_the_kinds_of_phrases() -> None:
    assert documented("`phrases`") == {kind for code in CODES for kind in table(code).get("phrases", {})}


def test_there_are_at_least_forty_languages() -> None:
    assert len(CODES) >= 40


@pytest.mark.parametrize("code", CODES)
def test_a_table_names_its_language_and_script(code: str) -> None:
    assert table(code)["name"][0].isupper()
    assert re.fullmatch(r"[A-Z][a-z]{3}", table(code)["script"])
    assert table(code).get("spaces", False) is False


@pytest.mark.parametrize("code", CODES)
def test_function_words_are_lower_case_and_numerous_enough_to_vote(code: str) -> None:
    words = table(code)["function_words"].split()
    assert words == [word.lower() for word in words]
    alone = sum(table(other)["script"] == table(code)["script"] for other in CODES) == 1
    assert len(set(words)) >= (1 if alone else 50)


@pytest.mark.parametrize("code", CODES)
def test_words_that_separate_names_are_lower_case(code: str) -> None:
    lists = table(code).get("byline", {})
    words = [word for name in ("and", "place_words", "never") for word in lists.get(name, ())]
    assert words == [word.lower() for word in words]


@pytest.mark.parametrize("code", [code for code in CODES if "takes_up" in table(code)])
def test_words_that_refer_back_are_lower_case_and_cannot_open_a_lead(code: str) -> None:
    words = table(code)["takes_up"].split()
    assert words == [word.lower() for word in words]
    # articles and prepositions of related languages, which open first sentences
    assert not {"on", "de", "den", "der", "die", "das", "la", "el", "o", "a", "to"} & set(words)
