"""The numbers in rules: what is just inside a limit and what is just outside it."""

import os
from collections import Counter
from pathlib import Path

import pytest

from newsparse.checks.config import reading
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.file import FileContext
from newsparse.checks.disk import cache, processes
from newsparse.checks.rules import np215_ambiguous_line
from newsparse.checks.settings import Settings
from newsparse.checks.text import quotations, strays
from newsparse.checks.text.casing import casing
from newsparse.checks.text.stops import lone_stop
from newsparse.checks.text.words import word_after, word_before
from newsparse.cli.check import learn
from newsparse.model.errors import ConfigurationError
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source
from tests.checks.case import Case, findings, in_files, source_of
from tests.cli_process import STORY, run

TITLE = "title: Rate kept\n"


def found(code: str, article: str) -> list[str]:
    """The text of each finding of a rule in an article of `role: text` lines."""
    case = Case(code=code, says="", finds=[], article=article)
    source = source_of(case)
    return [source.text[problem.start : problem.end] for problem in findings(case, source)]


def messages(code: str, text: str, data: bytes | None = None) -> list[str]:
    case = Case(code=code, says="", finds=[], text=text, data=data.hex() if data else None)
    return [problem.message for problem in findings(case, source_of(case))]


def in_folder(code: str, *articles: str) -> list[str]:
    """The files, `0.txt` and so on, in which a folder rule finds something."""
    files = {f"{number}.txt": article for number, article in enumerate(articles)}
    return [path for path, _ in in_files(Case(code=code, says="", finds=[], files=files))]


def paragraphs(*texts: str) -> str:
    return TITLE + "\n".join(f"paragraph: {text}" for text in texts)


# ---- what a message shows of a long run ----


def test_a_message_shows_four_undecodable_bytes_of_a_run() -> None:
    data = ("été à été " * 6 + "\nLe ").encode() + b"\x81\x8d\x8f\x90\x9d" + " café.\n".encode()
    (shown,) = messages("NP001", "", data)
    assert "the bytes 81 8D 8F 90 … cannot" in shown


@pytest.mark.parametrize(
    ("code", "run", "names"),
    [
        ("NP006", "\x01\x02\x03\x04" * 3, "01 02 03 04"),
        ("NP007", "\u2060" * 9, "U+2060 U+2060 U+2060 U+2060"),
    ],
)
def test_a_message_names_four_characters_of_a_run(code: str, run: str, names: str) -> None:
    (shown,) = messages(code, f"The coun{run}cil met on Tuesday.\n")
    assert shown.endswith(f" {names}")


def test_a_message_shows_thirty_characters_of_a_tag() -> None:
    (shown,) = messages("NP606", '<img src="pictures/the-old-bridge-in-the-rain.jpg">The council met.\n')
    assert shown == 'HTML in the text: <img src="pictures/the-old-br…'


# ---- how near, how many, how alike ----


def test_a_copy_of_the_title_is_looked_for_in_four_blocks() -> None:
    above = ("The bank met on Monday.", "Its governor spoke.", "He named no date.")
    assert found("NP105", paragraphs(*above, "Rate kept", "That is all.")) == ["Rate kept"]
    assert (
        found("NP105", paragraphs(*above, "The next meeting is in June.", "Rate kept", "That is all.")) == []
    )


def test_five_gaps_of_one_kind_are_a_habit_and_four_are_not() -> None:
    lines = [
        "Delegates met again on Monday in Geneva.",
        "They spoke for two hours and ate together.",
        "The mayor was absent, as she had said before.\n",
        "The press waited outside in the rain.",
        "Nobody said a word about the bridge that day.",
        "A second round is due in May, they said.",
        "The town pays for the hall and the heating.",
    ]
    assert len(messages("NP014", "\n".join(["Talks resume", *lines, ""]))) == 1
    assert messages("NP014", "\n".join(["Talks resume", *lines[:-1], ""])) == []


