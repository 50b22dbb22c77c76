"""What bad input gets: one line with path and advice, the right status, and the other inputs all the same."""

import json
import time
from pathlib import Path

import pytest

from tests.cli_process import STORY, messages, run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


NO_TEXT = {
    "report.pdf": (b"%PDF-1.7\n\xe2\xe3", "not a complete PDF"),
    "report.docx": (b"PK\x03\x04\x14\x00", "not a complete DOCX"),
    "story.txt.gz": (b"\x1f\x8b\x08\x00", "gzip -dc"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
    "zeros.txt": (b"\x00" * 100_000, "binary data"),
    "empty.txt": (b"", "empty"),
    "blanks.txt": (b" \n\t\n\xe2\x80\x83\n", "nothing but blank space"),
}


def test_a_named_link_that_leads_nowhere_is_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to("nowhere")
    result = run("parse", "broken.txt", cwd=tmp_path)
    assert result.returncode == 2
    assert messages(result) == ["newsparse: broken.txt: a broken link; fix it or remove it"]


def test_what_is_no_article_gets_one_line_each_and_the_others_are_done(tmp_path: Path, story: Path) -> None:
    for name, (data, _) in NO_TEXT.items():
        (tmp_path / name).write_bytes(data)
    result = run("parse", "-t", "jsonl", *NO_TEXT, story.name, cwd=tmp_path)
    assert result.returncode == 1 and len(result.stdout.splitlines()) == 1
    for line, (name, (_, words)) in zip(messages(result), NO_TEXT.items(), strict=True):
        assert line.startswith(f"newsparse: {name}: ") and words in line


@pytest.mark.parametrize("name", ["report.pdf", "empty.txt"])
def test_one_bad_input_alone_fails_without_output(name: str) -> None:
    result = run("parse", stdin=NO_TEXT[name][0])
    assert (result.returncode, result.stdout) == (1, b"") and len(messages(result)) == 1


def test_a_missing_path_is_never_a_success_though_the_others_are_done(story: Path) -> None:
    result = run("parse", "missing.txt", story, cwd=story.parent)
    assert result.returncode == 2 and json.loads(result.stdout)["title"]
    assert messages(result) == ["newsparse: missing.txt: no such file or directory; check the path"]


def test_a_path_that_is_nearly_right_gets_the_right_one(story: Path) -> None:
    [told] = messages(run("parse", "stroy.txt", cwd=story.parent))
    assert told.endswith("did you mean story.txt?")


def test_a_folder_without_text_is_a_wrong_path_and_one_line(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "pictures").mkdir()
    for name in ("a.png", "b.png"):
        (tmp_path / "pictures" / name).write_bytes(NO_TEXT["picture.png"][0])
    for folder in ("none", "pictures"):
        result = run("parse", folder, cwd=tmp_path)
        [told] = messages(result)
        assert result.returncode == 2 and told.startswith(f"newsparse: {folder}: no ")


def test_a_folder_with_one_text_names_each_file_that_is_none(tmp_path: Path, story: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NO_TEXT["picture.png"][0])
    (tmp_path / "z.txt").write_bytes(NO_TEXT["picture.png"][0])
    result = run("parse", tmp_path)
    assert result.returncode == 1 and json.loads(result.stdout)["title"]
    assert [line.split(":")[1].rsplit("/")[-1] for line in messages(result)] == ["a.txt", "z.txt"]


def test_a_second_headline_with_a_dateline_in_one_article_is_asked_about() -> None:
    first = "Snow closes pass\n\nBERN (Reuters) - The Furka road stays closed for a week, the canton said on Monday."
    second = (
        "\n\nPeru keeps rate\n\nLIMA (Reuters) - The central bank kept its rate at five percent on Monday."
    )
    more = "\n\nLorries wait on either side of the pass, and nobody knew on Monday night how long they would have to."
    result = run("parse", stdin=(first + more + second + more).encode())
    assert result.returncode == 0 and json.loads(result.stdout)["title"] == "Snow closes pass"
    assert [told.split(": ")[-1] for told in messages(result)] == [
        "a second headline and dateline in line 7; are these two articles?"
    ]
    assert messages(run("parse", stdin=(first + more).encode())) == []


def test_a_title_alone_is_an_article_with_a_note() -> None:
    result = run("parse", stdin=b"Harbour Bridge Reopens After Storm\n")
    assert result.returncode == 0 and json.loads(result.stdout)["body"] == []
    [told] = messages(result)
    assert "without a body" in told


def test_bytes_that_are_no_text_are_counted_and_placed_and_written_as_replacement_characters() -> None:
    good = STORY.replace("Mina Okafor", "Žaneta Šťastná, Đurđa Ćosić").encode()
    result = run("parse", stdin=good.replace(b"Lorries", b"L\xffrries \xfe"))
    [told] = messages(result)
    assert (
        result.returncode == 0
        and "2 bytes are not utf-8" in told
        and "line 5" in told
        and "--encoding" in told
    )
    assert "L\ufffdrries \ufffd" in json.loads(result.stdout)["body"][3]["text"]


def test_halves_of_surrogate_pairs_are_replaced_and_told() -> None:
    text = STORY.replace("Lorries", "L\ud83drries")
    result = run("parse", stdin=b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass"))
    [told] = messages(result)
    assert "1 character is not utf-16-le" in told and "L\ufffdrries" in result.stdout.decode("utf-8")
    document = run("parse", stdin=STORY.encode()).stdout.replace(b"Lorries", b"L\\ud83drries")
    again = run("parse", stdin=document)
    assert (
        again.returncode == 0 and "L\ufffdrries" in again.stdout.decode("utf-8") and len(messages(again)) == 1
    )


@pytest.mark.parametrize("format_", ["json", "yaml", "md", "txt"])
def test_control_characters_in_the_text_break_no_writer(format_: str) -> None:
    hostile = STORY.replace("Lorries", "L\x00\x1b[31m\x07\x9b\u2028rries")
    result = run("parse", "-t", format_, "--encoding", "utf-8", stdin=hostile.encode())
    assert result.returncode == 0 and messages(result) == []
    assert b"rries" in result.stdout


def test_names_that_are_no_text_or_no_line_are_escaped(tmp_path: Path) -> None:
    bad = tmp_path / "bad\x1b[31m\n\udcff.pdf.txt"
    bad.write_bytes(b"%PDF-1.7")
    (tmp_path / "good\udcff.txt").write_text(STORY, encoding="utf-8")
    result = run("parse", tmp_path)
    [told, lost] = messages(result)
    assert "bad\\u001b[31m\\n\\xff.pdf.txt: this is not a complete PDF" in told and "U+FFFD" in lost
    assert json.loads(result.stdout)["source"]["path"].endswith("good\ufffd.txt")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one line of ten megabytes", "Title of It\n" + "It rained and rained. " * 475_000),
        (
            "a million blank lines",
            STORY + "\n" * 1_000_000 + "It went on after that, the port said on Monday.\n",
        ),
        ("ten thousand lines", "It rained on the harbour again today, the port said.\n" * 10_000),
    ],
)
def test_huge_inputs_are_done_in_time(name: str, text: str) -> None:
    start = time.monotonic()
    result = run("parse", "--no-split", stdin=text.encode())
    assert result.returncode == 0 and messages(result) == [], name
    assert json.loads(result.stdout)["body"] and time.monotonic() - start < 30


def test_a_thousand_articles_in_a_file_are_a_thousand_articles() -> None:
    dump = "".join(STORY.replace("After Storm", f"After Storm {number}") for number in range(1000))
    result = run("parse", "-t", "jsonl", stdin=dump.encode())
    lines = result.stdout.splitlines()
    assert len(lines) == 1000 and json.loads(lines[-1])["source"] | {"sha256": None} == {
        "path": None,
        "article": 1000,
        "of": 1000,
        "encoding": "utf-8",
        "sha256": None,
    }
    assert len(messages(result)) == 1
