"""What `newsparse dateline` reads from single lines, for people and for scripts."""

import json

import pytest

from tests.cli_process import messages, run

DATED = "PORT HARROW, March 3 (Reuters) - Ferries came back on Sunday."
PLAIN = "Ferries came back on Sunday, the port said."


def test_the_parts_stand_one_below_the_other() -> None:
    result = run("dateline", DATED)
    lines = result.stdout.decode("utf-8").splitlines()
    assert result.returncode == 0 and lines[0] == DATED
    assert [line.split(None, 1) for line in lines[1:3]] == [["place", "PORT HARROW"], ["agency", "Reuters"]]
    assert lines[-1] == "  form      place (agency) dash"


def test_json_is_one_object_for_one_line_and_an_array_for_several() -> None:
    one, two = run("dateline", "-t", "json", DATED), run("dateline", "-t", "json", DATED, PLAIN)
    facts = json.loads(one.stdout)
    assert facts["dateline"]["place"] == "PORT HARROW" and facts["dateline"]["date_iso"] == "XXXX-03-03"
    assert facts["rest"] == "Ferries came back on Sunday." and facts["text"][: facts["end"]].endswith("-")
    assert [found["dateline"] is None for found in json.loads(two.stdout)] == [False, True]


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input_is_read_line_by_line(arguments: tuple[str, ...]) -> None:
    result = run("dateline", "-t", "jsonl", *arguments, stdin=f"{DATED}\n\n{PLAIN}\r\n".encode())
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["line"], one["text"]) for one in found] == [(1, DATED), (3, PLAIN)]


@pytest.mark.parametrize(("lines", "status"), [((DATED,), 0), ((DATED, PLAIN), 0), ((PLAIN,), 1)])
def test_the_status_is_that_of_grep(lines: tuple[str, ...], status: int) -> None:
    assert run("dateline", *lines).returncode == status


def test_verbose_says_what_was_tried_and_rejected() -> None:
    line = "Harrow Foods (HFI) opened a plant."
    brief, verbose = run("dateline", line), run("dateline", "-v", line)
    assert (
        b"rejected" in verbose.stdout and b"rejected" not in brief.stdout and b"no dateline: " in brief.stdout
    )
    tried = json.loads(run("dateline", "-v", "-t", "json", line).stdout)["attempts"]
    assert tried and not any(one["accepted"] for one in tried)


def test_nothing_to_read_is_a_failure_with_one_line() -> None:
    result = run("dateline", stdin=b"")
    assert result.returncode == 1 and len(messages(result)) == 1


def test_a_wrong_format_is_a_mistake() -> None:
    result = run("dateline", "-t", "yaml", DATED)
    assert result.returncode == 2 and len(messages(result)) == 1
