"""Where the configuration of `newsparse check` comes from, and what it changes."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsparse.checks import table
from newsparse.checks.config import profiles
from newsparse.checks.config.configuration import Configurations, Overrides
from newsparse.checks.config.keys import Check
from newsparse.checks.config.rendering import START, as_toml, json_schema
from newsparse.files.globs import anchored, matches
from newsparse.files.walk import TEXT_FILES
from newsparse.model.errors import ConfigurationError
from newsparse.model.house import HouseWords
from tests.cli_process import STORY, messages, run
from tests.conftest import ROOT

MIXED = STORY.replace("the port said", "the port’s office said").replace(
    "the old piers", "the city's piers, the town's"
)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def check_of(folder: Path, **options: Any) -> Check:
    return Configurations(Overrides(options=options)).of_folder(str(folder)).check


def codes(folder: Path, path: str = "a.txt", *options: str) -> set[str]:
    result = run("check", path, "--output-format", "json", *options, cwd=folder)
    assert result.returncode < 2, result.stderr
    return {one["code"] for one in json.loads(result.stdout)}


def test_the_closest_file_counts_and_nothing_is_merged(tmp_path: Path) -> None:
    write(tmp_path / ".newsparse.toml", '[check]\nfail-on = "error"\n[check.limits]\ntitle = 50\n')
    write(tmp_path / "desk" / "newsparse.toml", "[check.limits]\nsubhead = 30\n")
    assert (check_of(tmp_path).fail_on, check_of(tmp_path).limits.title) == ("error", 50)
    below = check_of(tmp_path / "desk")
    assert (below.fail_on, below.limits.title, below.limits.subhead) == ("warning", 100, 30)


def test_in_one_folder_the_hidden_file_comes_first_and_a_pyproject_needs_the_table(tmp_path: Path) -> None:
    pyproject = write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n')
    assert check_of(tmp_path) == Check()
    pyproject.write_text("[tool.newsparse.check.limits]\ntitle = 41\n")
    write(tmp_path / "a" / "x.txt", "")
    assert Configurations(Overrides()).of_folder(str(tmp_path / "a")).path is not None
    write(tmp_path / "b" / "newsparse.toml", "[check.limits]\ntitle = 42\n")
    write(tmp_path / "b" / ".newsparse.toml", "[check.limits]\ntitle = 43\n")
    assert check_of(tmp_path / "b").limits.title == 43


def test_a_file_extends_another_and_wins_key_by_key(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", '[check]\nignore = ["NP3"]\n[check.limits]\ntitle = 50\nsubhead = 40\n')
    write(tmp_path / "desk" / ".newsparse.toml", 'extend = "../base.toml"\n[check.limits]\ntitle = 60\n')
    found = check_of(tmp_path / "desk")
    assert (found.ignore, found.limits.title, found.limits.subhead) == (("NP3",), 60, 40)


def test_files_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "newsparse.toml", 'extend = "other.toml"\n')
    write(tmp_path / "other.toml", 'extend = "newsparse.toml"\n')
    with pytest.raises(ConfigurationError, match="extends itself"):
        check_of(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[check]\nfial-on = "error"\n', ":2: [check]: unknown key 'fial-on'; did you mean fail-on?"),
        ('[check]\nfail_on = "error"\n', "did you mean fail-on?"),
        ("[chekc]\n", "did you mean check?"),
        ('[check.house]\nquote = "curly"\n', "[check.house]: unknown key 'quote'; did you mean quotes?"),
        ('[check.house]\nquotes = "round"\n', ":2: check.house.quotes"),
        ("[check.limits]\ntitle = 'long'\n", ":2: check.limits.title"),
        ('[check]\nselect = "NP3"\n', ":2: check.select"),
        (
            '[check]\n[check.severity]\nNP301 = "fatal"\n',
            ":3: check.severity.NP301: unknown value 'fatal'; known: error, warning, info",
        ),
        ('[check]\nfail-on = "warn"\n', ":2: check.fail-on: unknown value 'warn'; did you mean warning?"),
        (
            '[check.house]\nquotes = "curvy"\n',
            ":2: check.house.quotes: unknown value 'curvy'; did you mean curly?",
        ),
        ("[check.limits]\ntitle = -4\n", ":2: check.limits.title: -4 is too small"),
        ("[check]\nmax-warnings = -1\n", ":2: check.max-warnings: -1 is too small"),
        ("[check\n", "not valid TOML"),
        ('[[check.rules]]\ncode = "H1"\nname = "x"\nmessage = "m"\n', "pattern"),
        ('extend = "nope.toml"\n', "no such file"),
        ('[check]\nselect = ["NP9999"]\n', "no rule named 'NP9999'"),
        ('[check]\nprofile = "afp"\n', "no profile named 'afp'"),
        ('[check.severity]\nmixed-apostrophe = "info"\n', "did you mean mixed-apostrophes"),
        ('[check.per-file-ignores]\n"*.txt" = ["NP30l"]\n', "did you mean NP3"),
        ('[check.allow]\nNP3O1 = ["x"]\n', "did you mean NP3"),
        ('[check]\nencoding = "utf-99"\n', "no encoding named"),
        ('[check]\noutput-format = ["sariff"]\n', "did you mean sarif"),
        ('[check]\nbaseline = "nope.json"\n', "no such baseline"),
        ('[[check.rules]]\ncode = "NP301"\nname = "x"\nmessage = "m"\npattern = "x"\n', "built-in rule"),
        ('[[check.rules]]\ncode = "H1"\nname = "x"\nmessage = "m"\npattern = "("\n', "H1: pattern"),
        (
            '[[check.rules]]\ncode = "H1"\nname = "x"\nmessage = "m"\npattern = "x"\nscope = "titel"\n',
            "title",
        ),
        ("[tool.newsparse.check]\n", "unknown key 'tool'"),
    ],
    ids=lambda value: str(value).replace("\n", " ") if "\n" in str(value) else "",
)
def test_a_mistake_in_the_file_is_2_with_its_place_and_the_nearest_name(
    text: str, says: str, tmp_path: Path
) -> None:
    write(tmp_path / ".newsparse.toml", text)
    write(tmp_path / "a.txt", STORY)
    result = run("check", "a.txt", "--exit-zero", cwd=tmp_path)
    told = messages(result)
    assert result.returncode == 2 and len(told) == 1 and says in told[0]


def test_a_broken_pyproject_of_ours_is_refused_and_one_of_others_is_not(tmp_path: Path) -> None:
    pyproject = write(tmp_path / "pyproject.toml", "[tool.newsparse.check\n")
    write(tmp_path / "a.txt", STORY)
    assert run("check", "a.txt", cwd=tmp_path).returncode == 2
    pyproject.write_text("[tool.black\n")
    assert run("check", "a.txt", "--select", "NP301", cwd=tmp_path).returncode == 0


def test_globs_are_relative_to_the_file_that_defines_them(tmp_path: Path) -> None:
    write(tmp_path / ".newsparse.toml", '[check.per-file-ignores]\n"old/*.txt" = ["NP3"]\n')
    for name in ("old/a.txt", "sub/old/b.txt"):
        write(tmp_path / name, MIXED)
    elsewhere = write(tmp_path / "elsewhere" / "x", "").parent
    assert codes(elsewhere, "../old/a.txt", "--extend-select", "NP3") == set()
    assert codes(elsewhere, "../sub/old/b.txt") == {"NP301"}


def test_the_keys_of_the_table_change_what_is_found(tmp_path: Path) -> None:
    config = tmp_path / ".newsparse.toml"
    write(tmp_path / "a.txt", MIXED)
    assert codes(tmp_path) == {"NP301"}
    config.write_text('[check]\nignore = ["NP3"]\n')
    assert codes(tmp_path) == set()
    config.write_text('[check.allow]\nNP301 = ["the port’s office"]\n', "utf-8")
    assert codes(tmp_path) == set()
    config.write_text('[check.allow]\nNP301 = ["the port’s ferry"]\n', "utf-8")
    assert codes(tmp_path) == {"NP301"}
    config.write_text('[check.house]\napostrophe = "curly"\n')
    result = run("check", "a.txt", cwd=tmp_path)
    assert result.stdout.count(b"NP301") == 2
    config.write_text('[check.severity]\nmixed-apostrophes = "info"\n')
    assert run("check", "a.txt", cwd=tmp_path).returncode == 0
    assert run("check", "a.txt", "--isolated", cwd=tmp_path).returncode == 1


def test_a_house_has_rules_of_its_own(tmp_path: Path) -> None:
    rule = (
        'code = "HOUSE1"\nname = "no-winter"\nscope = "subhead"\npattern = "Winter"\nmessage = "no {match}"\n'
    )
    write(tmp_path / ".newsparse.toml", f'[[check.rules]]\n{rule}severity = "error"\n')
    write(tmp_path / "a.txt", STORY)
    result = run("check", "a.txt", cwd=tmp_path)
    assert result.returncode == 1 and b"a.txt:4:3: HOUSE1 no-winter: no Winter\n" in result.stdout
    assert codes(tmp_path, "a.txt", "--ignore", "no-winter") == set()
    assert codes(tmp_path, "a.txt", "--select", "NP3") == set()
    assert codes(tmp_path, "a.txt", "--select", "HOUSE1") == {"HOUSE1"}


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    write(tmp_path / ".newsparse.toml", '[check]\nselect = ["NP0"]\nfail-on = "error"\n')
    write(tmp_path / "a.txt", MIXED)
    assert codes(tmp_path) == set()
    assert codes(tmp_path, "a.txt", "--select", "NP301") == {"NP301"}
    assert codes(tmp_path, "a.txt", "--extend-select", "NP301") == {"NP301"}
    assert run("check", "a.txt", "--select", "NP301", cwd=tmp_path).returncode == 0
    assert run("check", "a.txt", "--select", "NP301", "--fail-on", "warning", cwd=tmp_path).returncode == 1


def test_config_takes_a_file_or_a_key(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", MIXED)
    other = write(tmp_path / "other.toml", '[check]\nignore = ["NP3"]\n')
    assert codes(tmp_path, "a.txt", "--config", other.name) == set()
    assert codes(tmp_path, "a.txt", "--config", 'ignore = ["NP301"]') == set()
    result = run("check", "a.txt", "--config", "check.house.apostrophe=curly", cwd=tmp_path)
    assert result.stdout.count(b"NP301") == 2


def test_each_profile_is_a_table_of_configuration_and_none_takes_it_back(tmp_path: Path) -> None:
    for name in profiles.names():
        check_of(tmp_path, profile=name)
    write(tmp_path / ".newsparse.toml", '[check]\nprofile = "reuters"\n')
    assert check_of(tmp_path).limits.title == 64
    assert check_of(tmp_path, profile="none").limits.title == 100
    write(tmp_path / ".newsparse.toml", '[check]\nprofile = "reuters"\n[check.limits]\ntitle = 70\n')
    assert check_of(tmp_path).limits.title == 70


def test_the_page_shows_what_each_profile_sets_and_nothing_else() -> None:
    page = (
        (ROOT / "docs" / "checking.md").read_text("utf-8").partition("### Profiles")[2].partition("\n## ")[0]
    )
    head, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if "|" in line
    ]
    shown = {
        (head[at].strip("`"), row[1].strip("`"), row[at])
        for row in rows
        for at in range(2, len(row))
        if row[at]
    }
    assert {head[at].strip("`") for at in range(2, len(head))} == set(profiles.names()) - {profiles.NONE}
    table_ = tomllib.loads((ROOT / "src" / "newsparse" / "data" / "profiles.toml").read_text("utf-8"))
    meant = {(name, code, "on") for name, found in table_.items() for code in found["extend-select"]}
    for name, found in table_.items():
        assert set(found) <= {"extend-select", "house", "limits"}
        for part in ("house", "limits"):
            meant |= {(name, f"{part}.{key}", str(value)) for key, value in found.get(part, {}).items()}
    assert shown == meant


def test_config_show_is_toml_that_says_the_same(tmp_path: Path) -> None:
    text = '[check]\nprofile = "bbc"\n[check.severity]\nNP301 = "info"\n'
    rule = '[[check.rules]]\ncode = "H1"\nname = "x"\n'
    write(tmp_path / ".newsparse.toml", text + rule + 'pattern = "a\\\\b"\nmessage = "m"\n')
    shown = run("config", "show", cwd=tmp_path).stdout.decode("utf-8")
    assert shown.startswith(f"# from {tmp_path / '.newsparse.toml'}\n")
    found = tomllib.loads(shown)["check"]
    assert found["severity"] == {"NP301": "info"} and found["house"]["us-form"] == "US"
    assert found["rules"][0]["pattern"] == "a\\b"
    assert tomllib.loads(as_toml(Check(), HouseWords()))["check"]["include"] == list(TEXT_FILES)


def test_config_init_writes_a_file_that_holds_and_never_replaces_one(tmp_path: Path) -> None:
    assert run("config", "init", cwd=tmp_path).returncode == 0
    assert (tmp_path / ".newsparse.toml").read_text("utf-8") == START
    assert check_of(tmp_path) == Check()
    again = run("config", "init", cwd=tmp_path)
    assert again.returncode == 2 and "already exists" in messages(again)[0]


def test_what_was_learnt_can_be_added_to_the_started_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A Ferry\n\n" + "It didn\u2019t sail on Monday, its owner said.\n\n" * 12)
    run("config", "init", cwd=tmp_path)
    with (tmp_path / ".newsparse.toml").open("ab") as file:
        file.write(run("learn", "a.txt", cwd=tmp_path).stdout)
    assert check_of(tmp_path).house.apostrophe == "curly"


def test_what_the_started_file_has_as_comments_can_be_uncommented(tmp_path: Path) -> None:
    lines = [line.removeprefix("# ") if "=" in line or "[" in line else line for line in START.splitlines()]
    text = "\n".join(line for line in lines if not line.startswith("What"))
    write(tmp_path / ".newsparse.toml", text)
    assert check_of(tmp_path).house.apostrophe == "straight"


def test_the_schema_accepts_what_we_accept_and_refuses_an_unknown_key() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json_schema()
    jsonschema.validate({"check": {"fail-on": "error", "limits": {"title": 3}}}, schema)
    for wrong in (
        {"check": {"fial-on": "error"}},
        {"check": {"fail-on": "x"}},
        {"check": {"house": {"quote": "x"}}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.txt", "/w/a/b.txt", True),
        ("*.txt", "/v/a.txt", False),
        ("a/*.txt", "/w/a/b.txt", True),
        ("a/*.txt", "/w/x/a/b.txt", False),
        ("a/", "/w/x/a/b.txt", True),
        ("a/", "/w/a", False),
        ("/a", "/w/a/b.txt", True),
        ("./a/b.txt", "/w/a/b.txt", True),
        ("[ab].txt", "/w/b.txt", True),
        ("[]a].txt", "/w/].txt", True),
        ("[!]].txt", "/w/].txt", False),
        (r"\[a.txt", "/w/[a.txt", True),
    ],
)
def test_a_glob_means_what_it_means_in_gitignore(pattern: str, path: str, *, fits: bool) -> None:
    assert matches([anchored(pattern, "/w")], path) is fits


def test_a_later_glob_takes_an_earlier_one_back() -> None:
    patterns = [anchored("*.txt", "/w [x]"), anchored("!a.txt", "/w [x]")]
    assert matches(patterns, "/w [x]/b.txt") and not matches(patterns, "/w [x]/a.txt")


def test_every_rule_that_a_profile_names_is_known() -> None:
    for name in profiles.names():
        assert set(profiles.load(name).get("extend_select", ())) <= table.known()


WIRE = """Ferry to serve the island until the bridge is mended in May
BERGEN, May 4 (Reuters) - The ferry sailed again on Monday . . . The U.S. crew was glad, and 5 percent of them slept.
The company, which owns two more of them, wants to keep the ferry on the line until the end of the winter.
The council of the island is to vote on the money for all of this in the first week of the coming month.
"""


@pytest.mark.parametrize(
    ("profile", "style"),
    [
        ("ap", {"NP112 -", "NP310 . . .", "NP405  percent"}),
        ("reuters", set()),
        ("guardian", {"NP310 . . .", "NP401 U.S.", "NP405  percent"}),
        ("bbc", {"NP310 . . .", "NP401 U.S.", "NP405  percent"}),
        ("none", set()),
    ],
)
def test_a_wire_text_is_right_for_its_own_house_only(profile: str, style: set[str], tmp_path: Path) -> None:
    rules = "NP112,NP310,NP401,NP405"
    options = ("--isolated", "--profile", profile, "--select", rules, "--output-format", "json")
    found = json.loads(run("check", *options, "-", stdin=WIRE.encode(), cwd=tmp_path).stdout)
    lines = WIRE.split("\n")
    assert {
        f"{one['code']} {lines[one['line'] - 1][one['column'] - 1 : one['end_column'] - 1]}" for one in found
    } == style


def test_the_rules_of_a_house_are_those_of_the_file_and_of_the_one_that_it_extends(tmp_path: Path) -> None:
    rule = '[[check.rules]]\ncode = "{}"\nname = "{}"\npattern = "{}"\nmessage = "{}"\n'
    base = rule.format("H1", "no-quay", "quay", "a quay") + rule.format("H2", "no-ferry", "ferry", "a ferry")
    write(tmp_path / "base.toml", base)
    own = (
        rule.format("H2", "no-ship", "ship", "a ship") + '[check.severity]\nH1 = "info"\nno-ship = "error"\n'
    )
    write(tmp_path / ".newsparse.toml", f'extend = "base.toml"\n{own}')
    found = Configurations(Overrides()).of_folder(str(tmp_path)).settings
    assert [(one.code, one.name) for one in found.local] == [("H1", "no-quay"), ("H2", "no-ship")]
    assert found.severity == {"H1": "info", "H2": "error"}


def test_config_show_refuses_a_path_that_is_not_there_and_config_schema_prints_ours() -> None:
    assert "nope.txt: no such file or folder" in messages(run("config", "show", "nope.txt"))[0]
    assert json.loads(run("config", "schema").stdout) == json.loads(json.dumps(json_schema()))
