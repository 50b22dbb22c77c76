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


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def worded(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def docx_of(body: str) -> bytes:
    return packed("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>".encode())


def test_a_story_inside_a_frame_made_of_a_table_keeps_its_paragraphs() -> None:
    story = worded(TITLE, "By Ana Ruiz", *PARAGRAPHS)
    [article] = read(docx_of(f"<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{story}</w:tc></w:tr></w:tbl>"))
    assert (article.title, article.paragraphs) == (TITLE, PARAGRAPHS)
    names = "xmlns:office='urn:o' xmlns:text='urn:t' xmlns:table='urn:a'"
    texts = "".join(f"<text:p>{text}</text:p>" for text in (TITLE, *PARAGRAPHS))
    cell = f"<table:table-row><table:table-cell>{texts}</table:table-cell></table:table-row>"
    content = f"<office:a {names}><table:table>{cell}</table:table></office:a>".encode()
    [article] = read(
        packed("content.xml", content, mimetype=b"application/vnd.oasis.opendocument.text"), "a.odt"
    )
    assert (article.title, article.paragraphs) == (TITLE, PARAGRAPHS)


def test_hidden_text_is_not_read() -> None:
    hidden = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Draft of June</w:t></w:r><w:r><w:t>Shown</w:t></w:r></w:p>"
    )
    [article] = read(docx_of(worded(TITLE, *PARAGRAPHS) + hidden))
    assert "Draft" not in str(article) and "Shown" in str(article)
    notes = r"{\footnote Draft of May}{\v Draft of June}\deleted Draft of July\deleted0  Shown\par"
    text = "{\\rtf1\\ansi " + "\\par ".join((TITLE, *PARAGRAPHS, notes)) + "}"
    [article] = read(text.encode())
    assert "Draft" not in str(article) and "Shown" in str(article)


def test_a_wrong_length_of_a_picture_takes_no_text_with_it() -> None:
    text = f"{{\\rtf1 {TITLE}\\par {PARAGRAPHS[0]}{{\\pict\\bin999999 abc}}\\par {PARAGRAPHS[1]}\\par}}"
    [article] = read(text.encode())
    assert article.paragraphs == PARAGRAPHS[:2]


@pytest.mark.parametrize(("name", "part"), [("a.docx", "word/document.xml"), ("a.odt", "content.xml")])
def test_a_part_that_only_fills_the_memory_is_not_unpacked(name: str, part: str) -> None:
    data = packed(part, b"<a/>" * 20_000_000, mimetype=b"application/vnd.oasis.opendocument.text")
    with pytest.raises(FormatError, match=f"^{name}: {part} has more than 200 times its size .*bomb"):
        read(data, name)
