"""Record batches of texts become record batches of articles: the same rows, in order, and never an exception."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.batch.convert.articles import articles_of
from newsparse.batch.convert.document import Document
from newsparse.formats.rows import Row, as_dict, row_of
from newsparse.model.errors import InputError, UnknownNameError
from newsparse.model.options import Options
from tests.cli_process import STORY

pa = pytest.importorskip("pyarrow", reason="the extra arrow (pyarrow) is not installed")
from newsparse.batch.arrow import SCHEMA, Fields, batch_of, parse_batch, parse_batches, parse_table  # noqa: E402


def batch_with(**columns: Any) -> Any:
    return pa.RecordBatch.from_pydict(columns)


def test_the_rows_are_those_of_the_articles(house_texts: list[str]) -> None:
    names = [f"n{number}" for number in range(len(house_texts))]
    found = parse_batch(batch_with(id=names, text=house_texts))
    assert found.schema.equals(SCHEMA, check_metadata=True)
    assert found.to_pylist() == [
        as_dict(row_of(article, name))
        for name, text in zip(names, house_texts, strict=True)
        for article in articles_of(Document("", "", data=text, id=name))
    ]


def test_several_articles_of_a_text_are_several_rows_in_its_place() -> None:
    found = parse_batch(batch_with(id=["a", "b", "c"], text=["Rain", STORY + "\n" + STORY, "Snow"]))
    numbered = found.select(["id", "article", "of"]).to_pylist()
    assert [tuple(row.values()) for row in numbered] == [("a", 1, 1), ("b", 1, 2), ("b", 2, 2), ("c", 1, 1)]
    assert len(parse_batch(batch_with(text=[STORY + "\n" + STORY]), Options(split=False))) == 1


def test_a_text_that_cannot_be_read_costs_its_row_only() -> None:
    texts = [STORY.encode(), None, b"%PDF-1.7 ...", b"\x00\x01\x02" * 400, b""]
    found = parse_batch(batch_with(id=[1, 2, 3, 4, None], text=texts))
    errors = [error and error[:17] for error in found["error"].to_pylist()]
    assert errors == [
        None,
        "its text is null,",
        "this is a PDF, no",
        "this is binary da",
        "empty: there is n",
    ]
    assert found["id"].to_pylist() == ["1", "2", "3", "4", None]
    assert found["sha256"].null_count == 4


def test_a_failure_of_newsparse_itself_is_an_error_of_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(document: Document, options: Options) -> list[Any]:
        if document.id == "b":
            raise RecursionError("too deep")
        return articles_of(document, options)

    monkeypatch.setattr("newsparse.batch.convert.rows.articles_of", fails)
    found = parse_batch(batch_with(id=["a", "b", "c"], text=[STORY] * 3))
    assert found["error"].to_pylist() == [None, "newsparse failed on it: RecursionError: too deep", None]


@pytest.mark.parametrize(
    "kind", ["string", "large_string", "string_view", "binary", "large_binary", "binary_view", "dictionary"]
)
def test_a_text_may_come_in_any_type_that_holds_it(kind: str) -> None:
    kinds = {"dictionary": pa.dictionary(pa.int8(), pa.string())}
    wanted = kinds.get(kind) or getattr(pa, kind)()
    values = [STORY.encode() if "binary" in kind else STORY]
    text = pa.array(values).dictionary_encode().cast(wanted) if kind in kinds else pa.array(values, wanted)
    assert parse_batch(batch_with(text=text))["title"].to_pylist() == ["Harbour Bridge Reopens After Storm"]


def test_paragraphs_in_a_list_are_one_text() -> None:
    (row,) = parse_batch(batch_with(text=[STORY.splitlines()])).to_pylist()
    assert (row["title"], row["paragraph_count"]) == ("Harbour Bridge Reopens After Storm", 4)


def test_strings_that_are_no_unicode_are_looked_at_as_bytes() -> None:
    """Some programs write such strings; no engine checks them."""
    text = "Die Brücke öffnet früher, sagte der Bürgermeister."
    broken = pa.array([text.encode("cp1252"), None, b"Rain"])
    strings = pa.Array.from_buffers(pa.string(), 3, broken.buffers())
    found = parse_batch(batch_with(text=strings, id=strings))
    assert found["encoding"].to_pylist() == ["cp1252", None, None]
    assert "Brücke" in found["json"][0].as_py()
    assert found["id"].to_pylist() == [text.replace("ü", "\ufffd").replace("ö", "\ufffd"), None, "Rain"]


def test_a_headline_and_a_date_in_columns_of_their_own_are_the_articles() -> None:
    text = "OSLO (AP) — The ferry sailed again on Monday, its owner said."
    times = [datetime(2024, 3, 1, 12, tzinfo=UTC), None]
    found = parse_batch(batch_with(text=[text] * 2, title=["Ferry Is Back", None], published=times))
    assert found["title"].to_pylist()[0] == "Ferry Is Back"
    assert found["place"].to_pylist()[0] == "OSLO"
    assert found["published"].to_pylist() == ["2024-03-01T12:00:00+00:00", None]


def test_columns_may_have_other_names() -> None:
    batch = batch_with(uid=[7], body=[STORY], day=[date(2024, 3, 1)], title=["Not this"])
    (row,) = parse_batch(batch, fields=Fields("body", id="uid", title=None, published="day")).to_pylist()
    assert (row["id"], row["title"], row["published"]) == (
        "7",
        "Harbour Bridge Reopens After Storm",
        "2024-03-01",
    )


def test_a_column_that_is_not_there_is_a_mistake_of_the_call() -> None:
    with pytest.raises(UnknownNameError, match="no column named 'text'; did you mean texts"):
        parse_batch(batch_with(texts=["Rain"]))
    with pytest.raises(UnknownNameError, match="no column named 'uid'"):
        parse_batch(batch_with(text=["Rain"]), fields=Fields(id="uid"))
    with pytest.raises(InputError, match="column text: it holds int64, not texts"):
        parse_batch(batch_with(text=[1]))


def test_an_empty_batch_has_no_rows_and_every_column() -> None:
    found = parse_batch(pa.RecordBatch.from_pydict({"text": pa.array([], pa.string())}))
    assert (len(found), found.schema) == (0, SCHEMA)
    assert parse_table(pa.table({"text": pa.array([], pa.string())})).schema == SCHEMA


def test_large_batches_are_done_in_slices() -> None:
    texts = batch_with(id=range(2_500), text=["Rain"] * 2_500)

    def batches() -> Iterator[Any]:
        yield texts

    found = list(parse_batches(batches()))
    assert [len(batch) for batch in found] == [1_000, 1_000, 500]
    assert pa.Table.from_batches(found) == parse_table(pa.Table.from_batches([texts]))
    assert found[2]["id"].to_pylist() == [str(number) for number in range(2_000, 2_500)]


def test_spans_are_in_the_json_where_they_are_asked_for() -> None:
    (row,) = parse_batch(batch_with(text=[STORY]), Options(spans=True)).to_pylist()
    assert '"spans":[{' in row["json"]


def test_rows_become_a_batch_and_come_back() -> None:
    rows = [row_of(article, "a") for article in articles_of(Document("", "", data=STORY))]
    assert batch_of([*rows, Row("b", error="no")]).to_pylist() == [
        as_dict(rows[0]),
        as_dict(Row("b", error="no")),
    ]
    assert len(batch_of([])) == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.none() | st.binary(max_size=200) | st.text(max_size=200).map(str.encode), max_size=4))
def test_no_bytes_raise_anything(texts: list[bytes | None]) -> None:
    found = parse_batch(batch_with(text=pa.array(texts, pa.binary()), id=pa.array(range(len(texts)))))
    assert [int(name) for name in found["id"].to_pylist()] == sorted(map(int, found["id"].to_pylist()))
    assert set(map(int, found["id"].to_pylist())) == set(range(len(texts)))
    found.validate(full=True)
