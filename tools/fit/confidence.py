"""Prints the share of titles, bylines, datelines and bodies that are right at each level of confidence."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tools.fit.corpora import Corpus

LEVELS = ("high", "medium", "low")
PARTS = ("title", "byline", "dateline", "body")

Document = Mapping[str, Any]


def report(corpora: Sequence[Corpus], lines: Iterable[str]) -> Iterator[str]:
    """A table of the predicted documents, which are JSON lines; parts that they do not have do not count."""
    documents: dict[str, Document] = {
        one["source"]["path"].removesuffix(".txt"): one for one in map(json.loads, lines)
    }
    total: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for record in (record for corpus in corpora for record in corpus.records()):
        document = documents.get(record["id"])
        if document is None:
            continue
        for part in PARTS:
            level = document["confidence"][part]
            if level and part not in record["gold"].get("unscored", ()):
                total[part, level] += 1
                right[part, level] += is_right(part, document, record["gold"])
    yield "\npart      level    articles  right"
    for part in PARTS:
        for level in LEVELS:
            count = total[part, level]
            yield f"{part:9} {level:8} {count:8} {right[part, level] / max(1, count):6.1%}"


def is_right(part: str, document: Document, gold: Document) -> bool:
    """Whether a part is that of the gold; a body is right if it has all paragraphs and subheads and no others."""
    if part == "body":
        return _body(document["body"]) == _body(gold["blocks"])
    return _text(document[part]) == _text(gold[part])


def _body(blocks: Iterable[Document]) -> list[tuple[str, str]]:
    kinds = ("paragraph", "subhead")
    return [(block["type"], _text(block["text"])) for block in blocks if block["type"] in kinds]


def _text(value: Any) -> str:
    text = value["text"] if isinstance(value, Mapping) else value
    return " ".join((text or "").split())
