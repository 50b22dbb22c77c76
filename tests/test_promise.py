"""Nothing vanishes: what is left out of a document is counted in it, and said."""

from pathlib import Path

import pytest

from newsparse import Options, formats, parse, parse_all
from newsparse.formats.rows import row_of
from newsparse.model.article import Article, LeftOut
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.left_out import count_words, is_running
from newsparse.pipeline.view import article_of
from newsparse.text.source import Source, load
from tests.case_files import folders
from tests.cli_process import messages, run

PAGE = """Ferry back in service
OSLO (AP) — The ferry sailed again on Monday, its owner said after a long winter of repairs.
Share on Facebook
Advertisement
It carried forty people to the islands and came back before the evening with as many.
"""


def words_of(article: Article) -> int:
    singles = (article.kicker, article.title, article.summary, article.end_marker)
    parts = (article.byline and article.byline.text, article.dateline and article.dateline.text)
    texts = [text for text in (*singles, *parts) if text]
    return sum(map(count_words, [*texts, *(b.text for b in article.body), *(n.text for n in article.notes)]))


SOURCES = [load(str(folder / "input.txt")) for folder in folders()]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.path).split("/")[-2])
def test_the_words_of_a_document_and_those_left_out_are_those_of_the_text(source: Source) -> None:
    for tree in pipeline.trees(source):
        article = article_of(tree)
        whole = sum(count_words(tree.text(span)) for span in tree.spans if span.role is not Role.BREAK)
        numbers = whole - words_of(article) - article.left_out.words
        assert 0 <= numbers <= 1  # the number of a headline that a page lists


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.path).split("/")[-2])
def test_with_keep_all_nothing_is_left_out(source: Source) -> None:
    for article, kept in zip(
        pipeline.articles(source), pipeline.articles(source, Options(keep_all=True)), strict=True
    ):
        assert kept.left_out == LeftOut()
        assert words_of(kept) == words_of(article) + article.left_out.words
        assert sum(block.type == "boilerplate" for block in kept.body) == article.left_out.blocks


def test_what_is_left_out_is_counted() -> None:
    assert parse(PAGE).left_out == LeftOut(2, 4)


def test_an_article_without_boilerplate_is_whole() -> None:
    assert parse(PAGE.replace("Share on Facebook\nAdvertisement\n", "")).left_out == LeftOut()


