"""The shipped tables match their sources, and each is loaded once."""

import json
import subprocess
import sys
import threading
import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest
from tools.build_tables import COMPILED, UNFOLDED_WORDS, compiled, own
from tools.build_tables import calendar as built_calendar
from tools.table_lists import Named, as_lists

from newsparse.base import tables
from newsparse.dateline.lexicon import Lexicon, fold
from tests.conftest import ROOT

DATA = ROOT / "src" / "newsparse" / "data"
SOURCES = sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.glob("*.toml"))


def test_compiled_tables_are_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tools.build_tables", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"{run.stdout}run make tables and commit what it writes"


def test_every_compiled_table_is_built_from_a_source() -> None:
    assert {path for path in COMPILED.rglob("*") if path.is_file()} == {path for path, _ in compiled()}


@pytest.mark.parametrize("name", SOURCES)
def test_a_compiled_table_equals_its_source(name: str) -> None:
    """But for what is merged into the tables of names."""
    source = own(name, tomllib.loads((DATA / f"{name}.toml").read_text("utf-8")))
    assert tables.load(name) == (built_calendar(source) if name == "calendar" else source)


def test_a_compiled_table_holds_nothing_that_another_one_does() -> None:
    assert not {"places", "regions", "outlets"} & {
        *tables.load("places"),
        *tables.load("regions"),
        *tables.load("agencies"),
    }


def test_words_that_are_looked_up_folded_are_compiled_folded() -> None:
    lexicon = Lexicon()
    words = [
        lexicon.words(name) for name, value in tables.load("datelines").items() if isinstance(value, list)
    ]
    folded = frozenset().union(*words) - frozenset(
        word for name in UNFOLDED_WORDS for word in lexicon.words(name)
    )
    assert {fold(word) for word in folded} == folded
    assert lexicon.common("Police")
    assert lexicon.word("rubrics", "Analyse")


def test_a_table_is_read_once() -> None:
    assert tables.load("endings") is tables.load("endings")


def test_loading_a_missing_table_raises_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        tables.load("phrases/xx")


def test_the_names_of_features_contain_no_words_of_a_corpus() -> None:
    """A feature that quoted a text would have a long name or one in another script."""
    weights = json.loads((DATA / "weights.json").read_text("utf-8"))
    quoting = [name for name in weights["features"] if not name.isascii() or len(name) > 60]
    assert quoting == []


def test_a_table_of_lists_is_a_dictionary_whose_values_wait() -> None:
    built = {
        "words": frozenset(["été", "naïve"]),
        "numbers": {"один": 1, "два": 2},
        "weights": {"a": -0.5, "b": 2.0},
        "inner": {"de": ["am", "im"], "none": {}},
        "note": "a; b\nc",
    }
    table = tables.Table(as_lists(built))
    assert [*table] == [*table.keys()] == [*built] and len(table) == 5
    assert "inner" in table and "other" not in table
    assert table == built and dict(table.items()) == built and [*table.values()] == [*built.values()]
    assert table["inner"].get("de") == ["am", "im"] and table["inner"].get("fr", ()) == ()
    assert table["words"] is table["words"]
    with pytest.raises(KeyError):
        table["other"]


def test_a_list_that_could_not_be_read_back_is_not_written() -> None:
    with pytest.raises(ValueError, match="separator"):
        as_lists({"words": ["a", "b\x1fc"]})


@pytest.mark.parametrize("many", [0, 4000])
def test_names_are_found_in_texts(many: int) -> None:
    names = {
        "ab": "1 -0.5",
        "a b ": "",
        "é": "x",
        "b": "y",
        **{f"n{number}": str(number) for number in range(many)},
    }
    found = tables.Table(as_lists({"names": Named(names)}))["names"]
    assert isinstance(found, tables.Buckets)
    assert dict(found) == names and len(found) == len(names) and {*found} == {*names}
    assert all(found.get(name) == text and name in found for name, text in names.items())
    for missing in ("", "a", "bb", "ab ", "\x1f", 5):
        assert missing not in found and found.get(str(missing), "none") == "none"
    with pytest.raises(KeyError):
        found["bb"]


def test_threads_that_ask_for_one_list_at_a_time_all_get_it() -> None:
    data = as_lists({"words": frozenset(map(str, range(50_000)))})
    for _ in range(20):
        table, gate = tables.Table(data), threading.Barrier(8)

        def ask(table: tables.Table = table, gate: threading.Barrier = gate) -> int:
            gate.wait()
            return len(table["words"])

        with ThreadPoolExecutor(8) as pool:
            assert [one.result() for one in [pool.submit(ask) for _ in range(8)]] == [50_000] * 8
