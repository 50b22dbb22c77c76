"""The records of JSON Lines and Parquet files become documents, one at a time."""

import gzip
import json
import re
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.batch.convert.document import Document
from newsparse.batch.inputs import InputRequest, Limits, documents
from newsparse.batch.inputs.record import LIKELY
from tests.conftest import ROOT


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "dump.jsonl"


def lines(*records: Any) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def read(**options: Any) -> list[Document]:
    return list(documents(InputRequest(("dump.jsonl",), **options)))


def problems(**options: Any) -> list[str]:
    return [f"{document.name}: {document.problem}" for document in read(**options) if document.problem]


def test_a_record_is_a_document_with_its_line_in_its_name(dump: Path) -> None:
    dump.write_bytes(lines({"id": 7, "text": "Rain"}, {"id": "b", "text": "Snow — schön"}))
    assert read() == [
        Document("dump.jsonl:1", "dump.jsonl/000000001.txt", data="Rain", id="7"),
        Document("dump.jsonl:2", "dump.jsonl/000000002.txt", data="Snow — schön", id="b"),
    ]


def test_marks_windows_newlines_and_blank_lines_change_nothing(dump: Path) -> None:
    dump.write_bytes(b'\xef\xbb\xbf{"text": "a"}\r\n\r\n  \n{"text": "b"}')
    assert [(d.name, d.data) for d in read()] == [("dump.jsonl:1", "a"), ("dump.jsonl:4", "b")]


@pytest.mark.parametrize("field", ["text", "body", "Content", "article_body", "articleBody", "full text"])
def test_the_field_of_the_text_is_found_where_only_one_can_be_it(dump: Path, field: str) -> None:
    dump.write_bytes(lines({"url": "https://example.org", "title": "T", field: "Rain", "tags": ["a"]}))
    assert [d.data for d in read()] == ["Rain"]


def test_two_fields_that_could_be_the_text_are_named_and_none_is_taken(dump: Path) -> None:
    dump.write_bytes(lines(*[{"body": "Rain", "text": "Snow"}] * 3))
    assert problems() == [
        "dump.jsonl: the text may be in the field text or body; name the right one, such as --text-field text"
    ]
    assert [d.data for d in read(text_field="body")] == ["Rain"] * 3


def test_the_page_names_the_fields_in_their_order() -> None:
    page = (ROOT / "docs" / "batch-inputs.md").read_text("utf-8")
    named = re.findall(r"`(\w+)`", page.partition("with text in it decides:")[2].partition(";")[0])
    assert tuple(named) == LIKELY


def test_an_empty_field_is_no_candidate(dump: Path) -> None:
    dump.write_bytes(lines({"body": "Rain", "text": " ", "content": None}))
    assert [d.data for d in read()] == ["Rain"]


def test_without_a_candidate_the_fields_are_named(dump: Path) -> None:
    dump.write_bytes(lines({"url": "u", "words": "Rain"}))
    assert problems() == [
        "dump.jsonl:1: no field that looks like the text among url, words; name it with --text-field"
    ]


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"doc": {"body": "Rain"}}, "doc.body"),
        ({"doc.body": "Rain", "doc": {"body": "no"}}, "doc.body"),
        ({"bodies": [{"value": "Rain"}]}, "bodies.0.value"),
        ({"a": {"b": {"c": "Rain"}}}, "a.b.c"),
    ],
)
def test_dots_lead_deeper(dump: Path, record: object, field: str) -> None:
    dump.write_bytes(lines(record))
    assert [d.data for d in read(text_field=field)] == ["Rain"]


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"x": 1}, "no field text among x; name the right one with --text-field"),
        ({}, "no field text (it is empty); name the right one with --text-field"),
        ({"text": None}, "its text is null, not text; name the right field with --text-field"),
        ({"text": 5}, "its text is a number, not text; name the right field with --text-field"),
        ({"text": {"a": "b"}}, "its text is an object, not text; name the right field with --text-field"),
        ([1], "not an object with fields; is this a corpus of articles?"),
        ("Rain", "not an object with fields; is this a corpus of articles?"),
    ],
)
def test_a_record_without_its_text_costs_itself_only(dump: Path, record: object, problem: str) -> None:
    dump.write_bytes(lines({"text": "a"}, record, {"text": "b"}))
    found = read()
    assert [d.data for d in found] == ["a", None, "b"]
    assert (found[1].name, found[1].problem) == ("dump.jsonl:2", problem)


