"""A file is written whole or not at all, and what is no file stays what it is."""

import errno
import os
import signal
import stat
import threading
from pathlib import Path

import pytest

from newsparse.files import write as whole
from newsparse.model.errors import OutputError, UnfinishedError
from tests.batch_process import batch, begun, contents, kill, stories, story, underway


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("before")
    path.chmod(0o640)
    whole.write(str(path), b"after")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"after", 0o640)
    assert os.listdir(tmp_path) == ["report.json"]


def test_a_pipe_is_written_to_and_not_replaced_by_a_file(tmp_path: Path) -> None:
    """As `/dev/null` must not be, which somebody with all rights could otherwise do away with."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(path.read_bytes()), daemon=True)
    reader.start()
    whole.write(str(path), b"report")
    reader.join(5)
    assert got == [b"report"]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_folder_is_no_place_for_a_report(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this is a folder"):
        whole.write(str(tmp_path), b"report")


def test_until_it_is_whole_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Whatever the umask; then it gets the permissions of the file that it replaces, or those of any new file."""
    private, new = tmp_path / "private.txt", tmp_path / "new.txt"
    private.write_text("before")
    private.chmod(0o600)
    for path, mode in ((private, 0o600), (new, 0o666 & ~_umask())):
        with whole.opened(str(path)) as put:
            put(b"after")
            [part] = tmp_path.glob(f".{path.name}.*.part")
            assert stat.S_IMODE(part.stat().st_mode) == 0o600
        assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"after", mode)


def _umask() -> int:
    umask = os.umask(0o022)
    os.umask(umask)
    return umask


def test_a_temporary_file_has_a_name_that_nobody_foresees_and_a_left_over_is_in_nobodys_way(
    tmp_path: Path,
) -> None:
    path = tmp_path / "out.json"
    left = tmp_path / f".out.json.{os.getpid()}.part"
    left.write_text("of a run with the same number, which was killed")
    names = set()
    for _ in range(2):
        with whole.opened(str(path)) as put:
            put(b"after")
            names |= {one.name for one in tmp_path.glob(".*.part")}
    assert path.read_bytes() == b"after" and len(names) == 3 and left.exists()


def test_what_lies_at_the_name_of_a_journal_is_never_written_through(tmp_path: Path) -> None:
    victim, journal = tmp_path / "victim.txt", tmp_path / ".all.part"
    victim.write_text("before")
    for make in (journal.symlink_to, journal.hardlink_to):
        make(victim)
        os.close(whole.create(str(journal)))
        assert victim.read_text() == "before" and stat.S_IMODE(journal.lstat().st_mode) == 0o600
        journal.unlink()


def test_the_longest_name_leaves_room_for_that_of_its_temporary_file(tmp_path: Path) -> None:
    for name in ("a" * 255, "\U0001f4f0" * 63):
        whole.write(str(tmp_path / name), b"report")
        assert (tmp_path / name).read_bytes() == b"report"


def test_no_bytes_at_all_empty_a_file_and_saying_nothing_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("before")
    with whole.opened(str(path)):
        pass
    assert path.read_text() == "before"
    whole.write(str(path), b"")
    assert path.read_bytes() == b""
    assert os.listdir(tmp_path) == ["story.txt"]


def test_a_disk_that_is_full_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("before")
    with (
        pytest.raises(UnfinishedError, match="no space left on device; nothing was written"),
        whole.opened(str(path)) as put,
    ):
        put(b"aft")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert (path.read_text(), os.listdir(tmp_path)) == ("before", ["story.txt"])


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("output", ["out", "all.jsonl", "all.jsonl.gz", "all.csv"])
def test_what_a_batch_has_not_finished_is_its_owners_alone(output: str, tmp_path: Path) -> None:
    """Looked at in a run that is stopped half way; the next run is not in the way of what it leaves behind."""
    stories(tmp_path / "wire", 400)
    run = begun("wire", "-o", output, "-q", "-j", "1", cwd=tmp_path)
    underway(run, tmp_path / output)
    places = "out/.newsparse-batch.part/*" if output == "out" else f".{output}.newsparse-batch.part"
    while not (unfinished := list(tmp_path.glob(places))):
        assert run.poll() is None
    run.send_signal(signal.SIGSTOP)
    modes = {mode_of(path) for path in unfinished}
    kill(run.pid)
    run.communicate()
    assert modes == {0o700 if output == "out" else 0o600}
    assert batch("wire", "-o", output, cwd=tmp_path).returncode == 0
    written = list((tmp_path / output).rglob("*.json")) or [tmp_path / output]
    assert {mode_of(path) for path in written} == {0o666 & ~_umask()}


@pytest.mark.parametrize("output", ["out", "all.jsonl", "all.csv", "all.parquet"])
def test_an_output_of_a_batch_keeps_its_permissions(output: str, tmp_path: Path) -> None:
    if output == "all.parquet":
        pytest.importorskip("pyarrow")
    stories(tmp_path / "wire", 2)
    batch("wire", "-o", output, cwd=tmp_path)
    before = contents(tmp_path / output)
    path = tmp_path / output / "000/00001.json" if output == "out" else tmp_path / output
    path.chmod(0o640)
    (tmp_path / "wire/000/00001.txt").write_text(story(7))
    assert batch("wire", "-o", output, cwd=tmp_path).returncode == 0
    assert mode_of(path) == 0o640 and contents(tmp_path / output) != before
