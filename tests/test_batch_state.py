"""The state of a batch is held against its output: whatever it says, nothing outside is touched."""

import hashlib
import io
import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, redirect_stderr, suppress
from pathlib import Path
from typing import Any

import pytest

from newsparse.batch.inputs import InputRequest
from newsparse.batch.request import BatchRequest
from newsparse.batch.run import Batch
from newsparse.cli.batch.command import command
from newsparse.cli.ending import exit_status
from newsparse.model.errors import OutputError
from tests.batch_process import batch, contents, messages, stories, story, summary

FOLDER_STATE = ".newsparse-batch.sqlite"
SUPER_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with stories in `wire`, and in `outside` a file that is none of batch's business."""
    stories(tmp_path / "wire", 6, each=3)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/victim.txt").write_text("mine")
    return tmp_path


def state_of(here: Path, output: str) -> Path:
    return here / output / FOLDER_STATE if output == "out" else here / f".{output}.newsparse-batch.sqlite"


def change(state: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(state, isolation_level=None)) as base:
        base.execute(statement, values)


def written(path: Path, name: str) -> str:
    """The JSON by which a state says that a file was written, as that file is."""
    status = path.stat()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return json.dumps([[name, status.st_size, status.st_mtime_ns, digest]])


def untouched(here: Path) -> bool:
    return (
        os.listdir(here / "outside") == ["victim.txt"] and (here / "outside/victim.txt").read_text() == "mine"
    )


@pytest.mark.parametrize("column", ["superseded", "files"])
@pytest.mark.parametrize(
    "name", ["../outside/victim.txt", "000/../../outside/victim.txt", "{here}/outside/victim.txt"]
)
def test_a_name_that_leads_out_of_the_output_is_refused(column: str, name: str, here: Path) -> None:
    batch("wire", "-o", "out", cwd=here)
    said = written(here / "outside/victim.txt", name.format(here=here))
    change(state_of(here, "out"), f"UPDATE document SET {column} = ?, run = 0", said)
    (here / "wire/000/00000.txt").unlink()
    result = batch("wire", "-o", "out", "--prune", cwd=here)
    [told] = messages(result)
    assert result.returncode == 2 and "this state of batch is damaged" in told
    assert untouched(here)


def test_a_state_cannot_have_itself_removed(here: Path) -> None:
    batch("wire", "-o", "out", cwd=here)
    state = state_of(here, "out")
    change(state, "UPDATE document SET superseded = ?", written(state, FOLDER_STATE))
    assert batch("wire", "-o", "out", cwd=here).returncode == 2 and state.exists()


def test_nothing_is_written_or_removed_behind_a_link_in_the_output(here: Path) -> None:
    batch("wire", "-o", "out", cwd=here)
    said = written(here / "outside/victim.txt", "000/victim.txt")
    change(state_of(here, "out"), "UPDATE document SET superseded = ? WHERE number = 0", said)
    for path in (here / "out/000").iterdir():
        path.unlink()
    (here / "out/000").rmdir()
    (here / "out/000").symlink_to("../outside")
    result = batch("wire", "-o", "out", cwd=here)
    assert result.returncode == 1 and "3 unchanged, 3 failed" in summary(result)
    kept, told, *_ = messages(result)
    assert kept == "newsparse: out/000/victim.txt: changed since batch wrote it; not removed"
    assert told.startswith(
        "newsparse: wire/000/00000.txt: its output would go through the link out/000; remove the link"
    )
    assert untouched(here)


def test_a_link_inside_the_output_does_not_make_two_outputs_one(here: Path) -> None:
    (here / "out/000").mkdir(parents=True)
    (here / "out/001").symlink_to("000")
    assert batch("wire", "-o", "out", "-q", cwd=here).returncode == 1
    assert [path.name for path in sorted((here / "out/000").iterdir())] == [f"{n:05}.json" for n in range(3)]


