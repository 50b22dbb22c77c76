"""Parquet from `parse`: the rows with their types, in groups, to files and pipes, never to a terminal."""

import json
from collections.abc import Iterator
from itertools import islice, repeat
from pathlib import Path
from typing import Any

import pytest

from newsparse import formats
from newsparse.formats import parquet_table
from newsparse.formats.rows import COLUMNS, row_of
from newsparse.model.article import Article, Block, to_dict
from newsparse.model.errors import FormatError
from tests.cli_process import STORY, messages, run, run_on_terminal
from tests.interchange import ODD, hostile

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def table_of(data: bytes) -> Any:
    return pq.read_table(pa.BufferReader(data))


def rows_of(articles: list[Article], **options: Any) -> list[dict[str, Any]]:
    data = b"".join(formats.pieces(articles, "parquet", **options))
    return list(table_of(data).to_pylist())


def test_another_program_reads_the_rows_and_the_whole_document(tmp_path: Path) -> None:
    story, target = tmp_path / "story.txt", tmp_path / "story.parquet"
    story.write_text(STORY, "utf-8")
    assert run("parse", story, "-o", target).returncode == 0
    table = pq.read_table(target)
    assert table.column_names == [column.name for column in COLUMNS]
    assert table.schema.field("authors").type == pa.list_(pa.large_string())
    document = json.loads(run("parse", "-t", "json", story).stdout)
    assert [json.loads(row["json"]) for row in table.to_pylist()] == [document]
    assert table.column("id").to_pylist() == [str(story)]


@pytest.mark.parametrize("article", [hostile(), hostile("\x00\uffff"), *ODD])
def test_any_article_is_a_row_with_the_same_document(article: Article) -> None:
    (row,) = rows_of([article])
    assert json.loads(row["json"]) == to_dict(formats.replaced(article)[0])
    assert row["title"] == row_of(article, None).title


def test_lone_surrogates_are_counted() -> None:
    losses: dict[str, int] = {}
    (row,) = rows_of([Article(title="caf\udce9")], losses=losses)
    assert row["title"] == "caf\ufffd" and losses == {formats.REPLACED: 1}


def test_articles_are_written_in_groups_and_never_all_kept() -> None:
    endless = repeat(Article(title="Rain", body=(Block("paragraph", "It rained.", 2),)))
    assert next(formats.pieces(endless, "parquet")) == b"PAR1"
    count = 2 * parquet_table._GROUP + 1
    data = b"".join(formats.pieces(islice(endless, count), "parquet"))
    file = pq.ParquetFile(pa.BufferReader(data))
    assert (file.num_row_groups, file.metadata.num_rows) == (3, count)


def test_the_same_articles_give_the_same_bytes() -> None:
    first, second = (b"".join(formats.pieces([hostile()], "parquet")) for _ in range(2))
    assert first == second


def test_no_article_is_no_file(tmp_path: Path) -> None:
    assert list(formats.pieces([], "parquet")) == []
    empty, target = tmp_path / "empty.txt", tmp_path / "out.parquet"
    empty.touch()
    run("parse", empty, "-o", target)
    assert not target.exists()


def test_a_pipe_gets_the_bytes_and_a_terminal_one_line() -> None:
    result = run("parse", "-t", "parquet", stdin=STORY.encode())
    assert result.returncode == 0 and table_of(result.stdout).num_rows == 1


def test_a_terminal_gets_a_message(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, "utf-8")
    for more in ((), ("-o", "-")):
        status, shown = run_on_terminal("parse", "-t", "parquet", *more, story)
        assert status == 2
        assert "parquet is binary" in shown and "-o" in shown and "PAR1" not in shown


def test_it_is_no_text() -> None:
    for write in (formats.write, formats.stream):
        with pytest.raises(FormatError, match="parquet is binary"):
            list(write([Article(title="Rain")], "parquet"))


def test_a_batch_writes_a_file_for_each_article(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / "in" / f"{name}.txt").write_text(STORY, "utf-8")
    assert run("batch", "in", "-t", "parquet", "-o", "out/", cwd=tmp_path).returncode == 0
    written = sorted((tmp_path / "out").glob("*.parquet"))
    assert [path.name for path in written] == ["a.parquet", "b.parquet"]
    assert [pq.read_table(path).num_rows for path in written] == [1, 1]


@pytest.fixture
def missing(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment in which pyarrow cannot be imported."""
    (tmp_path / "pyarrow.py").write_text("raise ModuleNotFoundError('none', name='pyarrow')\n", "utf-8")
    yield {"PYTHONPATH": str(tmp_path)}


def test_without_the_extra_one_line_says_how_to_get_it_and_no_file_is_made(
    missing: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "out.parquet"
    result = run("parse", "-o", target, stdin=STORY.encode(), env=missing)
    assert result.returncode == 2 and not target.exists()
    assert messages(result) == [
        "newsparse: writing parquet needs the extra \"arrow\": pip install 'newsparse[arrow]'"
    ]
