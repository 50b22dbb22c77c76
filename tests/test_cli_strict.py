"""`parse --strict`: the status is 1 for what is incomplete or in doubt, and everything is written all the same."""

import json
from pathlib import Path

import pytest

from newsparse.model.article import Article, Block, Confidence
from newsparse.pipeline.shortcomings import shortcomings
from tests.cli_process import STORY, messages, run

BODY = (Block("paragraph", "It rained.", 1),)
PARAGRAPH = "It rained on the town all night long, and the river rose by a metre, the port said on Monday.\n"


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (Article(title="Rain", body=BODY), []),
        (Article(title="Rain"), ["no body"]),
        (Article(body=BODY), ["no title"]),
        (Article(), ["no title", "no body"]),
        (Article(title="Rain", body=BODY, confidence=Confidence("medium", "high", None, "medium")), []),
        (Article(title="Rain", body=BODY, confidence=Confidence(title="low")), ["the title is in doubt"]),
        (
            Article(title="Rain", body=BODY, confidence=Confidence("high", "low", "low", "low")),
            ["the byline is in doubt", "the dateline is in doubt", "the body is in doubt"],
        ),
    ],
)
def test_what_an_article_lacks_and_what_is_in_doubt(article: Article, expected: list[str]) -> None:
    assert list(shortcomings(article)) == expected


def test_a_word_is_no_article_with_strict_only() -> None:
    plain, strict = run("parse", stdin=b"hello\n"), run("parse", "--strict", stdin=b"hello\n")
    assert (plain.returncode, strict.returncode) == (0, 1)
    assert plain.stdout == strict.stdout and json.loads(strict.stdout)["title"] == "hello"
    told = messages(strict)[-1]
    assert told.startswith("newsparse: standard input: no body") and "(--strict)" in told


def test_a_good_article_passes_and_one_that_does_not_is_named(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "none.txt").write_text(PARAGRAPH * 3, encoding="utf-8")
    good = run("parse", "--strict", "good.txt", cwd=tmp_path)
    assert (good.returncode, messages(good)) == (0, [])
    both = run("parse", "--strict", "-t", "jsonl", "good.txt", "none.txt", "-o", "out.jsonl", cwd=tmp_path)
    assert both.returncode == 1 and len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 2
    assert [line.split(": ")[1] for line in messages(both)] == ["none.txt"]


def test_of_several_articles_in_a_file_the_number_is_told_and_documents_are_judged_too(
    tmp_path: Path,
) -> None:
    documents = [Article(title="Rain", body=BODY).to_dict(), {**Article(title="Snow").to_dict()}]
    documents[1]["source"]["article"] = 2
    (tmp_path / "a.json").write_text(json.dumps(documents), encoding="utf-8")
    result = run("parse", "--strict", "a.json", cwd=tmp_path)
    assert result.returncode == 1 and [one["title"] for one in json.loads(result.stdout)] == ["Rain", "Snow"]
    assert messages(result) == [
        "newsparse: a.json: article 2: no body (--strict); newsparse explain says why"
    ]
