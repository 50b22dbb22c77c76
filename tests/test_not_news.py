"""Web pages, mails and tables are refused with advice; news about them is not."""

import json
from pathlib import Path

import pytest

from newsparse.batch.convert.articles import articles_of
from newsparse.batch.convert.document import Document
from newsparse.formats.csv_table import HEADER
from newsparse.model.errors import InputError
from newsparse.text.not_news import of_field, of_text
from newsparse.text.source import decode_news
from tests.cli_process import STORY, messages, run

PAGE = "<!DOCTYPE html>\n<html lang=en><head><title>Rain</title></head><body><p>It rained.</p></body></html>"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PAGE, "HTML"),
        (f"\ufeff\n  {PAGE.lower()}", "HTML"),
        ("<html>\n<body><p>It rained.", "HTML"),
        ("<!-- made by hand -->\n<HTML><HEAD>", "HTML"),
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
            "HTML",
        ),
        ('<?xml version="1.0"?>\n<nitf><head/></nitf>', "XML"),
        ('<rss version="2.0"><channel><title>Rain</title>', "XML"),
        (
            "Received: from mail.example\r\n\tby desk.example; Mon\r\nSubject: Rain\r\n\r\nIt rained.",
            "a mail",
        ),
        (
            "From: Ana <ana@example.org>\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nIt rained.",
            "a mail",
        ),
        ("Subject: Rain\nContent-Transfer-Encoding: base64\n\nSXQgcmFpbmVkLg==\n", "a mail"),
        (HEADER + "a,1,1", "CSV"),
    ],
)
def test_a_page_a_mail_and_a_table_are_refused(text: str, kind: str) -> None:
    assert kind in (of_text(text) or "")
    with pytest.raises(InputError, match="not text; "):
        decode_news(text.encode("utf-16"))


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "<html> turns thirty\nThe tag that opens every web page is thirty years old, its inventor said.",
        "<!DOCTYPE html> is the line nobody reads\nIt opens every <html> page, and <b>nobody</b> knows why.",
        "<p> is the commonest tag\nIt opens more paragraphs than any other, a count of <p> tags says.",
        "<rss> is back\nThe format is read by <em>more</em> people than ever.",
        "The council <b>voted</b> on Tuesday\nThe <i>bridge</i> stays closed.</p>",
        "From: the desk\nTo: all editors\nSubject: the bridge\n\nThe bridge was closed on Tuesday, the mayor said.",
        "From: Ana <ana@example.org>\nSubject: Rain\nMIME-Version: 1.0\nContent-Type: text/plain\n\nIt rained.",
        "Content: what is in the box\nThe box was opened on Tuesday, the museum said.",
        "id,article\nTwo words that no editor wants to see, the union of typists said on Monday.",
    ],
)
def test_news_about_tags_and_headers_is_news(text: str) -> None:
    assert of_text(text) is None and of_field(text) is None


@pytest.mark.parametrize(
    "text", ["<p>It rained.</p><p>It goes on.</p>", '<DIV class="a">It rained.</DIV>', PAGE]
)
def test_a_field_that_begins_with_an_element_fails_its_record(text: str) -> None:
    with pytest.raises(InputError, match=r"dump:1: this is a web page"):
        articles_of(Document("dump:1", "1.txt", data=text))


def test_a_batch_converts_the_other_records(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in ("<p>It rained.</p>", STORY)]
    (tmp_path / "dump.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run("batch", "dump.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert result.returncode == 1 and any(
        "dump.jsonl:1: this is a web page" in line for line in messages(result)
    )
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 1


def test_a_file_with_the_suffix_of_a_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corpus.CSV").write_text("headline,body\nRain,It rained.\n", encoding="utf-8")
    result = run("parse", "corpus.CSV", cwd=tmp_path)
    assert result.returncode == 1 and result.stdout == b""
    assert "newsparse batch" in messages(result)[0]