def test_paragraphs_in_a_list_are_one_text(dump: Path) -> None:
    dump.write_bytes(lines({"text": ["Rain.", "Snow."]}))
    assert [d.data for d in read()] == ["Rain.\n\nSnow."]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"text": "b"', "2:13: not JSON: expecting ',' delimiter"),
        (b'{"text": "b"} x', "2:15: not JSON: there is text behind the record"),
        ('{"é": oops}'.encode(), "2:7: not JSON: expecting value"),
        (
            b'{"\xc3\xa9": "\xe9"}',
            "2:8: byte 0xe9 is not UTF-8, as JSON has to be; iconv -f cp1252 -t utf-8 may convert the file",
        ),
        (b'{"text": ' + b"[" * 200_000, "2: JSON that cannot be read: nested too deeply"),
        (b'{"text": "b", "text": "c"}', "2: JSON that cannot be read: the key 'text' is given twice"),
        (b'{"text": "b", "te\\u0078t": "c"}', "2: JSON that cannot be read: the key 'text' is given twice"),
        (b'{"text": "b", "a": {"b": 1, "b": 2}}', "2: JSON that cannot be read: the key 'b' is given twice"),
        (
            b'{"id": ' + b"9" * 500_000 + b', "text": "b"}',
            "2: JSON that cannot be read: a number of 500,000 digits",
        ),
        (b"Rain", "2:1: not JSON: expecting value"),
    ],
)
def test_a_bad_line_is_named_with_its_column_and_the_rest_goes_on(
    dump: Path, line: bytes, problem: str
) -> None:
    dump.write_bytes(b'{"text": "a"}\n' + line + b'\n{"text": "c"}\n')
    assert [d.data for d in read()] == ["a", None, "c"]
    assert problems()[0].startswith(f"dump.jsonl:{problem}")


def test_a_line_that_the_file_breaks_off_is_asked_about(dump: Path) -> None:
    dump.write_bytes(b'{"text": "a"}\n{"text": "b')
    assert problems() == ["dump.jsonl:2:10: not JSON: unterminated string starting at; is the file complete?"]


def test_what_json_does_not_have_but_python_writes_is_read(dump: Path) -> None:
    dump.write_bytes(b'{"text": "a \\ud800 b", "score": NaN}\n')
    assert [d.data for d in read()] == ["a \ud800 b"]


def test_a_key_is_once_in_a_record_wherever_its_name_is_quoted(dump: Path) -> None:
    dump.write_bytes(lines({"text": 'a "text" b', "id": "text", "tags": ["text"], "a": {"text": 1}}))
    assert [(d.data, d.id) for d in read()] == [('a "text" b', "text")]


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999"])
def test_a_number_that_json_does_not_have_is_no_identifier_and_no_date(dump: Path, number: bytes) -> None:
    dump.write_bytes(b'{"id": %b, "text": "Rain", "date": %b, "title": %b}\n' % (number, number, number))
    (document,) = read(date_field="date", title_field="title")
    assert (document.data, document.id, document.published, document.title) == ("Rain", None, None, None)


def test_a_line_that_is_too_long_costs_itself_only(dump: Path) -> None:
    dump.write_bytes(lines({"text": "a"}, {"text": "b" * 5000}, {"text": "c" * 900}))
    found = read(limits=Limits(text_bytes=1000))
    assert [d.data for d in found] == ["a", None, "c" * 900]
    assert found[1].problem == "a line of more than 1,000 bytes; is there one record per line?"


