"""Word, OpenDocument and RTF: paragraphs, the styles of headings, lists, and tables as text."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.pipeline import reading
from tests.cli_process import messages, run
from tests.documents import DECK, ITEMS, LEAD, PARAGRAPHS, SUBHEAD, TITLE, docx, odt, rtf


def read(data: bytes, path: str | None = None) -> list[Article]:
    return reading.read(formats.decode(data, path=path)).articles


@pytest.mark.parametrize("make", [docx, odt])
def test_styles_say_what_each_paragraph_is(make: Callable[[], bytes]) -> None:
    [article] = read(make())
    assert (article.title, article.summary, article.subheads) == (TITLE, DECK, (SUBHEAD,))
    assert article.byline and article.byline.authors == ("Ana Ruiz",)
    assert article.dateline and article.dateline.place == "BERGEN"
    assert article.paragraphs == PARAGRAPHS
    assert [block.text for block in article.body if block.type == "list_item"] == list(ITEMS)
    assert [block.text for block in article.body if block.type == "table"] == ["Monday | 3 trips"]


def test_rtf_is_read_in_each_of_its_code_pages() -> None:
    [article] = read(rtf())
    assert article.title == TITLE and article.paragraphs[0] == PARAGRAPHS[0]
    assert article.paragraphs[-1].startswith("Ferries to Бодё and Askøy")


def packed(name: str, data: bytes, **others: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in {**others, name: data}.items():
            archive.writestr(one, content)
    return output.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    b'<w:document xmlns:w="x">&b;</w:document>'
)
BAD = [
    ("a.docx", b"This is no zip"),
    ("a.docx", docx()[:3_000]),
    ("a.docx", packed("word/document.xml", b"<w:document")),
    ("a.docx", packed("word/document.xml", ENTITIES)),
    ("a.docx", packed("word/document.xml", b"<a>" * 100_000)),
    ("a.docx", packed("word/document.xml", b" " * 200_000_000)),
    ("a.odt", odt()[:1_000]),
    ("a.odt", packed("content.xml", ENTITIES, mimetype=b"application/vnd.oasis.opendocument.text")),
    ("a.rtf", b"{\\rtf1"),
    ("a.rtf", b"{\\rtf1 " + b"{" * 100_000),
]


@pytest.mark.parametrize(
    ("name", "data"), BAD, ids=[f"{number}-{name}" for number, (name, _) in enumerate(BAD)]
)
def test_a_damaged_document_is_one_line(name: str, data: bytes) -> None:
    row = name.rpartition(".")[2]
    with pytest.raises(FormatError) as caught:
        reading.read(formats.decode(data, path=name, read_as=row))
    assert str(caught.value).startswith(f"{name}:") and "\n" not in str(caught.value)


def test_the_other_inputs_are_done(tmp_path: Path) -> None:
    for name, data in (("cut.docx", docx()[:3_000]), ("a.docx", docx()), ("b.odt", odt()), ("c.rtf", rtf())):
        (tmp_path / name).write_bytes(data)
    result = run("parse", "cut.docx", "a.docx", "b.odt", "c.rtf", "-t", "jsonl", cwd=tmp_path)
    assert (
        result.returncode == 1
        and len(messages(result)) == 1
        and messages(result)[0].startswith("newsparse: cut.docx:")
    )
    assert len(result.stdout.splitlines()) == 3 and LEAD.partition(" - ")[2].encode() in result.stdout
