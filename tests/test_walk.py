"""parse, check and batch find the same files in a folder, by the rule of docs/finding-files.md."""

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsparse.files.globs import of_options
from newsparse.files.named import PathPattern
from newsparse.files.walk import JUNK_FOLDERS, TEXT_FILES, EntryKind, Selection, WalkEntry, walk
from tests.cli_process import STORY, messages, run
from tests.conftest import ROOT

IS_ROOT = os.geteuid() == 0
DEPTH = 1_200  # folders in each other; Python's stack ends at 1,000
PAGE = ROOT / "docs" / "finding-files.md"


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY, encoding="utf-8")


# What each command finds, by its own output: paths as they were named, whatever the order.


def parsed(folder: Path, *arguments: str) -> set[str]:
    result = run("parse", "-t", "jsonl", *arguments, cwd=folder)
    messages(result)
    return {shown(json.loads(line)["source"]["path"]) for line in result.stdout.splitlines()}


def checked(folder: Path, *arguments: str) -> set[str]:
    """The files in which a rule of the house's own finds the headline of the story."""
    rule = 'rules=[{code="H1",name="h",scope="title",pattern="Harbour",message="m",severity="warning"}]'
    options = ("--isolated", "--select", "H1", "--config", rule, "--output-format", "json", "--no-cache")
    result = run("check", *arguments, *options, "-j", "1", cwd=folder)
    messages(result)
    return {shown(one["path"]) for one in json.loads(result.stdout or "[]") if one["code"] == "H1"}


def batched(folder: Path, *arguments: str) -> set[str]:
    result = run("batch", *arguments, "-o", "-", "-j", "1", "-q", cwd=folder)
    messages(result)
    return {shown(json.loads(line)["source"]["path"]) for line in result.stdout.splitlines()}


def shown(path: str) -> str:
    """The path without `./`, and as JSON can hold it: a byte that is not UTF-8 is U+FFFD there."""
    return re.sub("[\ud800-\udfff]", "\ufffd", path).removeprefix("./")


COMMANDS = {"parse": parsed, "check": checked, "batch": batched}
Finds = Callable[..., set[str]]


@pytest.fixture(params=list(COMMANDS))
def finds(request: pytest.FixtureRequest) -> Finds:
    """What one of the commands finds."""
    found: Finds = COMMANDS[request.param]
    return found


TAKEN = {"a.txt", "b/Z.TXT", "b/a.text", "b/c.txt", "bad\ufffd.txt", "kept/keep.draft.txt", "link.txt"}
TAKEN |= {"node_modules.txt", "outside.txt"}