def test_a_line_of_the_longest_length_is_read(dump: Path) -> None:
    line = lines({"text": "b" * 500})
    dump.write_bytes(line + line.rstrip())
    assert [len(d.data or "") for d in read(limits=Limits(text_bytes=len(line) - 1))] == [500, 500]


def test_the_wrong_field_is_told_once_and_not_a_million_times(dump: Path) -> None:
    dump.write_bytes(lines(*({"text": str(n)} for n in range(1000))))
    (problem,) = problems(text_field="body")
    assert problem == (
        "dump.jsonl: none of its first 100 records can be read; the first, "
        "dump.jsonl:1: no field body among text; name the right one with --text-field"
    )


def test_ninety_nine_bad_records_before_a_good_one_are_each_told(dump: Path) -> None:
    dump.write_bytes(lines(*[{"x": 1}] * 99, {"text": "Rain"}))
    assert [d.data for d in read()] == [None] * 99 + ["Rain"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ('{"text": "a"}\n'.encode("utf-16"), "this is UTF-16"),
        (b'[\n  {"text": "a"}\n]\n', "a JSON array, not one object per line; jq -c"),
    ],
)
def test_what_is_another_thing_is_named(dump: Path, data: bytes, problem: str) -> None:
    dump.write_bytes(data)
    (told,) = problems()
    assert told.startswith(f"dump.jsonl: {problem}")


def test_an_empty_corpus_has_no_documents(dump: Path) -> None:
    dump.write_bytes(b"")
    assert read() == []


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2024-01-31", "2024-01-31"),
        ("2024-01-31T09:30:00+01:00", "2024-01-31T09:30:00+01:00"),
        ("31 January 2024", "2024-01-31"),
        (1706693400, "2024-01-31T09:30:00+00:00"),
        (1706693400000, "2024-01-31T09:30:00+00:00"),
        ("some day", None),
        (1e300, None),
        (None, None),
        (True, None),
    ],
)
def test_titles_dates_and_identifiers_come_from_the_fields_that_are_named(
    dump: Path, date: object, iso: str | None
) -> None:
    dump.write_bytes(lines({"text": "Rain", "head": "T", "meta": {"when": date, "key": 4.5}}))
    (document,) = read(title_field="head", date_field="meta.when", id_field="meta.key")
    assert (document.title, document.published, document.id) == ("T", iso, "4.5")


def test_documents_of_our_own_are_passed_on_whole(dump: Path) -> None:
    article = newsparse.parse("Rain\n\nIt rained on Monday, the office said.\n")
    line = newsparse.write(article, "jsonl")
    dump.write_text(line, "utf-8")
    (document,) = read()
    assert document == Document("dump.jsonl:1", "dump.jsonl/000000001.json", data=line.encode())


def test_packed_corpora_stream(dump: Path) -> None:
    dump.with_name("d.jsonl.gz").write_bytes(gzip.compress(lines({"text": "Rain"})))
    (document,) = documents(InputRequest(("d.jsonl.gz",)))
    assert document == Document("d.jsonl.gz:1", "d.jsonl/000000001.txt", data="Rain")


