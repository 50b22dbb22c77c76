"""Exports of Factiva: with field codes and without, in the languages of its interface, in every container."""

import pytest

from tests.exported import articles, docx, read, rtf, texts

ENGLISH = """Factiva

Dow Jones

News
Ferry back in service
By Ana Ruiz
Special to The Mercury
1,355 words
4 June 2031
09:20 AM
Harrow Mercury
HARROW
LON
12
26
English
(c) 2031 Harrow Media Ltd.

The ferry sailed again on Monday, its owner said in a statement.

SN
That is the code of a ship, and no field of this display.

Document 3 of the inquiry was lost, the police said.

Harrow Media Ltd.

Document HARROW0020310604e7640001r

\x0cPage 2 of 3 \u00a9 2031 Factiva, Inc. All rights reserved.
Bus late
84 words
5 June 2031
Harrow Mercury
HARROW
English
(c) 2031 Harrow Media Ltd.

The bus was an hour late on Tuesday, its driver said.

Document HARROW0020310605e7650002s

Search Summary
Text\tferry or bus
Date\tAll Dates
Results Found\t27
"""


def test_the_display_without_codes() -> None:
    found = read(ENGLISH, "factiva")
    ferry, bus = found.articles
    assert (ferry.title, ferry.published) == ("Ferry back in service", "2031-06-04T09:20")
    assert ferry.byline is not None and ferry.byline.text == "By Ana Ruiz"
    metadata = dict(ferry.metadata)
    assert (metadata["section"], metadata["credit"]) == ("News", "Special to The Mercury")
    assert (metadata["publication"], metadata["source_code"]) == ("Harrow Mercury", "HARROW")
    assert (metadata["edition"], metadata["page"], metadata["volume"]) == ("LON", "12", "26")
    assert (metadata["length"], metadata["language"]) == (1355, "English")
    assert (metadata["publisher"], metadata["document"]) == ("Harrow Media Ltd.", "HARROW0020310604e7640001r")
    assert len(ferry.body) == 4 and texts(ferry)[-1].startswith("Document 3 of the inquiry")
    assert (bus.title, bus.byline, len(bus.body)) == ("Bus late", None, 1)
    assert list(found.remarks) == [] and ferry.left_out.blocks == 4


OTHERS = [
    (
        "Stadt\n1) Die Fähre fährt wieder\nNora Velt\n1285 Wörter\n4 Juni 2031\nHafener Bote\nHAFEN\nDeutsch\n",
        "Dokument",
    ),
    (
        "Le ferry reprend la mer\nNora Velt\n295 mots\n4 juin 2031\nLe Courrier du Port\nHAFEN\nFrançais\n",
        "Document",
    ),
    (
        "El ferry vuelve\nNora Velt\n295 palabras\n4 junio 2031\nEl Correo del Puerto\nHAFEN\nEspañol\n",
        "Documento",
    ),
    (
        "De veerboot vaart weer\nNora Velt\n295 woorden\n4 juni 2031\nDe Havenbode\nHAFEN\nNederlands\n",
        "Document",
    ),
    ("渡轮恢复航行\n165 字\n2031 年 6 月 4 日 17:04\n海港日报\nHAFEN\n简体中文\n", "文档"),
]


@pytest.mark.parametrize(("head", "word"), OTHERS)
def test_other_languages_of_the_interface(head: str, word: str) -> None:
    body = "(c) 2031 Harrow Media\n\nThe first paragraph.\n\nThe second one.\n\n"
    text = f"{head}{body}{word} hafen00020310604e7640001r\n"
    (article,) = articles(text, "factiva")
    lines = head.split("\n")
    assert article.title is not None and article.title in head and not article.title.startswith("1)")
    assert article.published is not None and article.published.startswith("2031-06-04")
    assert article.metadata["source_code"] == "HAFEN" and article.metadata["publication"] == lines[-4]
    assert article.byline is None or article.byline.authors == ("Nora Velt",)
    assert texts(article) == ["The first paragraph.", "The second one."]


FIELDS = [
    ("SE", "News"),
    ("HD", "Ferry back in service"),
    ("BY", "Ana Ruiz"),
    ("WC", "355 words"),
    ("PD", "4 June 2031"),
    ("ET", "15:32"),
    ("SN", "Harrow Mercury"),
    ("SC", "HARROW"),
    ("PG", "12"),
    ("LA", "English"),
    ("CY", "(c) 2031 Harrow Media"),
    ("LP", "The ferry sailed again.\n\nIts owner said so in a statement."),
    ("TD", "Nobody was hurt.\n\nIN the evening it rained."),
    ("NS", "gcat : Political/General News | gtour : Travel"),
    ("AN", "Document HARROW0020310604e7640001r"),
]


