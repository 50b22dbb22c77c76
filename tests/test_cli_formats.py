"""What `newsparse formats` lists: the table of formats, for people and for programs."""

import json

from newsparse.formats import every, names
from tests.cli_process import run


def test_the_table_has_a_line_for_each_format_and_says_what_can_be_read_and_written() -> None:
    head, *rows = run("formats").stdout.decode("utf-8").splitlines()
    assert head.split()[:4] == ["name", "reads", "writes", "suffixes"]
    assert [row.split()[0] for row in rows] == [row.name for row in every()]
    assert rows[0].split()[:5] == ["text", "yes", "-", ".txt", ".text"]


def test_programs_get_the_same() -> None:
    found = json.loads(run("formats", "--json").stdout)
    assert [row["name"] for row in found if row["writes"]] == names(writes=True)
    assert found[0] == {
        "name": "text",
        "reads": True,
        "writes": False,
        "suffixes": [".txt", ".text"],
        "summary": next(every()).summary,
        "extra": None,
    }
