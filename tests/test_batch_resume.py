"""What a second run of `newsparse batch` does: what is new, changed or failed, and nothing else."""

import gc
import json
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from newsparse.batch.inputs import InputRequest
from newsparse.batch.request import BatchRequest
from newsparse.batch.run import Batch
from tests.batch_process import (
    batch,
    begun,
    children,
    contents,
    kill,
    leftovers,
    messages,
    stories,
    story,
    summary,
    underway,
)

UNLIKE = ("out", "all.jsonl.gz", "all.sqlite", "all.parquet")  # those that are written in different ways


@pytest.fixture(params=UNLIKE)
def output(request: pytest.FixtureRequest) -> str:
    if request.param == "all.parquet":
        pytest.importorskip("pyarrow")
    return str(request.param)


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    return stories(tmp_path / "wire", 30, each=10)


def afresh(output: str, folder: Path, *arguments: str) -> dict[str, str]:
    """What a run that knows of no other writes."""
    name = f"fresh-{output}"
    assert batch("wire", "-o", name, *arguments, cwd=folder).returncode in (0, 1)
    return contents(folder / name)


def test_nothing_is_done_twice(output: str, wire: Path) -> None:
    batch("wire", "-o", output, cwd=wire.parent)
    before = {path: path.stat().st_mtime_ns for path in (wire.parent / output).rglob("*.*")}
    assert "0 of 30 inputs converted, 30 unchanged" in summary(batch("wire", "-o", output, cwd=wire.parent))
    after = {path: path.stat().st_mtime_ns for path in (wire.parent / output).rglob("*.*")}
    assert {path for path in after if after[path] != before[path]} <= {
        wire.parent / output / ".newsparse-batch.sqlite"
    }


def test_what_is_new_or_changed_is_done_and_the_output_is_that_of_a_fresh_run(
    output: str, wire: Path
) -> None:
    batch("wire", "-o", output, cwd=wire.parent)
    (wire / "000/00004.txt").write_text(story(1004))
    (wire / "000/00004a.txt").write_text(story(2004))
    (wire / "002/00029.txt").unlink()
    result = batch("wire", "-o", output, "--prune", cwd=wire.parent)
    assert "2 of 30 inputs converted, 28 unchanged" in summary(result)
    assert contents(wire.parent / output) == afresh(output, wire.parent)
    assert leftovers(wire.parent) == []
    assert "30 unchanged" in summary(batch("wire", "-o", output, cwd=wire.parent))


def test_what_failed_is_tried_again(output: str, wire: Path) -> None:
    bad = wire / "001/00015.txt"
    bad.write_bytes(b"\x00\x01\x02" * 500)
    result = batch("wire", "-o", output, cwd=wire.parent)
    assert result.returncode == 1 and "1 failed" in summary(result)
    assert messages(result)[0].startswith("newsparse: wire/001/00015.txt: this is binary data, not text")
    bad.write_text(story(15))
    result = batch("wire", "-o", output, cwd=wire.parent)
    assert result.returncode == 0 and "1 of 30 inputs converted, 29 unchanged" in summary(result)
    assert contents(wire.parent / output) == afresh(output, wire.parent)


def test_other_options_are_other_work(output: str, wire: Path) -> None:
    batch("wire", "-o", output, cwd=wire.parent)
    assert "30 of 30" in summary(batch("wire", "-o", output, "--encoding", "latin-1", cwd=wire.parent))
    assert contents(wire.parent / output) == afresh(output, wire.parent, "--encoding", "latin-1")


def test_force_does_all_again(wire: Path) -> None:
    batch("wire", "-o", "out", cwd=wire.parent)
    assert "30 of 30" in summary(batch("wire", "-o", "out", "--force", cwd=wire.parent))


def test_an_output_that_somebody_deleted_is_made_again(output: str, wire: Path) -> None:
    batch("wire", "-o", output, cwd=wire.parent)
    expected = contents(wire.parent / output)
    lost = wire.parent / ("out/001/00011.json" if output == "out" else output)
    lost.unlink()
    batch("wire", "-o", output, cwd=wire.parent)
    assert contents(wire.parent / output) == expected


def test_a_single_output_that_somebody_changed_is_not_written_over(wire: Path) -> None:
    batch("wire", "-o", "all.jsonl", cwd=wire.parent)
    (wire.parent / "all.jsonl").write_text("mine")
    result = batch("wire", "-o", "all.jsonl", cwd=wire.parent)
    assert result.returncode == 2 and "is not as batch left it" in messages(result)[0]
    assert (wire.parent / "all.jsonl").read_text() == "mine"


