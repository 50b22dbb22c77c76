"""What `newsparse check` says about files, folders and standard input."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from newsparse.checks import table
from tests.cli_process import COMMAND, STORY, messages, run, run_on_terminal
from tests.conftest import ROOT

MIXED = STORY.replace("the port said", "the port’s office said").replace(
    "the old piers", "the city's old piers, the harbour's"
)
COLUMN = MIXED.split("\n")[1].index("’") + 1
SEED = next(iter(sorted((ROOT / "seeds").glob("*.txt")))).relative_to(ROOT).as_posix()


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A clean article, one with a curly apostrophe among straight ones, and what is no article."""
    folder = tmp_path / "wire"
    (folder / "sub").mkdir(parents=True)
    (folder / "clean.txt").write_text(STORY, encoding="utf-8")
    (folder / "sub" / "mixed.txt").write_text(MIXED, encoding="utf-8")
    (folder / "notes.md").write_text("# No article", encoding="utf-8")
    (folder / ".hidden.txt").write_text(MIXED, encoding="utf-8")
    return folder


def places(output: bytes) -> list[str]:
    """`path:line:column CODE` of each finding of a concise report."""
    lines = output.decode("utf-8").splitlines()
    return [f"{line.split(': ')[0]} {line.split(': ')[1][:5]}" for line in lines if ": NP" in line]


def test_the_seed_has_exactly_its_four_findings() -> None:
    result = run("check", "seeds", "--isolated", "--no-cache", cwd=ROOT)
    assert result.returncode == 1 and messages(result) == []
    assert places(result.stdout) == [
        f"{SEED}:4:97 NP401",
        f"{SEED}:12:51 NP301",
        f"{SEED}:14:347 NP301",
        f"{SEED}:16:12 NP012",
    ]


def test_a_folder_is_walked_and_only_text_files_are_taken(wire: Path) -> None:
    result = run("check", "wire", "--select", "NP301", cwd=wire.parent)
    assert result.returncode == 1
    assert places(result.stdout) == [f"wire/sub/mixed.txt:2:{COLUMN} NP301"]
    assert b"in 1 of 2 files" in result.stdout


def test_a_clean_folder_is_green(wire: Path) -> None:
    result = run("check", wire / "clean.txt", "--select", "NP301")
    assert (result.returncode, result.stdout) == (0, b"No findings in 1 file.\n")


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (("--select", "NP301"), {"NP301"}),
        (("--select", "mixed-apostrophes"), {"NP301"}),
        (("--select", "NP3,NP012"), {"NP301", "NP012"}),
        (("--select", "NP3", "--extend-select", "NP012"), {"NP301", "NP012"}),
        (
            ("--select", "ALL", "--ignore", "NP4,NP1,NP2,NP6,NP014,NP015", "--extend-ignore", "NP3"),
            {"NP012"},
        ),
        (("--ignore", "NP3,NP4"), {"NP012"}),
        (("--ignore", "NP3", "--select", "NP301"), {"NP301"}),
    ],
)
def test_rules_are_chosen_by_code_name_and_prefix(options: tuple[str, ...], codes: set[str]) -> None:
    result = run("check", SEED, "--isolated", "--output-format", "json", *options, cwd=ROOT)
    assert {one["code"] for one in json.loads(result.stdout)} == codes


def test_a_severity_can_be_changed_and_decides_the_status() -> None:
    result = run("check", SEED, "--isolated", "--select", "NP301", "--severity", "NP301=info", cwd=ROOT)
    assert result.returncode == 0 and b"2 info" in result.stdout


def test_a_profile_adds_its_rules_and_its_limits() -> None:
    plain = run("check", SEED, "--isolated", "--output-format", "json", cwd=ROOT)
    profiled = run("check", SEED, "--isolated", "--profile", "ap", "--output-format", "json", cwd=ROOT)
    added = {one["code"] for one in json.loads(profiled.stdout)} - {
        one["code"] for one in json.loads(plain.stdout)
    }
    assert added <= {"NP107", "NP120", "NP110", "NP114", "NP402", "NP404", "NP112", "NP307", "NP403", "NP405"}
    if "NP110" in {rule.code for rule in table.RULES}:
        assert "NP110" in added


def test_include_exclude_and_the_hidden(wire: Path) -> None:
    def checked(*options: str) -> set[str]:
        result = run(
            "check", "wire", "--select", "NP012", "--output-format", "junit", *options, cwd=wire.parent
        )
        return {
            name for name in ("clean.txt", "mixed.txt", "notes.md") if name in result.stdout.decode("utf-8")
        }

    assert checked() == {"clean.txt", "mixed.txt"}
    assert checked("--include", "*.md") == {"notes.md"}
    assert checked("--exclude", "sub/") == {"clean.txt"}
    assert checked("--extend-exclude", "clean.*") == {"mixed.txt"}


