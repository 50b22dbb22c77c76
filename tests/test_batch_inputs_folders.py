"""Named paths, lists and folders become documents in an order that can be told beforehand."""

import io
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs import InputRequest, documents
from newsparse.batch.inputs.place import place
from newsparse.files.guard import Guard, always
from newsparse.model.errors import InputError

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(f"The text of {path}\n")


def names(request: InputRequest) -> list[str]:
    return [document.name for document in documents(request)]


def places(request: InputRequest) -> list[str]:
    return [document.place for document in documents(request)]


def test_a_folder_comes_sorted_and_deep_first(here: Path) -> None:
    make("in/b.txt", "in/a/z.txt", "in/a/b/c.txt", "in/c.txt", "in/B.txt")
    assert places(InputRequest(("in",))) == ["B.txt", "a/b/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_files_of_folders_are_opened_by_nobody(here: Path) -> None:
    make("in/a.txt")
    assert list(documents(InputRequest(("in",)))) == [Document("in/a.txt", "a.txt", path="in/a.txt")]


def test_named_files_stand_at_their_names_in_the_order_of_the_names(here: Path) -> None:
    make("x/b.txt", "a.txt")
    assert places(InputRequest(("x/b.txt", "./a.txt"))) == ["b.txt", "a.txt"]


def test_hidden_things_of_folders_are_passed_over_and_named_ones_are_not(here: Path) -> None:
    make("in/.git/config", "in/.hidden.txt", "in/a.txt")
    assert places(InputRequest(("in",))) == ["a.txt"]
    assert places(InputRequest(("in/.hidden.txt",))) == [".hidden.txt"]


def test_the_output_is_not_found_in_the_input(here: Path) -> None:
    make("a.txt", "out/a.json", "sub/out/b.txt")
    request = InputRequest((".",), guard=Guard().add("out", "-o", always))
    assert places(request) == ["a.txt", "sub/out/b.txt"]


@pytest.mark.parametrize(
    ("include", "exclude", "taken"),
    [
        ((), (), ["a.txt", "drafts/b.txt", "wire/drafts/c.txt"]),
        (("*",), (), ["a.md", "a.txt", "drafts/b.txt", "wire/drafts/c.txt"]),
        (("*.md",), (), ["a.md"]),
        (("/in/drafts/",), (), ["drafts/b.txt"]),
        (("/drafts/",), (), []),
        ((), ("drafts/",), ["a.txt"]),
        ((), ("in/drafts",), ["a.txt", "wire/drafts/c.txt"]),
        ((), ("/drafts",), ["a.txt", "drafts/b.txt", "wire/drafts/c.txt"]),
        (("*.txt", "!c.txt"), (), ["a.txt", "drafts/b.txt"]),
        (("*.txt",), ("a.*",), ["drafts/b.txt", "wire/drafts/c.txt"]),
    ],
)
def test_patterns_mean_what_they_mean_in_gitignore(
    here: Path, include: tuple[str, ...], exclude: tuple[str, ...], taken: list[str]
) -> None:
    make("in/a.md", "in/a.txt", "in/drafts/b.txt", "in/wire/drafts/c.txt")
    assert places(InputRequest(("in",), include=include, exclude=exclude)) == taken


def test_patterns_do_not_look_at_files_that_are_named(here: Path) -> None:
    make("a.md")
    assert places(InputRequest(("a.md",), include=("*.txt",))) == ["a.md"]


def test_nested_gitignores_are_respected_unless_that_is_turned_off(here: Path) -> None:
    make("in/a.txt", "in/a.tmp.txt", "in/build/b.txt", "in/sub/keep.tmp.txt", "in/sub/c.txt")
    Path("in/.gitignore").write_text("*.tmp.txt\nbuild/\n")
    Path("in/sub/.gitignore").write_text("!keep.tmp.txt\n")
    assert places(InputRequest(("in",))) == ["a.txt", "sub/c.txt", "sub/keep.tmp.txt"]
    assert len(places(InputRequest(("in",), respect_gitignore=False))) == 5


def test_the_gitignore_of_the_repository_around_a_folder_counts_too(here: Path) -> None:
    make(".git/HEAD", "in/a.txt", "in/a.tmp.txt")
    Path(".gitignore").write_text("*.tmp.txt\n")
    assert places(InputRequest(("in",))) == ["a.txt"]


def test_what_is_no_file_is_told_and_never_opened(here: Path) -> None:
    make("in/z.txt")
    os.mkfifo("in/fifo.txt")
    os.mkfifo("in/fifo.jsonl.gz")
    os.mkfifo("in/fifo")
    server = socket.socket(socket.AF_UNIX)
    server.bind("in/socket.txt")
    os.symlink("/dev/zero", "in/zero.txt")
    told: dict[str, str] = {}
    found = [document.place for document in documents(InputRequest(("in",)), told.__setitem__)]
    server.close()
    assert found == ["z.txt"]
    assert sorted(told) == ["in/fifo.jsonl.gz", "in/fifo.txt", "in/socket.txt", "in/zero.txt"]
    assert all("not a regular file, skipped" in why for why in told.values())


def test_links_to_folders_are_not_followed_and_links_to_files_are(here: Path) -> None:
    make("in/a/x.txt", "other/y.txt")
    os.symlink("..", "in/a/loop")
    os.symlink("../other", "in/elsewhere")
    os.symlink("../other/y.txt", "in/y.txt")
    os.symlink("self.txt", "in/self.txt")
    os.symlink("nowhere", "in/broken.txt")
    told: list[str] = []
    found = list(documents(InputRequest(("in",)), lambda name, _: told.append(name)))
    assert [(d.place, d.problem is None) for d in found] == [
        ("a/x.txt", True),
        ("broken.txt", False),
        ("self.txt", False),
        ("y.txt", True),
    ]
    assert told == ["in/a/loop", "in/elsewhere"]


def test_a_link_to_a_folder_that_is_named_is_read(here: Path) -> None:
    make("other/y.txt")
    os.symlink("other", "in")
    assert places(InputRequest(("in",))) == ["y.txt"]


@pytest.mark.skipif(IS_ROOT, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_a_document_with_a_problem(here: Path) -> None:
    make("in/a.txt", "in/shut/b.txt", "in/z.txt")
    os.chmod("in/shut", 0)
    found = list(documents(InputRequest(("in",), include=("*.txt",))))
    os.chmod("in/shut", 0o700)
    assert [(d.name, d.problem) for d in found] == [
        ("in/a.txt", None),
        ("in/shut", "permission denied; what is in it is left out"),
        ("in/z.txt", None),
    ]


def test_a_folder_that_vanishes_is_a_document_with_a_problem(here: Path) -> None:
    make("in/a.txt", "in/b/c.txt", "in/d.txt")
    reading = documents(InputRequest(("in",)))
    assert next(reading).place == "a.txt"
    os.remove("in/b/c.txt")
    os.rmdir("in/b")
    assert [(d.place, d.problem) for d in reading] == [
        ("b", "no such file or directory; what is in it is left out"),
        ("d.txt", None),
    ]


def test_odd_names_come_as_they_are(here: Path) -> None:
    odd = [b"-rf.txt", b"two\nlines.txt", b"caf\xe9.txt", "наш.txt".encode(), b" .txt"]
    os.mkdir("in")
    for name in odd:
        Path(os.fsdecode(b"in/" + name)).write_text("text")
    found = list(documents(InputRequest(("in",))))
    assert sorted(os.fsencode(d.place) for d in found) == sorted(odd)
    assert all(Path(d.path or "").read_text() == "text" for d in found)


def test_a_missing_path_is_an_error_before_the_first_document(here: Path) -> None:
    make("a.txt")
    with pytest.raises(InputError, match=r"^b\.txt: no such file or folder; did you mean a\.txt"):
        documents(InputRequest(("a.txt", "b.txt")))


@contextmanager
def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        yield


def test_a_list_names_files_and_folders_whose_places_are_whole_paths(here: Path) -> None:
    make("a/x.txt", "b/x.txt", "c/d/y.txt")
    Path("list").write_bytes(b"b/x.txt\r\n\na/x.txt\nc\n../" + os.fsencode(here.name) + b"/a/x.txt\n")
    assert places(InputRequest(files_from="list")) == [
        "b/x.txt",
        "a/x.txt",
        "c/d/y.txt",
        f"{here.name}/a/x.txt",
    ]


def test_a_list_may_come_from_standard_input(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt")
    with standard_input(monkeypatch, b"a.txt\n"):
        assert names(InputRequest(files_from="-")) == ["a.txt"]


def test_nulls_part_paths_that_hold_line_breaks(here: Path) -> None:
    make("two\nlines.txt", "a.txt")
    Path("list").write_bytes(b"two\nlines.txt\0a.txt\0")
    assert names(InputRequest(files_from="list", null_separated=True)) == ["two\nlines.txt", "a.txt"]


def test_a_list_with_nulls_asks_for_the_option(here: Path) -> None:
    Path("list").write_bytes(b"a.txt\0b.txt\0")
    with pytest.raises(InputError, match="add -0"):
        names(InputRequest(files_from="list"))


def test_a_file_that_is_not_a_list_is_refused(here: Path) -> None:
    Path("list").write_bytes(b"x" * 3_000_000)
    with pytest.raises(InputError, match="not a list of paths"):
        names(InputRequest(files_from="list"))
    with pytest.raises(InputError, match="missing: no such file"):
        documents(InputRequest(files_from="missing"))


def test_a_list_is_read_as_it_comes(here: Path) -> None:
    """The first document is there while the list is still being written."""
    read, write = os.pipe()
    os.write(write, b"a.txt\n" * 1_000)
    reading = documents(InputRequest(files_from=f"/dev/fd/{read}"))
    assert next(reading).name == "a.txt"
    os.close(write)
    assert sum(1 for _ in reading) == 999
    os.close(read)


def test_a_listed_fifo_does_not_block(here: Path) -> None:
    os.mkfifo("fifo")
    Path("list").write_text("fifo\n")
    told: list[str] = []
    assert list(documents(InputRequest(files_from="list"), lambda name, _: told.append(name))) == []
    assert told == ["fifo"]


def test_what_can_be_read_only_once_is_refused_at_once(here: Path) -> None:
    os.mkfifo("fifo")
    for path in ("fifo", "/dev/zero", "-"):
        with pytest.raises(InputError, match="save it as a file first"):
            documents(InputRequest((path,)))


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("a/b.txt", "a/b.txt"),
        ("../../x", "x"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\x", "Windows/x"),
        ("c:x", "x"),
        ("..\\..\\x", "x"),
        ("a/./b//c/", "a/b/c"),
        ("...", "..."),
        ("..", "_"),
        ("", "_"),
        ("a\0b", "a_b"),
        ("\\\\server\\share\\x", "server/share/x"),
        ("a/C:/x", "a/C:/x"),
    ],
)
def test_places_lead_nowhere_else(path: str, safe: str) -> None:
    assert place(path) == safe
