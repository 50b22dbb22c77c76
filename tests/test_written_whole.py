"""A file is written whole or not at all, and what is no file stays what it is."""

import os
import stat
import threading
from pathlib import Path

import pytest

from newsparse.checks.disk import whole
from newsparse.errors import OutputError


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
    with pytest.raises(OutputError, match="is a directory"):
        whole.write(str(tmp_path), b"report")