def test_a_name_of_a_site_has_at_most_forty_characters() -> None:
    name = "Metropolitan Example Broadcast Services"
    article = "title: Bank keeps its rate at five | {}\nparagraph: It met on Monday."
    assert found("NP106", article.format(name)) == [name]
    assert found("NP106", article.format(f"{name} Ltd")) == []


WORDS = [
    *(
        "council",
        "voted",
        "on",
        "Tuesday",
        "to",
        "close",
        "the",
        "old",
        "bridge",
        "over",
        "that",
        "wide",
        "river",
    ),
    *("for", "a", "whole", "winter", "after", "its", "piers", "and", "two", "of", "five", "arches"),
]


def test_paragraphs_are_alike_that_share_four_in_five_pairs_of_words() -> None:
    first = " ".join(["The", *WORDS, "were found to be weak."])
    assert found("NP208", paragraphs(first, first.replace("weak", "cracked")))
    assert not found(
        "NP208", paragraphs(first, " ".join(["The", *WORDS[:-4], "and all of this month, it said again."]))
    )


def test_paragraphs_are_alike_that_share_their_first_25_characters() -> None:
    first = " ".join(["The", *WORDS, "were found to be weak"])
    other = first.replace("weak", "cracked")
    assert found("NP208", paragraphs(first, other.replace("to close", "to shut")))  # differs after 35
    assert not found("NP208", paragraphs(first, other.replace("Tuesday", "Monday")))  # differs after 21


def test_short_paragraphs_are_alike_by_chance() -> None:
    first = "We go to an old inn by the sea and we eat a fish or a pie at six"
    assert not found("NP208", paragraphs(first, first.replace("six", "ten")))


@pytest.mark.parametrize(("number", "count"), [(15, 1), (30, 0)])
def test_a_paragraph_is_compared_with_twenty_that_begin_alike(number: int, count: int) -> None:
    begin = "The council of the town voted"
    listed = [
        f"{begin} {' '.join(f'{word}{chr(97 + n)}' for word in WORDS)} and then went home in the rain"
        for n in range(26)
    ]
    listed += [
        f"{begin} {' '.join(f'{word}{chr(97 + n)}x' for word in WORDS)} and then went home" for n in range(10)
    ]
    again = listed[number] + " again"
    assert len(found("NP208", paragraphs(*listed, again))) == count


@pytest.mark.parametrize(("margin", "count"), [(0.9, 1), (1.1, 0)])
def test_a_line_is_in_doubt_below_a_margin_of_one(margin: float, count: int) -> None:
    source = Source(
        "Rate kept\nThe central bank kept its rate at five percent on Monday, its governor said.\n"
    )
    ((tree, reasons),) = pipeline.explained(source, features=False)
    doubted = [one._replace(margin=margin if one is reasons[0] else 9.0) for one in reasons]
    context = ArticleContext(FileContext(source, Settings(())), tree, doubted)
    assert len(list(np215_ambiguous_line.check(context))) == count


# ---- what a baseline knows a finding by ----


@pytest.mark.parametrize(
    ("code", "article", "key"),
    [
        (
            "NP302",
            "“It is over,” she said. “Nobody.” He said: “So it is.” But \"the whole of the old bridge is closed\".",
            '"the whole of the old bridge i',
        ),
        ("NP303", "The mayor of the old town said: “It is over and done with.", 'old town said:"It is over and'),
        (
            "NP304",
            "The mayor said: “The bridge is old.\nparagraph: Nobody in the whole of the town will miss it.”",
            "Nobody in the whole of the tow",
        ),
    ],
)  # fmt: skip
def test_a_baseline_knows_a_quotation_by_its_first_words(code: str, article: str, key: str) -> None:
    case = Case(code=code, says="", finds=[], article=paragraphs(article))
    (problem,) = findings(case, source_of(case))
    assert problem.key == key


# ---- folders ----

