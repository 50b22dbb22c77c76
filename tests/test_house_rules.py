"""Rules of the configuration are chosen, ignored and explained like the built-in ones."""

import json
from pathlib import Path

import pytest

from newsparse.checks.config.keys import Check
from newsparse.checks.config.rules import chosen, own
from newsparse.checks.settings import LocalRule
from newsparse.model.errors import UnknownNameError
from tests.cli_process import environment, messages, run, run_on_terminal

RULES = (
    LocalRule("HOUSE1", "no-breaking", "^BREAKING", "{match} is not part of a headline", "title"),
    LocalRule("HOUSE2", "no-very", "very", "{match} says nothing"),
    LocalRule("HOUSE20", "no-soon", "soon", "when?"),
)
CONFIGURATION = """
[[check.rules]]
code = "HOUSE1"
name = "no-breaking"
scope = "title"
pattern = '^BREAKING'
message = "{match} is not part of a headline"

[[check.rules]]
code = "HOUSE2"
name = "no-very"
pattern = 'very'
message = "{match} says nothing"
"""
TEXT = "BREAKING: Ferry back\n\nOSLO (AP) — The ferry sailed on Monday, its owner said, to very great joy of all.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / ".newsparse.toml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def codes(folder: Path, *options: str) -> list[str]:
    result = run("check", "a.txt", "--output-format", "json", *options, cwd=folder)
    assert result.returncode < 2, result.stderr
    return [one["code"] for one in json.loads(result.stdout) if one["code"].startswith("HOUSE")]


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (Check(), [1, 2, 20]),
        (Check(select=("HOUSE",)), [1, 2, 20]),
        (Check(select=("HOUSE2",)), [2, 20]),
        (Check(select=("no-very",)), [2]),
        (Check(select=("NP3",)), []),
        (Check(select=("ALL",)), [1, 2, 20]),
        (Check(select=("NP3",), extend_select=("HOUSE",)), [1, 2, 20]),
        (Check(ignore=("HOUSE",)), []),
        (Check(ignore=("HOUSE2",)), [1]),
        (Check(ignore=("no-soon",)), [1, 2]),
        (Check(ignore=("ALL",)), []),
        (Check(extend_ignore=("HOU",)), []),
        (Check(select=("HOUSE",), ignore=("HOUSE1",)), [2, 20]),
        (Check(select=("HOUSE1",), ignore=("HOUSE",)), [1]),
    ],
)
def test_the_most_specific_selector_decides_as_for_built_in_rules(check: Check, expected: list[int]) -> None:
    check = Check(
        check.profile, check.select, check.ignore, check.extend_select, check.extend_ignore, rules=RULES
    )
    assert [int(rule.code[5:]) for rule in own(check)] == expected
    chosen(check)


@pytest.mark.parametrize("selector", ["HOUSE3", "HOUSEX", "H", "HO", "no-breakin"])
def test_a_selector_that_matches_nothing_gets_the_nearest_names(selector: str) -> None:
    for check in (Check(select=(selector,), rules=RULES), Check(ignore=(selector,), rules=RULES)):
        with pytest.raises(UnknownNameError, match="no rule named"):
            chosen(check)
    with pytest.raises(UnknownNameError, match="did you mean HOUSE2"):
        chosen(Check(select=("HOUSE22",), rules=RULES))


def test_the_options_of_check_know_the_prefix(here: Path) -> None:
    assert codes(here) == codes(here, "--select", "HOUSE") == ["HOUSE1", "HOUSE2"]
    assert codes(here, "--select", "HOUSE", "--ignore", "HOUSE1") == ["HOUSE2"]
    assert codes(here, "--ignore", "HOUSE") == codes(here, "--select", "NP3") == []
    assert codes(here, "--select", "NP3", "--extend-select", "HOUSE2") == ["HOUSE2"]
    assert run("check", "a.txt", "--select", "HOUSE9", cwd=here).returncode == 2


def test_files_can_be_exempted_by_the_prefix(here: Path) -> None:
    ignores = '[check.per-file-ignores]\n"a.txt" = ["HOUSE"]\n'
    (here / ".newsparse.toml").write_text(ignores + CONFIGURATION, encoding="utf-8")
    assert codes(here) == []


def test_rule_explains_a_rule_of_the_configuration(here: Path) -> None:
    page = run("rule", "HOUSE1", cwd=here)
    assert page.returncode == 0 and page.stdout == run("rule", "no-breaking", cwd=here).stdout
    text = page.stdout.decode("utf-8")
    assert text.startswith("# HOUSE1 no-breaking\n\n{match} is not part of a headline\n")
    assert "severity: warning" in text and "    ^BREAKING\n" in text and "matches in a title" in text


def test_rule_lists_rules_of_the_configuration(here: Path) -> None:
    lines = run("rule", "HOUSE", cwd=here).stdout.decode("utf-8").splitlines()
    assert [line.split()[0] for line in lines] == ["HOUSE1", "HOUSE2"]
    everything = run("rule", cwd=here).stdout.decode("utf-8").splitlines()
    assert [line.split()[0] for line in everything[-2:]] == ["HOUSE1", "HOUSE2"]
    assert everything[-1].endswith("{match} says nothing") and len(everything) > 100
    assert "# HOUSE2 no-very\n" in run("rule", "--all", cwd=here).stdout.decode("utf-8")
    assert b"HOUSE" not in run("rule", "--isolated", cwd=here).stdout


def test_rule_takes_the_configuration_that_check_takes(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shown = run("rule", "HOUSE1", "--config", here / ".newsparse.toml", cwd=elsewhere)
    assert shown.returncode == 0 and shown.stdout.startswith(b"# HOUSE1 ")
    assert run("rule", "HOUSE1", cwd=elsewhere).returncode == 2
    assert b"HOUSE1" not in run("rule", "HOUSE", cwd=elsewhere).stdout  # a search in names and descriptions
    wrong = run("rule", "HOUSE3", cwd=here)
    assert wrong.returncode == 2 and "did you mean HOUSE" in messages(wrong)[0]


def test_a_broken_configuration_does_not_hide_the_built_in_rules(here: Path) -> None:
    (here / ".newsparse.toml").write_text("[check", encoding="utf-8")
    assert messages(run("rule", "NP301", cwd=here)) == []
    listed = run("rule", cwd=here)
    assert listed.returncode == 0 and listed.stdout.startswith(b"NP001") and "TOML" in messages(listed)[0]


def test_the_page_of_a_rule_cannot_control_a_terminal(here: Path) -> None:
    hostile = CONFIGURATION.replace("says nothing", "says \\u001b[31m nothing").replace(
        "'very'", '"very\\u009b31m"'
    )
    (here / ".newsparse.toml").write_text(hostile, encoding="utf-8")
    for arguments in (("rule", "HOUSE2"), ("rule", "HOUSE")):
        shown = run_on_terminal(*arguments, cwd=here)
        assert "\x1b[31m nothing" not in str(shown) and "\x9b31m" not in str(shown)


def test_the_tab_key_knows_them(here: Path) -> None:
    env = environment(_NEWSPARSE_COMPLETE="bash_complete", COMP_WORDS="newsparse rule HOU", COMP_CWORD="2")
    shown = run(cwd=here, env=env).stdout.decode("utf-8").split()
    assert shown == ["plain,HOUSE1", "plain,HOUSE2"]
    (here / ".newsparse.toml").write_text("[check", encoding="utf-8")
    assert run(cwd=here, env=env).stdout.strip() == b""
