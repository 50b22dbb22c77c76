"""Exports of Europresse, of Austrian databases and of Mediargus."""

import pytest

from newsparse import formats
from newsparse.model.errors import NewsparseError
from newsparse.pipeline import reading
from tests.exported import articles, docx, read, rtf, texts

OLD = """<html><head><META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body>
<table><tr><td><table><tr><td id="celPublication"><img src="x.gif"></td></tr></table>
<span class="DocPublicationName">Le Courrier du Port, no. 5968</span><br>
<span class="DocHeader">Économie, </span>
<span class="DocHeader">mercredi </span><span class="DocHeader">4 juin 2031</span>
<span class="DocHeader">, p. 03</span><br><br>
Transports<br><span class="TitreArticleVisu">Le <span style="color:red">ferr</span>y reprend la mer</span><br><br>
Nora Velt<br><p></p>Le ferry est reparti <b>lundi</b>.<p></p>
Personne n'a été blessé.<p></p>
<b><i>© 2031 Le Courrier. Tous droits réservés.</i></b>
<p></p>Numéro de document : news·20310604·CP·1<br><br>
<table><tr><td>news·20310604·CP·2</td></tr>
<tr><td>Ce certificat est émis à <b>Université</b>.</td></tr></table>
</td></tr></table></body></html>"""
NEW = """<html><body><article><header>
<div class="{p}DocPublicationName">Harrow Mercury</div>
<span class="{p}DocHeader">Communication, Wednesday, June 4, 2031, p. 16</span>
<div>Ferries</div>
<div class="{p}titreArticle"><p class="{p}titreArticleVisu">Ferry back in service</p></div>
<div>Ana Ruiz</div></header>
<section><div class="{p}docOcurrContainer"><p>The ferry sailed again.</p><p>Nobody was hurt.</p></div></section>
<aside><div>Illustration(s) :</div><p>The ferry in port</p></aside>
<footer><div>© 2031 Harrow Media. All rights reserved.</div>
<div>Document number : news·20310604·HM·7</div></footer></article>
<article><header><div class="{p}DocPublicationName">Harrow Mercury</div>
<div class="{p}DocHeader">June 5, 2031</div>
<div class="{p}titreArticle"><p class="{p}titreArticleVisu">Bus late</p></div></header>
<section><div class="{p}docOcurrContainer"><p>The bus was late.</p></div></section></article></body></html>"""


def test_an_old_page_of_europresse() -> None:
    (article,) = articles(OLD, "europresse")
    assert (article.title, article.kicker) == ("Le ferry reprend la mer", "Transports")
    assert article.byline is not None and article.byline.text == "Nora Velt"
    assert article.published == "2031-06-04"
    assert texts(article) == ["Le ferry est reparti lundi.", "Personne n'a été blessé."]
    metadata = dict(article.metadata)
    assert (metadata["publication"], metadata["issue"]) == ("Le Courrier du Port", "5968")
    assert (metadata["section"], metadata["page"]) == ("Économie", "03")
    assert metadata["document"] == "news·20310604·CP·2"


@pytest.mark.parametrize("prefix", ["", "rdp__"])
def test_new_pages_of_europresse(prefix: str) -> None:
    ferry, bus = articles(NEW.replace("{p}", prefix), "europresse")
    assert (ferry.title, ferry.kicker, ferry.published) == ("Ferry back in service", "Ferries", "2031-06-04")
    assert ferry.byline is not None and ferry.byline.text == "Ana Ruiz"
    assert texts(ferry) == ["The ferry sailed again.", "Nobody was hurt."]
    assert (ferry.metadata["section"], ferry.metadata["page"]) == ("Communication", "16")
    assert "The ferry in port" in ferry.metadata["notes"]
    assert (bus.title, bus.byline, bus.published) == ("Bus late", None, "2031-06-05")


APA = [
    '"Hafener Bote" Nr. 246 vom 04.06.2031 08.15 Seite: 14',
    "Ressort: Lokales",
    "",
    "Nach dem Sturm",
    "",
    "*Die Fähre fährt wieder",
    "",
    "Die Fähre ist am Montag wieder gefahren.",
    "",
    "Niemand wurde verletzt.",
    "\f",
    '"Hafen.example" gefunden am 05.06.2031 09:30 Uhr',
    "",
    "*Der Bus war spät",
    "",
    "Er kam eine Stunde zu spät.",
    "_" * 40,
    "Gespeicherter Anhang: bus.pdf",
]


