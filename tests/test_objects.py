"""Articles and their parts cannot be changed, and can be compared, hashed, copied, pickled and sent to processes."""

import copy
import json
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

import newsparse
from newsparse import Article, NewsparseError, Options
from newsparse.model import errors
from newsparse.model.errors import ArgumentError, FormatError, InputError, UnfinishedError, UnknownNameError
from newsparse.model.frozen import FrozenDict, FrozenList
from newsparse.pipeline.run import trees
from newsparse.text.source import Source

TEXT = """Ferry back in service
By Ana Ruiz and Li Wei, AP

OSLO, May 3 (AP) - The ferry to the islands sailed again on Monday after a week in port, its owner told the town.

Advertisement

A new engine

The old one was worn out, the owner said, and nobody could repair it in time for the winter that was about to begin.

(Reporting by Ana Ruiz; Editing by Li Wei)
ENDS
"""
METADATA = {
    "desk": "north",
    "tags": ["ferry", {"weight": 1.5, "of": None}],
    "empty": [{}, []],
    "urgent": True,
}
ARTICLE = replace(newsparse.parse(TEXT, Options(spans=True, keep_all=True)), metadata=METADATA)
ARTICLES = (ARTICLE, newsparse.parse(TEXT), Article())


def parts(value: object) -> Iterator[object]:
    """The value and everything in it."""
    yield value
    inner: Any = ()
    if is_dataclass(value):
        inner = (getattr(value, field.name) for field in fields(value))
    elif isinstance(value, (tuple, list)):
        inner = value
    elif isinstance(value, dict):
        inner = value.values()
    for one in inner:
        yield from parts(one)


def test_the_article_has_parts_of_every_kind() -> None:
    kinds = {type(part).__name__ for article in ARTICLES for part in parts(article)}
    assert kinds >= {
        "Byline",
        "Dateline",
        "Block",
        "Note",
        "LeftOut",
        "Confidence",
        "SpanRecord",
        "FrozenList",
    }


