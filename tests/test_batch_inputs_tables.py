"""The rows of CSV and TSV tables and the texts in WET files become documents, one at a time."""

import csv
import gzip
import io
import tracemalloc
from pathlib import Path

import pytest

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs import InputRequest, documents
from newsparse.model.errors import InputError
from tests.cli_process import messages, run
from tests.documents import LEAD, SECOND, TITLE

STORY = f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n"
ROWS = [
    {"id": "a1", "text": STORY, "note": 'with "quotes", and a comma'},
    {"id": "a2", "text": "Rain — schön", "note": ""},
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def table(delimiter: str = ",", rows: list[dict[str, str]] | None = None) -> str:
    output = io.StringIO()
    writer = csv.DictWriter(output, ["id", "text", "note"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS if rows is None else rows)
    return output.getvalue()


def read(name: str, data: bytes) -> list[Document]:
    Path(name).write_bytes(data)
    return list(documents(InputRequest((name,))))


def record(text: str, address: str = "https://example.org/1", kind: str = "conversion") -> bytes:
    data = text.encode("utf-8")
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode("ascii") + data + b"\r\n\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t")]
)
def test_a_row_is_a_document(name: str, delimiter: str, encoding: str) -> None:
    found = read(name, table(delimiter).encode(encoding))
    assert [(one.id, one.data) for one in found] == [("a1", STORY), ("a2", "Rain — schön")]


def test_a_plain_tsv_file_may_hold_quotation_marks() -> None:
    data = b'id\ttext\n1\t"Rain at last," he said.\n2\tIt was 5" deep.\n'
    assert [one.data for one in read("a.tsv", data)] == ['"Rain at last," he said.', 'It was 5" deep.']


def test_a_packed_table_is_read_too() -> None:
    assert [one.id for one in read("a.csv.gz", gzip.compress(table().encode()))] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            "id,text\n1,a,b\n2,Rain\n",
            "3 cells, and the header has 2; put a text with the delimiter in it in quotes",
        ),
        (
            'id,text\n2,Rain\n1,"Snow\n',
            "the file ends inside of this row, in quotation marks; is it complete?",
        ),
    ],
)
def test_a_row_that_is_damaged_fails_and_the_others_are_read(data: str, problem: str) -> None:
    found = read("a.csv", data.encode())
    assert [one.problem for one in found if one.problem] == [problem]
    assert [one.data for one in found if not one.problem] == ["Rain"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"text,text\na,b\n", "two columns have the same name (text)"),
        (b",,\na,b,c\n", "no header in this table"),
        (b"," * 20_000 + b"a\n1\n", "is this a table?"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(data: bytes, says: str) -> None:
    try:
        found = [one.problem or "" for one in read("a.csv", data)]
    except InputError as error:
        found = [str(error)]
    assert len(found) == 1 and says in found[0]


def test_a_long_table_is_streamed() -> None:
    rows = [{"id": str(number), "text": STORY, "note": ""} for number in range(20_000)]
    Path("a.csv").write_text(table(rows=rows), encoding="utf-8")
    tracemalloc.start()
    count = sum(1 for _ in documents(InputRequest(("a.csv",))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000 and peak < 4_000_000 < Path("a.csv").stat().st_size


def test_the_texts_of_a_wet_file_are_documents_named_by_their_address() -> None:
    data = (
        record("software: x", kind="warcinfo")
        + record(STORY)
        + record("Rain — schön", "https://example.org/2")
    )
    for name, packed in (("a.warc.wet", data), ("a.warc.wet.gz", gzip.compress(data))):
        found = read(name, packed)
        assert [(one.id, one.data) for one in found] == [
            ("https://example.org/1", STORY),
            ("https://example.org/2", "Rain — schön"),
        ]


def test_a_wet_file_that_is_cut_gives_the_records_above() -> None:
    found = read("a.warc.wet", (record(STORY) + record(STORY, "https://example.org/2"))[:-200])
    assert [bool(one.problem) for one in found] == [False, True]
    assert found[1].problem == "the file ends inside of this record; is it complete?"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (record("HTTP/1.1 200 OK\r\n\r\n<html>", kind="response"), "take the WET file of the same pages"),
        (record(STORY) + b"no record\n", "no WARC record where number 2 should be"),
    ],
)
def test_pages_and_damage_are_said(data: bytes, says: str) -> None:
    Path("a.wet").write_bytes(data)
    result = run("batch", "a.wet", "-o", "out.jsonl")
    assert result.returncode == 1 and any(says in line for line in messages(result))


def test_a_batch_converts_a_table() -> None:
    Path("a.csv").write_text(table(), encoding="utf-8")
    result = run("batch", "a.csv", "-o", "out.jsonl")
    assert result.returncode == 0
    assert TITLE in Path("out.jsonl").read_text("utf-8").splitlines()[0]