def alone() -> str:
    return "\n\n".join(f"{code}\n{value}" for code, value in FIELDS) + "\n"


def tabbed() -> str:
    return "\n".join(f"{code}\t{value}" for code, value in FIELDS) + "\n"


def in_rtf() -> bytes:
    return rtf([line for code, value in FIELDS for line in ["*" + code, *value.split("\n"), ""]])


def in_docx() -> bytes:
    return docx([line for code, value in FIELDS for line in [code, *value.split("\n"), ""]])


def in_table() -> str:
    rows = "".join(
        f'<tr><td class="index"><b>{code}</b> </td><td>{_cell(value)}</td></tr>' for code, value in FIELDS
    )
    return f'<html><body><div class="article enArticle"><table>{rows}</table></div></body></html>'


def _cell(value: str) -> str:
    if "\n" not in value:
        return value.replace("Ferry", "<b>Fer</b>ry")
    return "".join(
        f'<p class="articleParagraph enarticleParagraph">{line}</p>' for line in value.split("\n\n")
    )


@pytest.mark.parametrize("container", [alone, tabbed, in_rtf, in_docx, in_table])
def test_the_display_with_codes_in_every_container(container) -> None:  # type: ignore[no-untyped-def]
    (article,) = articles(container(), "factiva")
    assert (article.title, article.published) == ("Ferry back in service", "2031-06-04T15:32")
    assert article.byline is not None and article.byline.authors == ("Ana Ruiz",)
    assert (article.metadata["page"], article.metadata["length"]) == ("12", 355)
    assert article.metadata["subjects"] == ["gcat : Political/General News", "gtour : Travel"]
    assert len(article.body) == 4 and texts(article)[-1] == "IN the evening it rained."


PAGE = """<html><head><title>Factiva</title></head><body>
<div class="article"><div class="article deArticle"><p>
</p><div>Anfang</div>
<div id="hd"><span class="deHeadline"> 1) Die <b>F\u00e4hr</b>e f\u00e4hrt</span>
</div><div class="author">Nora Velt &softReturn; </div><div>556 words</div><div>4 June 2031</div>
<div>Hafener Bote</div><div>HAFEN</div><div>10</div><div>German</div><div>\u00a9 2031 Hafener Verlag   </div>
<p class="articleParagraph dearticleParagraph">Die F\u00e4hre ist
gefahren[https://hafen.example/].</p>
<p class="articleParagraph dearticleParagraph">Niemand wurde verletzt.</p>
<p>Die F\u00e4hre im Hafen</p>
<p>Hafener Verlag AG</p><p>Document HAFEN00020310604e86s00006</p></div></div>
</body></html>
"""


def test_a_web_page_is_read_once_though_its_frames_are_nested() -> None:
    (article,) = articles(PAGE, "factiva")
    assert (article.title, article.published) == ("Die F\u00e4hre f\u00e4hrt", "2031-06-04")
    assert article.byline is not None and article.byline.authors == ("Nora Velt",)
    assert texts(article) == [
        "Die F\u00e4hre ist gefahren[https://hafen.example/].",
        "Niemand wurde verletzt.",
    ]
    assert "page" not in article.metadata and "volume" not in article.metadata  # a lone number can be either
    assert article.metadata["publisher"] == "Hafener Verlag AG" and article.left_out.blocks == 1


XML = """<?xml version="1.0"?><PPSResponse><article><accessionNo>HARR00020310604e7640001r</accessionNo>
<copyright>(c) 2031 Harrow</copyright><headline><paragraph><hlt>Ferry</hlt> back</paragraph></headline>
<leadParagraph><paragraph>It sailed &amp; came back.</paragraph></leadParagraph>
<publicationDate><dateTime>2031-06-04T01:35:58Z</dateTime></publicationDate><sourceName>Harrow Mercury</sourceName>
<newsSubject code="gtour"><name>Travel</name></newsSubject>
<tailParagraphs>
<paragraph>Nobody was hurt.</paragraph></tailParagraphs><wordCount>942</wordCount></article></PPSResponse>
"""


def test_the_xml_of_its_interface() -> None:
    (article,) = articles(XML, "factiva")
    assert (article.title, article.published) == ("Ferry back", "2031-06-04T01:35:58Z")
    assert texts(article) == ["It sailed & came back.", "Nobody was hurt."]
    assert (article.metadata["length"], article.metadata["subjects"]) == (942, ["Travel"])


def test_a_file_that_is_cut_off_is_read_with_one_line() -> None:
    cut = ENGLISH[: ENGLISH.index("an hour late")]
    found = read(cut, "factiva")
    assert [article.title for article in found.articles] == ["Ferry back in service", "Bus late"]
    assert [remark.text for remark in found.remarks] == ["the export is cut off: its last article has no end"]
