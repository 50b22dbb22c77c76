"""How a batch ends when something goes wrong on the way: bad inputs, Ctrl-C, a full disk, an output in the way."""

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.one import convert
from newsparse.batch.convert.task import RunSettings, Task
from tests.batch_process import (
    batch,
    begun,
    children,
    contents,
    gone,
    leftovers,
    messages,
    stories,
    story,
    summary,
    underway,
)
from tests.cli_process import COMMAND, environment, run


def in_shell(line: str, folder: Path) -> "subprocess.CompletedProcess[bytes]":
    """The line, run by a shell."""
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, capture_output=True, env=environment(), check=False, timeout=60
    )


def test_one_bad_file_in_a_thousand_is_reported_and_the_others_are_converted(tmp_path: Path) -> None:
    stories(tmp_path / "wire", 1000)
    (tmp_path / "wire/004/00444.txt").write_bytes(bytes(range(256)) * 20)
    result = batch("wire", "-o", "out", "-q", cwd=tmp_path)
    assert result.returncode == 1
    [told] = messages(result)
    assert told.startswith("newsparse: wire/004/00444.txt: this is binary data, not text")
    assert len(contents(tmp_path / "out")) == 999


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty: there is no article in it"),
        (b" \n\t\n", "nothing but blank space: there is no article in it"),
        (b"\x89PNG\r\n", "this is a PNG image, not text"),
        (b'{"schema": "newsparse.article/1", "title": 7}', "title"),
    ],
)
def test_a_bad_file_is_named_with_its_reason(data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire/bad.txt").write_bytes(data)
    (tmp_path / "wire/good.txt").write_text(story(1))
    result = batch("wire", "-o", "out", "-q", cwd=tmp_path)
    [told] = messages(result)
    assert result.returncode == 1 and told.startswith("newsparse: wire/bad.txt: ") and words in told
    assert list(contents(tmp_path / "out")) == ["good.json"]


def test_a_table_has_a_row_for_what_failed(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire/a.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "wire/b.txt").write_text(story(1))
    assert batch("wire", "-o", "all.csv", "-q", cwd=tmp_path).returncode == 1
    lines = (tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("wire/a.txt,") and "this is a PNG" in lines[1]


def test_it_stops_at_the_first_failure_where_that_is_asked_for(tmp_path: Path) -> None:
    stories(tmp_path / "wire", 20)
    (tmp_path / "wire/000/00005.txt").write_bytes(b"\x89PNG\r\n")
    result = batch("wire", "-o", "out", "--on-error", "stop", cwd=tmp_path)
    assert result.returncode == 1 and list(contents(tmp_path / "out"))[-1] == "000/00004.json"
    assert batch("wire", "-o", "all.jsonl", "--on-error", "stop", cwd=tmp_path).returncode == 1
    assert not (tmp_path / "all.jsonl").exists()
    (tmp_path / "wire/000/00005.txt").write_text(story(5))
    result = batch("wire", "-o", "out", cwd=tmp_path)
    assert "15 of 20 inputs converted, 5 unchanged" in summary(result)


@pytest.mark.parametrize(("jobs", "output"), [("1", "out"), ("2", "all.jsonl")])
def test_ctrl_c_is_quiet_and_the_next_run_goes_on(jobs: str, output: str, tmp_path: Path) -> None:
    stories(tmp_path / "wire", 600)
    run = begun("wire", "-o", output, "-q", "-j", jobs, cwd=tmp_path)
    underway(run, tmp_path / output)
    workers = children(run.pid)
    run.send_signal(signal.SIGINT)
    stdout, stderr = run.communicate(timeout=20)
    assert (run.returncode, stdout, stderr) == (130, b"", b"")
    assert gone(workers)
    assert not [name for name in leftovers(tmp_path) if output == "out"]
    assert batch("wire", "-o", output, cwd=tmp_path).returncode == 0
    assert leftovers(tmp_path) == []
    batch("wire", "-o", f"fresh-{output}", cwd=tmp_path)
    assert contents(tmp_path / output) == contents(tmp_path / f"fresh-{output}")


@pytest.mark.parametrize(
    ("number", "status", "how"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")],
)
@pytest.mark.parametrize("output", ["out", "all.jsonl"])
def test_a_run_that_somebody_ends_says_how_far_it_was_and_writes_no_report(
    number: signal.Signals, status: int, how: str, output: str, tmp_path: Path
) -> None:
    stories(tmp_path / "wire", 600)
    (tmp_path / "report.json").write_text("that of the last whole run")
    arguments = ("wire", "-o", output, "-j", "2", "--report", "report.json")
    run = begun(*arguments, cwd=tmp_path)
    underway(run, tmp_path / output)
    while output == "out" and not (tmp_path / "out/000").exists():  # till then it may not have begun
        assert run.poll() is None
        time.sleep(0.01)
    workers = children(run.pid)
    run.send_signal(number)
    stdout, stderr = run.communicate(timeout=60)
    kept = "repeat the command to resume; report.json was not written"
    assert (run.returncode, stdout) == (status, b"")
    assert re.fullmatch(rf"newsparse: {how} after \d+ of 600 inputs; {kept}\n", stderr.decode())
    assert (tmp_path / "report.json").read_text() == "that of the last whole run"
    assert gone(workers)
    assert not [name for name in leftovers(tmp_path) if output == "out"]
    assert batch(*arguments, cwd=tmp_path).returncode == 0
    inputs = json.loads((tmp_path / "report.json").read_text())["inputs"]
    assert inputs["converted"] + inputs["unchanged"] == 600
    batch("wire", "-o", f"fresh-{output}", cwd=tmp_path)
    assert contents(tmp_path / output) == contents(tmp_path / f"fresh-{output}")


def test_ended_by_sigterm_it_is_quiet_where_that_is_asked_for(tmp_path: Path) -> None:
    stories(tmp_path / "wire", 600)
    run = begun("wire", "-o", "out", "-q", "-j", "1", cwd=tmp_path)
    underway(run, tmp_path / "out")
    run.send_signal(signal.SIGTERM)
    assert (*run.communicate(timeout=60), run.returncode) == (b"", b"", 143)
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("output", ["all.jsonl", "out"])
def test_a_full_disk_is_told_and_a_run_with_room_goes_on(output: str, tmp_path: Path) -> None:
    stories(tmp_path / "wire", 300)
    (tmp_path / "wire/000/00040.txt").write_text("".join(story(number) for number in range(400)))
    # A limit on the size of files stands for the full disk; with -j 2, the files of a folder hit it in a worker.
    line = f"trap '' XFSZ; ulimit -f 160; exec {COMMAND} batch wire -o {output} -q --no-split -j 2"
    result = in_shell(line, tmp_path)
    [told] = messages(result)
    assert result.returncode == 1 and "; repeat the command to resume" in told
    assert not (tmp_path / "all.jsonl").exists()
    assert batch("wire", "-o", output, "--no-split", cwd=tmp_path).returncode == 0
    batch("wire", "-o", f"fresh-{output}", "--no-split", cwd=tmp_path)
    assert contents(tmp_path / output) == contents(tmp_path / f"fresh-{output}")
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("output", ["/proc/out", "/proc/all.jsonl", "wire/000/00000.txt/out"])
def test_an_output_that_cannot_be_is_one_line_and_status_2(output: str, tmp_path: Path) -> None:
    stories(tmp_path / "wire", 2)
    result = batch("wire", "-o", output, cwd=tmp_path)
    [told] = messages(result)
    assert result.returncode == 2 and told.startswith("newsparse: ") and output.rpartition("/")[2] in told


@pytest.mark.parametrize("glob", ["[z-a].txt", "[ab.txt", "!", "a\\"])
def test_a_pattern_that_can_match_nothing_is_one_line_and_status_2(glob: str, tmp_path: Path) -> None:
    stories(tmp_path / "wire", 2)
    result = batch("wire", "-o", "out", "--include", glob, cwd=tmp_path)
    told = messages(result)[-1]
    assert result.returncode == 2 and f"the glob {glob!r}" in told


def test_a_folder_in_the_way_costs_one_document(tmp_path: Path) -> None:
    stories(tmp_path / "wire", 3)
    batch("wire", "-o", "out", cwd=tmp_path)
    (tmp_path / "out/000/00001.json").unlink()
    (tmp_path / "out/000/00001.json").mkdir()
    result = batch("wire", "-o", "out", "-q", cwd=tmp_path)
    [told] = messages(result)
    assert result.returncode == 1 and "00001.txt: its output out/000/00001.json cannot be written" in told
    (tmp_path / "out/000/00001.json").rmdir()
    assert batch("wire", "-o", "out", cwd=tmp_path).returncode == 0


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    """It is all hole, and takes no room; reading it would take 200 MB, parsing it 6 GB."""
    stories(tmp_path / "wire", 2)
    with (tmp_path / "wire/000/00002.txt").open("wb") as file:
        file.truncate(200_000_000)
    line = f"ulimit -v 400000; exec {COMMAND} batch wire -o out -q -j 1"
    result = in_shell(line, tmp_path)
    advice = "split it, or use newsparse parse, which has no limit"
    assert messages(result) == [
        f"newsparse: wire/000/00002.txt: a text of more than 100,000,000 bytes; {advice}"
    ]
    assert result.returncode == 1 and len(contents(tmp_path / "out")) == 2


@pytest.mark.parametrize("where", ["file", "member", "record"])
@pytest.mark.parametrize("over", [0, 1])
def test_one_limit_holds_wherever_a_text_lies(
    where: str, over: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = story(1)
    (tmp_path / "a.txt").write_text(text)
    document = {
        "file": Document("a", "a.txt", path=str(tmp_path / "a.txt")),
        "member": Document("a", "a.txt", data=text.encode()),
        "record": Document("a", "a.txt", data=text, id="7"),
    }[where]
    for module in ("document", "articles", "one"):
        monkeypatch.setattr(f"newsparse.batch.convert.{module}.MOST_BYTES", len(text) - over)
    problem = convert(Task(0, document), RunSettings("line")).outcome.problem
    assert (problem is not None and problem.startswith("a text of more than ")) == bool(over)


def test_an_input_that_vanishes_is_said_to_be_gone(tmp_path: Path) -> None:
    document = Document("wire/a.txt", "a.txt", path=str(tmp_path / "a.txt"))
    outcome = convert(Task(0, document), RunSettings("line")).outcome
    assert outcome.problem == "it was removed after the run began"


def test_a_listed_path_that_never_existed_is_no_such_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story(1), encoding="utf-8")
    (tmp_path / "broken.txt").symlink_to("nowhere")
    result = batch("--files-from", "-", "-o", "out", cwd=tmp_path, stdin=b"b.txt\nnope\nbroken.txt\na.txt\n")
    assert result.returncode == 1
    assert [line for line in messages(result) if line.startswith("newsparse: ")] == [
        "newsparse: b.txt: no such file or folder; did you mean a.txt?",
        "newsparse: nope: no such file or folder; check the path",
        "newsparse: broken.txt: a broken link; fix it or remove it",
    ]


def test_the_place_in_a_damaged_document_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text('{"schema":"newsparse.article/1","title":1}', encoding="utf-8")
    told = messages(batch("t.json", "-o", "out", cwd=tmp_path))[0]
    assert told.startswith("newsparse: t.json: line 1: $.title: expected text or null, got integer; ")
    told = messages(run("parse", "t.json", cwd=tmp_path))[0]
    assert told.startswith("newsparse: t.json:1: $.title: expected text or null, got integer; ")


def test_an_input_that_is_being_written_is_said_to_change(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(story(1).encode() * 60_000)
    writer = subprocess.Popen(["bash", "-c", f"while true; do echo It went on. >> '{path}'; done"])
    size = path.stat().st_size
    while path.stat().st_size == size:
        time.sleep(0.001)
    outcome = convert(Task(0, Document("a.txt", "a.txt", path=str(path))), RunSettings("line")).outcome
    writer.kill()
    writer.wait()
    assert outcome.problem == "it changed while it was being read; run again when it is complete"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_a_full_disk_below_standard_output_is_one_line_and_status_1(tmp_path: Path) -> None:
    stories(tmp_path / "wire", 2)
    result = in_shell(f"{COMMAND} batch wire -o - -q >/dev/full", tmp_path)
    assert result.returncode == 1
    assert messages(result) == [
        "newsparse: standard output: no space left on device; the output is incomplete"
    ]


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    stories(tmp_path / "wire", 200)
    result = in_shell(f"{COMMAND} batch wire -o - -q | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}", tmp_path)
    assert (result.stdout, result.stderr) == (b"141\n", b"")
