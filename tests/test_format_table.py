"""What each format holds: every reader with every writer, and the page that says it."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from tools.build_format_table import (
    ARTICLE,
    FATES,
    LOST,
    PARTS,
    SAME,
    Column,
    columns,
    held,
    read,
    written,
)

from newsparse import formats
from newsparse.formats import WriteOptions
from newsparse.model.article import Article

ROOT = Path(__file__).parent.parent
COLUMNS = tuple(columns())
READERS = tuple(name for name in formats.names(reads=True) if name == "text" or formats.get(name).writes)
TEXT = b"""Ferry Back in Service After Storm

By Ana Ruiz and Li Wei

BERGEN, March 3 (Reuters) - The ferry sailed again on Monday after four days in the harbour, its owner said.

What Next

A second ship will follow in May, and a third one is being built in the north of the country.

(Editing by Sam Oe)

ENDS
"""
# The losses that a writer says, by the words of `formats.losses`; of all else it knows only that nobody misses it.
SAID: Mapping[str, str] = MappingProxyType(
    {
        "slugs": "slugs",
        "notes": "notes",
        "timestamps": "timestamps",
        "credits": "credits",
        "end marker": "end markers",
        "section": "metadata",
        "other metadata": "metadata",
        "time of publication": "times of publication",
        "spans": "spans",
    }
)
UNSAID = frozenset(
    {
        "date of the dateline",
        "language",
        "lines of the text",
        "path, encoding and digest of the text",
        "how much was left out",
        "how sure each part is",
    }
)


@pytest.fixture(scope="module")
def table() -> Mapping[Column, Mapping[str, str]]:
    return {column: held(ARTICLE, column) for column in COLUMNS}


def test_the_page_is_what_the_formats_do() -> None:
    """After a change: run `python tools/build_format_table.py` and look at the difference."""
    command = [sys.executable, "tools/build_format_table.py", "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.stdout, result.returncode) == ("", 0), result.stderr


@pytest.mark.parametrize("column", COLUMNS, ids="-".join)
def test_the_article_has_every_part(column: Column, table: Mapping[Column, Mapping[str, str]]) -> None:
    assert all(take(ARTICLE) for take, _ in PARTS.values())
    assert list(table[column]) == list(PARTS)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("column", COLUMNS, ids="-".join)
def test_a_format_gives_the_next_one_what_it_kept(
    name: str, column: Column, table: Mapping[Column, Mapping[str, str]]
) -> None:
    """Every pair of a reader and a writer: only what the first of them lost, or the second, is lost.

    Now and then more comes back, where what the first one lost is not in the way of the second.
    """
    if name == "text":
        assert_read_back(column, table[column])
        return
    first = read(written(ARTICLE, (name, "full")), name)
    assert first is not None
    kept = [part for part, fate in table[name, "full"].items() if fate == SAME]
    fates = held(first, column)
    worse = {part for part in kept if FATES.index(fates[part]) < FATES.index(table[column][part])}
    assert worse == set()


def assert_read_back(column: Column, table: Mapping[str, str]) -> None:
    """A raw text keeps each part in the formats that keep it."""
    article = read(TEXT, "text")
    assert article is not None and (article.dateline, article.notes, article.end_marker)
    fates = held(article, column)
    assert {part for part, fate in table.items() if fate == SAME} <= set(same(fates))


def same(fates: Mapping[str, str]) -> Iterator[str]:
    return (part for part, fate in fates.items() if fate == SAME)


@pytest.mark.parametrize("column", COLUMNS, ids="-".join)
def test_what_is_lost_is_said(column: Column, table: Mapping[Column, Mapping[str, str]]) -> None:
    lost = {part for part, fate in table[column].items() if fate == LOST} - UNSAID
    said = " ".join(losses(ARTICLE, column))
    assert [part for part in lost if SAID[part] not in said] == []


def losses(article: Article, column: Column) -> Iterator[str]:
    name, front = column
    counted: dict[str, int] = {}
    for _ in formats.pieces([article], name, WriteOptions(spans=True, front=front), counted):
        pass
    return iter(counted)
