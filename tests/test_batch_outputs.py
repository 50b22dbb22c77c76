"""What `newsparse batch` writes: folders that mirror the input, or one file; and which names cannot be."""

import csv
import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsparse.batch.outputs.codec import load_codec
from newsparse.formats.rows import Row
from tests.batch_process import batch, contents, leftovers, messages, stories, story, summary

KINDS = ("all.jsonl", "all.jsonl.gz", "all.csv", "all.sqlite", "all.parquet")


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    return stories(tmp_path / "wire", 12, each=5)


def test_a_folder_is_mirrored_with_the_suffix_of_the_format(wire: Path) -> None:
    result = batch(wire.name, "-o", "out", "-t", "md", cwd=wire.parent)
    assert result.returncode == 0 and result.stdout == b""
    expected = [path.relative_to(wire).with_suffix(".md").as_posix() for path in sorted(wire.rglob("*.txt"))]
    assert list(contents(wire.parent / "out")) == expected
    assert "12 of 12 inputs converted" in summary(result) and leftovers(wire.parent) == []


def test_a_file_is_what_parse_would_have_made_of_it(wire: Path) -> None:
    from tests.cli_process import run

    batch("wire", "-o", "out", cwd=wire.parent)
    parsed = run("parse", "wire/000/00003.txt", cwd=wire.parent)
    assert (wire.parent / "out/000/00003.json").read_bytes() == parsed.stdout


def test_several_articles_of_one_file_are_numbered(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire/two.txt").write_text(story(1) + "\f" + story(2))
    assert batch("wire", "-o", "out", cwd=tmp_path).returncode == 0
    assert list(contents(tmp_path / "out")) == ["two-1.json", "two-2.json"]


def test_the_pattern_names_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story(1))
    (tmp_path / "a.text").write_text(story(2))
    result = batch("a.txt", "a.text", "-o", "out", "--name", "{stem}.{suffix}.{ext}", cwd=tmp_path)
    assert result.returncode == 0
    assert list(contents(tmp_path / "out")) == ["a.text.json", "a.txt.json"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("a/x.txt", "b/x.txt"), "out/x.json is also that of a/x.txt"),
        (("a/x.txt", "a/x.text"), "out/x.json is also that of a/x.t"),
        (("a/x.txt", "b/X.txt"), "on some file systems, x.json, that of a/x.txt"),
    ],
)
def test_two_outputs_of_one_name_are_an_error_before_anything_is_written(
    names: tuple[str, str], words: str, tmp_path: Path
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(story(1))
    result = batch(*sorted({Path(name).parts[0] for name in names}), "-o", "out", cwd=tmp_path)
    told = messages(result)
    assert result.returncode == 2 and not (tmp_path / "out").exists()
    assert words in told[0] and "nothing was written" in told[-1]


def test_the_number_of_an_article_never_takes_the_name_of_another_input(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire/two.txt").write_text(story(1) + "\f" + story(2))
    (tmp_path / "wire/two-2.txt").write_text(story(3))
    result = batch("wire", "-o", "out", cwd=tmp_path)
    assert result.returncode == 1
    assert (
        "two.txt: it holds several articles, and the name of one, out/two-2.json, is taken by"
        in messages(result)[0]
    )
    assert json.loads((tmp_path / "out/two-2.json").read_text())["title"] == "Ferry Number 3 Back in Service"


def test_a_file_that_is_in_the_way_is_kept(wire: Path) -> None:
    mine = wire.parent / "out/000/00001.json"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    result = batch("wire", "-o", "out", cwd=wire.parent)
    assert result.returncode == 2 and "was not written by batch" in messages(result)[0]
    assert contents(wire.parent / "out").keys() == {"000/00001.json"} and mine.read_text() == "mine"
    assert batch("wire", "-o", "out", "--force", cwd=wire.parent).returncode == 0
    assert mine.read_text() != "mine"


def test_a_folder_may_have_a_suffix_if_it_is_there_or_has_a_slash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story(1))
    (tmp_path / "there.old").mkdir()
    for output in ("there.old", "new.xyz/", "2024.05.01"):
        assert batch("a.txt", "-o", output, cwd=tmp_path).returncode == 0
        assert list(contents(tmp_path / output)) == ["a.json"]


def test_an_output_below_its_input_does_not_feed_itself(wire: Path) -> None:
    for output in ("wire/out", "wire/out", "wire/all.jsonl", "wire/all.jsonl"):
        result = batch("wire", "-o", output, "--include", "*.txt", "--include", "*.jsonl", cwd=wire.parent)
        assert result.returncode == 0 and "of 12 inputs" in summary(result)


@pytest.mark.parametrize("kind", KINDS)
def test_one_file_holds_all_articles_in_the_order_of_the_inputs(kind: str, wire: Path) -> None:
    assert batch("wire", "-o", kind, cwd=wire.parent).returncode == 0
    titles = [f"Ferry Number {number} Back in Service" for number in range(12)]
    assert [row["title"] for row in read(wire.parent / kind)] == titles
    assert leftovers(wire.parent) == []


def read(path: Path) -> list[dict[str, str]]:
    """The articles of a single output, by somebody else's readers."""
    if path.suffix == ".csv":
        with path.open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))
    if path.suffix == ".parquet":
        rows: list[dict[str, str]] = pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
        return rows
    if path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute("SELECT * FROM articles ORDER BY id")]
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


