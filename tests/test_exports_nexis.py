"""Exports of Nexis: the old text in several languages, web pages, and the layout of Nexis Uni in three containers."""

import pytest

from newsparse.model.errors import FormatError
from tests.exported import articles, docx, read, remarks, rtf, texts

WORDS = "The ferry sailed again on Monday after a storm that had kept it in port for a week,"
ENGLISH = f"""



Download Request: Select Items: 1-2
Time Of Request: Friday, June 06, 2031  11:16:19

Send To:

HARROW UNIVERSITY
LIBRARY

Terms: ((ferry OR bus) and date(geq(1/6/2031)))

Source: Harrow Mercury
Project ID:



                               1 of 2 DOCUMENTS


                          Copyright 2031 Harrow Media
                              All Rights Reserved

                                 Harrow Mercury

                             June 4, 2031 Wednesday
                                 Late Edition;
                                    Harbour

Ferry back in service;
It sails twice a day

BYLINE: Ana Ruiz and Li Wei

SECTION: NEWS; Pg. A3

LENGTH: 1,203  words

DATELINE: HARROW

HIGHLIGHT: The boat was in port for a week.


{WORDS}
its owner said in a statement.

LENGTH: 19.43 metres. WIDTH: 4 metres. That is what its papers say, and nobody in the
harbour has ever measured it.

Nobody was hurt.

LOAD-DATE: June 5, 2031

LANGUAGE: ENGLISH

GRAPHIC: Photo, The ferry in port;

A second photo, of its crew.

SUBJECT: FERRIES (93%); STORMS (80%)

PUBLICATION-TYPE: Newspaper


                          Copyright 2031 Harrow Media, All
                                Rights Reserved


                               2 of 2 DOCUMENTS


                                 Harrow Mercury

                                   June 2031

SECTION: SHORTS

LENGTH: 4 words


FLASH: THE BUS IS LATE

LOAD-DATE: June 5, 2031

LANGUAGE: ENGLISH
"""


def test_a_text_in_english() -> None:
    ferry, bus = articles(ENGLISH, "nexis")
    assert (ferry.title, ferry.published) == ("Ferry back in service", "2031-06-04")
    assert ferry.byline is not None and ferry.byline.authors == ("Ana Ruiz", "Li Wei")
    assert ferry.dateline is not None and ferry.dateline.text == "HARROW"
    assert texts(ferry)[-1] == "Nobody was hurt." and len(ferry.body) == 3
    assert texts(ferry)[1].startswith("LENGTH: 19.43 metres.")
    metadata = dict(ferry.metadata)
    assert metadata["publication"] == "Harrow Mercury" and metadata["edition"] == "Late Edition Harbour"
    assert (metadata["section"], metadata["page"], metadata["length"]) == ("NEWS; Pg. A3", "A3", 1203)
    assert (metadata["load_date"], metadata["subjects"]) == ("2031-06-05", ["FERRIES (93%)", "STORMS (80%)"])
    assert metadata["graphic"] == "Photo, The ferry in port;\nA second photo, of its crew."
    assert metadata["copyright"].endswith("Harrow Media, All Rights Reserved")
    assert (bus.title, bus.published, texts(bus)) == (None, "2031-06", ["FLASH: THE BUS IS LATE"])


def test_the_cover_is_left_out_and_counted_and_nothing_is_said() -> None:
    found = read(ENGLISH)
    assert found.articles[0].left_out.blocks > 5 and found.articles[1].left_out.blocks == 0
    assert list(found.remarks) == []


def test_an_export_that_is_indented_as_a_whole_is_read_as_any_other() -> None:
    plain, pasted = (
        articles(ENGLISH, "nexis"),
        articles("\n".join(f"\t{line}" for line in ENGLISH.split("\n"))),
    )
    assert [(one.title, one.paragraphs) for one in pasted] == [(one.title, one.paragraphs) for one in plain]


