"""The tables of an SQLite output: which there are, and the rows of an article in them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

# `id` counts the articles in the order of the inputs. `authors` and `metadata` are JSON, as is the whole in `json`.
_ARTICLE = (
    *("id", "path", "article", "of", "language", "kicker", "title", "summary", "byline", "authors", "agency"),
    *("dateline", "place", "region", "dateline_date", "date_iso", "published", "text", "end_marker"),
    *("left_out_blocks", "left_out_words", "confidence_title", "confidence_byline", "confidence_dateline"),
    *("confidence_body", "encoding", "sha256", "metadata", "json"),
)
_INTEGERS = frozenset({"article", "of", "left_out_blocks", "left_out_words"})
_STORY = frozenset({"paragraph", "list_item", "quote"})  # the blocks of the running text
_GEO = "places"  # in the metadata, by --geo

SCHEMA = f"""
CREATE TABLE articles (id INTEGER PRIMARY KEY, {
    ", ".join(f'"{name}" {"INTEGER" if name in _INTEGERS else "TEXT"}' for name in _ARTICLE[1:])
});
CREATE TABLE blocks (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id), part TEXT NOT NULL,
    number INTEGER NOT NULL, type TEXT NOT NULL, text TEXT NOT NULL, line INTEGER NOT NULL
);
CREATE TABLE places (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id), number INTEGER NOT NULL,
    place TEXT NOT NULL, region TEXT, latitude REAL, longitude REAL
);
CREATE VIRTUAL TABLE articles_fts USING fts5(
    kicker, title, summary, byline, text, content='articles', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2'
);
"""
# Made after the rows, which is faster, and leaves no holes.
INDEXES = """
CREATE INDEX articles_published ON articles(published);
CREATE INDEX articles_language ON articles(language);
CREATE INDEX blocks_article ON blocks(article_id);
CREATE INDEX blocks_type ON blocks(type);
CREATE INDEX places_article ON places(article_id);
CREATE INDEX places_place ON places(place);
INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');
INSERT INTO articles_fts(articles_fts) VALUES ('optimize');
"""
INSERT_ARTICLE = f"INSERT INTO articles VALUES ({', '.join('?' * len(_ARTICLE))})"
INSERT_BLOCK = "INSERT INTO blocks (article_id, part, number, type, text, line) VALUES (?, ?, ?, ?, ?, ?)"
INSERT_PLACE = (
    "INSERT INTO places (article_id, number, place, region, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?)"
)


def article_row(number: int, line: str, document: dict[str, Any]) -> tuple[Any, ...]:
    """The row of an article, of whose JSON `line` is the text."""
    source, byline, dateline = document["source"], document["byline"] or {}, document["dateline"] or {}
    left_out, confidence = document["left_out"], document["confidence"]
    story = "\n\n".join(block["text"] for block in document["body"] if block["type"] in _STORY)
    return (
        *(number, source["path"], source["article"], source["of"], document["language"]),
        *(document["kicker"], document["title"], document["summary"], byline.get("text")),
        *(_json(byline.get("authors")), dateline.get("agency") or byline.get("agency"), dateline.get("text")),
        *(dateline.get("place"), dateline.get("region"), dateline.get("date"), dateline.get("date_iso")),
        *(document["published"], story, document["end_marker"], left_out["blocks"], left_out["words"]),
        *(confidence["title"], confidence["byline"], confidence["dateline"], confidence["body"]),
        *(source["encoding"], source["sha256"], _json(document["metadata"]), line),
    )


def block_rows(article: int, document: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of the body's blocks, `part` being `body`, then of the notes, counted from 1 in each."""
    for part in ("body", "notes"):
        for number, block in enumerate(document[part], 1):
            yield article, part, number, block["type"], block["text"], block["line"]


def place_rows(article: int, document: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of the dateline's places; their degrees (WGS 84) where --geo found one town for the name."""
    dateline = document["dateline"]
    if not dateline:
        return
    found = _towns(document["metadata"].get(_GEO))
    for number, place in enumerate(dateline["places"], 1):
        yield article, number, place, dateline["region"], *found.get(place, (None, None))


def _towns(records: Any) -> dict[str, tuple[float, float]]:
    rows: Iterable[Any] = records if isinstance(records, list) else ()
    return {
        row["name"]: (row["candidates"][0]["latitude"], row["candidates"][0]["longitude"])
        for row in rows
        if isinstance(row, dict) and len(row.get("candidates") or ()) == 1
    }


def _json(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None