@pytest.mark.parametrize("kind", KINDS)
def test_one_file_is_the_same_whatever_the_number_of_processes(kind: str, tmp_path: Path) -> None:
    if kind == "all.parquet":
        pytest.importorskip("pyarrow")
    stories(tmp_path / "wire", 150)
    for jobs in ("1", "2"):
        batch("wire", "-o", f"{jobs}-{kind}", "-j", jobs, cwd=tmp_path)
    one, two = ((tmp_path / f"{jobs}-{kind}").read_bytes() for jobs in "12")
    assert one == two and len(one) > 5_000


def test_standard_output_gets_the_lines_of_the_file(wire: Path) -> None:
    batch("wire", "-o", "all.jsonl", cwd=wire.parent)
    result = batch("wire", "-o", "-", cwd=wire.parent)
    assert result.stdout == (wire.parent / "all.jsonl").read_bytes()


def test_paths_come_from_a_list_and_are_converted_once(wire: Path) -> None:
    names = b"wire/000/00001.txt\0wire/000/00000.txt\0wire/000/00001.txt\0"
    result = batch("-0", "--files-from", "-", "-o", "all.jsonl", cwd=wire.parent, stdin=names)
    assert result.returncode == 0 and "more than once" in messages(result)[0]
    assert [row["title"][13] for row in read(wire.parent / "all.jsonl")] == ["1", "0"]


