"""`newsparse learn --into FILE`: the house style is set in a configuration, however often that is done."""

import os
import re
import stat
import subprocess
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from newsparse.checks.config.configuration import Configurations, Overrides
from newsparse.checks.config.house import updated
from newsparse.checks.config.rendering import START
from newsparse.checks.settings import House
from newsparse.cli.check.learn import ABOUT
from newsparse.model.errors import ConfigurationError
from tests.cli_process import COMMAND, STORY, environment, messages, run

ALL = {"apostrophe": '"curly"  # curly 40', "end-marker": '"ENDS"  # ENDS 9'}
UNDECIDED = {"dash": '"en"  # en 3, em 3'}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Four articles that agree on the apostrophe and the end marker, and not on the dash."""
    (tmp_path / "wire").mkdir()
    for number in range(4):
        dash = "–" if number < 2 else "—"
        text = STORY.replace(
            "the port said", f"the port’s office said {dash} and the town’s, and the mayor’s"
        )
        (tmp_path / "wire" / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def house(folder: Path) -> object:
    return Configurations(Overrides()).of_folder(str(folder)).check.house


def test_the_commands_of_the_help_can_be_run_twice(here: Path) -> None:
    shown = run("learn", "--help").stdout.decode()
    commands = re.findall(r"^ +newsparse (learn .*?)  +\S.*$", shown, re.M)
    assert len(commands) >= 2 and any("--into .newsparse.toml" in command for command in commands)
    (here / ".newsparse.toml").write_text(START, encoding="utf-8")
    seen = []
    for command in [*commands, *commands]:
        done = subprocess.run(
            f"'{COMMAND}' {command}", shell=True, cwd=here, capture_output=True, env=environment(), check=True
        )
        assert done.returncode == 0
        seen.append((here / ".newsparse.toml").read_text("utf-8"))
        assert run("check", "wire", cwd=here).returncode < 2
    assert seen[len(commands) - 1] == seen[-1]
    assert seen[-1].startswith(START) and seen[-1].count("\n[check.house]\n") == 1


def test_a_file_that_is_not_there_is_made_and_what_changes_is_replaced(here: Path) -> None:
    first = run("learn", "wire", "--into", ".newsparse.toml", cwd=here)
    assert (first.returncode, first.stdout) == (0, b"")
    assert messages(first) == ["newsparse: .newsparse.toml: 3 conventions set, 3 undecided"]
    assert (house(here).apostrophe, house(here).end_marker) == ("curly", "End Article")  # type: ignore[attr-defined]
    for path in (here / "wire").iterdir():
        path.write_text(path.read_text("utf-8").replace("’", "'"), encoding="utf-8")
    assert run("learn", "wire", "--into", ".newsparse.toml", cwd=here).returncode == 0
    assert house(here).apostrophe == "straight"  # type: ignore[attr-defined]


def test_everything_else_in_the_file_stays() -> None:
    text = (
        '# ours\n[check]\nselect = ["NP3"]  # few\n\n[ check . house ] # by hand\n# a note\napostrophe = "straight"\n'
        'agencies = [\n  "AP",  # wire\n]\ndash = "em"\n\n# the limits\n[check.limits]\ntitle = 90\n'
        '[[check.rules]]\ncode = "HOUSE1"\nname = "x"\npattern = "[a]"\nmessage = "no"\n'
    )
    found = updated(text, ".newsparse.toml", 9, ALL, UNDECIDED)
    assert found == text.replace(
        '# a note\napostrophe = "straight"\n',
        '# derived from 9 articles\napostrophe = "curly"  # curly 40\nend-marker = "ENDS"  # ENDS 9\n# a note\n',
    )
    assert updated(found, ".newsparse.toml", 9, ALL, UNDECIDED) == found


def test_a_value_over_several_lines_is_replaced_as_a_whole() -> None:
    text = '[check.house]\nagencies = [\n  "AP",\n]\n'
    found = updated(text, "a.toml", 1, {"agencies": '["AFP"]  # AFP 9'}, {})
    assert found == '[check.house]\n# derived from 1 article\nagencies = ["AFP"]  # AFP 9\n'


def test_an_undecided_convention_is_a_comment_until_it_is_decided() -> None:
    text = updated("", "a.toml", 2, {}, UNDECIDED)
    assert text == '[check.house]\n# derived from 2 articles\n# undecided: dash = "en"  # en 3, em 3\n'
    assert tomllib.loads(text) == {"check": {"house": {}}}
    later = updated(text, "a.toml", 3, {"dash": '"en"  # en 30'}, {})
    assert later == '[check.house]\n# derived from 3 articles\ndash = "en"  # en 30\n'


@pytest.mark.parametrize("text", ["", "[check]\nselect = []", "[check]\r\nselect = []\r\n", "\n"])
def test_the_table_is_added_where_there_is_none(text: str) -> None:
    found = updated(text, "a.toml", 1, ALL, {})
    assert found.startswith(text) and tomllib.loads(found)["check"]["house"]["apostrophe"] == "curly"
    assert updated(found, "a.toml", 1, ALL, {}) == found
    assert ("\r\n" in text) == ("\r\n" in found)


def test_windows_line_ends_stay() -> None:
    rest = "# next\r\n[check.limits]\r\ntitle = 90\r\n"
    kept = 'dash = "em"\r\nagencies = [\r\n  "A\u2028P",\r\n]\r\n\r\n'
    found = updated(f'[check.house]\r\napostrophe = "straight"\r\n{kept}{rest}', "a.toml", 1, ALL, {})
    assert found.count("\n") == found.count("\r\n") and found.endswith(kept + rest)


def test_in_a_pyproject_it_is_the_table_of_newsparse(here: Path) -> None:
    path = here / "pyproject.toml"
    path.write_text('[project]\nname = "x"\n', encoding="utf-8")
    for _ in range(2):
        assert run("learn", "wire", "--into", "pyproject.toml", cwd=here).returncode == 0
    found = tomllib.loads(path.read_text("utf-8"))
    assert found["tool"]["newsparse"]["check"]["house"]["apostrophe"] == "curly" and found["project"]
    assert house(here).apostrophe == "curly"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[check]\nhouse.apostrophe = "straight"\n', "not in a table under the heading"),
        ('[check]\nhouse = {apostrophe = "straight"}\n', "not in a table under the heading"),
        ('[check."house"]\napostrophe = "straight"\n', "not in a table under the heading"),
        ("check = 1\n", "not in a table under the heading"),
        ('x = """\n[check.house]\n"""\n', "not in a table under the heading"),
        ("[check\n", "not valid TOML"),
    ],
)
def test_a_file_that_cannot_be_kept_is_left_as_it_is(here: Path, text: str, message: str) -> None:
    (here / "a.toml").write_text(text, encoding="utf-8")
    result = run("learn", "wire", "--into", "a.toml", cwd=here)
    assert result.returncode == 2 and message in messages(result)[-1]
    assert (here / "a.toml").read_text("utf-8") == text
    with pytest.raises(ConfigurationError):
        updated(text, "a.toml", 1, ALL, {})


def test_nothing_is_written_where_there_are_no_articles_and_the_mode_stays(here: Path) -> None:
    (here / "none").mkdir()
    assert run("learn", "none", "--into", "a.toml", cwd=here).returncode == 2
    assert not (here / "a.toml").exists()
    (here / "a.toml").write_text("", encoding="utf-8")
    os.chmod(here / "a.toml", 0o600)
    assert run("learn", "wire", "--into", "a.toml", cwd=here).returncode == 0
    assert stat.S_IMODE((here / "a.toml").stat().st_mode) == 0o600


def test_whatever_a_text_says_the_table_is_toml(here: Path) -> None:
    for path in (here / "wire").iterdir():
        path.write_text(
            path.read_text("utf-8").replace("End Article", '***\x7f"\\ END \u2028***'), encoding="utf-8"
        )
    for _ in range(2):
        assert run("learn", "wire", "--into", "a.toml", cwd=here).returncode == 0
    assert tomllib.loads((here / "a.toml").read_text("utf-8"))
    assert tomllib.loads(run("learn", "wire", cwd=here).stdout.decode())


def test_nothing_is_learnt_from_documents_of_ours(here: Path) -> None:
    told = run("learn", "wire", cwd=here).stdout
    for form in ("json", "jsonl", "yaml", "md"):
        (here / f"a.{form}").write_bytes(run("parse", "wire/0.txt", "-t", form, cwd=here).stdout)
        result = run("learn", f"a.{form}", "wire", cwd=here)
        assert (result.returncode, result.stdout) == (1, told)
        assert messages(result)[0] == (
            f"newsparse: a.{form}: this is a document written by newsparse, not raw text; "
            "learn from the text that it was parsed from"
        )


def test_every_choice_is_explained_in_plain_words(here: Path) -> None:
    """What it is about, what was counted and, where nothing is decided, why not."""
    assert list(ABOUT) == [field.name.replace("_", "-") for field in fields(House)]
    lines = run("learn", "wire", cwd=here).stdout.decode().splitlines()
    choices = [line for line in lines if " = " in line]
    assert len(choices) >= 5
    for line in choices:
        key = line.removeprefix("# undecided: ").partition(" = ")[0]
        why = line.rpartition("  # ")[2]
        assert why.startswith(f"{ABOUT[key]}: ") and re.search(r" \d+$| \d+;", why)
        assert line.startswith("# undecided: ") == (
            "; too few, " in why or "; mixed, " in why or "; one is kept" in why
        )


@pytest.mark.parametrize(
    ("texts", "key", "why"),
    [
        (2, "end-marker", "End Article 2; too few, at least 3 articles have to show it"),
        (2, "dash", "em 1, en 1; too few, at least 10 uses are needed"),
        (4, "end-marker", "End Article 4"),
    ],
)
def test_what_is_missing_for_a_choice_is_said(here: Path, texts: int, key: str, why: str) -> None:
    for number in range(texts, 4):
        (here / "wire" / f"{number}.txt").unlink()
    if texts == 2:
        (here / "wire" / "1.txt").write_text(
            (here / "wire" / "1.txt").read_text("utf-8").replace("–", "—"), "utf-8"
        )
    lines = run("learn", "wire", cwd=here).stdout.decode().splitlines()
    (line,) = [line for line in lines if line.removeprefix("# undecided: ").startswith(f"{key} = ")]
    assert line.endswith(f"{ABOUT[key]}: {why}")


def test_a_folder_that_grows_is_learnt_again_without_a_trace_of_before(here: Path) -> None:
    """Learning from two articles and then from four gives the same file as learning from four at once."""
    for number in (2, 3):
        (here / "wire" / f"{number}.txt").rename(here / f"{number}.txt")
    assert run("learn", "wire", "--into", "grown.toml", cwd=here).returncode == 0
    for number in (2, 3):
        (here / f"{number}.txt").rename(here / "wire" / f"{number}.txt")
    for name in ("grown.toml", "fresh.toml", "fresh.toml"):
        assert run("learn", "wire", "--into", name, cwd=here).returncode == 0
    assert (here / "grown.toml").read_text("utf-8") == (here / "fresh.toml").read_text("utf-8")
