"""What a check looks for first, because it is quickly found, leaves nothing out: compared with the long way."""

import random
import re

import pytest

from newsparse.base.characters import QUOTES
from newsparse.base.tables import load
from newsparse.checks import run, table
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.file import FileContext
from newsparse.checks.rules import np105_title_repeated, np207_duplicate_paragraph, np403_mixed_date_forms
from newsparse.checks.settings import Settings
from newsparse.checks.text import masks, quotations
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.text.source import Source

SETTINGS = Settings(rules=table.default())
TEXTS = (
    "Ferry runs aground\n\nOSLO (AP) — “It’s over,” said Ana Ruiz-Díaz_2, 41. The ferry ran at 9:30.",
    "Пожар в порту\n\nМОСКВА, 3 марта — Пожар потушен… Об этом сообщил мэр.",
    "渡し船が座礁\n\n東京で3日、渡し船が座礁した。けが人はいない。",
    "Signs\n\nOSLO (AP) — All of " + "".join(map(chr, range(0x2190, 0x2200))) + " are signs, said the mayor.",
)
PIECES = [
    "a",
    "http",
    "://",
    "www.",
    "w",
    ".",
    "@",
    "-",
    " ",
    "x" * 15,
    "é",
    "b.c",
    "\n",
    "<",
    ",",
    "+",
    "’",
    "_",
]


def contexts(text: str) -> list[ArticleContext]:
    source = Source(text)
    file = FileContext(source, SETTINGS)
    return [ArticleContext(file, tree, reasons) for tree, reasons in run.read(source, SETTINGS)]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_what_a_pattern_finds(text: str) -> None:
    for context in contexts(text):
        assert context.words == re.findall(r"\w+", context.raw)
        assert len(context.worded) == len(context.raw)


@pytest.mark.parametrize("text", TEXTS)
def test_spans_with_a_sign_are_those_that_contain_it(text: str) -> None:
    for context in contexts(text):
        for spans in (context.blocks, context.tree.spans, context.tree.spans[1::2]):
            for signs in (".,", "—“", "。§", ("the ferry", "т ", "\n"), ("n\n", "ed", "P) —", "船")):
                wanted = [
                    span for span in spans if any(sign in text[span.start : span.end] for sign in signs)
                ]
                assert context.with_any(signs, spans) == wanted


@pytest.mark.parametrize("seed", range(4))
def test_addresses_are_those_that_the_patterns_find_in_the_whole_text(seed: int) -> None:
    chosen = random.Random(seed)
    for _ in range(2000):
        text = "".join(chosen.choices(PIECES, k=chosen.randrange(1, 16)))
        web = [(m.start(), m.start() + len(m[0].rstrip(masks._AFTER))) for m in masks._WEB.finditer(text)]
        assert masks.find(text) == sorted(web + [m.span() for m in masks._EMAIL.finditer(text)])


# Pieces of words that folding changes, or that accents could join.
WORDS = [
    "Ferry",
    "ferry",
    " ",
    "  ",
    "9",
    "e",
    "\u0301",
    "é",
    "ﬁ",
    "“",
    "'",
    "''",
    ".",
    "-",
    "\n",
    "\u200b",
    "…",
]


@pytest.mark.parametrize("seed", range(4))
def test_blocks_whose_beginnings_differ_are_not_the_same_when_folded(seed: int) -> None:
    chosen = random.Random(seed)
    for _ in range(2000):
        text = "".join(chosen.choices(WORDS, k=chosen.randrange(1, 9))).strip()
        start, end = sorted(chosen.choices(range(len(text) + 1), k=2))
        start += len(text[start:end]) - len(text[start:end].lstrip())  # a block begins with no space
        beginning = np105_title_repeated._beginning(text, Span(Role.PARAGRAPH, start, end))
        assert np105_title_repeated._folded(text[start:end]).startswith(beginning), (text, start, end)


def test_the_beginning_of_a_block_is_most_of_what_tells_it_from_others() -> None:
    text = "Ferry back in, at last"
    assert np105_title_repeated._beginning(text, Span(Role.TITLE, 0, len(text))) == "ferry back in"


@pytest.mark.parametrize("word", ["over", "“over”", "O’Neill's", "...", "(U.S.)", "渡し船。", "--x--", ""])
def test_the_letters_of_a_word_are_all_of_them(word: str) -> None:
    assert np207_duplicate_paragraph._letters(word) == "".join(filter(str.isalnum, word))


@pytest.mark.parametrize(
    "date", ["3 March", "March 3", "Sept. 3", "Mar 3", "2026-03-03", "3 March_x", "on 3 May’s end", "«May 3»"]
)
def test_every_date_has_one_of_the_clues_to_it(date: str) -> None:
    text = f"Ferry runs aground\n\nOSLO (AP) — The ferry ran aground {date}, said Ana Ruiz, its owner, here."
    for context in contexts(text):
        clues = np403_mixed_date_forms._clues(context)
        for match in np403_mixed_date_forms._DATE.finditer(text):
            assert any(clue in match[0] for clue in clues), match[0]


def test_a_straight_apostrophe_is_no_quotation_mark_in_any_language() -> None:
    for table_ in load("quotations").values():
        assert "'" not in table_["same"] + "".join([*table_["pairs"], *table_["pairs"].values()])
    assert frozenset(QUOTES) - quotations._ALL == {"'"}
