"""Odd names, links, FIFOs, devices and moving files: nothing hangs, nothing outside is written, all is reported."""

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from newsparse.checks import table
from newsparse.checks.disk.check_file import FileJob, Mode, check_file
from newsparse.checks.fixes import rounds as fixing
from newsparse.checks.settings import Settings
from newsparse.text.source import Source
from tests.cli_process import COMMAND, environment, messages, run

ARTICLE = "A headline\n\nIt  was so, said the council, and nobody in the town had another word for it.\n"
NAMES = ["-t.txt", "--fix.txt", "new\nline.txt", "tab\t.txt", "esc\x1b[31m.txt", "a b;c&d.txt", "é’😀.txt"]
BYTES = [b"bad\xff.txt", b"\xed\xa0\x80.txt", b"latin\xe9.txt"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder below the temporary one, with an article that can be fixed."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "news"


def found(folder: Path) -> list[str]:
    """The files in which `check` finds something."""
    result = run("check", "--exit-zero", "--select", "NP013", "--output-format", "json", ".", cwd=folder)
    assert result.returncode == 0
    return [problem["path"] for problem in json.loads(result.stdout)]


@pytest.mark.parametrize("command", [("parse", "-t", "jsonl"), ("check", "--exit-zero")])
def test_a_fifo_or_a_device_in_a_folder_is_passed_over_and_told(
    folder: Path, command: tuple[str, ...]
) -> None:
    os.mkfifo(folder / "fifo.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "sub").mkdir()
    os.mkfifo(folder / "sub" / "deep.txt")
    result = run(*command, ".", cwd=folder, timeout=20)
    assert result.returncode == 0
    told = [line for line in messages(result) if "not a regular file, skipped" in line]
    assert len(told) == 3


def test_a_fifo_in_the_place_of_a_file_of_ours_keeps_nobody_waiting(folder: Path) -> None:
    (folder / ".git").mkdir()
    for name in (".gitignore", ".newsparse.toml", ".newsparse-ignore.toml", "pyproject.toml"):
        os.mkfifo(folder / name)
    assert run("check", "--exit-zero", ".", cwd=folder, timeout=20).returncode == 0


@pytest.mark.parametrize("command", [("parse", "-t", "jsonl"), ("check", "--exit-zero")])
def test_links_that_go_round_end_and_are_told(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "self").symlink_to(".")
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to("../..")
    (folder / "round.txt").symlink_to("round.txt")
    result = run(*command, ".", cwd=folder, timeout=20)
    text = result.stdout + result.stderr
    assert b"round.txt" in text and text.count(b"a.txt") >= 1 and b"up/" not in text
    messages(result)


@pytest.mark.parametrize("command", [("parse", "-t", "jsonl"), ("check", "--exit-zero")])
def test_folders_may_lie_in_each_other_a_thousand_deep(folder: Path, command: tuple[str, ...]) -> None:
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(os.open("deep.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    try:
        result = run(*command, ".", cwd=folder)
    finally:  # Python's own rmtree calls itself for each folder, and fails
        subprocess.run(["rm", "-rf", folder / "d"], check=True)
    assert b"deep.txt" in result.stdout + result.stderr
    messages(result)


def test_any_name_can_be_read_checked_and_fixed(folder: Path) -> None:
    names = [*NAMES, *map(os.fsdecode, BYTES)]
    for name in names:
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    shown = run("parse", "-t", "jsonl", "--", *names, cwd=folder)
    assert (shown.returncode, len(messages(shown))) == (0, 1)
    assert [json.loads(line)["title"] for line in shown.stdout.splitlines()] == ["A headline"] * len(names)
    assert len(found(folder)) == len(names) + 1
    assert run("check", "--select", "NP013", "--fix", ".", cwd=folder).returncode == 0
    for name in names:
        assert (folder / name).read_text(encoding="utf-8") == ARTICLE.replace("  ", " ")


@pytest.mark.parametrize("fix", [("--fix",), ("--fix", "--unsafe-fixes")])
def test_fixing_a_folder_writes_to_nothing_outside_it(folder: Path, fix: tuple[str, ...]) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_text(ARTICLE, encoding="utf-8")
    (folder / "link.txt").symlink_to(outside)
    (folder / "inside.txt").symlink_to("a.txt")
    result = run("check", "--select", "NP013", *fix, ".", cwd=folder)
    assert outside.read_text(encoding="utf-8") == ARTICLE
    assert (
        "link.txt: a link to a file outside the folder; not fixed, name it to fix it" in messages(result)[0]
    )
    assert "  " not in (folder / "a.txt").read_text(encoding="utf-8")
    assert (folder / "inside.txt").is_symlink()


def test_a_link_that_was_named_is_fixed_where_it_leads(folder: Path) -> None:
    link = folder.parent / "link.txt"
    link.symlink_to("news/a.txt")
    assert run("check", "--select", "NP013", "--fix", link).returncode == 0
    assert link.is_symlink() and "  " not in (folder / "a.txt").read_text(encoding="utf-8")


def test_a_change_made_while_fixing_is_not_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, fix = folder / "a.txt", fixing.fix

    def slowly(source: Source, *rest: Any, **more: Any) -> fixing.Fixed:
        path.write_text(ARTICLE + "One more line.\n", encoding="utf-8")
        return fix(source, *rest, **more)

    monkeypatch.setattr(fixing, "fix", slowly)
    done = check_file(FileJob(str(path), "a.txt", Settings(table.default()), Mode.FIX))
    assert done.error and done.error.endswith("the file was changed while it was being fixed; run again")
    assert path.read_text(encoding="utf-8") == ARTICLE + "One more line.\n"


@pytest.mark.parametrize(
    "command", [("parse", "-t", "jsonl"), ("check", "--exit-zero", "--output-format", "full")]
)
def test_a_file_that_grows_and_shrinks_while_it_is_read_hurts_nobody(
    folder: Path, command: tuple[str, ...]
) -> None:
    path = folder / "a.txt"
    for number in range(40):
        (folder / f"{number}.txt").write_text(ARTICLE * 20, encoding="utf-8")
    with subprocess.Popen(
        [COMMAND, *command, "."],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        until = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < until:
            path.write_text(ARTICLE * 300, encoding="utf-8")
            time.sleep(0.01)
            path.write_text("x", encoding="utf-8")
            if process.stdout and not os.read(process.stdout.fileno(), 1 << 20):
                break
        errors = process.stderr.read() if process.stderr else b""
    assert process.returncode in (0, 1) and b"Traceback" not in errors