@pytest.mark.parametrize("article", ARTICLES, ids=["full", "parsed", "empty"])
def test_an_article_and_all_its_parts_travel(article: Article) -> None:
    for part in parts(article):
        copies = [copy.copy(part), copy.deepcopy(part)]
        copies += [
            pickle.loads(pickle.dumps(part, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
        ]
        assert all(one == part and hash(one) == hash(part) and type(one) is type(part) for one in copies)


def test_sections_spans_options_and_findings_travel_too() -> None:
    (tree,) = trees(Source(TEXT))
    things = (*ARTICLE.sections(), *tree.spans, Options(layout="blank"), *newsparse.check(TEXT))
    assert len(things) > 10
    for thing in things:
        assert pickle.loads(pickle.dumps(thing)) == copy.deepcopy(thing) == thing


def test_an_article_comes_back_from_another_process() -> None:
    with ProcessPoolExecutor(1) as processes:
        assert processes.submit(newsparse.parse, TEXT).result(60) == newsparse.parse(TEXT)
        with pytest.raises(ArgumentError, match="parse: expected a text"):
            processes.submit(newsparse.parse, None).result(60)  # type: ignore[arg-type]


def test_equal_articles_are_one_in_a_set_and_other_ones_are_not() -> None:
    again = replace(
        newsparse.parse(TEXT, Options(spans=True, keep_all=True)), metadata=copy.deepcopy(METADATA)
    )
    assert len({ARTICLE, again}) == 1 and again == ARTICLE
    assert len({ARTICLE, replace(ARTICLE, metadata={}), replace(ARTICLE, title="Rain")}) == 3


def test_metadata_cannot_be_changed_at_any_depth_nor_from_outside() -> None:
    given: dict[str, Any] = {"tags": ["a", {"b": 1}]}
    article = Article(metadata=given)
    given["tags"][1]["b"] = 2
    found: Any = article.metadata
    assert found == {"tags": ["a", {"b": 1}]}
    changes: tuple[Callable[[], object], ...] = (
        lambda: found.__setitem__("x", 1),
        lambda: found.__delitem__("tags"),
        lambda: found.update(x=1),
        lambda: found.pop("tags"),
        lambda: found.popitem(),
        lambda: found.setdefault("x", 1),
        lambda: found.clear(),
        lambda: found.__ior__({}),
        lambda: found["tags"].append(1),
        lambda: found["tags"].sort(),
        lambda: found["tags"].__setitem__(0, 1),
        lambda: found["tags"].__iadd__([1]),
        lambda: found["tags"][1].__setitem__("b", 3),
    )
    for change in changes:
        with pytest.raises(TypeError, match="metadata cannot be changed"):
            change()
    with pytest.raises(AttributeError):
        article.title = "Rain"  # type: ignore[misc]
    assert found == {"tags": ["a", {"b": 1}]} and json.loads(json.dumps(found)) == found


def test_nothing_that_changes_a_dictionary_or_a_list_is_left_open() -> None:
    """What Python's own have beyond a mapping's and a sequence's reading is refused, or gives a new object."""
    new = {"copy", "fromkeys", "__or__", "__ror__", "__add__", "__mul__", "__rmul__", "__init__", "__new__"}
    for kind, plain in ((FrozenDict, dict), (FrozenList, list)):
        changing = [
            name
            for name in vars(plain)
            if name.startswith(("__set", "__del", "__i")) and name not in ("__iter__", "__init__")
        ]
        changing += [name for name in vars(plain) if not name.startswith("_") and name not in new]
        reading = {"get", "items", "keys", "values", "count", "index"}
        open_ = [
            name for name in changing if name not in reading and getattr(kind, name) is getattr(plain, name)
        ]
        assert open_ == []


@pytest.mark.parametrize(
    ("metadata", "message"),
    [
        (None, "metadata: expected a mapping, got null"),
        ([("a", 1)], "metadata: expected a mapping, got array"),
        ({"a": [0, {"b": float("nan")}]}, "metadata.a[1].b: nan is not a number that JSON has"),
        ({"a": float("-inf")}, "metadata.a: -inf is not a number"),
        ({1: "a"}, "metadata: keys must be text, and 1 (int) is not"),
        ({"a": {None: 1}}, "metadata.a: keys must be text, and None (null) is not"),
        ({"a": {1, 2}}, "metadata.a: expected a value that JSON has, got set"),
        ({"a": Path("b")}, "metadata.a: expected a value that JSON has, got PosixPath"),
        ({"a": 1 << 2000}, "metadata.a: an integer of more than 1,024 bits"),
    ],
)
def test_metadata_that_json_cannot_hold_is_refused_with_its_place(metadata: Any, message: str) -> None:
    with pytest.raises(ArgumentError) as error:
        Article(metadata=metadata)
    assert str(error.value).startswith(message)


def test_metadata_that_contains_itself_is_refused() -> None:
    loop: dict[str, Any] = {}
    loop["a"] = loop
    with pytest.raises(ArgumentError, match="nested more than 100 deep"):
        Article(metadata=loop)


@pytest.mark.parametrize("article", ARTICLES, ids=["full", "parsed", "empty"])
def test_a_document_in_dictionaries_goes_both_ways(article: Article) -> None:
    document = article.to_dict()
    assert document == json.loads(newsparse.write(article)) | (
        {"spans": document["spans"]} if article.spans else {}
    )
    assert Article.from_dict(document) == article == Article.from_dict(json.loads(json.dumps(document)))


def test_a_document_in_dictionaries_is_the_callers_own() -> None:
    document = ARTICLE.to_dict()
    document["metadata"]["tags"][1]["weight"] = 2
    document["body"].clear()
    assert ARTICLE.metadata == METADATA and ARTICLE.body
    assert {type(part) for part in parts(document) if isinstance(part, (dict, list, tuple))} == {dict, list}


def test_a_document_that_is_none_is_refused_with_the_place() -> None:
    for document, message in (
        (None, r"^document: \$: expected an object, got null"),
        ({}, r"^document: \$\.schema: missing"),
        ({**ARTICLE.to_dict(), "titel": "x"}, r"^document: \$: unknown key 'titel'; did you mean title"),
        ({**ARTICLE.to_dict(), "metadata": {"a": float("nan")}}, r"^document: \$\.metadata\.a: nan is not"),
    ):
        with pytest.raises(FormatError, match=message):
            Article.from_dict(document)
    with pytest.raises(FormatError, match=r"^a7: \$\.title: expected text or null, got integer"):
        Article.from_dict({**ARTICLE.to_dict(), "title": 3}, "a7")


def test_every_error_travels_with_its_attributes() -> None:
    for error in (
        InputError("a.txt", "it is empty"),
        errors.EncodingError("a.txt", "no such encoding"),
        UnknownNameError("format", "jsno", ["json"]),
        ArgumentError("parse: expected a text"),
        UnfinishedError("disk full"),
        NewsparseError(),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
        assert str(copy.copy(error)) == str(error)


def test_every_error_class_is_tried() -> None:
    classes = [
        one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, NewsparseError)
    ]
    for cls in classes:
        error = cls.__new__(cls, "a")
        error.args = ("a",)
        assert type(pickle.loads(pickle.dumps(error))) is cls


def test_msgspec_reads_the_article_as_it_reads_any_dataclass() -> None:
    content = {key: value for key, value in ARTICLE.to_dict().items() if key != "schema"}
    assert msgspec.convert(content, Article) == ARTICLE
