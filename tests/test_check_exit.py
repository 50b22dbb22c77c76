"""Which exit status `newsparse check` ends with: nothing that is missing or misspelt is ever green."""

import os
from pathlib import Path

import pytest

from tests.cli_process import STORY, messages, run

MIXED = STORY.replace("the port said", "the port’s office said").replace(
    "the old piers", "the city's piers, the town's"
)
ONE_RULE = ("--isolated", "--select", "NP301")


def shown(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "clean.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "mixed.txt").write_text(MIXED, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "bytes.toml").write_bytes(b"[check]\n# \xff\n")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("clean.txt",), 0),
        (("mixed.txt",), 1),
        (("clean.txt", "mixed.txt"), 1),
        (("mixed.txt", "--fail-on", "error"), 0),
        (("mixed.txt", "--fail-on", "never"), 0),
        (("mixed.txt", "--fail-on", "info"), 1),
        (("mixed.txt", "--severity", "NP301=error", "--fail-on", "error"), 1),
        (("mixed.txt", "--exit-zero"), 0),
        (("mixed.txt", "--max-warnings", "1"), 0),
        (("mixed.txt", "--max-warnings", "0"), 1),
        (("mixed.txt", "--fail-on", "error", "--max-warnings", "0"), 1),
        (("mixed.txt", "--diff"), 1),
        (("clean.txt", "--diff"), 0),
        (("empty", "--allow-empty"), 0),
    ],
    ids=shown,
)
def test_findings_and_differences_decide_between_0_and_1(
    arguments: tuple[str, ...], status: int, here: Path
) -> None:
    result = run("check", *arguments, *ONE_RULE, cwd=here)
    assert (result.returncode, messages(result)) == (status, [])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nope.txt",), "nope.txt: no such file or folder"),
        (("mixd.txt",), "did you mean mixed.txt"),
        (("clean.txt", "nope.txt"), "no such file or folder"),
        (("nope.txt", "--exit-zero"), "no such file or folder"),
        (("empty",), "no file in it to check"),
        (("empty", "--exit-zero"), "no file in it to check"),
        (("clean.txt", "--selct", "NP301"), "did you mean --select"),
        (("clean.txt", "--select", "NP3O1"), "did you mean NP3"),
        (("clean.txt", "--select", "mixed-apostrophe"), "did you mean mixed-apostrophes"),
        (("clean.txt", "--ignore", "NP99"), "no rule named 'NP99'"),
        (("clean.txt", "--extend-select", "nothing-like-it"), "no rule named"),
        (("clean.txt", "--severity", "NP30l=error"), "did you mean NP3"),
        (("clean.txt", "--severity", "NP301=fatal"), "levels are error, warning, info"),
        (("clean.txt", "--fail-on", "warn"), "warn"),
        (("clean.txt", "--profile", "reuter"), "did you mean reuters"),
        (("clean.txt", "--output-format", "sariff"), "did you mean sarif"),
        (
            ("clean.txt", "--output-format", "json", "--output-format", "concise"),
            "cannot both be written to standard output",
        ),
        (("clean.txt", "--statistics", "--output-format", "json"), "write FORMAT:FILE for the other"),
        (("clean.txt", "--encoding", "utf-88"), "no encoding named"),
        (("clean.txt", "--as-of", "yesterday"), "not a date"),
        (("clean.txt", "--config", "nope.toml"), "no such file: nope.toml"),
        (("clean.txt", "--config", "one.toml", "--config", "two.toml"), "names two files"),
        (("clean.txt", "--config", "one.toml", "--isolated"), "cannot be used with"),
        (("clean.txt", "--config", "pyproject.toml"), "no table [tool.newsparse]"),
        (("clean.txt", "--config", "bytes.toml"), "cannot be read: 'utf-8' codec"),
        (("clean.txt", "--config", "fail-no=error"), "did you mean fail-on"),
        (("clean.txt", "--config", "fail-on=often"), "fail-on"),
        (("clean.txt", "--baseline", "nope.json"), "no such baseline"),
        (("clean.txt", "--update-baseline"), "needs a baseline"),
        (("mixed.txt", "--fix", "--diff"), "cannot be used with"),
        (("mixed.txt", "--unsafe-fixes"), "needs --fix or --diff"),
        (("-", "clean.txt"), "cannot be combined with other paths"),
        (("clean.txt", "--select", ""), "--select: the list is empty"),
        (("clean.txt", "--max-warnings", "-1"), "max-warnings"),
        (("mixed.txt", "--output-format", "json:no/such/folder/out.json"), "no/such/folder"),
    ],
    ids=shown,
)
def test_what_is_missing_or_misspelt_is_2_in_one_line(
    arguments: tuple[str, ...], says: str, here: Path
) -> None:
    chosen = () if {"--select", "--isolated"} & {*arguments} else ("--select", "NP301")
    result = run("check", *arguments, *chosen, cwd=here)
    told = messages(result)
    assert result.returncode == 2 and len(told) == 1 and says in told[0]