def test_a_copied_folder_counts_as_it_is(wire: Path) -> None:
    import shutil

    batch("wire", "-o", "out", cwd=wire.parent)
    shutil.copytree(wire.parent / "out", wire.parent / "copy", copy_function=shutil.copyfile)
    assert "30 unchanged" in summary(batch("wire", "-o", "copy", cwd=wire.parent))


def test_pruning_removes_what_was_written_for_inputs_now_gone_and_nothing_else(wire: Path) -> None:
    batch("wire", "-o", "out", cwd=wire.parent)
    out = wire.parent / "out"
    (out / "000/mine.json").write_text("mine")
    (out / "000/00003.json").write_text("edited")
    for name in ("000/00003.txt", "000/00004.txt"):
        (wire / name).unlink()
    for path in (wire / "002").iterdir():
        path.unlink()
    result = batch("wire", "-o", "out", cwd=wire.parent)
    assert "the inputs of 12 outputs are gone; --prune" in messages(result)[0]
    result = batch("wire", "-o", "out", "--prune", cwd=wire.parent)
    assert "out/000/00003.json: changed since batch wrote it; not removed" in messages(result)[0]
    kept = contents(out)
    assert {"000/mine.json", "000/00003.json"} <= kept.keys() and "000/00004.json" not in kept
    assert not (out / "002").exists()