def test_lines_are_those_of_the_file() -> None:
    ferry, bus = articles(ENGLISH)
    lines = ENGLISH.split("\n")
    assert lines[ferry.body[0].line - 1].startswith("The ferry sailed")
    assert lines[bus.body[0].line - 1].startswith("FLASH")


GERMAN = """
                               1 of 1 DOCUMENT

                                 Hafener Bote

                            Mittwoch 4. Juni 2031

Die Fähre fährt wieder

AUTOR: Nora Velt

RUBRIK: LOKALES; S. 7 Ausg. 167

LÄNGE: 306 Wörter

Die Fähre ist am Montag zum ersten Mal seit dem Sturm wieder gefahren, teilte die
Reederei mit.

UPDATE: 5. Juni 2031

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung

                           Copyright 2031 Hafener Verlag
                             Alle Rechte vorbehalten
"""
FRENCH = """
                              Document 3 de 10

                              Le Courrier du Port

                                  4 juin 2031

Le ferry reprend la mer

AUTEUR: Ana Ruiz

RUBRIQUE: ACTUALITE

LONGUEUR: 543 mots

ENCART: Il est resté une semaine au port.

Le ferry est reparti lundi pour la première fois depuis la tempête, a annoncé son
propriétaire.

DATE-CHARGEMENT: 05 juin 2031

LANGUE: FRENCH; FRANCAIS

TYPE-PUBLICATION: Quotidien
"""
DUTCH = """
                               3 of 7 DOCUMENTS

                          Copyright 2031 Haven Uitgevers B.V.
                              All Rights Reserved

                                 De Havenbode

                                  4 juni 2031
                                    woensdag

SECTION: STAD; Blz. 9

LENGTE: 353 woorden

KOP: De veerboot vaart weer

AUTEUR: RUIZ, ANA

TEKST:


De veerboot is maandag voor het eerst sinds de storm weer uitgevaren, zei de
eigenaar.

TAAL: DUTCH; NEDERLANDS

PUB-TYPE: Krant

LOAD-DATE: June 5, 2031
"""


@pytest.mark.parametrize(
    ("text", "title", "byline", "length", "page"),
    [
        (GERMAN, "Die Fähre fährt wieder", "Nora Velt", 306, "7"),
        (FRENCH, "Le ferry reprend la mer", "Ana Ruiz", 543, None),
        (DUTCH, "De veerboot vaart weer", "RUIZ, ANA", 353, "9"),
    ],
)
def test_a_text_in_other_languages(text: str, title: str, byline: str, length: int, page: str | None) -> None:
    (article,) = articles(text, "nexis")
    assert (article.title, article.published) == (title, "2031-06-04")
    assert article.byline is not None and article.byline.text == byline
    assert (article.metadata["length"], article.metadata.get("page")) == (length, page)
    assert article.metadata["load_date"] == "2031-06-05"
    assert len(article.body) == 1 and article.left_out.blocks == 0


def test_one_file_can_mix_languages_and_says_that_more_was_announced() -> None:
    found = read(GERMAN + FRENCH + DUTCH)
    assert [article.metadata["length"] for article in found.articles] == [306, 543, 353]
    assert list(found.remarks) == []  # the separators disagree, so that nothing was announced
    assert remarks(FRENCH) == ["the export announces 10 documents, and 1 is in it"]


OPEN = """
                               1 of 1 DOCUMENT

                                 Hafener Bote

FAEHRE FAEHRT WIEDER

                                 4. Juni 2031

Nora Velt

ORTSZEILE: Hafen


Die Faehre ist wieder gefahren, teilte die Reederei am Montag mit. Sie war eine Woche
im Hafen.

RUBRIK: WIRTSCHAFT; Pg. 3

LÄNGE: 12 Woerter

UPDATE: 5. Juni 2031

HIGHLIGHT:


Sie faehrt zweimal am Tag.

GRAFIK: Die Faehre

                   Copyright 2031 Hafener Verlag
"""


