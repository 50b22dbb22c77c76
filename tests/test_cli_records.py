"""`parse` for programs: arrays of one, messages as JSON, and dates with their years."""

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

import newsparse
from newsparse.formats.schema import json_schema
from newsparse.model.errors import ArgumentError
from newsparse.model.options import Options
from newsparse.pipeline.dating import completed
from tests.cli_process import STORY, messages, run

DATED = "Rain at last\nLIMA, March 3 (AP) - It rained all night, and the river rose by a metre.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "dated.txt").write_text(DATED, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "bad.json").write_text('{"schema": "newsparse.article/1",\n "title": 3}')
    (tmp_path / "cut.json").write_text('{"schema": "newsparse.article/1",\n "title": ')
    return tmp_path


# ---- one shape -----------------------------------------------------------------------------------


@pytest.mark.parametrize("paths", [["story.txt"], ["story.txt", "dated.txt"]])
def test_an_array_is_one_for_any_number_of_articles(here: Path, paths: list[str]) -> None:
    found = json.loads(run("parse", "--array", *paths, cwd=here).stdout)
    assert [one["source"]["path"] for one in found] == paths
    jsonschema.Draft202012Validator(json_schema()).validate(found)


def test_an_array_of_one_is_read_back(here: Path) -> None:
    array = run("parse", "--array", "story.txt", cwd=here).stdout
    assert run("parse", stdin=array).stdout == run("parse", "story.txt", cwd=here).stdout


def test_without_an_article_it_is_an_empty_array_and_no_file(here: Path) -> None:
    done = run("parse", "--array", "empty.txt", cwd=here)
    assert (done.returncode, done.stdout) == (1, b"[]\n")
    assert run("parse", "--array", "empty.txt", "-o", "out.json", cwd=here).returncode == 1
    assert not (here / "out.json").exists()


def test_an_array_is_refused_for_other_formats(here: Path) -> None:
    done = run("parse", "--array", "-t", "yaml", "story.txt", cwd=here)
    assert done.returncode == 2 and "--array is for JSON" in messages(done)[0]


# ---- messages ------------------------------------------------------------------------------------


def records(here: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, list[dict[str, object]]]:
    done = run("parse", "--errors", "json", "-t", "jsonl", *arguments, cwd=here, stdin=stdin)
    return done.returncode, [json.loads(line) for line in done.stderr.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "status", "place", "words"),
    [
        (("empty.txt", "story.txt"), 1, ("empty.txt", None, None), "empty"),
        (("nope.txt", "story.txt"), 2, ("nope.txt", None, None), "no such file"),
        (("bad.json",), 1, ("bad.json", None, None), "$.title"),
        (("cut.json",), 1, ("cut.json", 2, 11), "not valid JSON"),
        (("--strict", "-"), 1, (None, None, None), "no body"),
        (("--weights", "story.txt", "story.txt"), 2, (None, None, None), "weights"),
        (("--tpo", "md", "story.txt"), 2, (None, None, None), "no such option: --tpo"),
        (("--year", "x", "story.txt"), 2, (None, None, None), "--year"),
    ],
)
def test_every_message_is_a_line_of_json(
    here: Path,
    arguments: tuple[str, ...],
    status: int,
    place: tuple[str | None, int | None, int | None],
    words: str,
) -> None:
    code, found = records(here, *arguments, stdin=b"hello")
    if not words:
        assert code == status and found == []
        return
    assert code == status == max(int(str(one["status"])) for one in found)
    worst = next(one for one in found if one["status"] == status)
    assert list(worst) == ["status", "path", "line", "column", "message"]
    assert (worst["path"], worst["line"], worst["column"]) == place and words in str(worst["message"])


def test_a_file_whose_name_ends_like_a_place_keeps_it(here: Path) -> None:
    (here / "a:3").write_text("")
    assert records(here, "a:3")[1][0]["path"] == "a:3"


def test_a_note_has_the_status_0(here: Path) -> None:
    code, found = records(here, "-", stdin=b"hello\n")
    assert code == 0 and [one["status"] for one in found] == [0]


