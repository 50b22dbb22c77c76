"""The text layer of PDF files: without running heads and feet, as paragraphs; a scan says so."""

from pathlib import Path

import pytest

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.pipeline import reading
from tests.cli_process import messages, run
from tests.documents import PARAGRAPHS, SUBHEAD, TITLE, pdf


def read(data: bytes) -> list[Article]:
    return reading.read(formats.decode(data, path="a.pdf")).articles


def test_a_pdf_is_an_article_with_its_lines_joined() -> None:
    [article] = read(pdf())
    assert (article.title, article.subheads, article.paragraphs) == (TITLE, (SUBHEAD,), PARAGRAPHS)
    assert article.dateline and article.dateline.place == "BERGEN" and article.metadata["pages"] == 1


@pytest.mark.parametrize("pages", [2, 3, 5])
def test_running_heads_and_page_numbers_are_left_out_and_counted(pages: int) -> None:
    [article] = read(pdf(pages))
    assert len(article.paragraphs) == 3 + 2 * (pages - 1)
    assert not any("Example Gazette" in text or text.startswith("Page ") for text in article.paragraphs)
    assert (article.left_out.blocks, article.left_out.words) == (2 * pages, 7 * pages)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf(password="secret"), "a.pdf: this PDF is encrypted; save a copy without its password"),
        (pdf(empty=True), "a.pdf: no text in it: its page is a scan, or empty"),
        (pdf()[:700], "a.pdf: "),
        (b"%PDF-1.7\n", "a.pdf: "),
    ],
)
def test_what_cannot_be_read_is_one_line_and_the_rest_is_done(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(data)
    assert str(caught.value).startswith(says) and "\n" not in str(caught.value)
    (tmp_path / "a.pdf").write_bytes(data)
    (tmp_path / "b.pdf").write_bytes(pdf())
    result = run("parse", "a.pdf", "b.pdf", "-t", "jsonl", cwd=tmp_path)
    assert result.returncode == 1 and len(messages(result)) == 1 and len(result.stdout.splitlines()) == 1


def test_without_its_extra_a_pdf_gets_the_command_that_helps(tmp_path: Path) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise ModuleNotFoundError('pypdfium2')", encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(pdf())
    result = run("parse", "a.pdf", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert result.returncode == 1
    assert messages(result) == [
        "newsparse: a.pdf: reading pdf needs the extra \"pdf\": pip install 'newsparse[pdf]'"
    ]