def test_a_headline_above_the_date_an_author_without_label_and_labels_below_the_text() -> None:
    (article,) = articles(OPEN, "nexis")
    assert (article.title, article.summary) == ("FAEHRE FAEHRT WIEDER", "Sie faehrt zweimal am Tag.")
    assert article.byline is not None and article.byline.text == "Nora Velt"
    assert (article.metadata["section"], article.metadata["graphic"]) == ("WIRTSCHAFT; Pg. 3", "Die Faehre")
    assert len(article.body) == 1 and article.body[0].text.endswith("Sie war eine Woche im Hafen.")


def test_an_item_of_the_web_without_labels() -> None:
    text = """12 of 169 DOCUMENTS


Harrow Mercury

https://harrow.example/news/2031/06/04/the-ferry-is-back-in-service
-again.html

4 June 2031

Ferry back in service

184 words


   Save article The ferry sailed again on Monday, its owner said in a statement...
"""
    (article,) = articles(text, "nexis")
    assert (article.title, article.published) == ("Ferry back in service", "2031-06-04")
    assert (
        article.metadata["url"]
        == "https://harrow.example/news/2031/06/04/the-ferry-is-back-in-service-again.html"
    )
    assert (article.metadata["publication"], article.metadata["length"]) == ("Harrow Mercury", 184)
    assert len(article.body) == 1


def test_a_picture_without_text_is_an_article_and_a_record_of_rights_alone_is_left_out() -> None:
    text = """
                               1 of 2 DOCUMENTS

                                 Harrow Mercury

                             June 4, 2031 Wednesday

SECTION: NEWS; Pg. 1

LENGTH: 8 words

GRAPHIC: Photo, The ferry in port, where it has been for a week

LOAD-DATE: June 5, 2031

                               2 of 2 DOCUMENTS

                          Copyright 2031 Harrow Media
                              All Rights Reserved
"""
    found = read(text, "nexis")
    (article,) = found.articles
    assert (article.title, article.body, article.metadata["graphic"][:6]) == (None, (), "Photo,")
    assert [remark.text.startswith("a document without") for remark in found.remarks] == [True, False]


def test_a_broadcast_and_a_notice_of_an_agency() -> None:
    text = """
                               1 of 1 DOCUMENT

                                   Harrow TV

Prepared by Harrow Transcripts, which takes sole responsibility for accuracy of
                                 transcription.

                             June 4, 2031 Wednesday

                          SHOW: Evening News 6:00 PM EST

Ferry back in service

ANCHORS: NORA VELT

GUESTS: Ana Ruiz, Li Wei

LENGTH: 84  words


NORA VELT, anchor:

The ferry sailed again on Monday, and our reporter was on board when it left the port.

LOAD-DATE: June 5, 2031
"""
    (article,) = articles(text, "nexis")
    assert article.title == "Ferry back in service"
    assert article.metadata["programme"] == "Evening News 6:00 PM EST"
    assert (article.metadata["anchors"], article.metadata["publication"]) == ("NORA VELT", "Harrow TV")
    assert article.left_out.blocks == 2 and len(article.body) == 2


@pytest.mark.parametrize(
    "prose",
    [
        "Papers Lost\n\nOnly 1 of 3 documents was found, the police said on Monday.\n\nLENGTH: it is 3 metres long.\n",
        "TITLE: Ferry back\n\nLENGTH: unknown\n\nIt sailed again on Monday, its owner said in a statement.\n",
        "End of Document\n\nThat is the name of a play that opens in Harrow on Monday, its author said.\n",
    ],
)
def test_label_words_and_counts_in_prose_make_no_export(prose: str) -> None:
    from newsparse import formats

    assert formats.decode(prose.encode()).format is None


