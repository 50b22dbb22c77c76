"""The document of an article: the plain value that JSON and YAML hold."""

from typing import Any

from newsparse.model.article import SCHEMA, Article, Byline, Confidence, Dateline, SourceInfo, SpanRecord

Document = dict[str, Any]


def to_dict(article: Article, *, spans: bool = False, body: Any = None) -> Document:
    """The article as a `newsparse.article/1` document: all keys in schema order, absent values null or empty.

    `spans` adds the lossless cover. `body` replaces the list of blocks, for a writer that lays them out itself.
    Written out by hand, as `dataclasses.asdict` takes five times as long.

    >>> to_dict(Article(title="Rain"))["title"]
    'Rain'
    """
    document: Document = {
        "schema": SCHEMA,
        "source": _source(article.source),
        "language": article.language,
        "kicker": article.kicker,
        "title": article.title,
        "summary": article.summary,
        "byline": _byline(article.byline) if article.byline else None,
        "dateline": _dateline(article.dateline) if article.dateline else None,
        "published": article.published,
        "body": body or [{"type": b.type, "text": b.text, "line": b.line} for b in article.body],
        "notes": [{"type": note.type, "text": note.text, "line": note.line} for note in article.notes],
        "end_marker": article.end_marker,
        "left_out": {"blocks": article.left_out.blocks, "words": article.left_out.words},
        "confidence": _confidence(article.confidence),
        "metadata": dict(article.metadata),
    }
    if spans:
        document["spans"] = [_span(span) for span in article.spans]
    return document


def _source(source: SourceInfo) -> Document:
    return {
        "path": source.path,
        "article": source.article,
        "of": source.of,
        "encoding": source.encoding,
        "sha256": source.sha256,
    }


def _byline(byline: Byline) -> Document:
    return {"text": byline.text, "authors": list(byline.authors), "agency": byline.agency}


def _dateline(dateline: Dateline) -> Document:
    return {
        "text": dateline.text,
        "place": dateline.place,
        "places": list(dateline.places),
        "region": dateline.region,
        "agency": dateline.agency,
        "date": dateline.date,
        "byline": dateline.byline,
        "agency_id": dateline.agency_id,
        "date_iso": dateline.date_iso,
    }


def _confidence(confidence: Confidence) -> Document:
    return {
        "title": confidence.title,
        "byline": confidence.byline,
        "dateline": confidence.dateline,
        "body": confidence.body,
    }


def _span(span: SpanRecord) -> Document:
    return {
        "type": span.type.value,
        "start": span.start,
        "end": span.end,
        "line": span.line,
        "margin": span.margin,
    }
