"""The few names that Python code uses, where the tests of their parts do not go through them."""

from pathlib import Path

import newsparse
from newsparse.model.article import Article, Block

TEXT = """Ferry back in service
OSLO, May 3 (AP) - The ferry to the islands sailed again on Monday after a week in port, its owner told the town.
A new engine
The old one was worn out, the owner said, and nobody could mend it in time for the winter that was about to begin.
"""


def test_a_document_that_was_written_is_read_back(tmp_path: Path) -> None:
    article = newsparse.parse(TEXT)
    path = tmp_path / "story.json"
    path.write_text(newsparse.write(article), encoding="utf-8")
    assert newsparse.read(path) == [article]


def test_the_names_are_listed_though_they_are_loaded_when_asked_for() -> None:
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