@pytest.fixture
def nasty(tmp_path: Path) -> Iterator[Path]:
    """A folder with all that a walk must get past, and above it the files that its links lead to."""
    folder = tmp_path / "wire"
    make(folder, "a.txt", "b/Z.TXT", "b/a.text", "b/c.txt", "b/Makefile", "b/c.md", "b/c.txt.bak")
    make(folder, ".hidden.txt", ".git/a.txt", "b/.venv/a.txt", "node_modules/p/a.txt", "b/__pycache__/a.txt")
    make(
        folder, "node_modules.txt", "dropped/a.txt", "x.draft.txt", "kept/x.draft.txt", "kept/keep.draft.txt"
    )
    (folder / ".gitignore").write_text("*.draft.txt\n/dropped/\n!/a.txt\n", encoding="utf-8")
    (folder / "kept/.gitignore").write_text("!keep.*\n", encoding="utf-8")
    make(folder, os.fsdecode(b"bad\xff.txt"))
    make(tmp_path, "elsewhere/far.txt")
    (folder / "link.txt").symlink_to("a.txt")
    (folder / "outside.txt").symlink_to("../elsewhere/far.txt")
    (folder / "b/loop").symlink_to("..")
    (folder / "away").symlink_to("../elsewhere")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "fifo.txt")
    make(folder, "shut/a.txt")
    (folder / "shut").chmod(0)
    yield folder
    (folder / "shut").chmod(0o700)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A small tidy folder, `wire`, in the folder that is given."""
    make(tmp_path, "wire/a.txt", "wire/b.md", "wire/old/c.txt", "wire/old/d.txt", "wire/old/old.txt")
    return tmp_path


def test_every_command_finds_the_same_files_in_a_nasty_folder(nasty: Path, finds: Finds) -> None:
    extra = {"shut/a.txt"} if IS_ROOT else set()
    assert finds(nasty, ".") == TAKEN | extra
    assert finds(nasty.parent, "wire") == {f"wire/{path}" for path in TAKEN | extra}


@pytest.mark.parametrize("command", [("parse",), ("check",), ("batch", "-o", "-", "-j", "1")], ids=str)
def test_what_is_not_read_is_reported_and_counted(nasty: Path, command: tuple[str, ...]) -> None:
    result = run(*command, ".", cwd=nasty)
    said = "\n".join([*messages(result), result.stdout.decode()])
    for name in ("fifo.txt", "zero.txt"):
        assert re.search(rf"\b{name}: not a regular file, skipped", said)
    for name in ("b/loop", "away"):
        assert re.search(rf"\b{name}: a link to a folder, skipped; name it to have it read", said)
    assert all(re.search(rf"\b{name}:", said) for name in ("self.txt", "gone.txt"))
    assert IS_ROOT or re.search(r"\bshut: permission denied; what is in it is left out", said)
    assert not re.search(r"hidden|node_modules/|dropped|x\.draft", said)
    assert result.returncode == (2 if command == ("check",) and not IS_ROOT else 1)


@pytest.mark.parametrize("name", ["parse", "batch"])
def test_what_is_not_text_is_counted_in_one_line(nasty: Path, name: str) -> None:
    rest = ("-o", "-", "-j", "1") if name == "batch" else ()
    lines = [line for line in messages(run(name, "wire", *rest, cwd=nasty.parent)) if "not *.txt" in line]
    wanted = "skipped 3 files that are not *.txt, such as wire/b/Makefile; --include takes others"
    assert lines == [f"newsparse: wire: {wanted}"]


def test_a_tree_deeper_than_the_stack_is_walked(tmp_path: Path, finds: Finds) -> None:
    (tmp_path / "wire").mkdir()
    here = os.open(tmp_path / "wire", os.O_RDONLY)
    for _ in range(DEPTH):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    deep = os.open("deep.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here)
    os.write(deep, STORY.encode())
    os.close(deep)
    os.close(here)
    try:
        whole, by_pattern = finds(tmp_path, "wire"), finds(tmp_path, "wire/**/*.txt")
    finally:  # Python's own rmtree recurses
        subprocess.run(["rm", "-rf", tmp_path / "wire"], check=True)
    assert whole == by_pattern == {f"wire/{'d/' * DEPTH}deep.txt"}


@pytest.mark.parametrize(
    ("options", "taken"),
    [
        ((), {"a.txt", "old/c.txt", "old/d.txt", "old/old.txt"}),
        (("--include", "*.md"), {"b.md"}),
        (("--include", "*.md,c.*"), {"b.md", "old/c.txt"}),
        (("--include", "*.md", "--include", "c.*"), {"b.md", "old/c.txt"}),
        (("--include", "wire/old/"), {"old/c.txt", "old/d.txt", "old/old.txt"}),
        (("--include", "*.txt,!c.txt"), {"a.txt", "old/d.txt", "old/old.txt"}),
        (("--include", "wire/*.txt"), {"a.txt"}),
        (("--include", "/old/"), set()),  # relative to the current folder, not to the one that is named
        (("--exclude", "old/"), {"a.txt"}),
        (("--exclude", "old"), {"a.txt"}),
        (("--exclude", "/old"), {"a.txt", "old/c.txt", "old/d.txt", "old/old.txt"}),
        (("--exclude", "./wire/old"), {"a.txt"}),
        (("--exclude", "[cd].txt"), {"a.txt", "old/old.txt"}),
        (("--exclude", "*.txt,!c.txt"), {"old/c.txt"}),
    ],
)
def test_include_and_exclude_mean_the_same_in_every_command(
    plain: Path, finds: Finds, options: tuple[str, ...], taken: set[str]
) -> None:
    assert finds(plain, "wire", *options) == {f"wire/{path}" for path in taken}


def test_patterns_without_a_slash_hold_outside_the_current_folder_too(plain: Path, finds: Finds) -> None:
    (plain / "desk").mkdir()
    assert finds(plain / "desk", "../wire", "--include", "*.md") == {"../wire/b.md"}
    assert finds(plain / "desk", "../wire", "--exclude", "../wire/old/") == {"../wire/a.txt"}


def test_gitignore_is_respected_unless_that_is_turned_off(plain: Path, finds: Finds) -> None:
    (plain / "wire/.gitignore").write_text("/old/*\n!/old/c.txt\n[broken\n", encoding="utf-8")
    assert finds(plain, "wire") == {"wire/a.txt", "wire/old/c.txt"}
    assert finds(plain, "wire", "--respect-gitignore") == {"wire/a.txt", "wire/old/c.txt"}
    assert len(finds(plain, "wire", "--no-respect-gitignore")) == 4


def test_the_gitignore_of_the_repository_counts_and_one_above_it_does_not(plain: Path, finds: Finds) -> None:
    (plain / "wire/.git/info").mkdir(parents=True)
    (plain / "wire/.git/info/exclude").write_text("d.txt\n", encoding="utf-8")
    (plain / "wire/.gitignore").write_text("c.txt\n", encoding="utf-8")
    (plain / ".gitignore").write_text("old.txt\n", encoding="utf-8")
    assert finds(plain, "wire/old") == {"wire/old/old.txt"}


def test_what_is_named_is_taken_whatever_it_is(plain: Path, finds: Finds) -> None:
    make(plain, "node_modules/a.txt", ".hidden/a.txt", ".one.txt", "page")
    (plain / ".gitignore").write_text("*\n", encoding="utf-8")
    (plain / ".git").mkdir()
    named = (".one.txt", "page", "wire/b.md")
    assert finds(plain, *named, "--exclude", "*.txt") == set(named)
    assert finds(plain, "node_modules", ".hidden") == {"node_modules/a.txt", ".hidden/a.txt"}
    assert finds(plain, "wire/old", "--exclude", "old/,c.txt") == {"wire/old/d.txt", "wire/old/old.txt"}


@pytest.mark.parametrize(
    ("pattern", "taken"),
    [
        ("wire/*.txt", {"wire/a.txt"}),
        ("./wire/*.txt", {"wire/a.txt"}),
        ("wire/**/*.txt", {"wire/a.txt", "wire/old/c.txt", "wire/old/d.txt", "wire/old/old.txt"}),
        ("**/old/?.txt", {"wire/old/c.txt", "wire/old/d.txt"}),
        ("*/*.md", {"wire/b.md"}),
        ("wire/[!a]*", {"wire/b.md", "wire/old/c.txt", "wire/old/d.txt", "wire/old/old.txt"}),
        ("wire/old/[ac].txt", {"wire/old/c.txt"}),
        ("wir?", {"wire/a.txt", "wire/old/c.txt", "wire/old/d.txt", "wire/old/old.txt"}),
    ],
)
def test_a_quoted_pattern_is_expanded(plain: Path, finds: Finds, pattern: str, taken: set[str]) -> None:
    make(plain, "wire/.hidden.txt", "wire/node_modules/x.txt")
    assert finds(plain, pattern) == taken


def test_a_pattern_leaves_out_what_a_folder_would(plain: Path, finds: Finds) -> None:
    (plain / ".git").mkdir()
    (plain / ".gitignore").write_text("c.txt\n", encoding="utf-8")
    assert finds(plain, "wire/old/*.txt", "--exclude", "d.txt") == {"wire/old/old.txt"}


@pytest.mark.parametrize(
    "command", [("parse",), ("check",), ("learn",), ("batch", "-o", "out"), ("show",)], ids=str
)
@pytest.mark.parametrize(
    ("pattern", "why"),
    [("*.txt", "no file matches this pattern"), ("wirr/*.txt", "no folder wirr; check the pattern")],
)
def test_a_pattern_that_matches_nothing_is_one_line(
    plain: Path, command: tuple[str, ...], pattern: str, why: str
) -> None:
    result = run(*command, pattern, cwd=plain)
    assert (result.returncode, result.stdout) == (2, b"")
    [line] = messages(result)
    assert line.startswith(f"newsparse: {pattern}: {why}")


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(plain: Path, finds: Finds) -> None:
    make(plain, "[a].txt", "a.txt")
    assert finds(plain, "[a].txt") == {"[a].txt"}
    assert finds(plain, "[b-a]?.md*") == set()


def test_a_command_for_one_input_takes_a_pattern_that_matches_one(plain: Path) -> None:
    assert run("show", "wire/a.*", cwd=plain).returncode == 0
    several = run("show", "wire/old/*.txt", cwd=plain)
    assert several.returncode == 2 and "matches wire/old/c.txt and others" in messages(several)[0]


def test_learn_takes_the_same_options(plain: Path) -> None:
    def articles(*options: str) -> bytes:
        return run("learn", "wire", *options, cwd=plain).stdout.partition(b"\n")[0]

    assert articles() == b"# derived from 4 articles"
    assert articles("--exclude", "old/") == b"# derived from 1 article"
    assert articles("--include", "*.md,a.*") == b"# derived from 2 articles"
    (plain / ".gitignore").write_text("*\n", encoding="utf-8")
    (plain / "wire/.gitignore").write_text("d.txt\n", encoding="utf-8")
    assert articles() == b"# derived from 3 articles"
    assert articles("--no-respect-gitignore") == b"# derived from 4 articles"


@pytest.mark.parametrize("command", [("parse",), ("check",), ("learn",)], ids=str)
def test_a_folder_without_text_files_says_what_is_there(plain: Path, command: tuple[str, ...]) -> None:
    make(plain, "other/a.md", "other/b.md")
    result = run(*command, "other", cwd=plain)
    [line] = messages(result)
    assert result.returncode == 2 and "skipped 2 files that are not *.txt, such as other/a.md" in line


def test_a_batch_opens_packed_text_archives_and_corpora_in_addition(plain: Path) -> None:
    import gzip
    import zipfile

    (plain / "wire/e.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (plain / "wire/e.md.gz").write_bytes(gzip.compress(STORY.encode()))
    (plain / "wire/f.jsonl").write_text(json.dumps({"text": STORY}) + "\n", encoding="utf-8")
    with zipfile.ZipFile(plain / "wire/g.zip", "w") as file:
        for name in ("h.txt", "h.md", ".h.txt", "node_modules/h.txt", "old/i.txt"):
            file.writestr(name, STORY)
    more = {"wire/e.txt.gz", "wire/f.jsonl:1", "wire/g.zip/h.txt", "wire/g.zip/old/i.txt"}
    assert batched(plain, "wire") - parsed(plain, "wire") == more
    assert batched(plain, "wire/g.zip", "--exclude", "*.zip,old/") == {"wire/g.zip/h.txt"}
    assert batched(plain, "wire/*.zip") == {"wire/g.zip/h.txt", "wire/g.zip/old/i.txt"}
    assert batched(plain, "wire", "--include", "*.md") == {"wire/b.md", "wire/e.md.gz", "wire/g.zip/h.md"}


def test_an_output_in_the_folder_is_not_its_own_input(plain: Path) -> None:
    for _ in range(2):
        assert run("parse", "wire", "-t", "jsonl", "-o", "wire/out.txt", cwd=plain).returncode == 0
        assert (
            run(
                "parse", "wire/*.txt", "-t", "jsonl", "-o", "wire/out2.txt", "--exclude", "out.txt", cwd=plain
            ).returncode
            == 0
        )
    assert len((plain / "wire/out.txt").read_bytes().splitlines()) == 4 + 1  # out2.txt is an article by now
    assert len((plain / "wire/out2.txt").read_bytes().splitlines()) == 1


def test_a_walk_is_sorted_by_names_and_goes_deep_first(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a/b.txt", "a-b.txt", "B.txt", "a/b/c.txt")
    found = [one.place for one in walk(str(tmp_path), Selection())]
    assert found == ["B.txt", "a/b/c.txt", "a/b.txt", "a-b.txt", "a.txt"]


def test_a_walk_gives_the_first_file_before_it_has_seen_the_last_folder(plain: Path) -> None:
    found = walk(str(plain / "wire"), Selection())
    assert next(found).place == "a.txt"
    (plain / "wire/old/d.txt").unlink()
    make(plain, "wire/old/new.txt")
    assert [one.place for one in found if one.kind is EntryKind.FILE] == [
        "old/c.txt",
        "old/new.txt",
        "old/old.txt",
    ]


def test_a_link_out_of_the_folder_is_marked_and_one_inside_is_not(nasty: Path) -> None:
    found = {one.place: one for one in walk(str(nasty), Selection())}
    assert [place for place, one in found.items() if one.leads_out] == ["outside.txt"]
    assert found["link.txt"] == WalkEntry(str(nasty / "link.txt"), "link.txt")


@pytest.mark.parametrize(
    ("pattern", "base", "fits", "misses"),
    [
        ("*.txt", "", ["a.txt", "é.txt"], ["a.md", "a/b.txt", "a.txt.gz"]),
        ("a/**/b/*.txt", "a", ["b/c.txt", "x/b/c.txt", "x/y/b/c.txt"], ["c.txt", "b/x/c.txt", "bb/c.txt"]),
        ("**/*.txt", "", ["a.txt", "a/b/c.txt"], ["a.md", "a/txt"]),
        ("a/**", "a", ["b", "b/c"], []),
        ("/news/?.txt", "/news", ["a.txt"], ["ab.txt", ".txt"]),
        ("../x/[ab]*", "../x", ["a", "b.txt"], ["c", "a/b"]),
    ],
)
def test_a_pattern_fits_as_in_a_shell(pattern: str, base: str, fits: list[str], misses: list[str]) -> None:
    assert PathPattern(pattern).base == base
    assert [place for place in (*fits, *misses) if at(pattern, place).matches] == fits


def at(pattern: str, place: str) -> PathPattern:
    """The pattern when a walk has reached that place below its base."""
    reached = PathPattern(pattern)
    for name in place.split("/"):
        reached = reached.at(name)
    return reached


@pytest.mark.parametrize(
    ("folder", "may"), [("a", True), ("a/b", True), ("a/b/c", False), ("b", False), ("a/x", False)]
)
def test_a_pattern_is_looked_for_only_where_it_may_fit(folder: str, *, may: bool) -> None:
    assert at("a*/b/*.txt", folder).may_hold is may


def test_a_name_with_a_line_break_fits_the_pattern_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "wire/two\nlines.txt")
    assert [one.place for one in walk("wire", Selection(of_options(["wire/"])))] == ["two\nlines.txt"]


def test_the_page_lists_what_the_code_does() -> None:
    page = PAGE.read_text("utf-8")
    assert all(f"`{name}`" in page for name in (*JUNK_FOLDERS, *TEXT_FILES))