def test_a_corpus_that_breaks_off_gives_what_it_has_and_says_so(dump: Path) -> None:
    records = [{"text": f"{n:06} " + "".join(chr(97 + n * k % 26) for k in range(40))} for n in range(50_000)]
    data = gzip.compress(lines(*records))
    dump.with_name("d.jsonl.gz").write_bytes(data[: len(data) // 2])
    *whole, last = documents(InputRequest(("d.jsonl.gz",)))
    assert len(whole) > 10_000
    assert [d.data for d in whole] == [record["text"] for record in records[: len(whole)]]
    assert (last.name, last.problem) == ("d.jsonl.gz", "the gzip stream ends too early; fetch it again")


def test_memory_does_not_grow_with_the_corpus(dump: Path) -> None:
    line = lines({"id": "x", "text": "Rain fell. " * 200})
    with dump.open("wb") as file:
        for _ in range(100):
            file.write(line * 150)

    def peak(count: int) -> int:
        tracemalloc.start()
        for number, _ in enumerate(documents(InputRequest(("dump.jsonl",))), 1):
            if number == count:
                break
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)  # what is imported once
    assert peak(15_000) < 1.1 * peak(1_000) < 5_000_000


class TestParquet:
    """With the extra `arrow`."""

    @pytest.fixture(autouse=True)
    def arrow(self, dump: Path) -> None:
        pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed")

    @staticmethod
    def write(columns: dict[str, Any], **options: Any) -> None:
        import pyarrow
        from pyarrow import parquet

        parquet.write_table(pyarrow.table(columns), "dump.parquet", **options)

    @staticmethod
    def read(**options: Any) -> list[Document]:
        return list(documents(InputRequest(("dump.parquet",), **options)))

    def test_a_row_is_a_document_with_its_number_in_its_name(self) -> None:
        self.write({"id": [1, 2], "text": ["Rain", "Snow"]})
        assert self.read() == [
            Document("dump.parquet:1", "dump.parquet/000000001.txt", data="Rain", id="1"),
            Document("dump.parquet:2", "dump.parquet/000000002.txt", data="Snow", id="2"),
        ]

    def test_numbers_run_on_over_row_groups(self) -> None:
        self.write({"text": [str(n) for n in range(5000)]}, row_group_size=700)
        assert [d.place for d in self.read()] == [f"dump.parquet/{n:09}.txt" for n in range(1, 5001)]

    def test_two_columns_that_could_be_the_text_are_named(self) -> None:
        self.write({"text": ["a"], "content": ["b"]})
        assert [d.problem for d in self.read()] == [
            "the text may be in the field text or content; name the right one, such as --text-field text"
        ]
        assert [d.data for d in self.read(text_field="content")] == ["b"]

    def test_deeper_fields_lists_and_times_are_read(self) -> None:
        from datetime import UTC, datetime

        when = datetime(2024, 1, 31, 9, 30, tzinfo=UTC)
        self.write({"doc": [{"body": ["Rain", "Snow"], "when": when}]})
        (document,) = self.read(text_field="doc.body", date_field="doc.when")
        assert (document.data, document.published) == ("Rain\n\nSnow", "2024-01-31T09:30:00+00:00")

    def test_bytes_are_left_to_whoever_decodes_them(self) -> None:
        self.write({"text": [b"Caf\xe9"]})
        assert [d.data for d in self.read(text_field="text")] == [b"Caf\xe9"]

    def test_a_text_that_is_missing_or_not_utf8_costs_its_row_only(self) -> None:
        import pyarrow

        bad = pyarrow.array([b"a", b"\xff", None, b"d"]).view(pyarrow.string())
        self.write({"text": bad})
        found = self.read()
        assert [d.data for d in found] == ["a", None, None, "d"]
        assert [d.problem for d in found][1:3] == [
            "a text that is not UTF-8, at its byte 1",
            "its text is null, not text; name the right field with --text-field",
        ]

    def test_a_damaged_file_is_one_problem(self, dump: Path) -> None:
        self.write({"text": ["Rain"] * 1000})
        path = dump.with_name("dump.parquet")
        path.write_bytes(path.read_bytes()[:-20])
        (document,) = self.read()
        assert document.problem is not None
        assert document.problem.startswith("Parquet that cannot be read (")


def test_parquet_without_its_extra_says_how_to_get_it(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    Path("dump.parquet").write_bytes(b"PAR1")
    (document,) = documents(InputRequest(("dump.parquet",)))
    assert document.problem == "Parquet needs an extra: pip install 'newsparse[arrow]'"