def test_a_file_that_had_two_articles_and_has_one_leaves_no_old_name(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire/a.txt").write_text(story(1) + "\f" + story(2))
    batch("wire", "-o", "out", cwd=tmp_path)
    (tmp_path / "wire/a.txt").write_text(story(1))
    batch("wire", "-o", "out", cwd=tmp_path)
    assert list(contents(tmp_path / "out")) == ["a.json"]


def test_two_runs_never_write_to_one_output(tmp_path: Path) -> None:
    stories(tmp_path / "wire", 400)
    first = begun("wire", "-o", "out", "-q", cwd=tmp_path)
    underway(first, tmp_path / "out")
    first.send_signal(signal.SIGSTOP)  # so that it does not end before the second has begun
    second = batch("wire", "-o", "out", cwd=tmp_path)
    first.send_signal(signal.SIGCONT)
    assert second.returncode == 2 and "another newsparse batch is writing there" in messages(second)[0]
    first.communicate(timeout=60)
    assert first.returncode == 0


@pytest.mark.parametrize("victim", ["parent", "worker"])
def test_a_killed_run_is_taken_up_where_it_was(output: str, victim: str, tmp_path: Path) -> None:
    stories(tmp_path / "wire", 250)
    run = begun("wire", "-o", output, "-q", "-j", "2", cwd=tmp_path)
    underway(run, tmp_path / output)
    for process in children(run.pid) if victim == "worker" else [run.pid]:
        kill(process)
    run.wait(60)
    run.communicate()
    assert batch("wire", "-o", output, "-j", "2", cwd=tmp_path).returncode == 0
    assert contents(tmp_path / output) == afresh(output, tmp_path)
    assert leftovers(tmp_path) == []


def test_a_parquet_file_follows_from_its_rows_however_they_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its row groups are cut by what is in them, whatever blocks the journal had."""
    parquet = pytest.importorskip("pyarrow.parquet")
    wire = stories(tmp_path / "wire", 40)
    monkeypatch.setattr("newsparse.batch.outputs.parquet_file.ROW_GROUP_BYTES", 20_000)
    for enough in (3_000, 50_000, 1 << 21):
        monkeypatch.setattr("newsparse.batch.outputs.arrow_blocks.BLOCK_BYTES", enough)
        _interrupted(wire, tmp_path / f"{enough}.parquet", after=None)
    assert len({path.read_bytes() for path in tmp_path.glob("*.parquet")}) == 1
    file = parquet.ParquetFile(tmp_path / "3000.parquet")
    assert file.metadata.num_row_groups > 3
    assert file.read().column("title").to_pylist() == [f"Ferry Number {n} Back in Service" for n in range(40)]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # what was open is not closed
@pytest.mark.parametrize("output", ["out", "all.jsonl", "all.sqlite", "all.parquet"])
def test_interrupted_between_any_two_lines_it_can_be_taken_up(
    output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C comes where it will: here at every so many lines of what keeps the state, and after each small block."""
    if output == "all.parquet":
        monkeypatch.setattr(pytest.importorskip("newsparse.batch.outputs.arrow_blocks"), "BLOCK_BYTES", 6_000)
    monkeypatch.setattr("newsparse.batch.outputs.plain_lines.BLOCK_BYTES", 3_000)
    monkeypatch.setattr("newsparse.batch.outputs.file.COMMIT_SECONDS", 0)
    monkeypatch.setattr("newsparse.batch.outputs.folder.COMMIT_SECONDS", 0)
    wire = stories(tmp_path / "wire", 7)
    lines = _interrupted(wire, tmp_path / f"fresh-{output}", after=None)
    expected = contents(tmp_path / f"fresh-{output}")
    for number, line in enumerate(range(1, lines, lines // 40)):
        target = tmp_path / str(number) / output
        target.parent.mkdir()
        _interrupted(wire, target, after=line)
        gc.collect()  # what the end of a process gives free
        _interrupted(wire, target, after=None)
        assert (contents(target), leftovers(target.parent)) == (expected, []), f"after {line} lines"


def _interrupted(wire: Path, output: Path, after: int | None) -> int:
    """Run, and press Ctrl-C after that many lines of the outputs; gives how many there were."""
    lines = 0

    def look(frame: FrameType, event: str, _: object) -> Any:
        nonlocal lines
        if "newsparse/batch/outputs/" not in frame.f_code.co_filename:
            return look if frame.f_code.co_filename.endswith("newsparse/batch/state/store.py") else None
        lines += event == "line"
        if lines == after:
            raise KeyboardInterrupt
        return look

    request = BatchRequest(InputRequest((str(wire),)), str(output), jobs=1)
    before = sys.gettrace()
    sys.settrace(look)
    try:
        with suppress(KeyboardInterrupt), Batch(request, lambda *_: None) as batch:
            list(batch.outcomes())
    finally:
        sys.settrace(before)
    return lines


def test_the_state_of_another_kind_of_file_is_no_state(wire: Path) -> None:
    (wire.parent / ".all.jsonl.newsparse-batch.sqlite").write_text("this is no database, and never was one")
    result = batch("wire", "-o", "all.jsonl", cwd=wire.parent)
    assert result.returncode == 2 and "not a database" in messages(result)[0]


def test_a_record_keeps_its_place_when_one_before_it_changes(tmp_path: Path) -> None:
    lines = [json.dumps({"text": story(number)}) for number in range(40)]
    corpus = tmp_path / "dump.jsonl"
    corpus.write_text("\n".join(lines) + "\n")
    batch("dump.jsonl", "-o", "all.jsonl", cwd=tmp_path)
    lines[3] = json.dumps({"text": story(1003)})
    corpus.write_text("\n".join(lines) + "\n")
    result = batch("dump.jsonl", "-o", "all.jsonl", cwd=tmp_path)
    assert "1 of 40 inputs converted, 39 unchanged" in summary(result)
    titles = [json.loads(line)["title"] for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert titles[2:5] == [f"Ferry Number {number} Back in Service" for number in (2, 1003, 4)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("output", "growth"), [("all.jsonl", 1.1), ("all.sqlite", 1.2), ("all.parquet", 1.3)]
)
def test_memory_does_not_grow_with_the_number_of_texts(output: str, growth: float, tmp_path: Path) -> None:
    """In the end Parquet is put together: it may take what one row group and its encoders take, and no more."""
    with (tmp_path / "dump.jsonl").open("w") as corpus:
        for number in range(60_000):
            text = f"Ferry {number}\nIt sailed again on Monday, its owner said in statement {number}.\n"
            corpus.write(json.dumps({"text": text}) + "\n")
    run = begun("dump.jsonl", "-o", output, "-q", "-j", "2", cwd=tmp_path)
    resident: dict[str, list[int]] = {"parent": [], "worker": []}
    while run.poll() is None:
        resident["parent"].append(_kibibytes(run.pid))
        resident["worker"].append(max(map(_kibibytes, children(run.pid)), default=0))
        time.sleep(0.1)
    run.communicate()
    assert run.returncode == 0
    for samples in resident.values():
        # What is remembered of words and facets is bounded, and has reached its bound after 20,000 texts.
        third = len(samples) // 3
        assert max(samples[third:]) <= growth * max(samples[:third])


def _kibibytes(process: int) -> int:
    """The resident memory of a process; 0 where it is gone."""
    try:
        words = Path(f"/proc/{process}/status").read_text().split()
    except OSError:
        return 0
    return int(words[words.index("VmRSS:") + 1]) if "VmRSS:" in words else 0
