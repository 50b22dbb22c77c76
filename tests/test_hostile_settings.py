"""Settings made to hurt (configuration, baseline, suppressions) are refused in one line with the place."""

import json
from pathlib import Path

import pytest

from tests.cli_process import STORY, messages, run

HUGE = "9" * 9_000
BITS = "0x" + "f" * 9_000

# A line of the table [check], and what the message says; the line is the second.
CONFIGURATIONS = [
    (r'cache-dir = "a\u0000b"', ":2: check.cache-dir: there is a NUL in it"),
    (r'baseline = "a\u0000b"', ":2: check.baseline: there is a NUL in it"),
    (r'include = ["*.md", "a\u0000b"]', ":2: check.include: there is a NUL in it"),
    (r'exclude = ["a\u0000b"]', ":2: check.exclude: there is a NUL in it"),
    (r'per-file-ignores = {"a\u0000b" = ["NP3"]}', ":2: check.per-file-ignores: there is a NUL in it"),
    (r'output-format = ["json:a\u0000b"]', ":2: check.output-format: there is a NUL in it"),
    (r'encoding = "a\u0000b"', "no encoding named"),
    (f"max-warnings = {BITS}", ":2: check.max-warnings: expected a number from 0 to 9,007,199,254,740,991"),
    (f"max-warnings = {HUGE}", ":2: a number of this TOML is too long to be read"),
    (f"max-warnings = -{'9' * 400}", ":2: check.max-warnings: expected a number from 0 to"),
    (f"limits.title = {10**26}", "check.limits.title: expected a number from 1 to"),
    ("limits.title = nan", "check.limits.title: expected integer, got number"),
    ("limits.title = inf", "check.limits.title: expected integer, got number"),
    ("allow = {NP401 = [nan]}", ":2: check.allow.NP401[0]: expected text, got number"),
    (
        "select = []\n[check.allow]\nNP402 = []\nNP401 = 'x'",
        ":5: check.allow.NP401: expected array, got text",
    ),
    ("severity = {NP402 = 'info', NP401 = 1}", ":2: check.severity.NP401: expected text, got integer"),
    ("[check.severity]\nNP401 = 'info'\n[check.allow]\n'NP401' = 1", ":5: check.allow.NP401: expected array"),
    ("per-file-ignores.'a_b.md' = 'NP3'", ":2: check.per-file-ignores.a_b.md: expected array, got text"),
    ("select = 2020-01-01", ":2: check.select: expected array, got date"),
    ("limits = {title = 1, title = 2}", "not valid TOML: Duplicate inline table key 'title' (at line 2"),
    ('fail-on = "never"\nfail-on = "error"', "not valid TOML: Cannot overwrite a value (at line 3"),
]
BASELINE = '{"schema": "newsparse.baseline/1", "findings": '
BASELINES = [
    (f"{BASELINE}[], " + '"findings": []}', "$.findings: this key is given twice"),
    (f"{BASELINE}{HUGE}}}", "$.findings: this JSON cannot be read: a number of 9,000 characters"),
    (f"{BASELINE}[NaN]}}", "$.findings[0]: nan is not a number"),
    (f'{BASELINE}[{{"code": "a", "code": "b"}}]}}', "$.findings[0].code: this key is given twice"),
]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def refused(here: Path, *arguments: str) -> str:
    result = run(*arguments, cwd=here)
    (told,) = messages(result)
    assert (result.returncode, result.stdout) == (2, b"") and len(told) < 300
    return told


@pytest.mark.parametrize(("line", "message"), CONFIGURATIONS, ids=[line[:20] for line, _ in CONFIGURATIONS])
def test_a_hostile_configuration_is_refused_with_its_place(here: Path, line: str, message: str) -> None:
    (here / ".newsparse.toml").write_text(f"[check]\n{line}\n", encoding="utf-8")
    for arguments in (("check", "a.txt"), ("config", "show")):
        assert message in refused(here, *arguments)


def test_a_name_with_nul_is_no_file_to_extend_nor_to_set(here: Path) -> None:
    (here / ".newsparse.toml").write_text('extend = "a\\u0000b"\n', encoding="utf-8")
    assert ":1: extend: there is a NUL in it" in refused(here, "check", "a.txt")
    (here / ".newsparse.toml").unlink()
    assert "cache-dir: there is a NUL" in refused(here, "check", "a.txt", "--config", r'cache-dir="a\u0000b"')


@pytest.mark.parametrize(("text", "message"), BASELINES, ids=["keys", "digits", "nan", "keys inside"])
def test_a_hostile_baseline_is_refused_with_its_place(here: Path, text: str, message: str) -> None:
    (here / "base.json").write_text(text, encoding="utf-8")
    assert message in refused(here, "check", "a.txt", "--baseline", "base.json")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (f"reason = {HUGE}", ":2: a number of this TOML is too long to be read"),
        ('reason = "a"\nreason = "b"', "not valid TOML: Cannot overwrite a value"),
        ("reason = nan", "must be strings"),
    ],
)
def test_hostile_suppressions_are_refused_with_their_place(here: Path, entry: str, message: str) -> None:
    text = f'[[ignore]]\n{entry}\npath = "a.txt"\nrules = ["NP3"]\n'
    (here / ".newsparse-ignore.toml").write_text(text, encoding="utf-8")
    assert message in refused(here, "check", "a.txt")


def test_what_a_run_accepts_is_json_for_every_reader(here: Path) -> None:
    text = STORY.replace("the port said", "the port’s\u2028office said").replace(
        "old piers", "city's\u0085piers"
    )
    (here / "a\u2028b.txt").write_text(text, encoding="utf-8")
    assert run("check", ".", "--baseline", "base.json", "--update-baseline", cwd=here).returncode == 0
    found = json.loads((here / "base.json").read_text("utf-8"))
    assert any("\u2028" in row["path"] for row in found["findings"])
