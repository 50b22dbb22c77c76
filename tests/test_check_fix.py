"""What `newsparse check --fix` and `--diff` make of files."""

import os
import re
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli_process import STORY, messages, run, run_on_terminal
from tests.conftest import ROOT

MIXED = STORY.replace("the port said", "the port’s office said").replace(
    "the old piers", "the city's piers, the town's"
)
MENDED = MIXED.replace("’", "'")
FIX = ("--fix", "--isolated", "--select", "NP301")
SEED = next(iter(sorted((ROOT / "seeds").glob("*.txt"))))


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    path = tmp_path / "mixed.txt"
    path.write_bytes(MIXED.encode())
    return path


@pytest.fixture
def seed_copy(tmp_path: Path) -> Path:
    return Path(shutil.copy(SEED, tmp_path / "seed.txt"))


def test_the_seed_is_fixed_where_that_is_safe_and_a_second_run_finds_it_clean_of_that(
    seed_copy: Path,
) -> None:
    first = run("check", "--fix", "--isolated", seed_copy.name, cwd=seed_copy.parent)
    assert first.returncode == 1 and b"3 findings fixed" in first.stdout
    before, after = SEED.read_bytes(), seed_copy.read_bytes()
    assert (
        after
        == before.replace("Rubio’s".encode(), b"Rubio's").replace("Commission’s".encode(), b"Commission's")
        + b"\n"
    )
    second = run("check", "--fix", "--isolated", seed_copy.name, cwd=seed_copy.parent)
    assert seed_copy.read_bytes() == after and b"fixed" not in second.stdout
    assert [line.split()[1] for line in second.stdout.decode().splitlines()[:-1]] == ["NP401"]


def test_every_quoted_word_of_the_seed_is_untouched_by_unsafe_fixes_too(seed_copy: Path) -> None:
    run("check", "--fix", "--unsafe-fixes", "--isolated", seed_copy.name, cwd=seed_copy.parent)
    quoted = re.compile('"[^"\n]*"')
    assert quoted.findall(seed_copy.read_text("utf-8")) == quoted.findall(SEED.read_text("utf-8"))
    assert seed_copy.read_bytes() != SEED.read_bytes()


def test_the_difference_of_the_seed_is_minimal_and_patch_takes_it(seed_copy: Path) -> None:
    shown = run("check", "--diff", "--isolated", "seed.txt", cwd=seed_copy.parent)
    assert shown.returncode == 1 and seed_copy.read_bytes() == SEED.read_bytes()
    lines = shown.stdout.decode().split("\n")
    assert lines[:2] == ["--- a/seed.txt", "+++ b/seed.txt"]
    assert (
        sum(line.startswith("-") for line in lines[2:]) == 3
        and sum(line.startswith("+") for line in lines[2:]) == 3
    )
    if not shutil.which("git"):
        pytest.skip("git is not here to apply the difference")
    subprocess.run(["git", "apply", "-"], input=shown.stdout, cwd=seed_copy.parent, check=True)
    patched = seed_copy.read_bytes()
    shutil.copy(SEED, seed_copy)
    run("check", "--fix", "--isolated", "seed.txt", cwd=seed_copy.parent)
    assert seed_copy.read_bytes() == patched


def test_the_difference_names_an_odd_file_as_git_does(tmp_path: Path) -> None:
    path = tmp_path / 'a\n"b.txt'
    path.write_bytes(MIXED.encode())
    shown = run("check", "--diff", "--isolated", "--select", "NP301", ".", cwd=tmp_path)
    assert shown.stdout.startswith(b'--- "a/a\\012\\042b.txt"\n')
    if not shutil.which("git"):
        pytest.skip("git is not here to apply the difference")
    subprocess.run(["git", "apply", "-"], input=shown.stdout, cwd=tmp_path, check=True)
    assert path.read_bytes() == MENDED.encode()