def test_temporary_files_are_not_written_through_a_link(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out/.newsparse-batch.part").symlink_to("../outside")
    result = batch("wire", "-o", "out", cwd=here)
    [told] = messages(result)
    assert result.returncode == 2 and told.startswith("newsparse: out/.newsparse-batch.part: this is a link")
    assert untouched(here)


@pytest.mark.parametrize("target", ["outside/new", "outside/victim.txt"], ids=["dangling", "link"])
@pytest.mark.parametrize("beside", ["", "-journal", "-wal"])
@pytest.mark.parametrize("output", ["out", "all.jsonl"])
def test_a_state_is_no_link(output: str, beside: str, target: str, here: Path) -> None:
    state = state_of(here, output)
    state.parent.mkdir(exist_ok=True)
    if beside:
        in_this_process(here, output)
    Path(f"{state}{beside}").symlink_to(here / target)
    for option in ((), ("--dry-run",)):
        status, [told] = in_this_process(here, output, *option)
        assert status == 2 and "this is a link" in told
        assert untouched(here)


def test_a_journal_of_the_state_names_no_other_file(here: Path) -> None:
    """SQLite would delete the file that is named there, after it has rolled back."""
    batch("wire", "-o", "all.jsonl", cwd=here)
    state = state_of(here, "all.jsonl")
    name = str(here / "outside/victim.txt").encode()
    page = 4096
    header = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"".join(
        number.to_bytes(4, "big") for number in (0, 7, state.stat().st_size // page, 512, page)
    )
    end = b"".join(number.to_bytes(4, "big") for number in (len(name), sum(name))) + SUPER_JOURNAL_MAGIC
    Path(f"{state}-journal").write_bytes(header.ljust(512, b"\0") + (1).to_bytes(4, "big") + name + end)
    result = batch("wire", "-o", "all.jsonl", cwd=here)
    assert untouched(here)
    [told] = messages(result)
    assert result.returncode == 2 and "names a file elsewhere" in told


@pytest.mark.parametrize("output", ["all.jsonl", "all.csv", "all.parquet"])
@pytest.mark.parametrize("name", [".{}.newsparse-batch.part", ".{}.newsparse-batch.new"])
def test_what_is_kept_beside_a_single_file_is_no_link(output: str, name: str, here: Path) -> None:
    if output == "all.parquet":
        pytest.importorskip("pyarrow")
    (here / name.format(output)).symlink_to("outside/victim.txt")
    assert batch("wire", "-o", output, "-q", cwd=here).returncode == 0
    assert (here / output).is_file() and not (here / output).is_symlink()
    (here / name.format(output)).symlink_to("outside/victim.txt")
    change(state_of(here, output), "INSERT INTO segment VALUES (77, ?, 0, 0, 0, 2)", name.rpartition(".")[2])
    (here / "wire/new.txt").write_text(story(77))
    batch("wire", "-o", output, "-q", cwd=here)
    assert (here / output).is_file() and not (here / output).is_symlink()
    assert untouched(here)


OUTCOME = "UPDATE document SET outcome = ?"
DAMAGE: dict[str, tuple[Any, ...]] = {
    "no table": ("DROP TABLE document",),
    "another table": ("CREATE TABLE other (id)",),
    "a trigger": ("CREATE TRIGGER loop AFTER INSERT ON run BEGIN DELETE FROM document; END",),
    "another version": ("PRAGMA user_version = 2",),
    "no version": ("PRAGMA user_version = 0",),
    "no outcome": (OUTCOME, "nonsense"),
    "a short outcome": (OUTCOME, "[]"),
    "a deep outcome": (OUTCOME, "[" * 100_000),
    "an outcome that is no list": (OUTCOME, '{"a": 1}'),
    "an outcome of wrong types": (OUTCOME, json.dumps([1] * 10)),
    "an outcome that a terminal obeys": (
        OUTCOME,
        json.dumps(["a", None, 1, 1, "\x1b[2J", {}, {}, 0, 0, None]),
    ),
    "a count of many digits": (
        OUTCOME,
        f'["a", null, 1{"0" * 400}, 1, "utf-8", {{}}, {{}}, 0, 0, null]',
    ),
    "bytes for a text": (OUTCOME, b"\xff\xfe"),
    "a text for a number": ("UPDATE document SET number = 'many'",),
    "a negative number": ("UPDATE document SET number = -1",),
}
FOLDER_DAMAGE: dict[str, tuple[Any, ...]] = {
    "files that are none": ("UPDATE document SET files = ?", "[[1, 2]]"),
    "a file without a name": ("UPDATE document SET files = ?", '[["", 1, 1, ""]]'),
    "a file with a NUL in its name": ("UPDATE document SET files = ?", '[["a\\u0000b", 1, 1, ""]]'),
}
FILE_DAMAGE: dict[str, tuple[Any, ...]] = {
    "an unknown file": ("UPDATE segment SET file = '/etc/passwd'",),
    "a size that is none": ("UPDATE segment SET size = 'large'",),
    "an id beyond all": ("UPDATE segment SET id = 9223372036854775807",),
    "no block": ("DELETE FROM block",),
    "a block elsewhere": ("UPDATE block SET offset = 10",),
    "a block beyond all": ("UPDATE block SET size = 9007199254740991",),
    "a document elsewhere": ("UPDATE document SET start = start + 100000000",),
    "a document in no file": ("UPDATE document SET segment = 99",),
}


@pytest.mark.parametrize("option", [(), ("--dry-run",)], ids=["run", "dry run"])
@pytest.mark.parametrize("what", [*DAMAGE, *FOLDER_DAMAGE])
def test_the_damaged_state_of_a_folder_is_one_line(what: str, option: tuple[str, ...], here: Path) -> None:
    told_in_one_line("out", {**DAMAGE, **FOLDER_DAMAGE}[what], option, here)


@pytest.mark.parametrize("output", ["all.jsonl.gz", "all.parquet"])
@pytest.mark.parametrize("what", [*DAMAGE, *FILE_DAMAGE])
def test_the_damaged_state_of_a_file_is_one_line(what: str, output: str, here: Path) -> None:
    if output == "all.parquet":
        pytest.importorskip("pyarrow")
    told_in_one_line(output, {**DAMAGE, **FILE_DAMAGE}[what], (), here)


def told_in_one_line(output: str, damage: tuple[Any, ...], option: tuple[str, ...], here: Path) -> None:
    """A run with a damaged state, an input of which has changed, so that the others must be copied."""
    in_this_process(here, output)
    change(state_of(here, output), *damage)
    (here / "wire/000/00001.txt").write_text(story(1001))
    before = contents(here / output)
    status, told = in_this_process(here, output, *option)
    assert (status, len(told)) == (2, 1), told
    assert state_of(here, output).name in told[0] and "move it away" in told[0]
    assert contents(here / output) == before


def in_this_process(here: Path, output: str, *option: str) -> tuple[int, list[str]]:
    """`newsparse batch`, its status and its messages; fifty processes would take minutes."""
    arguments = ["batch", str(here / "wire"), "-o", str(here / output), "-q", *option]
    with redirect_stderr(io.StringIO()) as told:
        status = exit_status(lambda: int(command.main(arguments[1:], standalone_mode=False) or 0))
    return status, told.getvalue().splitlines()


def test_a_dry_run_after_a_kill_in_the_middle_of_a_commit_says_what_to_do(here: Path) -> None:
    in_this_process(here, "all.jsonl")
    code = (
        "import os, signal, sqlite3, sys\n"
        "base = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "base.execute('PRAGMA cache_size = 1')\n"
        "base.execute('BEGIN IMMEDIATE')\n"
        "base.execute('UPDATE document SET outcome = zeroblob(30000)')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, state_of(here, "all.jsonl")], check=False)
    status, [told] = in_this_process(here, "all.jsonl", "--dry-run")
    assert (
        status == 2 and "a run was killed while it wrote there; repeat the command without --dry-run" in told
    )
    assert in_this_process(here, "all.jsonl") == (0, [])
    status, [told] = in_this_process(here, "all.jsonl", "--dry-run")
    assert status == 0 and "6 unchanged" in told


def test_a_file_that_took_a_failed_inputs_place_is_kept(here: Path) -> None:
    """A row in the state does not make a file ours: this one is of a run that could not write it."""
    (here / "wire/000/00000.txt").write_bytes(b"%PDF-1.7\n")
    batch("wire", "-o", "out", cwd=here)
    (here / "out/000/00000.json").write_text("mine")
    (here / "wire/000/00000.txt").write_text(story(0))
    assert batch("wire", "-o", "out", cwd=here).returncode == 2
    assert (here / "out/000/00000.json").read_text() == "mine"


@pytest.mark.parametrize("output", ["out", "all.jsonl", "all.parquet"])
def test_whatever_is_changed_in_a_state_ends_in_an_output_or_one_error(output: str, here: Path) -> None:
    """Single bytes anywhere in the file, and odd values in any column, from a fixed seed."""
    if output == "all.parquet":
        pytest.importorskip("pyarrow")
    batch("wire", "-o", output, cwd=here)
    whole = state_of(here, output).read_bytes()
    chance = random.Random(output)
    for number in range(60):
        changed = change_bytes if number % 2 else change_value
        state_of(here, output).write_bytes(whole)
        with suppress(sqlite3.Error):
            changed(state_of(here, output), chance)
        (here / "wire/000/00001.txt").write_text(story(1000 + number))
        request = BatchRequest(InputRequest((str(here / "wire"),)), str(here / output), jobs=1, prune=True)
        with suppress(OutputError), Batch(request, lambda *_: None) as run:
            list(run.outcomes())
        assert untouched(here)
        assert sorted(os.listdir(here / "wire/000")) == [f"{n:05}.txt" for n in range(3)]


def change_bytes(state: Path, chance: random.Random) -> None:
    data = bytearray(state.read_bytes())
    for _ in range(chance.choice((1, 3, 50))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    state.write_bytes(data)


ODD: tuple[Callable[[random.Random], object], ...] = (
    lambda _: None,
    lambda chance: chance.choice((-1, 0, 1, 2, 1 << 31, (1 << 63) - 1)),
    lambda chance: chance.choice(
        ("", "x", "[]", "[[]]", "{}", "null", '[["../a", 1, 1, "x"]]', "part", "new")
    ),
    lambda chance: chance.randbytes(chance.randrange(40)),
    lambda chance: chance.random() * 1e300,
)


def change_value(state: Path, chance: random.Random) -> None:
    with closing(sqlite3.connect(state, isolation_level=None)) as base:
        table = chance.choice(("document", "segment", "block", "rest", "run"))
        columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
        base.execute(f"UPDATE {table} SET {chance.choice(columns)} = ?", (chance.choice(ODD)(chance),))
