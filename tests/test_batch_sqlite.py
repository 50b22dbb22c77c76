"""The SQLite output, asked by SQLite itself: its tables, its index, and that it opens like any database."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsparse import read
from tests.batch_process import batch, contents, messages, stories, summary

STORY = """Crème Prices Rise
By Ana Ruiz and Li Wei

OSLO/BERGEN (AP) - The price of cream rose again on Monday, its sellers said, after a dry winter.

What Next

• Less milk
• More oats

(Editing by Sam Oe)
ENDS
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    stories(tmp_path / "wire", 30)
    (tmp_path / "wire" / "cream.txt").write_text(STORY, "utf-8")
    assert batch("wire", "-o", "all.sqlite", cwd=tmp_path).returncode == 0
    return tmp_path


@pytest.fixture
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "all.sqlite")) as opened:
        yield opened


def test_the_file_is_sound_and_every_article_is_whole(folder: Path, database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    rows = database.execute("SELECT path, json FROM articles ORDER BY id").fetchall()
    assert len(rows) == 31
    for path, line in rows:
        assert json.loads(line) == read(folder / path)[0].to_dict() | {"source": json.loads(line)["source"]}


def test_the_tables_have_what_the_article_has(database: sqlite3.Connection) -> None:
    query = "SELECT id, authors, place, agency, end_marker FROM articles WHERE title = 'Crème Prices Rise'"
    number, authors, *others = database.execute(query).fetchone()
    assert json.loads(authors) == ["Ana Ruiz", "Li Wei"] and others == ["OSLO/BERGEN", "AP", "ENDS"]
    blocks = database.execute(
        "SELECT part, number, type, text FROM blocks WHERE article_id = ? ORDER BY id", (number,)
    ).fetchall()
    assert [row[:3] for row in blocks] == [
        ("body", 1, "paragraph"),
        ("body", 2, "subhead"),
        ("body", 3, "list_item"),
        ("body", 4, "list_item"),
        ("notes", 1, "credit"),
    ]
    query = "SELECT place FROM places WHERE article_id = ? ORDER BY number"
    assert database.execute(query, (number,)).fetchall() == [("OSLO",), ("BERGEN",)]


def test_words_are_found_whatever_their_accents(database: sqlite3.Connection) -> None:
    query = (
        "SELECT title FROM articles WHERE id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
    )
    assert database.execute(query, ("creme",)).fetchall() == [("Crème Prices Rise",)]
    assert len(database.execute(query, ("ferry",)).fetchall()) == 30
    # How datasette finds the index of a table.
    found = database.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_fts'").fetchone()[0]
    assert "VIRTUAL TABLE" in found and "content='articles'" in found


def test_a_later_run_takes_over_what_did_not_change(folder: Path) -> None:
    (folder / "wire" / "cream.txt").write_text(STORY.replace("Crème", "Milk"), "utf-8")
    result = batch("wire", "-o", "all.sqlite", cwd=folder)
    assert "1 of 31 inputs converted, 30 unchanged" in summary(result)
    batch("wire", "-o", "fresh.sqlite", cwd=folder)
    assert contents(folder / "all.sqlite") == contents(folder / "fresh.sqlite")


def test_a_damaged_output_of_ours_is_made_anew(folder: Path) -> None:
    whole = (folder / "all.sqlite").read_bytes()
    (folder / "all.sqlite").write_bytes(whole[: len(whole) // 2])
    result = batch("wire", "-o", "all.sqlite", cwd=folder)
    assert result.returncode == 2 and "--force" in messages(result)[0]
    assert batch("wire", "-o", "all.sqlite", "--force", cwd=folder).returncode == 0
    assert (folder / "all.sqlite").read_bytes() == whole


def test_hostile_texts_are_values_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY.replace("Crème", "'); DROP TABLE articles; --"), "utf-8")
    (tmp_path / "b.txt").write_bytes(STORY.encode().replace(b"cream", b"cre\x1b\x01am \xff"))
    assert batch("a.txt", "b.txt", "-o", "all.db", cwd=tmp_path).returncode == 0
    with closing(sqlite3.connect(tmp_path / "all.db")) as opened:
        titles = [title for (title,) in opened.execute("SELECT title FROM articles ORDER BY id")]
    assert titles[0].startswith("'); DROP TABLE")
