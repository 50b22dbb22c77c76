"""A file is written whole or not at all, and what is no file stays what it is."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from newsparse.files import write as whole
from newsparse.model.errors import OutputError, UnfinishedError


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
