"""The validators of the formats of interchange: the published schemas, asked by other people's programs."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from lxml import etree
from referencing import Registry, Resource

from newsparse.model.article import Article, Block, Byline, Dateline, Note, SourceInfo
from tests.conftest import SHARED

SCHEMAS = SHARED / "schemas"
Validate = Callable[[str], None]

# Pieces that mean something in XML, HTML, JSON, or to those who read them.
_CONTROLS = "\x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\u2028\ufffe\uffff"
HOSTILE = _CONTROLS + "]]><script>alert(1)</script>&amp;&#0;\"'<!-- --> \r\n\t{{x}}"


def hostile(text: str = HOSTILE) -> Article:
    """An article that has every part, each with this text in it."""
    kinds = ("paragraph", "subhead", "list_item", "quote", "table", "separator", "caption", "boilerplate")
    notes = ("note", "credit", "slug", "timestamp")
    return Article(
        source=SourceInfo(path=text, article=2, of=3, encoding="utf-8", sha256="0" * 64),
        language="en",
        kicker=f"k {text}",
        title=f"t {text}",
        summary=f"s {text}\nsecond line",
        byline=Byline(f"By Ana {text} and Li", (f"Ana {text}", "Li"), "AP"),
        dateline=Dateline(
            f"OSLO {text} —",
            place="OSLO",
            places=("OSLO", text),
            agency=text,
            date=text,
            date_iso="2026-11-22",
        ),
        published="2026-11-22",
        body=tuple(Block(kind, f"{kind} {text}", 1) for kind in kinds),  # type: ignore[arg-type]
        notes=tuple(Note(kind, f"{kind} {text}", 1) for kind in notes),  # type: ignore[arg-type]
        end_marker=f"ENDS {text}",
        metadata={
            "section": text,
            "publication": f"p {text}",
            text: [text],
            "url": f"https://a.example/{text}",
        },
    )


# The least that an article can have, and what is on the edge: no text at all, empty texts, times of every kind.
ODD: tuple[Article, ...] = (
    Article(),
    Article(title=""),
    Article(kicker="K", body=(Block("list_item", "", 1), Block("table", "\n\n", 1))),
    Article(dateline=Dateline("OSLO —"), body=(Block("subhead", "Only a subhead", 1),)),
    Article(
        byline=Byline(""), language="not a language", notes=(Note("credit", "", 1), Note("credit", "b\nc", 2))
    ),
    Article(body=tuple(Block("list_item", f"{n}. item", n) for n in (3, 4, 5, 1, 2, 9))),
    *(
        Article(title="Rain", published=time)
        for time in (
            *("2026", "2026-11", "2026-11-22", "2026-11-22T10:30", "2026-11-22T10:30:00Z", "20261122T1030"),
            *(
                "2026-11-22T10:30:00+23:59",
                "2026-W47-7",
                "0001-01-01T00:00:00+14:00",
                "0000",
                "yesterday",
                "",
            ),
        )
    ),
)


def validators() -> Mapping[str, Validate]:
    """What checks the output of each writer; the test is skipped where the schemas are not at hand."""
    if not SCHEMAS.is_dir():
        pytest.skip("the published schemas (../shared/schemas) are not here")
    return {
        "ninjs": _of_json("3.1"),
        "ninjs-2.2": _of_json("2.2"),
        "ninjs-1.6": _of_json("1.6"),
        "nitf": _of_xml("nitf/nitf-3-6.xsd"),
        "newsml-g2": _news_item,
        "jsonld": news_article,
    }


def _of_json(version: str) -> Validate:
    checker = _ninjs(version)

    def validate(text: str) -> None:
        value = json.loads(text)
        for one in value if isinstance(value, list) else [value]:
            checker.validate(one)

    return validate


@cache
def _ninjs(version: str) -> Any:
    schema = json.loads((SCHEMAS / f"ninjs/ninjs-schema_{version}.json").read_text("utf-8"))
    geo = json.loads((SCHEMAS / "ninjs/GeoJSON-schema.json").read_text("utf-8"))
    registry: Any = Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", Resource.from_contents(geo)
    )
    kind = jsonschema.validators.validator_for(schema)
    return kind(schema, registry=registry, format_checker=kind.FORMAT_CHECKER)


@cache
def _schema(name: str) -> Any:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name)))


def _of_xml(name: str) -> Validate:
    def validate(text: str) -> None:
        _schema(name).assertValid(etree.fromstring(text.encode("utf-8")))

    return validate


def _news_item(text: str) -> None:
    """The item by its own schema, and the NITF that it carries by that of NITF."""
    root = etree.fromstring(text.encode("utf-8"))
    _schema("newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd").assertValid(root)
    inner = root.findall(".//{http://iptc.org/std/NITF/2006-10-18/}nitf")
    assert inner
    for one in inner:
        _schema("nitf/nitf-3-6.xsd").assertValid(one)


def news_article(text: str) -> None:
    """The properties that Google asks for in a NewsArticle are there where the article has them, in their types."""
    value = json.loads(text)
    for one in value if isinstance(value, list) else [value]:
        assert one["@context"] == "https://schema.org" and one["@type"] == "NewsArticle"
        for author in one.get("author", []):
            assert author["@type"] in ("Person", "Organization") and author["name"] is not None
        for place in one.get("locationCreated", []):
            assert place["@type"] == "Place"
        for key in ("headline", "description", "articleBody", "datePublished", "dateline", "inLanguage"):
            assert isinstance(one.get(key, ""), str)