def test_a_corpus_gives_what_it_says_of_a_text(tmp_path: Path) -> None:
    lead = "OSLO (AP) — The ferry sailed again on Monday, its owner said, and nobody on board was hurt."
    record = {"key": "a17", "body": lead, "head": "Ferry Is Back", "day": "2026-03-03"}
    (tmp_path / "dump.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    fields = ("--text-field", "body", "--id-field", "key", "--title-field", "head", "--date-field", "day")
    assert batch("dump.jsonl", *fields, "-o", "all.csv", cwd=tmp_path).returncode == 0
    [row] = read(tmp_path / "all.csv")
    assert (row["id"], row["title"], row["published"]) == ("a17", "Ferry Is Back", "2026-03-03")
    assert (row["place"], row["text"][:9]) == ("OSLO", "The ferry")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("wire", "-o", "all.json"), "batch does not write files of this type; a single file can be .jsonl"),
        (
            ("wire", "-o", "out.xyz"),
            "a single file can be .jsonl, .jsonl.gz, .csv, .sqlite, .parquet; a folder",
        ),
        (("wire", "-o", "x.docx"), "such as x.docx/"),
        (("wire", "-o", "wire/000/00001.txt"), "this is a file"),
        (("wire", "-o", "wire/000/00001.txt/"), "this is a file"),
        (("wire", "-o", "nowhere/all.jsonl"), "there is no such folder"),
        (("wire", "-o", "all.jsonl", "-t", "md"), "-t md is for output folders"),
        (("wire", "-o", "out", "--name", "x.{ext}"), "without {stem} all files would have the same name"),
        (("wire", "-o", "out", "--name", "{stem}.{extension}"), "there is no field {extension}"),
        (("wire", "-o", "out", "-j", "0"), "is not a number of processes"),
        (("wire", "-o", "out", "-j", "1001"), "give one from 1 to 1,000, or auto"),
        (("missing", "-o", "out"), "missing: no such file or folder"),
        (("-o", "out"), "nothing to convert"),
        (("wire",), "missing option '-o'"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(arguments: tuple[str, ...], words: str, wire: Path) -> None:
    before = contents(wire.parent)
    result = batch(*arguments, cwd=wire.parent)
    assert result.returncode == 2 and words in messages(result)[-1]
    assert contents(wire.parent) == before


def test_a_rehearsal_says_what_would_be_done_and_does_nothing(wire: Path) -> None:
    batch("wire", "-o", "out", cwd=wire.parent)
    (wire / "000/00001.txt").write_text(story(99))
    (wire / "000/00002.txt").write_bytes(b"\x00\x01" * 900)
    (wire / "000/new.txt").write_text(story(100))
    before = contents(wire.parent)
    result = batch("wire", "-o", "out", "--dry-run", cwd=wire.parent)
    lines = result.stdout.decode("utf-8").splitlines()
    assert len(lines) == 3 and lines[0].split() == [
        "changed",
        "wire/000/00001.txt",
        "→",
        "out/000/00001.json",
    ]
    assert messages(result) == ["newsparse: dry run, nothing was written: 10 unchanged, 2 changed, 1 new"]
    assert contents(wire.parent) == before


@pytest.mark.parametrize(
    ("codec", "in_a_block"),
    [("plain_lines:JSON_LINES", 4), ("plain_lines:CSV", 4), ("gzip_lines", 16), ("arrow_blocks", 16)],
)
def test_a_block_ends_where_its_payloads_reach_a_fixed_weight(
    codec: str, in_a_block: int, tmp_path: Path
) -> None:
    """A quarter of a megabyte of lines, a megabyte before gzip, two of rows, whose JSON counts twice."""
    if codec == "arrow_blocks":
        pytest.importorskip("pyarrow")
    payload = [Row("a", json="x" * ((1 << 16) - 200))] if codec == "arrow_blocks" else b"x" * (1 << 16)
    writer = load_codec(f"newsparse.batch.outputs.{codec}").writer(str(tmp_path / "journal"), 0, 0)
    for _ in range(3 * in_a_block - 1):
        writer.append(payload)
    assert [block.units // len(payload) for block in writer.taken()] == [in_a_block, in_a_block]
    writer.finish()
    assert [block.units // len(payload) for block in writer.taken()] == [in_a_block - 1]
    writer.close()


def test_names_that_collide_are_shown_ten_at_most(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(story(number))
        (tmp_path / f"{number:02}.text").write_text(story(number))
    result = batch(".", "-o", "out", cwd=tmp_path)
    *shown, last = messages(result)
    assert result.returncode == 2 and len(shown) == 10
    assert "12 output names are not available (2 more not shown)" in last


def test_what_is_left_out_stands_in_the_summary_and_in_the_report(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    menu = "\n".join(["Share on Facebook"] * 5 + ["Click here to subscribe to our newsletter"] * 5)
    (tmp_path / "wire/a.txt").write_text(f"{story(1)}{menu}\n")
    (tmp_path / "wire/b.txt").write_text(story(2))
    result = batch("wire", "-o", "out", "--report", "report.json", cwd=tmp_path)
    assert any(line.strip().endswith("boilerplate 10") for line in messages(result))
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["roles"]["boilerplate"] == 10
    assert [(one["name"], one["anomalies"]) for one in report["most_anomalous"]] == [
        ("wire/a.txt", ["mostly_left_out"])
    ]
