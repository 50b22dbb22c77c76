"""The Python interface, where other tests do not cover it."""

import subprocess
import sys
from pathlib import Path

import pytest

import newsparse
from newsparse.model.article import Article, Block
from newsparse.model.errors import NewsparseError

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
