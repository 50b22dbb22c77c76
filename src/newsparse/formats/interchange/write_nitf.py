"""The article as NITF 3.6, the XML of the IPTC for the text of news: one document for one article."""

from collections.abc import Iterable, Iterator

from newsparse.formats.format import WriteOptions
from newsparse.formats.interchange.facts import agencies, language, notes, uri
from newsparse.formats.interchange.nitf_body import content
from newsparse.formats.json_lines import compact
from newsparse.formats.markup import DECLARATION, broken, element, empty, escaped, tag
from newsparse.model.article import Article, Byline, Dateline
from newsparse.model.errors import OutputError
from newsparse.model.frozen import thawed

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
_VERSION = "-//IPTC//DTD NITF 3.6//EN"
_MANY = (
    "nitf holds one article, and there are several: newsparse batch -t nitf writes a file for each, "
    "-t newsml-g2 writes them together"
)


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """The document of the one article. Raises OutputError before it writes anything if there are several."""
    waiting = iter(articles)
    first = next(waiting, None)
    if first is None:
        return
    document = nitf(first)
    if next(waiting, None) is not None:
        raise OutputError(_MANY)
    yield f"{DECLARATION}{document}\n"


def nitf(article: Article) -> str:
    """The root element, its parts on lines of their own."""
    opening = tag("nitf", xmlns=NAMESPACE, version=_VERSION, baselang=language(article))
    return "\n".join([opening, *_head(article), "<body>", *_body(article), "</body>", "</nitf>"])


def _head(article: Article) -> Iterator[str]:
    yield "<head>"
    if article.title is not None:
        yield element("title", escaped(article.title))
    if article.end_marker is not None:
        yield empty("meta", name="newsparse.end_marker", content=article.end_marker)
    if article.metadata:
        yield empty("meta", name="newsparse.metadata", content=compact(thawed(article.metadata)))
    yield "<docdata>"
    yield empty("doc-id", id_string=uri(article))
    if article.published is not None:
        yield empty("date.issue", norm=article.published)
    yield from (
        empty("ed-msg", msg_type=note.type, info=note.text)
        for note in article.notes
        if note.type in ("note", "timestamp")
    )
    yield from (empty("du-key", key=slug) for slug in notes(article, "slug"))
    yield "</docdata>"
    yield "</head>"


def _body(article: Article) -> Iterator[str]:
    head = list(_body_head(article))
    if head:
        yield from ("<body.head>", *head, "</body.head>")
    if article.body:
        yield from ("<body.content>", *content(article.body), "</body.content>")
    if credits_ := notes(article, "credit"):
        yield element("body.end", element("tagline", "<br/>".join(map(broken, credits_))))


def _body_head(article: Article) -> Iterator[str]:
    if article.title is not None or article.kicker is not None:
        kicker = "" if article.kicker is None else element("hl2", broken(article.kicker), class_="kicker")
        yield element("hedline", element("hl1", broken(article.title or "")) + kicker)
    if article.byline is not None:
        yield _byline(article.byline)
    if names := agencies(article):
        yield element("distributor", ", ".join(element("org", escaped(name)) for name in names))
    if article.dateline is not None:
        yield _dateline(article.dateline)
    if article.summary is not None:
        lines = article.summary.split("\n")
        yield element("abstract", (element("p", escaped(line)) for line in lines))


def _byline(byline: Byline) -> str:
    """The byline as written; the names in it are persons, its agency a title."""
    parts = [("person", name) for name in byline.authors]
    if byline.agency:
        parts.append(("byttl", byline.agency))
    return element("byline", _marked(byline.text, parts))


def _dateline(dateline: Dateline) -> str:
    """The dateline as written, its places and its date marked."""
    parts = [("location", name) for name in dateline.places or (dateline.place,) if name]
    if dateline.date:
        parts.append(("story.date", dateline.date))
    return element("dateline", _marked(dateline.text, parts, norm=dateline.date_iso))


def _marked(text: str, parts: Iterable[tuple[str, str]], *, norm: str | None = None) -> str:
    """The text, each of its parts in the element that goes with it; parts that do not occur are left out."""
    pieces, at = [], 0
    for name, part in parts:
        start = text.find(part, at)
        if start < 0 or not part:
            continue
        attributes = {"norm": norm} if name == "story.date" else {}
        inner = element("org", escaped(part)) if name == "byttl" else escaped(part)
        pieces += [escaped(text[at:start]), element(name, inner, **attributes)]
        at = start + len(part)
    return "".join([*pieces, escaped(text[at:])])
