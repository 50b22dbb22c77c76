"""Messages count in plain English: "1 file", "2 files", and a verb that goes with the number."""

import json
import re
from pathlib import Path

import pytest

from newsparse.base.counting import counted
from newsparse.formats.exports.nexis_text import miscounted
from tests.cli_process import messages, run

LEAD = "The ferry sailed again on Monday after four days in port, its owner said, and it will sail on."
WRAPPED = (
    "Talks resume\n\nDelegates met again on Monday in the old\ntown hall of Geneva, where they had parted\n"
    "without a word the week before.\n"
)
MIXED = f"Talks resume\n{LEAD}\nThe neighbours spoke of the behavior of the mayor.\n"


def test_a_number_of_one_has_a_noun_of_one() -> None:
    assert (counted(1, "file"), counted(0, "file")) == ("1 file", "0 files")
    assert (counted(1, "mail has", "mails have"), counted(2, "mail has", "mails have")) == (
        "1 mail has",
        "2 mails have",
    )
    assert miscounted(1, 2) == "the export announces 1 document, and 2 are in it"


def test_one_object_without_a_text_is_one(tmp_path: Path) -> None:
    text = {"type": "text", "headline": "Ferry sails", "body_text": LEAD}
    (tmp_path / "day.json").write_text(json.dumps([text, {"type": "picture", "uri": "urn:x"}]))
    found = messages(run("parse", "--from", "ninjs", tmp_path / "day.json"))
    assert any("1 object has no text" in line for line in found)


def test_one_item_with_only_a_headline_is_one(tmp_path: Path) -> None:
    told = f"<item><title>Ferry sails</title><description>{LEAD}</description></item>"
    items = f"{told}<item><title>Bridge</title></item>"
    (tmp_path / "feed.rss").write_text(
        f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    )
    found = messages(run("parse", tmp_path / "feed.rss"))
    assert any("1 item of this feed has no text" in line for line in found)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("One line.\r\nA second.\nA third.\n", "NP009", "1 of 3 lines does not end"),
        (WRAPPED, "NP015", "1 of 1 paragraph is wrapped"),
        (MIXED, "NP407", "but 1 word is"),
    ],
)
def test_one_finding_is_told_of_one(text: str, code: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    shown = run("check", "--isolated", "--select", code, "a.txt", cwd=tmp_path).stdout.decode()
    assert said in shown


def test_a_file_of_one_line_has_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ferry sails\n")
    (line,) = [
        line for line in messages(run("explain", "--line", "9", tmp_path / "a.txt")) if "no line 9" in line
    ]
    assert re.search(r"has 1 line\b", line)
