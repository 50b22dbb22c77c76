"""Documents with an invented story, made by the libraries that people make theirs with."""

import io
from collections.abc import Sequence
from email.message import EmailMessage
from typing import Any

TITLE = "Ferry back in service after storm"
DECK = "The island waited for nine days."
LEAD = (
    "BERGEN, May 6 (AP) - The ferry sailed again on Tuesday after a storm that had kept it in the harbour for nine "
    "days, its owner said in a statement."
)
SECOND = (
    "It had been in the dock for repairs since March, the company said on Monday, and nobody on the island had "
    "seen a fresh tomato."
)
SUBHEAD = "What comes next"
THIRD = "The company will put new engines into the ferry in June, and a second one will sail from July on, it said."
ITEMS = ("New engines in June, at the yard of Askøy", "A second ferry in July, built in the town of Florø")
PARAGRAPHS = (LEAD.partition(" - ")[2], SECOND, THIRD)


def page(head: str = "", body: str = "", *, above: str = "") -> str:
    """A web page with the story; `head` goes into its head, `body` replaces the article."""
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    story = (
        f"<article><h1>{TITLE}</h1><p class='standfirst'>{DECK}</p><p class='byline'>By Ana Ruiz, Bergen</p>"
        f"<div class='text'><p>{LEAD}</p><p>{SECOND}</p><h2>{SUBHEAD}</h2><p>{THIRD}</p>"
        f"<ul>{items}</ul></div></article>"
    )
    return (
        f'{above}<!DOCTYPE html>\n<html lang="en"><head><title>{TITLE} | Gazette</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>{body or story}'
        "<footer>© 2031 Gazette. All rights reserved.</footer></body></html>"
    )


def mail(subject: str = TITLE, *, markup: bool = False, text: str | None = None) -> EmailMessage:
    """A mail with the story as plain text, or as HTML."""
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "Ana Ruiz <ana@example.org>"
    message["Date"], message["Message-ID"] = "Tue, 6 May 2031 07:08:09 +0200", "<one@example.org>"
    if markup:
        rows = f"<p>{LEAD}</p><p>{SECOND}</p><h2>{SUBHEAD}</h2><p>{THIRD}</p>"
        message.set_content(
            f"<html><body><table><tr><td>{rows}</td></tr></table></body></html>", subtype="html"
        )
    else:
        message.set_content(text or f"{LEAD}\n\n{SECOND}\n\n{SUBHEAD}\n\n{THIRD}\n")
    return message


def source(message: EmailMessage) -> bytes:
    """The mail as a server stores it."""
    return b"Received: from a.example by b.example; Tue, 6 May 2031 07:08:10 +0200\r\n" + bytes(message)


def pdf(pages: int = 1, *, password: str = "", empty: bool = False) -> bytes:
    """The story as a PDF with running heads and page numbers, `pages` times, each on a page of its own."""
    from fpdf import FPDF

    class Gazette(FPDF):
        def header(self) -> None:
            self.set_font("Helvetica", "", 8)
            self.cell(0, 5, "The Example Gazette", align="C")
            self.ln(14)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Helvetica", "", 8)
            self.cell(0, 5, f"Page {self.page_no()} of {pages}", align="C")

    document = FPDF() if empty else Gazette()
    if password:
        document.set_encryption(owner_password="owner", user_password=password)
    for number in range(pages):
        document.add_page()
        if not empty:
            _story(document, number)
    return bytes(document.output())


def _story(document: Any, page: int) -> None:
    """The story on page 0; on further pages two of its paragraphs in other words."""
    if page == 0:
        document.set_font("Helvetica", "B", 18)
        document.multi_cell(0, 9, TITLE, new_x="LMARGIN", new_y="NEXT")
        document.ln(4)
    for text in (
        (LEAD, SECOND, SUBHEAD, THIRD) if page == 0 else (_turned(SECOND, page), _turned(THIRD, page))
    ):
        document.set_font("Helvetica" if text == SUBHEAD else "Times", "B" if text == SUBHEAD else "", 12)
        document.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        document.ln(3)


def _turned(text: str, by: int) -> str:
    words = text.rstrip(".").split()
    return " ".join([words[by].capitalize(), *words[by + 1 :], *words[:by]]) + "."


def docx() -> bytes:
    """The story as a Word document with styles, a list and a table."""
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(DECK, style="Subtitle")
    document.add_paragraph("By Ana Ruiz")
    document.add_paragraph(LEAD)
    document.add_paragraph(SECOND)
    document.add_heading(SUBHEAD, 1)
    document.add_paragraph(THIRD)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Monday", "3 trips"
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def odt() -> bytes:
    """The same as an OpenDocument text."""
    from odf.opendocument import OpenDocumentText
    from odf.style import Style
    from odf.table import Table, TableCell, TableColumn, TableRow
    from odf.text import H, List, ListItem, P

    document = OpenDocumentText()
    title = Style(name="P9", family="paragraph", parentstylename="Title")
    document.automaticstyles.addElement(title)
    document.text.addElement(P(stylename=title, text=TITLE))
    document.text.addElement(P(stylename="Subtitle", text=DECK))
    for text in ("By Ana Ruiz", LEAD, SECOND):
        document.text.addElement(P(text=text))
    document.text.addElement(H(outlinelevel=2, text=SUBHEAD))
    document.text.addElement(P(text=THIRD))
    items = List()
    for text in ITEMS:
        item = ListItem()
        item.addElement(P(text=text))
        items.addElement(item)
    document.text.addElement(items)
    table, row = Table(), TableRow()
    table.addElement(TableColumn())
    for text in ("Monday", "3 trips"):
        cell = TableCell()
        cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    document.text.addElement(table)
    output = io.BytesIO()
    document.write(output)
    return output.getvalue()


def rtf() -> bytes:
    """The same as RTF, in two code pages."""
    styles = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}"
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}"
    texts = "".join(rf"\pard\s0 {text}\par" + "\n" for text in ("By Ana Ruiz", LEAD, SECOND))
    # "Бодё" in code page 1251, "Askøy" in 1252
    places = r"\pard\s0 Ferries to \f1 \'c1\'ee\'e4\'b8 \f0 and Ask\'f8y are to follow in autumn, the company said.\par"
    return (
        rf"{{\rtf1\ansi\ansicpg1252{fonts}{styles}\pard\s1\b {TITLE}\b0\par" + "\n" + f"{texts}{places}}}"
    ).encode("ascii")


def rss(items: Sequence[str]) -> str:
    """An RSS feed with these items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette</title><language>en</language>'
        f"{''.join(items)}</channel></rss>"
    )


ITEM = (
    f"<item><title>Ferry &amp;amp; bus</title><link>https://example.org/1</link><dc:creator>Ana Ruiz</dc:creator>"
    f"<pubDate>Tue, 06 May 2031 07:08:09 +0200</pubDate><category>Islands</category><description>{DECK}</description>"
    f"<content:encoded><![CDATA[<p>{LEAD}</p><h2>{SUBHEAD}</h2><p>{THIRD}</p>]]></content:encoded></item>"
)
