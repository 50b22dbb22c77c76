"""The tests that spare most short lines the reading of a byline or a time say what reading them says."""

import random

import pytest

from newsparse import byline
from newsparse.base import tables
from newsparse.byline.lists import table
from newsparse.dates import timestamp
from newsparse.dates.published import timestamp_line
from newsparse.words.phrases import phrase_kinds

TESTED = 4000


@pytest.fixture
def words() -> list[str]:
    """Phrases of timestamps in all languages, days, months and a few other words, in random order."""
    calendar = tables.load("calendar")
    names = [*calendar["weekdays"], *calendar["weekdays_short"], *calendar["months"]]
    texts = [*tables.load("timestamp_words")["kinds"], *names, *["Reuters", "Mayor", "o'clock", "-"] * 50]
    return random.Random(1).sample(texts, len(texts))


def test_a_line_without_figures_is_a_timestamp_only_where_a_word_tells_it(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = random.Random(2)
    lines = words + [" ".join(chosen.choices(words, k=chosen.randint(2, 3))) for _ in range(TESTED)]
    short = [timestamp_line(line) is not None for line in lines]
    monkeypatch.setattr("newsparse.dates.timestamp_words.tells_without_figures", lambda text: True)
    monkeypatch.setattr(timestamp, "_openings", lambda word: (True, True))
    assert short == [timestamp_line(line) is not None for line in lines]
    assert any(short)


def test_a_date_begins_only_with_a_word_that_can_open_one(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = random.Random(3)
    lines = [
        f"{chosen.choice(words)} {chosen.choice(['4', '4.', '14:05', '2031'])} {chosen.choice(words)} 2031"
        for _ in range(TESTED)
    ]
    short = [timestamp_line(line) is not None for line in lines]
    monkeypatch.setattr(timestamp, "_openings", lambda word: (True, True))
    assert short == [timestamp_line(line) is not None for line in lines]
    assert any(short)


def test_one_word_alone_is_a_byline_only_as_an_agency_or_in_a_script_without_spaces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lists = table()
    texts = [
        *lists["signals"],
        *lists["titles"],
        *lists["agency_marks"],
        "Ana",
        "ANA",
        "“王小明”",
    ]
    lines = [mark + text for text in texts for mark in ("", "+ ", "* ")]
    short = [(byline.match(line), byline.match(line, lenient=True)) for line in lines]
    monkeypatch.setattr(byline, "_can_be_unopened", lambda line, *, lenient: True)
    assert short == [(byline.match(line), byline.match(line, lenient=True)) for line in lines]


def test_half_a_character_is_in_no_phrase() -> None:
    assert phrase_kinds("re\ud83dad more") == phrase_kinds("\ud83d\ud83d: x") == ()
