"""The published JSON Schema is up to date, and the documents we write are valid."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from newsparse.formats.format import WriteOptions
from newsparse.formats.json_document import write
from newsparse.formats.schema import json_schema
from newsparse.model.article import Article, Block, SpanRecord, to_dict
from newsparse.model.role import Role

PUBLISHED = Path(__file__).parent / "schema" / "newsparse.article-1.json"
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_the_schema_has_not_changed_since_it_was_published() -> None:
    """After a deliberate change: run `python tools/build_schema.py` and note it in the changelog."""
    assert json.loads(PUBLISHED.read_text("utf-8")) == json_schema()


def test_the_schema_is_valid_in_its_dialect() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_our_documents_are_valid_with_and_without_the_cover() -> None:
    """tests/test_formats_round_trip.py validates documents of all kinds of articles."""
    article = Article(
        title="Rain", body=(Block("paragraph", "It rained.", 2),), spans=(SpanRecord(Role.TITLE, 0, 4, 1),)
    )
    VALIDATOR.validate(to_dict(article))
    VALIDATOR.validate(to_dict(article, spans=True))


def test_the_document_has_the_keys_of_the_article_in_its_order() -> None:
    keys = ["schema", *(field.name for field in fields(Article))]
    assert list(to_dict(Article(), spans=True)) == keys
    assert list(json_schema()["$defs"]["Article"]["properties"]) == keys


def test_one_article_and_an_array_of_articles_are_valid_and_nothing_else_is() -> None:
    for articles in ([], [Article()], [Article(), Article(title="Rain")]):
        for array in (False, True):
            VALIDATOR.validate(json.loads("".join(write(articles, WriteOptions(array=array)))))
    assert isinstance(json.loads("".join(write([Article()], WriteOptions(array=True)))), list)
    assert not VALIDATOR.is_valid([[to_dict(Article())]]) and not VALIDATOR.is_valid("Rain")


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "newsparse.article/2"},
        {"title": 3},
        {"headline": "Rain"},
        {"body": [{"type": "paragraph", "text": "Rain", "line": 0}]},
        {"body": [{"type": "sidebar", "text": "Rain", "line": 1}]},
    ],
)
def test_a_document_with_another_value_or_key_is_not_valid(change: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid({**to_dict(Article()), **change})


def test_a_document_with_a_missing_key_is_not_valid() -> None:
    document = to_dict(Article())
    del document["kicker"]
    assert not VALIDATOR.is_valid(document)