def test_a_hostile_name_stays_one_line_of_json(here: Path) -> None:
    (here / "a\n\x1b[2J\u202e.txt").write_text("")
    done = run("parse", "--errors", "json", "a\n\x1b[2J\u202e.txt", cwd=here)
    (line,) = done.stderr.splitlines()
    assert b"\x1b" not in line and "\u202e".encode() not in line
    assert json.loads(line)["path"] == "a\n\x1b[2J\u202e.txt"


# ---- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edtf", "year", "dated", "whole"),
    [
        ("XXXX-03-03", 2026, None, "2026-03-03"),
        ("XXXX-03", 2026, None, "2026-03"),
        ("XXXX-XX-17", 2026, None, "2026-XX-17"),
        ("XXXX-02-29", 2025, None, "XXXX-02-29"),
        ("XXXX-02-29", 2024, None, "2024-02-29"),
        ("2019-03-03", 2026, None, "2019-03-03"),
        ("XXXX-12-31", None, "2026-01-02", "2025-12-31"),
        ("XXXX-01-02", None, "2025-12-30", "2026-01-02"),
        ("XXXX-02-29", None, "2025-03-01", "2024-02-29"),
        ("XXXX-02-29", None, "2026-03-01", "XXXX-02-29"),
        ("XXXX-12", None, "2026-01-02", "2025-12"),
        ("XXXX-XX-31", None, "2026-03-01", "2026-01-31"),
        ("XXXX-03-03", None, "0001-01-01", "0001-03-03"),
        ("XXXX-03-03", None, "9999-12-31", "9999-03-03"),
        ("XXXX-03-03", None, None, "XXXX-03-03"),
    ],
)
def test_a_date_is_completed(edtf: str, year: int | None, dated: str | None, whole: str) -> None:
    assert completed(edtf, year=year, dated=dated) == whole


def date_in(line: bytes) -> object:
    return json.loads(line)["dateline"]["date_iso"]


def test_every_command_completes_dates_in_texts_and_in_documents(here: Path) -> None:
    plain = run("parse", "-t", "jsonl", "dated.txt", cwd=here).stdout
    assert date_in(plain) == "XXXX-03-03"
    for options in (("--year", "2024"), ("--dated", "2024-02-11")):
        for command, stdin in (
            (("parse", "-t", "jsonl", "dated.txt"), b""),
            (("parse", "-t", "jsonl"), plain),
            (("batch", "dated.txt", "-q", "-o", "-"), b""),
            (("dateline", "-t", "jsonl"), DATED.splitlines()[1].encode()),
        ):
            assert date_in(run(*command, *options, cwd=here, stdin=stdin).stdout) == "2024-03-03", command


def test_from_python_too() -> None:
    for options in (Options(year=2024), Options(dated="2024-02-11")):
        article = newsparse.parse(DATED, options)
        assert article.dateline and article.dateline.date_iso == "2024-03-03"


@pytest.mark.parametrize(
    "options",
    [Options(year=0), Options(year=10_000), Options(dated="soon"), Options(dated=3), Options(year="x")],  # type: ignore[arg-type]
)
def test_a_wrong_year_or_day_is_an_error(options: Options) -> None:
    with pytest.raises(ArgumentError, match=r"options\.(year|dated): expected"):
        newsparse.parse(DATED, options)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--year", "2024", "--dated", "2024-01-01"), "give one of them"),
        (("--dated", "1 May"), "write it as 2026-05-31"),
        (("--year", "20240"), "--year"),
    ],
)
@pytest.mark.parametrize("command", ["parse", "batch", "dateline"])
def test_a_mistake_is_one_line(here: Path, command: str, arguments: tuple[str, ...], told: str) -> None:
    more = ("-o", "out") if command == "batch" else ()
    done = run(command, *arguments, "dated.txt", *more, cwd=here)
    assert done.returncode == 2 and len(messages(done)) == 1 and told in messages(done)[0]


def test_a_batch_is_converted_again_for_another_year(here: Path) -> None:
    for year in ("2023", "2024"):
        assert run("batch", "dated.txt", "-q", "--year", year, "-o", "out.jsonl", cwd=here).returncode == 0
        assert date_in((here / "out.jsonl").read_bytes()) == f"{year}-03-03"