@pytest.mark.parametrize("container", [rtf, docx])
def test_apa_in_rtf_and_docx_where_bold_tells_the_headline(container) -> None:  # type: ignore[no-untyped-def]
    ferry, bus = articles(container([one for one in APA if container is rtf or one != "\f"]), "apa")
    assert (ferry.title, ferry.kicker) == ("Die Fähre fährt wieder", "Nach dem Sturm")
    assert (ferry.published, ferry.metadata["page"], ferry.metadata["issue"]) == (
        "2031-06-04T08:15",
        "14",
        "246",
    )
    assert (ferry.metadata["publication"], ferry.metadata["section"]) == ("Hafener Bote", "Lokales")
    assert len(ferry.body) == 2
    assert (bus.title, bus.published) == ("Der Bus war spät", "2031-06-05T09:30")
    assert texts(bus) == ["Er kam eine Stunde zu spät."] and bus.left_out.blocks == 1


DEFACTO = """<html><body class="print"><div class="eintrag">
<pre>"Hafener Bote" Nr. 14/2031 vom 04.06.2031                 Seite: 23
Ressort: Lokales</pre>
Verkehr  Die Fähre war eine Woche
im Hafen.<br>
<h3>Die Fähre fährt wieder</h3>
<p>    Von Nora Velt </p>
<p>    Die Fähre ist am Montag
wieder gefahren.</p>
Häfen/Fähren
</div><div class="eintrag"><pre>Hafen TV News 08:00 vom 04.06.2031 08.00 Uhr</pre>
<h3>Hafen TV News</h3><p>Velt Nora (Hafen TV)
Heute fährt sie wieder.</p></div></body></html>"""


def test_pages_of_defacto() -> None:
    ferry, news = articles(DEFACTO, "apa")
    assert ferry.title == "Die Fähre fährt wieder"
    assert ferry.kicker == "Verkehr Die Fähre war eine Woche im Hafen."
    assert ferry.byline is not None and ferry.byline.authors == ("Nora Velt",)
    assert texts(ferry) == ["Die Fähre ist am Montag wieder gefahren."]
    assert ferry.metadata["subjects"] == ["Häfen", "Fähren"]
    assert (news.metadata["publication"], news.published) == ("Hafen TV News 08:00", "2031-06-04T08:00")


MEDIARGUS = """?1. De veerboot vaart weer

De Havenbode, woensdag 4 juni 2031, p. 23, 853w.

De veerboot is maandag voor het eerst weer uitgevaren.


2. Artikel zonder titel

De Havenbode, dinsdag 3 juni 2031, p. 2, 20w.

De bus was te laat.





04-06-2031, p.23

Haven, Stad

De veerboot vaart weer

De veerboot is maandag voor het eerst weer uitgevaren.

Een kaartje kost 16,50 ?.

 © Havenbode Publishing




03-06-2031, p.2

De bus was te laat.

 © Havenbode Publishing
"""


def test_mediargus_joins_the_index_with_the_texts() -> None:
    found = read(MEDIARGUS.encode("latin-1"), "mediargus")
    ferry, bus = found.articles
    assert (ferry.title, ferry.published) == ("De veerboot vaart weer", "2031-06-04")
    assert (ferry.metadata["publication"], ferry.metadata["length"]) == ("De Havenbode", 853)
    assert (ferry.metadata["section"], ferry.metadata["page"]) == ("Haven, Stad", "23")
    assert len(ferry.body) == 2 and texts(ferry)[-1] == "Een kaartje kost 16,50 ?."
    assert (bus.title, texts(bus)) == (None, ["De bus was te laat."])
    assert list(found.remarks) == []


def test_mediargus_without_some_of_its_texts_says_so() -> None:
    found = read(MEDIARGUS[: MEDIARGUS.index("03-06-2031")].encode("latin-1"), "mediargus")
    assert [remark.text for remark in found.remarks] == ["the export announces 2 documents, and 1 is in it"]


@pytest.mark.parametrize("name", [row.name for row in formats.FORMATS if row.module and not row.writes])
@pytest.mark.parametrize(
    "text", ["", "Ferry back in service\n\nIt sailed again on Monday, its owner said.\n"]
)
def test_what_is_no_export_but_is_called_one_is_refused_in_one_line(name: str, text: str) -> None:
    with pytest.raises(NewsparseError) as caught:
        reading.read(formats.decode(text.encode(), path="plain.txt", read_as=name))
    assert "plain.txt" in str(caught.value) and "\n" not in str(caught.value)
