"""ninjs, NITF, NewsML-G2 and JSON-LD as other systems write them; what is damaged or without a text is one line."""

import json
from typing import Any

import pytest

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.pipeline import reading
from tests.documents import DECK, LEAD, PARAGRAPHS, SECOND, SUBHEAD, THIRD, TITLE

XHTML = f"<p>{LEAD}</p><h2>{SUBHEAD}</h2><p>{THIRD}</p>"
TEXTS = (PARAGRAPHS[0], THIRD)
BYLINE = "By Ana Ruiz and Li Wei"
NINJS: dict[str, dict[str, Any]] = {
    "1.6": {
        "uri": "https://example.org/1",
        "type": "text",
        "versioncreated": "2031-05-06T07:08:09+02:00",
        "headline": TITLE,
        "description_text": DECK,
        "byline": BYLINE,
        "language": "en",
        "body_html": XHTML,
        "body_text": "Only the lead.",
    },
    "2.2": {
        "uri": "https://example.org/1",
        "type": "text",
        "versioncreated": "2031-05-06T07:08:09+02:00",
        "headlines": [{"role": "main", "value": TITLE}],
        "descriptions": [{"role": "summary", "value": DECK}],
        "by": BYLINE,
        "language": "en",
        "bodies": [{"contenttype": "text/html", "value": XHTML}],
    },
    "3.1": {
        "uri": "https://example.org/1",
        "type": "text",
        "versionCreated": "2031-05-06T07:08:09+02:00",
        "headlines": [{"role": "main", "value": TITLE}],
        "descriptions": [{"role": "summary", "value": DECK}],
        "by": BYLINE,
        "language": "en",
        "bodies": [{"contentType": "text/html", "value": XHTML}],
    },
}
NITF = f"""<?xml version="1.0"?>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="en"><head><title>{TITLE}</title><docdata>
<date.issue norm="20310506T070809+0200"/><key-list><keyword key="Islands"/></key-list></docdata></head>
<body><body.head><hedline><hl1>{TITLE}</hl1><hl2>{DECK}</hl2></hedline>
<byline>By <person>Ana Ruiz</person> and <person>Li Wei</person></byline>
<dateline><location>BERGEN</location>, May 6 (AP) -</dateline></body.head>
<body.content><p lede="true">{PARAGRAPHS[0]}</p><hl2>{SUBHEAD}</hl2><p>{THIRD}</p></body.content></body></nitf>"""
NEWSML = f"""<?xml version="1.0"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.org:1" version="1" xml:lang="en">
<itemMeta><versionCreated>2031-05-06T07:08:09+02:00</versionCreated></itemMeta><contentMeta><headline>{TITLE}</headline>
<by>{BYLINE}</by><description role="drol:summary">{DECK}</description></contentMeta><contentSet><inlineXML
contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title></head>
<body>{XHTML}</body></html></inlineXML></contentSet></newsItem>"""
JSONLD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Gazette"},
        {
            "@type": ["NewsArticle"],
            "headline": TITLE,
            "description": DECK,
            "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Li Wei"}],
            "datePublished": "2031-05-06T07:08:09+02:00",
            "articleBody": f"{LEAD}\n\n{THIRD}",
        },
    ],
}
DOCUMENTS = {
    **{f"ninjs {version}": ("ninjs", json.dumps(value)) for version, value in NINJS.items()},
    "nitf": ("nitf", NITF),
    "newsml-g2": ("newsml-g2", NEWSML),
    "newsml-g2 in a message": (
        "newsml-g2",
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        f"{NEWSML.partition('?>')[2]}</itemSet></newsMessage>",
    ),
    "jsonld": ("jsonld", json.dumps(JSONLD)),
}


def read(text: str, path: str | None = None) -> tuple[list[Article], list[str]]:
    found = reading.read(formats.decode(text.encode("utf-8"), path=path))
    return found.articles, [remark.text for remark in found.remarks]


@pytest.mark.parametrize(("name", "text"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_what_others_write_is_recognised_and_kept(name: str, text: str) -> None:
    assert formats.decode(text.encode("utf-8")).format == name
    [article], remarks = read(text)
    assert (article.title, article.summary, article.paragraphs) == (TITLE, DECK, TEXTS) and remarks == []
    assert article.byline and article.byline.authors == ("Ana Ruiz", "Li Wei")
    assert article.dateline and (article.dateline.place, article.dateline.agency) == ("BERGEN", "AP")
    assert article.published == "2031-05-06T07:08:09+02:00"
    assert article.subheads == ((SUBHEAD,) if name != "jsonld" else ())


@pytest.mark.parametrize("version", NINJS)
def test_several_objects_are_several_articles_and_pictures_are_said(version: str) -> None:
    picture = {
        "uri": "https://example.org/2",
        "type": "picture",
        "headline": "The ferry",
        "versioncreated": "2031",
    }
    articles, remarks = read(json.dumps([NINJS[version], picture, NINJS[version]]))
    assert [article.title for article in articles] == [TITLE, TITLE]
    assert remarks == ["1 object has no text, such as pictures; left out"]


BAD = [
    ("a.ninjs", '{"uri": "a", "headlines": [', "is the file complete?"),
    (
        "a.ninjs",
        json.dumps({"uri": "a", "headline": "x", "versioncreated": "2031", "type": "picture"}),
        "no text",
    ),
    ("a.nitf", NITF[: len(NITF) // 2], "is the file complete?"),
    ("a.newsml", NEWSML[: len(NEWSML) // 2], "is the file complete?"),
    ("a.newsml", NEWSML.replace("inlineXML", "remoteContent"), "no text"),
    ("a.nitf", NITF.replace("<nitf", '<!DOCTYPE nitf [<!ENTITY a "ha">]><nitf', 1).replace(DECK, "&a;"), ""),
    ("a.nitf", NITF.replace(f"<p>{THIRD}</p>", "<p>" * 100_000), ""),
    (
        "a.jsonld",
        json.dumps({"@context": "https://schema.org", "@type": "Person", "name": "Ana"}),
        "no NewsArticle",
    ),
    ("a.jsonld", "[" * 100_000, ""),
]


@pytest.mark.parametrize(
    ("name", "text", "says"), BAD, ids=[f"{n}-{name}" for n, (name, _, _) in enumerate(BAD)]
)
def test_a_damaged_document_is_one_line(name: str, text: str, says: str) -> None:
    row = {"a.newsml": "newsml-g2"}.get(name, name.partition(".")[2])
    with pytest.raises(FormatError) as caught:
        reading.read(formats.decode(text.encode("utf-8"), path=name, read_as=row))
    assert (
        str(caught.value).startswith(f"{name}:")
        and says in str(caught.value)
        and "\n" not in str(caught.value)
    )


@pytest.mark.parametrize("text", [f'{{"headline": "Rain"}}\n{SECOND}', f"<nitf> turns thirty\n{SECOND}"])
def test_a_news_text_that_opens_like_one_is_a_news_text(text: str) -> None:
    assert formats.decode(text.encode("utf-8")).format is None
