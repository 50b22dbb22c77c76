"""How a file sets its paragraphs, told in words by `newsparse show` and `newsparse explain`."""

import textwrap

import pytest

from newsparse.cli.show.layout import evidence, in_words
from newsparse.text.blocks import find

TEXT = (
    "The council said on Friday that the bridge would stay closed until the summer, and few were glad of it. "
)


def wrapped(indent: str, between: str) -> str:
    paragraph = textwrap.fill(TEXT * 3, 60, initial_indent=indent)
    return between.join([paragraph] * 5) + "\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{TEXT}\n" * 4, "one paragraph per line"),
        (f"{TEXT}\n\n" * 4, "blank lines between paragraphs"),
        (wrapped("", "\n\n"), "wrapped at 60 columns, blank lines between them"),
        (wrapped("   ", "\n"), "wrapped at 59 columns, paragraphs indented"),
    ],
    ids=["lines", "blank lines", "wrapped", "indented"],
)
def test_a_layout_is_told_in_words(text: str, words: str) -> None:
    assert in_words(find(text)) == words


def test_the_counts_that_a_layout_was_read_from_are_told() -> None:
    assert (
        evidence(find(f"{TEXT}\n" * 4))
        == "3 of 3 lines that may be wrapped fill the width, and 0 of those end inside a sentence"
    )
    assert evidence(find(f"{TEXT}\n\n" * 4)) == "no two short lines are adjacent"
