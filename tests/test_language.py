"""Languages are recognised in short texts and among related languages; unclear texts have none."""

import json
import tomllib
from pathlib import Path

import pytest

from newsparse.words.language import identify

DEV = Path(__file__).parents[2] / "shared" / "eval" / "dev"

SENTENCES = tomllib.loads((Path(__file__).parent / "languages.toml").read_text("utf-8"))


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_is_enough(language: str, sentence: str) -> None:
    assert identify(sentence) == language


def test_every_language_table_has_a_sentence_here() -> None:
    tables = Path(__file__).parents[1] / "src" / "newsparse" / "data" / "languages"
    assert {table.stem for table in tables.glob("*.toml")} == set(SENTENCES)


def test_serbian_is_recognised_in_latin_letters_too() -> None:
    assert (
        identify("Gradonačelnik je juče rekao da se novi most neće otvoriti pre kraja godine posle svega.")
        == "sr"
    )


def test_traditional_characters_are_chinese() -> None:
    assert identify("市長星期一表示，新橋在年底之前不會開放，因為資金還沒有到位。") == "zh"


@pytest.mark.parametrize(
    "unclear", ["", " \n ", "Ana Ruiz", "12 345 67 %", "Reuters Tokyo 1987", "Kyodo, AFP, dpa"]
)
def test_names_and_numbers_are_not_a_language(unclear: str) -> None:
    assert identify(unclear) is None


def test_two_languages_in_equal_parts_are_not_clear() -> None:
    half = "Der Bürgermeister sagte am Montag, dass die Brücke nicht offen ist und auch nicht wird. "
    other = "Le maire a dit lundi que le pont ne serait pas ouvert avant la fin de cette année pour nous. "
    assert identify((half + other) * 3) is None
    assert identify((half * 3 + other) * 3) == "de"


def test_menus_around_a_text_do_not_decide() -> None:
    menu = "Home News Sport Culture About us Contact Log in Subscribe\n" * 12
    body = (SENTENCES["sv"] + "\n") * 40
    assert identify(menu + body + menu) == "sv"


def test_names_in_latin_letters_do_not_make_a_text_latin() -> None:
    assert identify(SENTENCES["ru"] + " Reuters, Bloomberg, Volkswagen, CNN.") == "ru"
    assert (
        identify("Volkswagen, Bloomberg, Reuters and the CNN said that it was not for sale. Москва") == "en"
    )


def test_two_function_words_of_many_are_needed() -> None:
    assert identify("Reuters Tokyo the Kyodo of Volkswagen") == "en"
    assert identify("Reuters Tokyo the Kyodo Volkswagen") is None
    names = "Reuters Tokyo Kyodo Volkswagen Bloomberg Harrow Linden Oslo Paris Boston "
    assert identify(names * 3 + "the of and") == "en"
    assert identify(names * 8 + "the of and") is None


def test_a_third_of_another_script_makes_a_text_one_of_that_script() -> None:
    english, greek = SENTENCES["en"], SENTENCES["el"]
    assert identify(f"{english} {english} {english} {greek}") == "en"
    assert identify(f"{english} {greek}") == "el"


def test_the_winner_must_be_clearly_ahead() -> None:
    assert identify("nicht " * 60 + "avec " * 40) == "de"
    assert identify("nicht " * 55 + "avec " * 45) is None


def test_every_fifth_character_is_enough_for_a_script() -> None:
    assert identify("2026 Αθήνα") == "el"


def test_a_block_in_the_middle_does_not_decide() -> None:
    menu = "Home News Sport Culture About us Contact Log in Subscribe\n" * 12
    story, teaser = (SENTENCES["sv"] + "\n") * 20, (SENTENCES["en"] + "\n") * 6
    assert identify(menu + story + teaser + story + menu) == "sv"


def test_a_chinese_text_with_a_name_in_kana_stays_chinese() -> None:
    assert identify((SENTENCES["zh"] + "トヨタカー") * 7) == "zh"
    assert identify("新橋の開通を年末に予定する市長。" * 7) == "ja"


@pytest.mark.parametrize(("size", "sentences", "language"), [(140, 10, "sv"), (240, 16, None)])
def test_a_text_between_long_tables_is_read_in_a_second_larger_sample(
    size: int, sentences: int, language: str | None
) -> None:
    table = "12 345 67 % | "
    text = table * size + (SENTENCES["sv"] + "\n") * sentences + table * (size // 2)
    assert identify(text) == language


def test_lone_surrogates_do_no_harm() -> None:
    assert identify(SENTENCES["en"] + "\ud800\udfff\udc80") == "en"


@pytest.mark.parametrize(
    ("name", "floor"), [("fundus-plain", 0.98), ("newsroom-plain", 0.98), ("fundus-dump", 0.97)]
)
def test_real_articles_are_recognised(name: str, floor: float) -> None:
    path = DEV / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("needs ../shared/eval")
    items = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    right = sum(identify(item["raw"]) == item["gold"]["lang"].split("-")[0] for item in items)
    assert right / len(items) >= floor
