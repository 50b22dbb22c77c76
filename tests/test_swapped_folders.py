"""A folder or file that somebody swaps for a link while a run is under way leads no write and no removal elsewhere."""

import ctypes
import itertools
import os
import shutil
import stat
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from newsparse.batch.convert import staging
from newsparse.batch.convert.task import RunSettings, Staged
from newsparse.files import write as whole
from newsparse.files.held import held
from newsparse.model.errors import InputError, OutputError
from tests.batch_process import stories
from tests.cli_process import COMMAND, environment

DATA = b"Rain\n"
ROUNDS = 4
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
_LONGEST_PAUSE = 8  # milliseconds, and one less, between two exchanges


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """An output folder with a folder in it, and files outside that nobody may touch."""
    (tmp_path / "out/a").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/b.json").write_bytes(DATA)
    return tmp_path


def untouched(folder: Path) -> bool:
    return [(one.name, one.read_bytes()) for one in (folder / "outside").iterdir()] == [("b.json", DATA)]


def swapped(folder: Path, target: Path) -> None:
    """Put a link in the place of a folder, which is moved away."""
    folder.rename(folder.with_name(f"{folder.name}.away"))
    folder.symlink_to(target)


def staged(here: Path, name: str) -> tuple[Staged, str]:
    """A temporary file that is to become `name`, and the output folder."""
    folder = str(here / "out")
    settings = RunSettings("file", folder=folder, staging=staging.make(folder))
    return staging.stage(name, DATA, settings, 1), folder


# Each step of a run, with the folder swapped just before it


@pytest.mark.parametrize("make", [False, True])
@pytest.mark.parametrize("name", ["a/b.json", "a/new.json", "a/c/new.json"])
def test_a_file_is_not_moved_through_a_link(here: Path, name: str, make: bool) -> None:  # noqa: FBT001
    file, folder = staged(here, name)
    swapped(here / "out/a", here / "outside")
    with pytest.raises(OSError):
        staging.move(file, folder, make=make)
    assert untouched(here)


def test_a_file_behind_a_link_is_not_taken_for_ours_nor_removed(here: Path) -> None:
    file, folder = staged(here, "a/b.json")
    staging.move(file, folder)
    assert staging.is_as_written(file.file, folder)
    shutil.copystat(here / "out/a/b.json", here / "outside/b.json")
    swapped(here / "out/a", here / "outside")
    assert not staging.is_as_written(file.file, folder)
    staging.remove(file.file, folder)
    assert untouched(here)


def test_folders_behind_a_link_are_not_removed_when_they_are_empty(here: Path) -> None:
    file, folder = staged(here, "a/c/b.json")
    staging.move(file, folder, make=True)
    (here / "elsewhere/c").mkdir(parents=True)
    swapped(here / "out/a", here / "elsewhere")
    staging.remove(file.file, folder)
    assert (here / "elsewhere/c").is_dir() and (here / "out/a.away/c/b.json").exists()


def test_temporary_files_are_neither_made_nor_removed_behind_a_link(here: Path) -> None:
    file, folder = staged(here, "a/b.json")
    settings = RunSettings("file", folder=folder, staging=os.path.dirname(file.name))
    (here / "outside" / os.path.basename(settings.staging)).mkdir()
    swapped(here / "out/.newsparse-batch.part", here / "outside")
    with pytest.raises((InputError, OutputError)):
        staging.stage("a/c.json", DATA, settings, 2)
    with pytest.raises(OSError):
        staging.sync(file, folder)
    staging.remove_all(folder)
    assert [one.name for one in sorted((here / "outside").iterdir())] == sorted(
        ["b.json", os.path.basename(settings.staging)]
    )
    assert not list((here / "outside" / os.path.basename(settings.staging)).iterdir())


def test_the_output_folder_itself_is_held_too(here: Path) -> None:
    swapped(here / "out", here / "outside")
    with pytest.raises(OSError), held(str(here / "out"), "b.json"):
        pass


def test_an_output_does_not_get_the_permissions_of_what_a_link_in_its_place_leads_to(here: Path) -> None:
    (here / "outside/b.json").chmod(0o4777)
    (here / "out/a/b.json").symlink_to(here / "outside/b.json")
    file, folder = staged(here, "a/b.json")
    staging.move(file, folder)
    mode = (here / "out/a/b.json").lstat().st_mode
    assert stat.S_ISREG(mode) and not mode & (stat.S_ISUID | stat.S_IWOTH) and untouched(here)