@pytest.mark.parametrize(
    "text, words",
    [("The ferry, at 9:30", 5), ("渡し船", 3), ("Паром не пошёл.", 3), ("* * *", 0), ("เรือ", 3)],
)
def test_words_are_runs_of_letters_or_characters_of_scripts_without_spaces(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_slogan_is_no_running_text() -> None:
    assert is_running("The ferry sailed again on Monday, its owner said.")
    assert not is_running("All rights reserved.")
    assert not is_running("More on ferries and the islands they sail to every day")


def test_a_part_that_an_article_does_not_have_has_no_confidence() -> None:
    confidence = parse(PAGE).confidence
    assert (confidence.byline, confidence.dateline is None, confidence.body is None) == (None, False, False)


TWO = (
    "Ferry Back\nThe ferry sailed again on Monday.\n== next ==\nBus Late\nThe bus came on Tuesday at last.\n"
)


def test_articles_are_separated_by_the_lines_that_the_caller_names() -> None:
    first, second = parse_all(TWO, Options(split_on="^== next"))
    assert (first.end_marker, second.end_marker) == ("== next ==", None)
    assert second.source.article == 2


def test_a_line_that_does_not_match_separates_nothing() -> None:
    assert len(parse_all(TWO, Options(split_on="^=== next"))) == 1


def test_texts_split_by_the_caller_are_covered_without_gaps() -> None:
    wrapped = TWO.replace("Monday.", "Monday and took people from the town\nto the islands and back.")
    trees = pipeline.trees(Source(wrapped), Options(split_on="^== next"))
    spans = [span for tree in trees for span in tree.spans]
    assert "".join(wrapped[span.start : span.end] for span in spans) == wrapped


CROWDED = PAGE + "Subscribe to our newsletter\nFollow us on Twitter\nShare on Facebook\nMost read\n" * 2


def said(result: object) -> list[str]:
    return [line for line in messages(result) if "--keep-all" in line]  # type: ignore[arg-type]


@pytest.mark.parametrize("command", ["parse", "show"])
def test_it_is_said_when_more_than_a_tenth_of_the_words_is_left_out(command: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(CROWDED, "utf-8")
    result = run(command, "page.txt", cwd=tmp_path)
    assert result.returncode == 0
    [line] = said(result)
    assert line.startswith("newsparse: page.txt:3: ") and "left out from here on" in line


@pytest.mark.parametrize("command", ["parse", "show"])
def test_a_share_button_in_a_long_article_is_not_worth_a_word(command: str, tmp_path: Path) -> None:
    long = (
        PAGE + "Nobody was hurt, and the next ferry sailed on time, the owner said on Monday evening.\n" * 3
    )
    (tmp_path / "page.txt").write_text(long, "utf-8")
    assert said(run(command, "page.txt", cwd=tmp_path)) == []


@pytest.mark.parametrize("command", ["parse", "show"])
def test_with_keep_all_there_is_nothing_to_say(command: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(CROWDED, "utf-8")
    result = run(command, "--keep-all", "page.txt", cwd=tmp_path)
    assert said(result) == [] and b"Share on Facebook" in result.stdout


def test_batch_sums_up_what_is_left_out_and_names_the_inputs_that_lost_most(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"page{number}.txt").write_text(CROWDED, "utf-8")
    result = run("batch", ".", "-o", "out.jsonl", "--report", "report.json", cwd=tmp_path)
    text = result.stderr.decode()
    assert "left out" in text and "in 9 inputs" in text and text.count("page") <= 3
    assert (tmp_path / "report.json").read_text("utf-8").count('"left_out"') > 9


def test_keep_all_converts_the_inputs_of_an_earlier_run_again(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(CROWDED, "utf-8")
    run("batch", "page.txt", "-o", "out.jsonl", cwd=tmp_path)
    run("batch", "page.txt", "-o", "out.jsonl", "--keep-all", cwd=tmp_path)
    assert '"boilerplate"' in (tmp_path / "out.jsonl").read_text("utf-8")


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml", "md", "txt"])
@pytest.mark.parametrize("keep_all", [False, True])
def test_every_format_reads_back_what_was_left_out(name: str, keep_all: bool) -> None:  # noqa: FBT001
    article = parse(CROWDED, Options(keep_all=keep_all))
    [again] = formats.read(Source(formats.write(article, name)), name)
    assert again.left_out == article.left_out
    assert [block.type for block in again.body] == [block.type for block in article.body]
    if name != "txt":
        assert again.confidence == article.confidence


def test_a_row_has_what_was_left_out_and_the_confidence() -> None:
    article = parse(CROWDED)
    row = row_of(article, "a")
    assert (row.left_out_blocks, row.left_out_words) == (article.left_out.blocks, article.left_out.words)
    assert (row.confidence_title, row.confidence_byline) == (article.confidence.title, None)


def test_a_broken_pattern_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    result = run("parse", "--split-on", "(", "page.txt", cwd=tmp_path)
    assert result.returncode == 2 and b"not a regular expression" in result.stderr


def test_batch_reports_nothing_left_out_if_all_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    lossy = run("batch", "--color", "never", str(page), "-o", str(tmp_path / "lossy"))
    kept = run("batch", "--color", "never", "--keep-all", str(page), "-o", str(tmp_path / "kept"))
    assert "2 blocks, 4 words" in lossy.stderr.decode()
    assert "left out" not in kept.stderr.decode()
