"""The Python interface, where other tests do not cover it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import newsparse
from newsparse.model.article import Article, Block
from newsparse.model.errors import ArgumentError, NewsparseError, UnknownNameError
from newsparse.model.options import Options

TEXT = """Ferry back in service
OSLO, May 3 (AP) - The ferry to the islands sailed again on Monday after a week in port, its owner told the town.
A new engine
The old one was worn out, the owner said, and nobody could repair it in time for the winter that was about to begin.
"""


def test_a_document_that_was_written_is_read_back(tmp_path: Path) -> None:
    article = newsparse.parse(TEXT)
    path = tmp_path / "story.json"
    path.write_text(newsparse.write(article), encoding="utf-8")
    assert newsparse.read(path) == [article]


def test_the_names_are_listed_before_they_are_loaded() -> None:
    assert {"parse", "read", "write", "check", "__version__"} <= set(dir(newsparse))


def test_sections_are_cut_at_the_subheads() -> None:
    body = (
        Block("subhead", "First", 1),
        Block("paragraph", "one", 2),
        Block("subhead", "Second", 3),
        Block("quote", "“two”", 4),
        Block("paragraph", "three", 5),
    )
    first, second = Article(body=body).sections()
    assert (first.subhead, first.paragraphs, second.paragraphs) == ("First", ("one",), ("three",))
    (only,) = Article(body=body[1:2]).sections()
    assert (only.subhead, only.paragraphs) == (None, ("one",))
    assert list(Article().sections()) == []


@pytest.mark.parametrize(
    "statement", ["from newsparse import arrow", "import newsparse; arrow = newsparse.arrow"]
)
def test_arrow_is_loaded_when_it_is_first_used(statement: str) -> None:
    pytest.importorskip("pyarrow")
    code = (
        "import sys, newsparse\n"
        "assert 'pyarrow' not in sys.modules and 'arrow' in dir(newsparse)\n"
        f"{statement}\n"
        "print(arrow.parse_batch.__module__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "newsparse.batch.arrow"


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'arow'"):
        newsparse.arow  # noqa: B018
    assert "arrow" not in newsparse.__all__


def test_bytes_that_are_not_news_text_are_refused_by_parse_and_by_check() -> None:
    for function in (newsparse.parse, newsparse.check):
        with pytest.raises(NewsparseError, match="this is a PDF, not text"):
            function(b"%PDF-1.7")
        function(b"PDF readers are out of date\nThe readers were out of date on Monday, the maker said.")


class BytesPath:
    """A path as `os.fspath` gives it in bytes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> bytes:
        return os.fsencode(self.path)


def test_texts_and_paths_are_taken_in_all_their_types(tmp_path: Path) -> None:
    data = TEXT.encode()
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    article, problems = newsparse.parse(data), newsparse.check(data)
    for text in (bytearray(data), memoryview(data), memoryview(bytearray(b"x" + data))[1:]):
        assert newsparse.parse(text) == article and newsparse.parse_all(text) == [article]
        assert newsparse.check(text) == problems
    assert newsparse.read(path) == newsparse.read(str(path)) == newsparse.read(BytesPath(path)) != []


def test_rules_are_named_by_any_collection() -> None:
    expected = newsparse.check(TEXT, select=["NP1"], ignore=["NP111"])
    assert newsparse.check(TEXT, select={"NP1"}, ignore=iter(("NP111",))) == expected


WRONG_CALLS: dict[str, tuple[Callable[[], object], str]] = {
    "None": (lambda: newsparse.parse(None), "parse: expected a text, as str or bytes, got None"),  # type: ignore[arg-type]
    "a number": (lambda: newsparse.parse(123), "parse: expected a text, as str or bytes, got int"),  # type: ignore[arg-type]
    "a list": (lambda: newsparse.parse_all([TEXT]), "parse_all: expected a text, as str or bytes, got list"),  # type: ignore[arg-type]
    "a path": (
        lambda: newsparse.parse(Path("a.txt")),  # type: ignore[arg-type]
        "parse: expected a text, as str or bytes, got PosixPath; newsparse.read reads the file at a path",
    ),
    "no options": (lambda: newsparse.parse(TEXT, None), "options: expected Options, got None"),  # type: ignore[arg-type]
    "a dictionary": (lambda: newsparse.read("a", {}), "options: expected Options, got dict"),  # type: ignore[arg-type]
    "layout": (lambda: newsparse.parse(TEXT, Options(layout=1)), "options.layout: expected str, got int"),  # type: ignore[arg-type]
    "encoding": (
        lambda: newsparse.parse(b"a", Options(encoding=5)),  # type: ignore[arg-type]
        "options.encoding: expected str or None, got int",
    ),
    "pattern": (
        lambda: newsparse.parse_all(TEXT, Options(split_on="(")),
        "options.split_on: expected a regular expression; this is none: missing )",
    ),
    "NUL": (
        lambda: newsparse.read("a\0b"),
        "read: expected the path of a file, as str or os.PathLike, got str with a NUL in it, which no file name can",
    ),
    "surrogate": (
        lambda: newsparse.read("\ud800"),
        "read: expected the path of a file, as str or os.PathLike, got",
    ),
    "descriptor": (
        lambda: newsparse.read(0),  # type: ignore[arg-type]
        "read: expected the path of a file, as str or os.PathLike, got int",
    ),
    "content": (
        lambda: newsparse.read(TEXT.encode()),  # type: ignore[arg-type]
        "read: expected the path of a file, as str or os.PathLike, got bytes; newsparse.parse_all takes the bytes",
    ),
    "select": (
        lambda: newsparse.check(TEXT, select="NP3"),
        'check: select: expected codes or names of rules, such as ["NP3"], got str',
    ),
    "ignore": (
        lambda: newsparse.check(TEXT, ignore="NP3"),
        'check: ignore: expected codes or names of rules, such as ["NP3"], got str',
    ),
    "rule": (lambda: newsparse.check(TEXT, select=[3]), "check: select: expected str, got int"),  # type: ignore[list-item]
    "unchecked": (lambda: newsparse.check(None), "check: expected a text, as str or bytes, got None"),  # type: ignore[arg-type]
    "written": (lambda: newsparse.write(None), "write: expected an Article, or several of them, got None"),  # type: ignore[arg-type]
    "a text": (lambda: newsparse.write(TEXT), "write: expected an Article, or several of them, got str"),  # type: ignore[arg-type]
    "one of them": (lambda: newsparse.write([1]), "write: each of several: expected Article, got int"),  # type: ignore[list-item]
    "format": (lambda: newsparse.write([], None), "write: to: expected str, got None"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("call", WRONG_CALLS)
def test_a_wrong_argument_gets_one_typed_error_that_says_what_is_wanted(call: str) -> None:
    function, message = WRONG_CALLS[call]
    with pytest.raises(ArgumentError) as error:
        function()
    assert str(error.value).startswith(message) and isinstance(error.value, newsparse.NewsparseError)


def test_a_layout_that_does_not_exist_gets_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="no layout named 'blnk'; did you mean blank"):
        newsparse.parse(TEXT, Options(layout="blnk"))