PAGE = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { text-align: center; margin-top: 0em; }
.c2 { text-align: left; }
--></STYLE></HEAD><BODY>
<A NAME="DOC_ID_0_0"></A><!-- Hide XML section from browser
<DOC NUMBER=1>
<DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN>1 of {of} DOCUMENTS</SPAN></P></DIV>
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN>Hafener Bote</SPAN></P></DIV>
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c4">4.</SPAN><SPAN> Juni 2031 Mittwoch 9:50 PM GMT+1&nbsp;</SPAN></P>
</DIV>
<BR><DIV CLASS="c2"><P CLASS="c2"><SPAN>Die F&auml;hre f&auml;hrt wieder</SPAN></P></DIV>
<BR><DIV CLASS="c2"><P CLASS="c2"><SPAN>AUTOR: </SPAN><SPAN>Nora Velt</SPAN></P></DIV>
<BR><DIV CLASS="c2"><P CLASS="c2"><SPAN>L&Auml;NGE: </SPAN><SPAN>306 W&ouml;rter</SPAN></P></DIV>
<BR><DIV CLASS="c2"><P CLASS="c2"><SPAN>Die </SPAN><SPAN CLASS="c4">F&auml;hr</SPAN><SPAN>e ist am
Montag gefahren.</SPAN></P>
<P CLASS="c2"><SPAN>Niemand wurde verletzt &lt;sagte sie&gt;.</SPAN></P></DIV>
<BR><DIV CLASS="c2"><P CLASS="c2"><SPAN>UPDATE: </SPAN><SPAN>5. Juni 2031</SPAN></P></DIV>
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN>Copyright 2031 Hafener Verlag<BR>Alle Rechte vorbehalten</SPAN></P></DIV>
<!-- Hide XML section from browser
</DOCFULL>
</DOC> -->
{more}</BODY></HTML>
"""
BROKEN = """<A NAME="DOC_ID_0_1"></A><!-- <DOCFULL> -->
<DIV CLASS="c0"><P CLASS="c1"><SPAN>2 of 2 DOCUMENTS</SPAN></P></DIV>
<P>We are sorry but there is an error in this document and it is not possible to display it.</P>
"""


def page(of: int, more: str = "") -> str:
    return PAGE.replace("{of}", str(of)).replace("{more}", more)


def test_a_web_page() -> None:
    (article,) = articles(page(1), "nexis")
    assert (article.title, article.published) == ("Die Fähre fährt wieder", "2031-06-04T21:50+01:00")
    assert texts(article) == ["Die Fähre ist am Montag gefahren.", "Niemand wurde verletzt <sagte sie>."]
    assert article.metadata["copyright"] == "Copyright 2031 Hafener Verlag Alle Rechte vorbehalten"


def test_a_document_that_the_database_could_not_display_is_said() -> None:
    found = read(page(2, BROKEN), "nexis")
    assert len(found.articles) == 1
    assert [remark.text for remark in found.remarks] == [
        "a document that the database could not display",
        "the export announces 2 documents, and 1 is in it",
    ]


def uni(*documents: list[str], cover: list[str] | None = None) -> list[str]:
    """The paragraphs of a download of Nexis Uni."""
    lines = list(cover or [])
    for document in documents:
        lines += ["", *document, "", "\nEnd of Document"]
    return lines


FERRY = [
    "*Ferry back in service, part 1",
    "Harrow Mercury",
    "June 4, 2031 Wednesday 9:20 AM GMT",
    "",
    "\nCopyright 2031 Harrow Media All Rights Reserved",
    "",
    "Section:\u00a0NEWS; Pg. A10",
    "Length:\u00a0355 words",
    "Byline:\u00a0Ana Ruiz",
    "Highlight:\u00a0It was in port for a week",
    "*Body",
    "",
    "The ferry sailed again on Monday, its owner said in a statement.",
    "",
    "",
    "\u2022 It sails twice a day",
    "Text",
    "Nobody was hurt.",
    "Graphic",
    "",
    "The ferry in port",
    "*Classification",
    "",
    "\nLanguage:\u00a0ENGLISH",
    "\nSubject:\u00a0FERRIES (93%); STORMS (80%)",
    "\nLoad-Date:\u00a0June 5, 2031",
]
FAEHRE = [
    "*Die Fähre fährt wieder",
    "Hafener Bote (Regionalausgaben)",
    "Mittwoch 4. Juni 2031",
    "Stadtausgabe",
    "",
    "Section: LOKALES; S. 6",
    "Length: 75 words",
    "*Body",
    "",
    "Die Fähre ist am Montag wieder gefahren.",
    "",
    "Load-Date: July 6, 2031",
]
COVER = [
    "User Name: Nora Velt",
    "Date and Time: Friday, June 6, 2031 09:31:00 CEST",
    "Job Number: 1",
    "*Documents (2)",
    "1. Ferry back in service, part 1",
    "Client/Matter: -None-",
    "Search Terms: ferry",
    "2. Die Fähre fährt wieder",
    "Search Type: Natural Language",
]


def as_text(paragraphs: list[str]) -> bytes:
    return "\n".join(one.removeprefix("*") for one in paragraphs).encode()


@pytest.mark.parametrize("container", [docx, rtf, as_text])
def test_nexis_uni_in_every_container(container) -> None:  # type: ignore[no-untyped-def]
    found = read(container(uni(FERRY, FAEHRE, cover=COVER)), "nexis")
    ferry, faehre = found.articles
    assert (ferry.title, ferry.published) == ("Ferry back in service, part 1", "2031-06-04T09:20Z")
    assert (ferry.summary, ferry.metadata["page"]) == ("It was in port for a week", "A10")
    assert ferry.byline is not None and ferry.byline.authors == ("Ana Ruiz",)
    assert texts(ferry)[-2:] == ["Text", "Nobody was hurt."] and len(ferry.body) == 4
    assert ferry.metadata["graphic"] == "The ferry in port"
    assert ferry.metadata["subjects"] == ["FERRIES (93%)", "STORMS (80%)"]
    assert ferry.metadata["load_date"] == "2031-06-05"
    assert (faehre.title, faehre.published) == ("Die Fähre fährt wieder", "2031-06-04")
    assert faehre.metadata["edition"] == "Stadtausgabe"
    assert faehre.metadata["publication"] == "Hafener Bote (Regionalausgaben)"
    assert list(found.remarks) == []


def test_nexis_uni_without_an_end_is_one_document_of_a_zip_archive() -> None:
    found = read(docx(FAEHRE), "nexis")
    assert (len(found.articles), list(found.remarks)) == (1, [])


def test_nexis_uni_says_that_the_last_document_is_cut_off() -> None:
    lines = [*uni(FERRY), *FAEHRE[:10]]
    found = read(docx(lines), "nexis")
    assert len(found.articles) == 2 and texts(found.articles[1]) == [
        "Die Fähre ist am Montag wieder gefahren."
    ]
    assert [remark.text for remark in found.remarks] == [
        "the export is cut off: its last document has no end"
    ]


def test_an_abstract_above_the_full_text_is_the_summary() -> None:
    lines = [*FERRY[:9], "Body", "", "ABSTRACT", "It is back.", "FULL TEXT", *FERRY[12:]]
    (article,) = articles(docx(uni(lines)), "nexis")
    assert (article.summary, len(article.body)) == ("It is back.", 4)


def test_heads_of_pages_that_a_conversion_left_in_the_text_are_taken_out() -> None:
    lines = [*FERRY[:13], "Page 2 of 24", "Ferry back in service, part 1", *FERRY[15:]]
    (article,) = articles(as_text(uni(lines)), "nexis")
    assert len(article.body) == 4 and "Page 2 of 24" not in texts(article)


def test_marks_of_words_that_were_searched_for_are_taken_out() -> None:
    lines = [*FERRY[:12], "The ***<u>ferr</u>***y sailed again on Monday, its owner said.", *FERRY[18:]]
    (article,) = articles(as_text(uni(lines)), "nexis")
    assert texts(article) == ["The ferry sailed again on Monday, its owner said."]


def test_a_document_without_any_article_is_an_error_of_one_line() -> None:
    from newsparse.formats.exports import nexis
    from newsparse.text.source import Source

    with pytest.raises(FormatError, match=r"^a\.txt: there is no article in this export of Nexis$"):
        list(nexis.extract(Source("Download Request: All Documents: 1-3\n", "a.txt")))
