"""One truth: a corpus gives the same rows by the local engine, by Arrow, and by what the other engines share."""

import json
from pathlib import Path
from typing import Any

import pytest

from newsparse.batch.convert.rows import rows_of
from newsparse.batch.inputs.values import document_of
from newsparse.cli.run import run
from newsparse.formats.rows import as_dict
from tests.batch_process import story
from tests.engines import Rows

pa = pytest.importorskip("pyarrow", reason="the extra arrow (pyarrow) is not installed")
import pyarrow.parquet as pq  # noqa: E402

from newsparse.batch.arrow import Fields, parse_table  # noqa: E402

HARD: tuple[dict[str, Any], ...] = (
    {"id": "empty", "text": ""},
    {"id": "null", "text": None},
    {"id": "blanks", "text": " \n\t\n"},
    {"id": "", "text": "Rain"},
    {"id": None, "text": ""},
    {"id": "headed", "text": "", "title": "Ferry Back in Service"},
    {"id": "blank title", "text": story(3), "title": "  "},
    {"id": "two", "text": story(1) + "\f" + story(2)},
    {"id": "nul", "text": "\x00\x01\x02" * 400},
)
GOOD = {"id": "good", "text": story(4)}


def local(source: Path, *options: str) -> Rows:
    target = source.with_suffix(".rows.parquet")
    assert run(["batch", str(source), "-o", str(target), "-q", "-j", "1", *options]) in (0, 1)
    rows: Rows = pq.read_table(target).to_pylist()
    return [_unplaced(row, str(source)) for row in rows]


def _unplaced(row: dict[str, Any], source: str) -> dict[str, Any]:
    """On one machine a text that the corpus does not call anything is called by its place."""
    if not row["id"].startswith(source):
        return row
    document = row["json"] and row["json"].replace(f'"path":{json.dumps(row["id"])}', '"path":null')
    return {**row, "id": None, "json": document}


@pytest.mark.parametrize("field", ["text", "body"])
@pytest.mark.parametrize(
    "records",
    [(*HARD, GOOD), (GOOD, *HARD), *((one,) for one in HARD), (HARD[1], HARD[0], GOOD)],
    ids=lambda records: "-".join(record["id"] or "none" for record in records)[:20],
)
def test_every_engine_gives_these_rows(
    records: tuple[dict[str, Any], ...], field: str, tmp_path: Path
) -> None:
    beside = [{key: value for key, value in record.items() if key != "text"} for record in records]
    shared = [
        as_dict(row)
        for record, said in zip(records, beside, strict=True)
        for row in rows_of(document_of(record["text"], said))
    ]
    named = [{**said, field: record["text"]} for record, said in zip(records, beside, strict=True)]
    types = pa.schema([(name, pa.string()) for name in ("id", "title", field)])
    table = pa.Table.from_pylist(named, types)
    assert parse_table(table, fields=Fields(text=field)).to_pylist() == shared

    pq.write_table(table, tmp_path / "corpus.parquet")
    assert local(tmp_path / "corpus.parquet", "--title-field", "title") == shared
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps(record) + "\n" for record in named))
    assert local(tmp_path / "corpus.jsonl", "--title-field", "title") == shared