@pytest.mark.parametrize("what", ["story.txt", "folder"])
def test_a_fix_replaces_only_a_file_that_has_the_bytes_that_were_read(here: Path, what: str) -> None:
    path = here / "folder" / "story.txt"
    path.parent.mkdir()
    path.write_bytes(b"It rained ,and it snowed.\n")
    digest = sha256(path.read_bytes()).hexdigest()
    (here / "outside/story.txt").write_bytes(b"mine\n")
    with (
        pytest.raises(OutputError, match="was changed while it was being fixed"),
        whole.opened(str(path), over=digest) as put,
    ):
        put(b"It rained, and it snowed.\n")
        if what == "folder":  # the run has opened the old one, in which another file now has the name
            path.write_bytes(b"newer\n")
            swapped(path.parent, here / "outside")
        else:
            path.unlink()
            path.write_bytes(b"newer\n")
    assert (here / "outside/story.txt").read_bytes() == b"mine\n"
    if what == "folder":
        with pytest.raises(OutputError, match="was changed while it was being fixed"):
            whole.write(str(path), b"fixed", over=digest)
    assert sorted(one.name for one in (here / "outside").iterdir()) == ["b.json", "story.txt"]
    assert (here / "outside/story.txt").read_bytes() == b"mine\n"


# Real runs, while somebody swaps folder and link as fast as possible


@contextmanager
def swapping(folder: Path, target: Path) -> Iterator[None]:
    """Let the folder be a link to `target` half of the time; the two are exchanged at one blow."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)
    if exchange is None:
        pytest.skip("only Linux exchanges two names at one blow")
    link = folder.with_name("link")
    link.symlink_to(target)
    done = threading.Event()

    def swap() -> None:
        for count in itertools.count():
            if done.is_set() and not folder.is_symlink():
                return
            exchange(_HERE, bytes(folder), _HERE, bytes(link), _EXCHANGE)
            time.sleep(0.001 * (count % _LONGEST_PAUSE))  # otherwise nothing would come through

    thread = threading.Thread(target=swap)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        link.unlink()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_touches_nothing_behind_a_link_that_comes_and_goes(tmp_path: Path, jobs: str) -> None:
    stories(tmp_path / "in", 60)
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "out/000").mkdir(parents=True)
    command = [COMMAND, "batch", "in", "-o", "out", "-q", "-j", jobs, "--force"]
    for _ in range(ROUNDS):
        with swapping(tmp_path / "out/000", outside):
            subprocess.run(
                command, cwd=tmp_path, env=environment(), capture_output=True, timeout=120, check=False
            )
        assert list(outside.iterdir()) == []
    result = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, timeout=120, check=False
    )
    assert result.returncode == 0 and len(list((tmp_path / "out/000").iterdir())) == 60


def test_check_fixes_nothing_behind_a_link_that_comes_and_goes(tmp_path: Path) -> None:
    """What is behind the link has the same names and other bytes, and must be fixed neither by chance nor for it."""
    outside = tmp_path / "outside"
    outside.mkdir()
    for number in range(40):
        (outside / f"{number}.txt").write_text(
            f"Mine\n\nIt isn't over, and {number} isn’t.   \n", encoding="utf-8"
        )
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    command = [COMMAND, "check", "--isolated", "--no-cache", "--select", "ALL", "--fix", "in"]
    fixed = 0
    for _ in range(ROUNDS):
        shutil.rmtree(tmp_path / "in", ignore_errors=True)
        (tmp_path / "in/000").mkdir(parents=True)
        for number in range(40):
            text = f"Rain\n\nIt isn't over, and {number} isn’t.   \n"
            (tmp_path / f"in/000/{number}.txt").write_text(text, encoding="utf-8")
        with swapping(tmp_path / "in/000", outside):
            subprocess.run(
                command, cwd=tmp_path, env=environment(), capture_output=True, timeout=120, check=False
            )
        fixed += sum(not path.read_text("utf-8").endswith(" \n") for path in (tmp_path / "in/000").iterdir())
    assert fixed and {path.name: path.read_bytes() for path in outside.iterdir()} == before