SENTENCES = [
    "The council voted to close the old bridge",
    "Its piers were found to be weak in spring",
    "A second vote is due in the month of May",
    "The mayor was absent from the whole meeting",
    "Nobody knows what the repairs will cost us",
    "The ferry will sail twice as often as before",
]


def story(*sentences: str) -> str:
    return TITLE + "paragraph: " + ". ".join(sentences) + "."


def other(count: int) -> list[str]:
    return [f"Something else that happened on day number {n}" for n in range(count)]


def test_files_are_nearly_the_same_that_share_three_in_five_sentences() -> None:
    assert in_folder("NP702", story(*SENTENCES[:5]), story(*SENTENCES[:3], *other(2))) == ["1.txt"]
    assert in_folder("NP702", story(*SENTENCES), story(*SENTENCES[:3], *other(3))) == []


def test_articles_of_three_sentences_are_alike_by_chance() -> None:
    assert in_folder("NP702", story(*SENTENCES[:3]), story(*SENTENCES[:2], *other(1))) == []


def test_short_sentences_do_not_make_files_alike() -> None:
    short = ["The council met", "Nobody was glad", "The mayor left", "It rained again", "All went home"]
    assert in_folder("NP702", story(*short), story(*short[:4], "They came back")) == []


def convention(marker: str, count: int) -> list[str]:
    return [f"{story(sentence)}\nend_marker: {marker}" for sentence in other(count)]


def test_nine_in_ten_articles_show_a_convention() -> None:
    assert in_folder("NP703", *convention("ENDS", 9), *convention("###", 1)) == ["9.txt"]
    assert in_folder("NP703", *convention("ENDS", 8), *convention("###", 2)) == []


def test_nine_articles_show_no_convention() -> None:
    assert in_folder("NP703", *convention("ENDS", 8), *convention("###", 1)) == []


def test_a_short_title_without_spaces_is_a_regular_heading() -> None:
    texts = ("央行周一召开会议并宣布了新的决定。", "渡轮在风暴之后重新开始航行了。")
    for title, paths in (("读者来信选登", []), ("秘鲁央行维持基准利率不变", ["1.txt"])):
        assert in_folder("NP704", *(f"title: {title}\nparagraph: {text}" for text in texts)) == paths


def test_versions_of_a_story_are_known_by_the_first_200_characters_of_their_leads() -> None:
    def lead(head: str, tail: str) -> str:
        return f"title: Peru keeps rate at five\nparagraph: {head} {tail}"

    numbers = [" ".join(f"{letter}{n:02}" for n in range(23)) for letter in "abcd"]  # 91 characters each
    a, b, c, d = numbers
    longer = " ".join(f"e{n:02}" for n in range(60))
    assert in_folder("NP704", lead(a, longer), lead(b, longer)) == []
    assert in_folder("NP704", lead(f"{a} {b} 1 2 3", longer), lead(f"{c} {d} 4 5 6", longer)) == ["1.txt"]


# ---- the texts under the rules ----


@pytest.mark.parametrize(
    ("heading", "case"),
    [
        ("Peru keeps Central bank rates", "sentence"),
        ("Peru keeps Central Bank rates", None),
        ("Peru keeps Mr Uno at the bank until June", "sentence"),
        ("Prime Minister Keir Starmer", None),
    ],
    ids=["one capital in four", "two in four", "short words do not count", "three words"],
)
def test_a_heading_has_a_case_if_its_longer_words_agree(heading: str, case: str | None) -> None:
    assert casing(heading) == case


@pytest.mark.parametrize(
    ("line", "is_sentence"),
    [("He works at Acme Corp.", False), ("He works at acme inc.", False), ("He works at acme mill.", True)],
)
def test_short_words_and_names_before_a_full_stop_may_be_abbreviations(
    line: str, *, is_sentence: bool
) -> None:
    assert lone_stop(line) is is_sentence