def test_a_fixed_file_keeps_its_permissions_and_a_link_stays_a_link(mixed: Path) -> None:
    mixed.chmod(0o640)
    link = mixed.with_name("link.txt")
    link.symlink_to(mixed.name)
    assert run("check", *FIX, link).returncode == 0
    assert link.is_symlink() and mixed.read_bytes() == MENDED.encode()
    assert stat.S_IMODE(mixed.stat().st_mode) == 0o640
    assert [path.name for path in mixed.parent.iterdir() if path.name.startswith(".")] == []


def test_a_file_without_anything_to_fix_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "clean.txt"
    path.write_bytes(STORY.encode())
    before = path.stat()
    run("check", *FIX, path)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize(
    ("encode", "name"),
    [
        (lambda text: text.encode("utf-8-sig"), "a byte order mark"),
        (lambda text: text.encode("utf-16"), "UTF-16 with its mark"),
        (lambda text: text.replace("\n", "\r\n").encode("utf-8"), "Windows newlines"),
        (lambda text: text.replace("\n", "\r").encode("utf-8"), "old Mac newlines"),
        (lambda text: text.rstrip("\n").encode("utf-8"), "no newline at the end"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_encoding_mark_and_newlines_survive(
    encode: Callable[[str], bytes], name: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(encode(MIXED))
    assert run("check", *FIX, path).returncode == 0
    assert path.read_bytes() == encode(MENDED)


def test_a_legacy_encoding_survives(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = MIXED.replace("Mina Okafor", "Mína Okaför").replace("the toll office", "the tôll office")
    path.write_bytes(text.encode("cp1252"))
    assert run("check", *FIX, "--encoding", "cp1252", path).returncode == 0
    assert path.read_bytes() == text.replace("’", "'").encode("cp1252")


def test_a_fix_that_the_encoding_has_no_character_for_is_withheld(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = STORY.replace("the port said", "the port's office said")
    path.write_bytes(text.encode("ascii"))
    options = ("--encoding", "ascii", "--config", "house.apostrophe=curly", "--select", "NP301")
    result = run("check", "--fix", "--isolated", *options, path.name, cwd=tmp_path)
    assert result.returncode == 1 and b"NP904" in result.stdout and b"ascii does not have" in result.stdout
    assert path.read_bytes() == text.encode("ascii")


def test_show_fixes_names_them(mixed: Path) -> None:
    told = messages(run("check", *FIX, "--show-fixes", mixed.name, cwd=mixed.parent))
    assert told == ["newsparse: mixed.txt: fixed 1 × NP301 mixed-apostrophes"]


def test_standard_input_comes_back_fixed_on_standard_output_and_the_report_beside_it() -> None:
    result = run("check", *FIX, "-", stdin=MIXED.encode("utf-8-sig"))
    assert result.returncode == 0 and result.stdout == MENDED.encode("utf-8-sig")
    assert "1 finding fixed" in result.stderr.decode()
    clean = run("check", *FIX, stdin=STORY.encode())
    assert clean.stdout == STORY.encode()


def test_unsafe_fixes_are_made_only_when_asked_for(seed_copy: Path) -> None:
    safe = ("check", "--fix", "--isolated", "--select", "NP401", seed_copy.name)
    run(*safe, cwd=seed_copy.parent)
    assert seed_copy.read_bytes() == SEED.read_bytes()
    run(*safe, "--unsafe-fixes", cwd=seed_copy.parent)
    assert seed_copy.read_bytes() != SEED.read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_file_that_may_not_be_written_stays_and_is_told(mixed: Path) -> None:
    mixed.chmod(0o444)
    result = run("check", *FIX, mixed)
    assert result.returncode == 2 and mixed.read_bytes() == MIXED.encode()


def test_many_files_are_fixed_by_several_processes(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_bytes(MIXED.encode())
    result = run("check", *FIX, "-j", "2", ".", cwd=tmp_path)
    assert result.returncode == 0 and b"12 findings fixed" in result.stdout
    assert {path.read_bytes() for path in tmp_path.glob("*.txt")} == {MENDED.encode()}


def test_a_quotation_of_two_paragraphs_gets_its_missing_mark_for_none_of_its_words_changes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.txt"
    paragraphs = (
        "Mayor speaks of the bridge",
        "BERGEN, May 4 (AP) - The mayor said that nothing was lost: “The bridge is old, everybody knew it would go.",
        "Nobody will miss it when the new one stands, and nobody will ask what it cost us.”",
        "The council votes in May, and the work is to begin in the summer of the following year.",
    )
    path.write_text("\n".join(paragraphs) + "\n", encoding="utf-8")
    result = run("check", "--fix", "--unsafe-fixes", "--isolated", "--select", "NP304", path)
    assert (result.returncode, b"NP904" in result.stdout) == (0, False)
    assert path.read_text("utf-8").splitlines() == [*paragraphs[:2], "“" + paragraphs[2], paragraphs[3]]


def test_a_quotation_mark_in_mojibake_is_none_so_the_mojibake_is_fixed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = STORY.replace("the port said", "the cafÃ©â€™s owner said â€“ and left")
    path.write_text(text, encoding="utf-8")
    result = run("check", "--fix", "--isolated", "--select", "NP004", path)
    assert (result.returncode, b"NP904" in result.stdout) == (0, False)
    assert path.read_text("utf-8") == text.replace("cafÃ©â€™s", "café’s").replace("â€“", "–")


BROKEN = (
    (
        "Die Brücke öffnet für alle\n"
        "Die Brücke  öffnet für Fußgänger früher: Größe überrascht, ein  Byte ist ¿ hier.\n"
    )
    .encode()
    .replace("¿".encode(), b"\xff")
)
DOUBLE = ("check", "--diff", "--isolated", "--select", "NP013", "a.txt")


def test_a_difference_holds_the_bytes_that_cannot_be_decoded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BROKEN)
    shown = run(*DOUBLE, cwd=tmp_path)
    if not shutil.which("git"):
        pytest.skip("git is not here to apply the difference")
    subprocess.run(["git", "apply", "-"], input=shown.stdout, cwd=tmp_path, check=True)
    assert (tmp_path / "a.txt").read_bytes() == BROKEN.replace(b"  ", b" ")


# In UTF-16 the byte of a line feed is half of "Ċ", too.
@pytest.mark.parametrize("encoding", ["cp1252", "shift_jis", "iso2022_jp", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("tool", [("git", "apply", "-"), ("patch", "-p1", "--silent")], ids=["git", "patch"])
def test_a_difference_is_in_the_encoding_of_its_file(
    tool: tuple[str, ...], encoding: str, tmp_path: Path
) -> None:
    if not shutil.which(tool[0]):
        pytest.skip(f"{tool[0]} is not here to apply the difference")
    odd = {"cp1252": "Curaçao", "shift_jis": "東京", "iso2022_jp": "東京"}.get(encoding, "Ċurač ਊ")
    text = STORY.replace("on Sunday", f"in {odd} on  Sunday")
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    named = () if encoding.startswith("utf") else ("--encoding", encoding)
    shown = run(*DOUBLE, *named, cwd=tmp_path)
    subprocess.run(tool, input=shown.stdout, cwd=tmp_path, check=True)
    assert path.read_bytes() == text.replace("  ", " ").encode(encoding)


def test_people_see_a_difference_as_text_whatever_the_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.replace("on Sunday", "in Curaçao on  Sunday").encode("utf-16"))
    status, shown = run_on_terminal(*DOUBLE, cwd=tmp_path)
    assert status == 1 and "in Curaçao on Sunday" in shown and "\x00" not in shown


def test_a_difference_says_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BROKEN.replace(b"alle", b"alle \x1b]0;title\x07"))
    status, shown = run_on_terminal(*DOUBLE, cwd=tmp_path)
    assert status == 1 and "\\u001b]0;title\\u0007" in shown and "\x1b]0" not in shown


def test_a_file_with_bytes_that_would_be_lost_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    data = STORY.replace("on Sunday", "on  Sunday").encode("utf-16") + b"x"
    path.write_bytes(data)
    shown = run("check", "--fix", "--isolated", "--select", "NP001,NP013", path.name, cwd=tmp_path)
    assert b"NP001 undecodable: the file cannot be decoded as utf-16-le in 1 place" in shown.stdout
    assert b"some bytes are not valid utf-16-le and would be lost" in shown.stdout
    assert path.read_bytes() == data