def test_a_named_file_is_checked_although_it_is_excluded_but_not_with_force_exclude(wire: Path) -> None:
    named = ("check", "wire/sub/mixed.txt", "--select", "NP301", "--exclude", "wire/sub/")
    assert run(*named, cwd=wire.parent).returncode == 1
    forced = run(*named, "--force-exclude", cwd=wire.parent)
    assert forced.returncode == 0 and places(forced.stdout) == []


def test_what_git_ignores_is_left_out_unless_that_is_turned_off(wire: Path) -> None:
    (wire / ".git").mkdir()
    (wire / ".gitignore").write_text("sub/\n", encoding="utf-8")
    respected = run("check", "wire", "--select", "NP301", cwd=wire.parent)
    assert respected.returncode == 0 and b"1 file." in respected.stdout
    assert (
        run("check", "wire", "--select", "NP301", "--no-respect-gitignore", cwd=wire.parent).returncode == 1
    )
    assert run("check", "wire/sub", "--select", "NP301", cwd=wire.parent).returncode == 1


def test_standard_input_is_named_by_stdin_filename() -> None:
    result = run("check", "--select", "NP301", "--stdin-filename", "desk/a.txt", stdin=MIXED.encode())
    assert places(result.stdout) == [f"desk/a.txt:2:{COLUMN} NP301"]
    assert places(run("check", "-", "--select", "NP301", stdin=MIXED.encode()).stdout) == [
        f"-:2:{COLUMN} NP301"
    ]


def test_the_encoding_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(MIXED.encode("cp1252"))
    result = run("check", "a.txt", "--select", "NP301", "--encoding", "cp1252", cwd=tmp_path)
    assert places(result.stdout) == [f"a.txt:2:{COLUMN} NP301"]


def test_several_reports_at_once_one_of_them_to_a_file(wire: Path) -> None:
    both = ("--output-format", "concise", "--output-format", "json:out.json")
    result = run("check", "wire", "--select", "NP301", *both, cwd=wire.parent)
    assert len(places(result.stdout)) == 1
    assert [one["line"] for one in json.loads((wire.parent / "out.json").read_bytes())] == [2]


def test_statistics_count_by_rule() -> None:
    result = run("check", SEED, "--isolated", "--statistics", "--select", "NP301,NP012", cwd=ROOT)
    assert result.stdout.decode().split("\n")[0].split() == ["2", "NP301", "[S]", "mixed-apostrophes"]


def test_quiet_leaves_the_totals_out_and_verbose_tells_what_the_run_goes_by(wire: Path) -> None:
    quiet = run("check", wire / "clean.txt", "--select", "NP301", "-q")
    assert (quiet.stdout, quiet.stderr) == (b"", b"")
    told = messages(run("check", wire / "clean.txt", "--select", "NP301", "-v"))
    assert "newsparse: configuration: none" in told and any("NP301" in line for line in told)


def test_colour_is_for_terminals_and_for_those_who_ask(wire: Path) -> None:
    path = wire / "sub" / "mixed.txt"
    assert b"\x1b[" not in run("check", path, "--select", "NP301").stdout
    assert b"\x1b[" in run("check", path, "--select", "NP301", "--color", "always").stdout
    assert b"\x1b[" not in run("check", path, "--color", "always", "--output-format", "json").stdout
    status, shown = run_on_terminal("check", path, "--select", "NP301")
    assert status == 1 and "\x1b[" in shown


def test_several_articles_in_one_file_are_each_checked(tmp_path: Path) -> None:
    second = STORY.replace("Harbour Bridge Reopens", "Old Lighthouse Closes")
    (tmp_path / "dump.txt").write_text(
        MIXED + second.replace("the port said", "the port’s office said"), "utf-8"
    )
    result = run("check", "dump.txt", "--select", "NP301", cwd=tmp_path)
    assert places(result.stdout) == [f"dump.txt:2:{COLUMN} NP301"]


def test_folder_rules_see_all_files_with_processes_and_with_a_cache(tmp_path: Path) -> None:
    for number in range(20):
        text = STORY.replace("Mina Okafor", f"Person Number{chr(65 + number)}")
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "twin.txt").write_bytes((tmp_path / "07.txt").read_bytes())
    found = []
    for options in (
        ("-j", "1", "--no-cache"),
        ("-j", "2", "--cache-dir", "c"),
        ("-j", "1", "--cache-dir", "c"),
    ):
        result = run("check", ".", "--select", "NP701", *options, cwd=tmp_path)
        found.append(places(result.stdout))
    assert found == [["twin.txt:1:1 NP701"]] * 3


