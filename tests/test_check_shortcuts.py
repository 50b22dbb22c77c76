"""What a check looks for first, because it is quickly found, leaves nothing out: compared with the long way."""

import random
import re

import pytest

from newsparse.checks import run, table
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.file import FileContext
from newsparse.checks.settings import Settings
from newsparse.checks.text import masks
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
