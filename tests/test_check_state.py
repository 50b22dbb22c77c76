"""What `newsparse check` remembers between runs and is told to overlook: cache, baseline, sidecar."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsparse.checks import run as engine
from newsparse.checks.disk import cache as caching
from newsparse.checks.disk.check_file import FileJob, check_file
from newsparse.checks.disk.check_files import check_files
from newsparse.checks.settings import Settings
from tests.cli_process import STORY, messages, run

MIXED = STORY.replace("the port said", "the port’s office said").replace(
    "the old piers", "the city's piers, the town's"
)
RULE = ("--select", "NP301")
BASE = (*RULE, "--baseline", "base.json")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "clean.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "mixed.txt").write_text(MIXED, encoding="utf-8")
    return tmp_path


def codes(result: CompletedProcess[bytes]) -> list[str]:
    lines = result.stdout.decode("utf-8").splitlines()
    return [line.split(": ")[1].split()[0] for line in lines if ": NP" in line]


def check(here: Path, *arguments: str) -> tuple[int, list[str]]:
    result = run("check", *arguments, cwd=here)
    messages(result)
    return result.returncode, codes(result)


def accepted(here: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((here / "base.json").read_text("utf-8"))["findings"]
    return found


# The baseline


def test_a_baseline_accepts_what_there_is_and_nothing_new(here: Path) -> None:
    assert check(here, ".", *BASE, "--update-baseline") == (0, [])
    assert [(row["code"], row["path"]) for row in accepted(here)] == [("NP301", "mixed.txt")]
    assert check(here, ".", *BASE) == (0, [])
    (here / "new.txt").write_text(MIXED, encoding="utf-8")
    assert check(here, ".", *BASE) == (1, ["NP301"])


def test_lines_may_move_and_typography_around_it_may_change(here: Path) -> None:
    check(here, ".", *BASE, "--update-baseline")
    moved = MIXED.replace("A Winter of Detours\n", "").replace(
        '"It held, and that is what counts,"', "“It held, and that is what counts,”"
    )
    lines = moved.split("\n")
    lines.insert(
        1, "The first ship passed at noon, and a small crowd on the quay cheered as it went by the town."
    )
    (here / "mixed.txt").write_text("\n".join(lines), encoding="utf-8")
    assert check(here, ".", *BASE) == (0, [])


def test_an_entry_whose_finding_is_gone_fails_aloud_until_it_is_taken_out(here: Path) -> None:
    check(here, ".", *BASE, "--update-baseline")
    (here / "mixed.txt").write_text(STORY, encoding="utf-8")
    result = run("check", ".", *BASE, cwd=here)
    assert (result.returncode, codes(result)) == (1, ["NP903"])
    assert result.stdout.startswith(b"base.json:4:")
    assert check(here, ".", *BASE, "--update-baseline") == (0, [])
    assert accepted(here) == []
    assert check(here, ".", *BASE) == (0, [])


def test_updating_only_ever_shortens(here: Path) -> None:
    check(here, ".", *BASE, "--update-baseline")
    (here / "new.txt").write_text(MIXED, encoding="utf-8")
    assert check(here, ".", *BASE, "--update-baseline") == (1, ["NP301"])
    assert [row["path"] for row in accepted(here)] == ["mixed.txt"]


def test_what_a_run_left_out_is_not_stale_and_a_file_that_is_gone_is(here: Path) -> None:
    check(here, ".", *BASE, "--update-baseline")
    assert check(here, "clean.txt", *BASE) == (0, [])
    assert check(here, ".", "--select", "NP012", "--baseline", "base.json") == (0, [])
    (here / "other.txt").write_text(MIXED, encoding="utf-8")
    (here / "base.json").unlink()
    check(here, ".", *BASE, "--update-baseline")
    (here / "other.txt").unlink()
    assert check(here, "clean.txt", *BASE) == (1, ["NP903"])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "damaged"),
        ("[]", "not a newsparse baseline"),
        ('{"schema": "other/1", "findings": []}', "not a newsparse baseline"),
        ('{"schema": "newsparse.baseline/1"}', "damaged"),
        ('{"schema": "newsparse.baseline/1", "findings": [{"code": "NP301"}]}', "damaged"),
        (
            '{"schema": "newsparse.baseline/1", "findings": '
            '[{"code": "NP301", "path": "elsewhere/a.txt", "fingerprint": "00", "message": ""}]}',
            "none of the files in this baseline exist here",
        ),
    ],
)
def test_a_baseline_that_is_none_or_for_other_files_is_2(content: str, says: str, here: Path) -> None:
    (here / "base.json").write_text(content)
    for options in ((), ("--update-baseline",), ("--exit-zero",)):
        result = run("check", ".", *BASE, *options, cwd=here)
        assert result.returncode == 2 and says in messages(result)[0]
    assert (here / "base.json").read_text() == content


def test_what_the_baseline_accepts_is_not_fixed(here: Path) -> None:
    check(here, ".", *BASE, "--update-baseline")
    assert check(here, ".", *BASE, "--fix") == (0, [])
    assert (here / "mixed.txt").read_text("utf-8") == MIXED
    assert check(here, ".", *RULE, "--fix") == (0, [])
    assert (here / "mixed.txt").read_text("utf-8") != MIXED


def test_an_unreadable_file_cannot_be_accepted(here: Path) -> None:
    (here / "odd.txt").write_bytes(b"%PDF-1.7")
    assert check(here, ".", *BASE, "--update-baseline") == (1, ["NP900"])


# The sidecar


def sidecar(here: Path, entry: str) -> None:
    (here / ".newsparse-ignore.toml").write_text(f"[[ignore]]\n{entry}\n", encoding="utf-8")


ENTRY = 'path = "mixed.txt"\nrules = ["NP301"]\nreason = "as the office writes itself"\n'


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (ENTRY, []),
        (ENTRY + 'text = "the port’s office"', []),
        (ENTRY.replace("NP301", "mixed-apostrophes"), []),
        (ENTRY.replace("mixed.txt", "*.txt"), []),
        (ENTRY + 'text = "the town"', ["NP901", "NP301"]),
        (ENTRY + 'paragraph = "0123456789abcdef"', ["NP901", "NP301"]),
        (ENTRY.replace("mixed.txt", "other.txt"), ["NP901", "NP301"]),
        (ENTRY.replace("mixed.txt", "clean.txt"), ["NP901", "NP301"]),
        (ENTRY.replace('"NP301"', '"NP301", "NP3O1"'), ["NP902"]),
        (ENTRY.replace("NP301", "NP3O1"), ["NP902", "NP301"]),
        (ENTRY + "until = 2026-06-30", []),
        (ENTRY + "until = 2026-03-31", ["NP901", "NP301"]),
    ],
)
def test_an_entry_silences_what_it_means_and_says_when_it_is_not_needed(
    entry: str, found: list[str], here: Path
) -> None:
    sidecar(here, entry)
    result = run("check", ".", *RULE, "--as-of", "2026-05-01", cwd=here)
    assert codes(result) == found
    assert all(
        line.startswith(b".newsparse-ignore.toml:1:1: NP90")
        for line in result.stdout.splitlines()
        if b"NP90" in line
    )


def test_an_entry_survives_line_moves_by_its_paragraph(here: Path) -> None:
    told = messages(run("check", "mixed.txt", *RULE, "-v", cwd=here))
    digest = next(line for line in told if "paragraph" in line).split()[-1]
    sidecar(here, ENTRY + f'paragraph = "{digest}"')
    lines = MIXED.split("\n")
    lines.insert(
        1, "The first ship passed at noon, and a small crowd on the quay cheered as it went by the town."
    )
    (here / "mixed.txt").write_text("\n".join(lines), encoding="utf-8")
    assert check(here, ".", *RULE) == (0, [])


def test_an_entry_for_a_file_that_the_run_left_out_is_not_called_unused(here: Path) -> None:
    sidecar(here, ENTRY)
    assert check(here, "clean.txt", *RULE) == (0, [])
    assert check(here, ".", "--select", "NP012") == (0, [])


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (ENTRY.replace("reason", "raeson"), "unknown key 'raeson'"),
        ('path = "a.txt"\nrules = ["NP301"]', "reason is missing"),
        ("path = 3\nrules = ['NP301']\nreason = 'x'", "must be strings"),
        ("path =", "not valid TOML"),
    ],
)
def test_a_damaged_sidecar_is_2(entry: str, says: str, here: Path) -> None:
    sidecar(here, entry)
    result = run("check", ".", *RULE, cwd=here)
    assert result.returncode == 2 and says in messages(result)[0]


def test_what_the_sidecar_suppresses_is_not_fixed(here: Path) -> None:
    sidecar(here, ENTRY)
    check(here, ".", *RULE, "--fix")
    assert (here / "mixed.txt").read_text("utf-8") == MIXED


def test_directive_lines_count_only_where_they_are_allowed(here: Path) -> None:
    (here / "mixed.txt").write_text(MIXED + "newsparse: ignore[NP301] house style\n", encoding="utf-8")
    assert check(here, "mixed.txt", *RULE)[1] == ["NP301"]
    assert check(here, "mixed.txt", *RULE, "--config", "directives=true") == (0, [])
    (here / "clean.txt").write_text(STORY + "newsparse: ignore[NP301] house style\n", encoding="utf-8")
    assert check(here, "clean.txt", *RULE, "--config", "directives=true") == (1, ["NP901"])
    assert check(here, "clean.txt", "--select", "NP012", "--config", "directives=true") == (0, [])


# The cache


def test_a_second_run_takes_everything_from_the_cache_and_says_the_same(here: Path) -> None:
    for number in range(20):
        (here / f"{number}.txt").write_text(MIXED, encoding="utf-8")
    first = run("check", ".", *RULE, "-v", cwd=here)
    second = run("check", ".", *RULE, "-v", cwd=here)
    assert first.stdout == second.stdout
    assert "newsparse: files: 22, 0 of them cached" in messages(first)
    assert "newsparse: files: 22, 22 of them cached" in messages(second)
    other = messages(run("check", ".", *RULE, "-v", "--config", "house.apostrophe=curly", cwd=here))
    assert "newsparse: files: 22, 0 of them cached" in other
    (here / "7.txt").write_text(STORY, encoding="utf-8")
    assert "newsparse: files: 22, 22 of them cached" in messages(run("check", ".", *RULE, "-v", cwd=here))
    (here / "7.txt").write_text(STORY + "\nMore.\n", encoding="utf-8")
    assert "newsparse: files: 22, 21 of them cached" in messages(run("check", ".", *RULE, "-v", cwd=here))


def test_the_cache_keeps_itself_out_of_version_control_and_may_be_damaged(here: Path) -> None:
    options = (*RULE, "--cache-dir", "kept")
    expected = check(here, ".", *options)
    assert (here / "kept" / ".gitignore").read_text() == "*\n"
    for shelf in (here / "kept").glob("*.jsonl"):
        shelf.write_bytes(shelf.read_bytes().replace(b"[", b"{") + b"\xff\x00")
    assert check(here, ".", *options) == expected
    assert check(here, ".", *options) == expected


def test_few_files_leave_no_cache_behind_and_none_is_made_when_told_so(here: Path) -> None:
    check(here, ".", *RULE)
    check(here, ".", *RULE, "--cache-dir", "kept", "--no-cache")
    assert sorted(path.name for path in here.iterdir()) == ["clean.txt", "mixed.txt"]


def test_the_cache_asks_no_rule_anything(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(("NP301", "NP701"))
    jobs = [FileJob(str(here / name), name, settings) for name in ("clean.txt", "mixed.txt")]
    cold = check_files(jobs, stored := caching.Cache(str(here / "kept")))
    stored.save()
    monkeypatch.setattr(engine, "check", lambda *_: pytest.fail("a file was checked again"))
    warm = check_files(jobs, caching.Cache(str(here / "kept")))
    assert (warm.problems, warm.cached) == (cold.problems, 2) and warm.problems


def test_another_program_finds_nothing_in_the_cache(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = FileJob(str(here / "mixed.txt"), "mixed.txt", Settings(("NP301",)))
    stored = caching.Cache(str(here / "kept"))
    stored.shelf(job.settings).put("0" * 64, check_file(job).checked)
    stored.save()
    assert caching.Cache(str(here / "kept")).shelf(job.settings).get("0" * 64)
    monkeypatch.setattr(caching, "__version__", "999")
    assert caching.Cache(str(here / "kept")).shelf(job.settings).get("0" * 64) is None


def test_one_process_and_two_find_the_same(here: Path) -> None:
    for number in range(6):
        (here / f"{number}.txt").write_text(MIXED.replace("1", str(number)), encoding="utf-8")
    one = run("check", ".", "--isolated", "-j", "1", cwd=here)
    two = run("check", ".", "--isolated", "-j", "2", cwd=here)
    assert one.stdout == two.stdout and one.returncode == two.returncode == 1
