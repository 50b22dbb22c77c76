"""Exports of ProQuest: text with and without numbers, whatever spaces the database lost, pages and mails."""

from tests.exported import articles, read, texts

RULE = "_" * 60
TEXT = f"""{RULE}

Document 1 of 2

Ferry back: Owner says so [Late edition]

Author: Anonymous

Publication info: Harrow Mercury ; Harrow, Ont. [Harrow, Ont]. 09 June 2031: A.1.

https://www.example.com/docview/1

Abstract: None available.

Links: https://resolver.example/openurl?id=1

Full text: The ferry sailed again on Monday, its owner said.
Another broken promise: it was to sail at noon.
Title: that is what the captain would like, he said.
Follow her on Twitter: @anaruiz

CAPTION: The ferry in port.
CREDIT: Ana Ruiz

Subject: Ferries; Storms

Company / organization: Name: Harrow Lines; NAICS: 483111

Title: Ferry back

Publication title: Harrow Mercury; Harrow, Ont.

Pages: A.1

Publication year: 2031

Publication date: Jun 9, 2 031

Section: News

Source type: Newspaper

Language of publication: English

ProQuest document ID: 1

DocumentURL: https://www.example.com/docview/1

Copyright: Copyright 2031 Harrow Media

Last updated: 2031-06-10

Database: Harrow Newsstream

{RULE}

Document 2 of 2

Bus late

Author: Li Wei

Publication info: Harrow Mercury ; Harrow, Ont. 10 June 2031.

Abstract: The bus was late.

Full text: Not available.

Subject: Buses

Title: Bus late

Publication title: Harrow Mercury

Publication date: Jun 10, 2031

ProQuest document ID: 2

Database: Harrow Newsstream

{RULE}

Contact us at: https://www.example.com/support
Database copyright \u00a9 2031 ProQuest LLC. All rights reserved.
Terms and Conditions: https://www.example.com/terms
"""


def test_a_text_with_numbers() -> None:
    found = read(TEXT.replace("\n", "\r\n"), "proquest")
    ferry, bus = found.articles
    assert (ferry.title, ferry.published) == ("Ferry back: Owner says so [Late edition]", "2031-06-09")
    assert ferry.byline is not None and ferry.byline.authors == ("Ana Ruiz",)
    assert len(ferry.body) == 4 and texts(ferry)[-1] == "Follow her on Twitter: @anaruiz"
    assert texts(ferry)[2].startswith("Title: that is")
    assert ferry.metadata["caption"] == "The ferry in port." and ferry.metadata["page"] == "A.1"
    assert ferry.metadata["publication"] == "Harrow Mercury; Harrow, Ont."
    assert (ferry.metadata["document"], ferry.metadata["subjects"]) == ("1", ["Ferries", "Storms"])
    assert (bus.title, bus.summary) == ("Bus late", "The bus was late.")
    assert bus.byline is not None and bus.byline.authors == ("Li Wei",)
    assert list(found.remarks) == []


def test_a_download_of_fewer_documents_than_were_announced_is_said() -> None:
    cut = TEXT[: TEXT.index("Document 2 of 2")] + "\n"
    assert [remark.text for remark in read(cut).remarks] == [
        "the export announces 2 documents, and 1 is in it"
    ]


def test_a_file_that_is_cut_off_is_read_with_one_line() -> None:
    found = read(TEXT[: TEXT.index("Another broken")], "proquest")
    assert texts(found.articles[0]) == ["The ferry sailed again on Monday, its owner said."]
    assert [remark.text for remark in found.remarks] == [
        "the export is cut off: its last document is incomplete"
    ]


PAGE = """<html><body><h2>Results</h2>
<div><a name="DocID_MSTAR_1"></a><p>Ferry back</p>
<p><strong>Author: </strong>Ana Ruiz</p>
<p><strong>Publication info: </strong>Harrow Mercury ; Harrow. 09 June 2031.</p>
<p><strong>Full text: </strong></p><text wordcount="12"><p>The ferry sailed again.</p><p>Nobody was hurt.</p></text>
<p><strong>Subject: </strong>Ferries; Storms</p><p><strong>Title: </strong>Ferry back</p>
<p><strong>Publication title: </strong>Harrow Mercury</p><p><strong>Publication date: </strong>Jun 9, 2031</p></div>
<div><a name="DocID_MSTAR_2"></a><p>Bus late</p>
<p><strong>Full text: </strong></p><text wordcount="3"><p>It was late.</p></text>
<p><strong>Publication date: </strong>Jun 10, 2031</p></div></body></html>"""
MAIL = f"""From: ProQuest <noreply@example.com>
Subject: Your documents
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{PAGE.replace("=", "=3D")}
"""


def test_a_page_and_a_mail() -> None:
    for text in (PAGE, MAIL):
        ferry, bus = articles(text, "proquest")
        assert (ferry.title, ferry.published) == ("Ferry back", "2031-06-09")
        assert texts(ferry) == ["The ferry sailed again.", "Nobody was hurt."]
        assert ferry.metadata["publication"] == "Harrow Mercury"
        assert (bus.title, texts(bus)) == ("Bus late", ["It was late."])