def test_the_rule_command_lists_explains_and_knows_the_nearest() -> None:
    listed = run("rule").stdout.decode("utf-8").splitlines()
    assert len(listed) == len(table.RULES)
    assert all(line.startswith("NP3") for line in run("rule", "NP3").stdout.decode("utf-8").splitlines())
    assert run("rule", "NP301").stdout == run("rule", "mixed-apostrophes").stdout
    assert run("rule", "NP301").stdout.startswith(b"# NP301 mixed-apostrophes\n")
    assert run("rule", "--all").stdout.count(b"\n## Why") == len(table.RULES)
    wrong = run("rule", "mixd-apostrophes")
    assert wrong.returncode == 2 and "did you mean mixed-apostrophes" in messages(wrong)[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("nosuchword",),
            "no rule is named 'nosuchword', and none has this word in its name or description; newsparse rule alone",
        ),
        (("quoets",), "none has this word in its name or description; did you mean"),
        (("apostrofe",), "wrong-apostrophe-character"),
        (("mixed", "datelines"), "none has all of these words in its name or description; did you mean"),
        (("paragraf",), "paragraph-too-long"),
        (("NP999",), "no rule named 'NP999'; did you mean NP900"),
    ],
)
def test_a_rule_that_is_not_found_was_looked_for_in_names_and_descriptions(
    words: tuple[str, ...], said: str
) -> None:
    wrong = run("rule", *words)
    (line,) = messages(wrong)
    assert (wrong.returncode, wrong.stdout) == (2, b"") and said in line


def test_learn_writes_what_is_clear_and_leaves_open_what_is_not(tmp_path: Path) -> None:
    for number in range(4):
        mark = "’" if number < 2 else "'"
        text = STORY.replace(
            "the port said", f"the port{mark}s office said, and the town{mark}s, and the mayor{mark}s"
        )
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    result = run("learn", tmp_path)
    lines = result.stdout.decode("utf-8").splitlines()
    assert result.returncode == 0 and lines[:2] == ["# derived from 4 articles", "[check.house]"]
    about = "the sign in words like it's"
    assert (
        f'# undecided: apostrophe = "curly"  # {about}: curly 6, straight 6; mixed, 90% have to agree'
        in lines
    )
    assert 'end-marker = "End Article"  # the line that ends an article: End Article 4' in lines
    (tmp_path / ".newsparse.toml").write_bytes(result.stdout)
    again = run("check", "0.txt", "--select", "NP301", cwd=tmp_path)
    assert again.returncode == 0


def test_a_pipe_in_a_folder_is_passed_over_and_one_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    result = run("check", "--isolated", ".", cwd=tmp_path, timeout=20)
    assert (result.returncode, result.stdout) == (0, b"No findings in 1 file.\n")
    shell = f"'{COMMAND}' check --isolated --no-cache <(cat a.txt)"
    named = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, timeout=20, check=False)
    assert (named.returncode, named.stdout) == (0, b"No findings in 1 file.\n")


def test_a_text_is_checked_in_the_layout_and_with_the_articles_that_the_caller_names(wire: Path) -> None:
    two = wire / "two.txt"
    story = STORY.removesuffix("End Article\n")
    two.write_text(f"{story}== next\n{story}", encoding="utf-8")
    arguments = ("check", two, "--isolated", "--no-cache", "--select", "NP117")
    assert places(run(*arguments).stdout) == []
    line = story.count("\n") + 2
    assert places(run(*arguments, "--split-on", "^== next").stdout) == [f"{two}:{line}:1 NP117"]
    assert places(run(*arguments, "--config", 'split-on="^== next"').stdout) == [f"{two}:{line}:1 NP117"]
    wrapped = wire / "wrapped.txt"
    wrapped.write_text(
        "Ferry late\n" + "The ferry was late on Monday again,\nand no one said why.\n" * 4, "utf-8"
    )
    rows = ("check", wrapped, "--isolated", "--no-cache", "--select", "NP015")
    assert places(run(*rows).stdout) and not places(run(*rows, "--layout", "lines").stdout)


@pytest.mark.parametrize(
    ("option", "complaint"),
    [
        (("--split-on", "("), "is not a regular expression"),
        (("--config", 'split-on="("'), "split-on: '(' is not a regular expression"),
        (("--config", 'layout="columns"'), "known: auto, lines, blank, wrapped"),
    ],
)
def test_a_wrong_way_of_reading_is_refused(wire: Path, option: tuple[str, str], complaint: str) -> None:
    result = run("check", wire, *option)
    assert result.returncode == 2 and complaint in result.stderr.decode()


def test_bytes_that_the_encoding_would_write_otherwise_are_not_called_undecodable(tmp_path: Path) -> None:
    """UTF-7 has several spellings of a letter: all can be decoded, but only one is what comes back."""
    (tmp_path / "a.txt").write_bytes(b"Rain +AGE- rained\n\nIt rained +ACY- again.\n")
    result = run("check", "--isolated", "--select", "NP001", "--encoding", "utf-7", "a.txt", cwd=tmp_path)
    assert result.stdout.decode().startswith(
        "a.txt:1:1: NP001 undecodable: the bytes of the file are not those that utf-7 has for its text"
    )
    (tmp_path / "a.txt").write_bytes(b"Rain\xff\n\nIt rained.\n")
    result = run("check", "--isolated", "--select", "NP001", "--encoding", "utf-7", "a.txt", cwd=tmp_path)
    assert "cannot be decoded as utf-7 in 1 place" in result.stdout.decode()
