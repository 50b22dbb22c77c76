"""One input's trouble is its own: whatever is wrong with it, the others are converted."""

import ctypes
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch_process import batch, contents, messages, stories, story, summary
from tests.cli_process import COMMAND, environment, run

OUTPUTS = ("out", "all.jsonl")
FAILED, WRONG = 1, 2
STORY = story(1).encode("utf-8")


def zip_of(path: Path, *names: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(name, story(number))


def tar_of(path: Path, *names: str) -> None:
    with tarfile.open(path, "w:gz" if path.suffix == ".gz" else "w") as archive:
        for number, name in enumerate(names):
            info = tarfile.TarInfo(name)
            info.size = len(story(number))
            archive.addfile(info, io.BytesIO(story(number).encode("utf-8")))


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder that may become deeper than pytest can remove with `shutil.rmtree`, which calls itself."""
    yield tmp_path
    subprocess.run(["rm", "-rf", *tmp_path.iterdir()], check=True)


# Names in one archive


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("archive", ["w.zip", "w.tar", "w.tar.gz"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_second_member_of_one_name_is_a_failure_and_never_dropped(
    archive: str, output: str, tmp_path: Path
) -> None:
    names = ("a.txt (member 3)", "a.txt", "a.txt", "./a.txt", "b.txt")
    (zip_of if archive == "w.zip" else tar_of)(tmp_path / archive, *names)
    naming = ("--name", "{stem}.{suffix}.{ext}", "--include", "*")
    result = batch(archive, "-o", output, *naming, cwd=tmp_path)
    told = messages(result)
    assert result.returncode == FAILED and "3 of 5 inputs converted, 2 failed" in summary(result)
    assert told[0].startswith(
        f"newsparse: {archive}/a.txt (member 4): a second member of that name, left out"
    )
    assert told[1].startswith(f"newsparse: {archive}/./a.txt (member 5): a second member of that name")


PAIRS = [
    ("a.txt", "A.txt"),
    ("a.txt", "a.text"),
    ("é.txt", "e\u0301.txt"),
    ("may/a.txt", "May/a.txt"),
    ("a.txt", "a.json/b.txt"),
    ("a.json/b.txt", "a.txt"),
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_names_of_one_archive_that_collide_cost_the_later_one_only(
    first: str, second: str, tmp_path: Path
) -> None:
    zip_of(tmp_path / "w.zip", first, second, "z.txt")
    (tmp_path / "b.txt").write_text(story(7))
    result = batch("w.zip", "b.txt", "-o", "out", cwd=tmp_path)
    assert result.returncode == FAILED and "3 of 4 inputs converted, 1 failed" in summary(result)
    told = messages(result)[0]
    assert told.startswith(f"newsparse: w.zip/{second}: its output w.zip/") and "single file" in told
    rehearsal = batch("w.zip", "b.txt", "-o", "new", "--dry-run", cwd=tmp_path)
    assert rehearsal.returncode == FAILED
    assert messages(rehearsal) == ["newsparse: dry run, nothing was written: 3 new, 1 fails"]
    assert batch("w.zip", "b.txt", "-o", "all.jsonl", "-q", cwd=tmp_path).returncode == 0
    assert len((tmp_path / "all.jsonl").read_bytes().splitlines()) == 4


def test_archives_that_collide_with_each_other_stop_a_run_before_it_begins(tmp_path: Path) -> None:
    """This is a mistake of the command, which can name two folders."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        zip_of(tmp_path / folder / "w.zip", "a.txt")
    result = batch("x/w.zip", "y/w.zip", "-o", "out", cwd=tmp_path)
    assert result.returncode == WRONG and not (tmp_path / "out").exists()


# Depth and length


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("depth", [975, 1_500, 30_000])
def test_a_member_may_lie_as_deep_as_it_likes(depth: int, output: str, deep: Path) -> None:
    zip_of(deep / "w.zip", "a.txt", "d/" * depth + "b.txt", "c.txt")
    result = batch("w.zip", "-o", output, cwd=deep)
    is_possible = output != "out" or 2 * depth < 4_000  # no system opens longer paths
    assert result.returncode == (0 if is_possible else FAILED)
    assert f"{3 if is_possible else 2} of 3 inputs converted" in summary(result)
    assert is_possible or "and a path has 4,096 at most" in messages(result)[0]


@pytest.mark.parametrize("output", OUTPUTS)
def test_folders_may_lie_as_deep_as_they_like(output: str, deep: Path) -> None:
    stories(deep / "wire", 2)
    at = os.open(deep / "wire", os.O_RDONLY)
    for _ in range(1_200):
        os.mkdir("d", dir_fd=at)
        below = os.open("d", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    with os.fdopen(os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=at), "w") as file:
        file.write(story(5))
    os.close(at)
    assert "3 of 3 inputs converted" in summary(batch("wire", "-o", output, cwd=deep))
    assert "3 unchanged" in summary(batch("wire", "-o", output, "--prune", cwd=deep))


def test_a_name_that_no_file_can_have_is_a_failure(tmp_path: Path) -> None:
    tar_of(tmp_path / "w.tar", "a.txt", "x" * 70_000 + ".txt", "c.txt")
    result = batch("w.tar", "-o", "all.jsonl", cwd=tmp_path)
    assert result.returncode == FAILED and "2 of 3 inputs converted, 1 failed" in summary(result)
    assert len(messages(result)[0]) < 250 and "a name of 70,004 characters" in messages(result)[0]


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_long_name_is_told_in_a_line(output: str, deep: Path) -> None:
    menu = "\n".join(["Share on Facebook"] * 5 + ["Click here to subscribe to our newsletter"] * 5)
    with zipfile.ZipFile(deep / "w.zip", "w") as archive:
        archive.writestr("d/" * 1_950 + "a.txt", f"{story(1)}{menu}\n")
        archive.writestr("d/" * 1_950 + "A.txt", f"{story(2)}{menu}\n")
        archive.writestr("x" * 30_000 + ".txt", b"\x00\x01\x02" * 40)
    lines = messages(batch("w.zip", "-o", output, cwd=deep))
    assert any("much or in doubt in" in line for line in lines)
    assert max(map(len, lines)) < 1_000 and sum(map(len, lines)) < 5_000


@pytest.mark.parametrize("output", OUTPUTS)
def test_headers_upon_headers_end_an_archive_and_not_the_run(output: str, tmp_path: Path) -> None:
    """`tarfile` calls itself for each header that says something of the next."""
    record = b"14 comment=ab\n"
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, len(record)
    block = header.tobuf(tarfile.USTAR_FORMAT) + record.ljust(512, b"\0")
    tar_of(tmp_path / "good.tar", "a.txt")
    (tmp_path / "w.tar").write_bytes(block * 3_000 + (tmp_path / "good.tar").read_bytes())
    result = batch("w.tar", "good.tar", "-o", output, cwd=tmp_path)
    assert result.returncode == FAILED and "1 of 2 inputs converted, 1 failed" in summary(result)
    assert "w.tar: the tar archive has too many headers before one member" in messages(result)[0]


# Nothing to convert, and what may not be read


@pytest.mark.parametrize(
    ("output", "option"), [("out", ()), ("out", ("--prune",)), ("all.jsonl", ()), ("-", ("--dry-run",))]
)
def test_an_empty_folder_is_a_wrong_path_as_for_parse_and_check(
    output: str, option: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    result = batch("empty", "-o", output, *option, cwd=tmp_path)
    [told] = messages(result)
    assert result.returncode == WRONG and told.startswith("newsparse: empty: no file in it to convert")
    assert os.listdir(tmp_path) == ["empty"]
    for command in ("parse", "check"):
        assert run(command, "empty", cwd=tmp_path).returncode == WRONG


@pytest.mark.parametrize("name", ["w.zip", "w.tar", "w.jsonl"])
def test_an_archive_or_a_corpus_without_a_text_is_one_too(name: str, tmp_path: Path) -> None:
    if name == "w.jsonl":
        (tmp_path / name).touch()
    else:
        (zip_of if name == "w.zip" else tar_of)(tmp_path / name, "a.jpg")
    result = batch(name, "-o", "out", cwd=tmp_path)
    assert (result.returncode, messages(result)) == (
        WRONG,
        [f"newsparse: {name}: no text in it to convert"],
    )
    assert os.listdir(tmp_path) == [name]


def test_beside_an_empty_folder_the_others_are_converted_and_nothing_is_pruned(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    stories(tmp_path / "wire", 3)
    batch("wire", "-o", "out", cwd=tmp_path)
    (tmp_path / "wire/000/00000.txt").unlink()
    (tmp_path / "wire/000/new.txt").write_text(story(9))
    result = batch("empty", "wire", "-o", "out", "--prune", cwd=tmp_path)
    assert result.returncode == WRONG and "1 of 3 inputs converted, 2 unchanged" in summary(result)
    assert len(contents(tmp_path / "out")) == 4


def test_an_empty_list_is_done_and_prunes_nothing(tmp_path: Path) -> None:
    """It is the work of another program, which may have found nothing new, or may have failed."""
    stories(tmp_path / "wire", 3)
    batch("wire", "-o", "out", cwd=tmp_path)
    assert batch("--files-from", "-", "-o", "out", "--prune", cwd=tmp_path).returncode == 0
    assert len(contents(tmp_path / "out")) == 3


def _without_privileges() -> None:
    """Not even the superuser reads everything in this process: it gives up the capabilities for that."""
    drop, override, search = 24, 1, 2  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    for capability in (override, search):
        ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the superuser has no capabilities to give up")
@pytest.mark.parametrize(
    "arguments",
    [("batch", "-o", "out"), ("batch", "-o", "all.jsonl"), ("parse", "-t", "jsonl"), ("check",)],
    ids=" ".join,
)
def test_a_named_file_that_may_not_be_read_stops_no_other(arguments: tuple[str, ...], tmp_path: Path) -> None:
    for number, name in enumerate(("a.txt", "b.txt", "c.txt", "d.zip")):
        (tmp_path / name).write_text(story(number))
    for name in ("b.txt", "d.zip"):
        (tmp_path / name).chmod(0)
    command, *options = arguments
    names = ("a.txt", "b.txt", "c.txt", *(("d.zip",) if command == "batch" else ()))
    result = subprocess.run(
        [COMMAND, command, *names, *options],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        preexec_fn=_without_privileges,
        check=False,
    )
    told = messages(result)
    shown = told + result.stdout.decode("utf-8").splitlines()
    assert result.returncode == FAILED
    assert any("b.txt" in line and "permission denied" in line for line in shown)
    if command == "batch":
        assert any("2 of 4 inputs converted, 2 failed" in line for line in told)
    elif command == "parse":
        assert len(result.stdout.splitlines()) == 2