def test_the_files_beside_a_missing_one_are_checked(here: Path) -> None:
    result = run("check", "nope.txt", "mixed.txt", *ONE_RULE, cwd=here)
    assert result.returncode == 2 and b"mixed.txt:2:" in result.stdout


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "NP900"),
        (b"%PDF-1.7 and so on", "NP900"),
        (
            "Die Brücke öffnet für Fußgänger früher: Größe überrascht\n".encode() * 4 + b"broken \xff byte\n",
            "NP001",
        ),
    ],
    ids=["an image", "a PDF", "a broken byte"],
)
def test_what_cannot_be_decoded_is_a_finding_and_no_crash(data: bytes, code: str, here: Path) -> None:
    (here / "odd.txt").write_bytes(data)
    result = run("check", "odd.txt", "--isolated", cwd=here)
    assert result.returncode == 1 and messages(result) == []
    assert f": {code} " in result.stdout.decode("utf-8")


def test_an_unreadable_file_is_reported_whatever_rules_are_chosen(here: Path) -> None:
    (here / "odd.txt").write_bytes(b"%PDF-1.7")
    assert b"NP900" in run("check", "odd.txt", *ONE_RULE, cwd=here).stdout
    assert run("check", "odd.txt", "--diff", *ONE_RULE, cwd=here).returncode == 1
    assert run("check", "odd.txt", *ONE_RULE, "--ignore", "NP900", cwd=here).returncode == 0


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.yaml", "a.md", "a.txt"])
def test_a_document_of_ours_is_one_finding_that_says_so(name: str, here: Path) -> None:
    form = "json" if name == "a.txt" else name.removeprefix("a.")
    written = run("parse", "mixed.txt", "-t", form, cwd=here).stdout
    (here / name).write_bytes(written)
    for options in ((), (), ("--fix", "--unsafe-fixes"), ("--diff",), ("--select", "NP301")):
        (here / "mixed.txt").write_text(MIXED, encoding="utf-8")
        result = run("check", name, "mixed.txt", "--isolated", *options, cwd=here)
        told = (result.stdout + result.stderr).decode("utf-8")
        ours = [line for line in told.splitlines() if name in line]
        assert len(ours) == 1 and ours[0].endswith(
            "this is a document written by newsparse, not raw text; check the text that it was parsed from"
        )
        assert result.returncode == 1 and (here / name).read_bytes() == written
        assert "mixed.txt" in told or (here / "mixed.txt").read_text("utf-8") != MIXED
    result = run("check", "--isolated", cwd=here, stdin=written)
    assert result.returncode == 1 and b": NP900 " in result.stdout and result.stdout.count(b"\n") == 2


def test_a_text_that_only_speaks_of_our_documents_is_checked(here: Path) -> None:
    (here / "about.txt").write_text(
        f"{STORY}\nIts schema: newsparse.article/1, they said.\n", encoding="utf-8"
    )
    (here / "story.md").write_text(STORY, encoding="utf-8")
    assert b"NP900" not in run("check", "about.txt", "story.md", "--isolated", cwd=here).stdout


def test_a_broken_link_in_a_folder_is_a_finding(here: Path) -> None:
    (here / "empty" / "gone.txt").symlink_to("nowhere")
    result = run("check", "empty", *ONE_RULE, cwd=here)
    assert result.returncode == 1 and b"NP900" in result.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_2(here: Path) -> None:
    (here / "empty").chmod(0)
    result = run("check", ".", *ONE_RULE, cwd=here)
    (here / "empty").chmod(0o755)
    assert result.returncode == 2


def test_the_status_after_fixing_is_that_of_what_is_left(here: Path) -> None:
    assert run("check", "mixed.txt", "--fix", *ONE_RULE, cwd=here).returncode == 0
    (here / "mixed.txt").write_text(MIXED, encoding="utf-8")
    assert run("check", "mixed.txt", "--fix", "--exit-non-zero-on-fix", *ONE_RULE, cwd=here).returncode == 1
    assert run("check", "mixed.txt", "--fix", "--exit-non-zero-on-fix", *ONE_RULE, cwd=here).returncode == 0