@pytest.mark.parametrize(("run", "is_explained"), [("\udce9" * 3, True), ("\udce9" * 4, False)])
def test_at_most_three_undecodable_bytes_in_a_row_are_windows_1252(run: str, *, is_explained: bool) -> None:
    assert strays.explained(f"caf{run}s", 3, 3 + len(run)) is is_explained


@pytest.mark.parametrize(("depth", "closed"), [(8, 8), (9, 1)])
def test_at_most_eight_quotations_are_open_at_a_time(depth: int, closed: int) -> None:
    text = "“a " * depth + "b" + "”" * depth
    found = quotations.find(text, [(0, len(text))], "en").all
    assert sum(quotation.closed for quotation in found) == closed


def test_a_word_is_cut_at_forty_characters() -> None:
    assert (len(word_before("a" * 50, 50)), len(word_after("a" * 50, 0))) == (40, 40)


def test_a_message_lists_four_places() -> None:
    file = FileContext(Source("a b c d e f"), Settings(()))
    assert file.listed([0, 2, 4, 6]) == "at 1:1, 1:3, 1:5, 1:7"
    assert file.listed([0, 2, 4, 6, 8]) == "at 1:1, 1:3, 1:5, 1:7 and 1 more"


@pytest.mark.parametrize(("words", "count"), [(25, 1), (60, 0)])
def test_boilerplate_of_200_characters_may_begin_with_a_phrase(words: int, count: int) -> None:
    line = "Read more: " + "and so on " * (words // 2)
    article = f"{TITLE}paragraph: The bank met on Monday.\nboilerplate: {line}end"
    assert len(found("NP601", article)) == count


# ---- the command ----


@pytest.mark.parametrize(
    ("key", "forms", "is_clear"),
    [
        ("apostrophe", {"straight": 9, "curly": 1}, True),
        ("apostrophe", {"straight": 8, "curly": 2}, False),
        ("apostrophe", {"straight": 9}, False),
        ("end-marker", {"ENDS": 3}, True),
        ("end-marker", {"ENDS": 2}, False),
    ],
)
def test_learn_sets_what_ten_uses_or_three_articles_show(
    key: str, forms: dict[str, int], *, is_clear: bool
) -> None:
    assert learn._value(key, Counter(forms))[1] is is_clear


def test_learn_shows_six_forms() -> None:
    value, _ = learn._value("end-marker", Counter(f"END{n}" for n in range(9)))
    assert ": END0 1, END1 1, END2 1, END3 1, END4 1, END5 1;" in value


def test_several_processes_start_from_64_files_on_and_eight_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 32)
    assert [processes._processes(jobs, None) for jobs in (63, 64)] == [1, 8]
    assert processes._processes(64, 20) == 20


def test_a_cache_keeps_eight_shelves(tmp_path: Path) -> None:
    names = [f"{number:024x}.jsonl" for number in range(10)]
    for number, name in enumerate(names):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (number, number))
    cache._clear(str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == names[2:]


@pytest.mark.parametrize(("files", "is_kept"), [(15, False), (16, True)])
def test_a_run_of_sixteen_files_keeps_a_cache(tmp_path: Path, files: int, *, is_kept: bool) -> None:
    for number in range(files):
        (tmp_path / f"{number}.txt").write_text(STORY, encoding="utf-8")
    run("check", ".", "--select", "NP301", cwd=tmp_path)
    assert (tmp_path / cache.FOLDER).exists() is is_kept


def test_a_chain_of_twenty_configuration_files_is_read_and_a_longer_one_refused(tmp_path: Path) -> None:
    for number in range(25):
        (tmp_path / f"{number}.toml").write_text(f'extend = "{number + 1}.toml"\n', encoding="utf-8")
    (tmp_path / "25.toml").write_text("", encoding="utf-8")
    assert reading.load(str(tmp_path / "6.toml")) == {}
    with pytest.raises(ConfigurationError, match="longer than 20 files"):
        reading.load(str(tmp_path / "3.toml"))
