"""Parsing twice the text takes twice the work: counted, not timed (see work.py), so that a busy machine fails nothing.

`make bench` times the same; here a change that makes parsing grow faster than the text fails at once.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice, product
from string import ascii_lowercase

import pytest

from tests.conftest import ROOT

SENTENCE = "The council said on Friday that the bridge would stay closed until summer; few were glad. "
# How much more twice the text may take; what grows with its square takes four times as much.
MORE = {"lines": 2.3, "characters": 2.3, "bytes": 3.0}  # dictionaries grow in steps


def names() -> Iterator[str]:
    return map("".join, product(ascii_lowercase, repeat=3))


def cut_words(count: int) -> str:
    """Words cut at the ends of lines, each another one, which must be looked for in the whole text."""
    cut = "The council of the parlia{}-\nmentary party met on Monday and voted.\n\n"
    return "".join(cut.format(name) for name in islice(names(), count))


SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "one long line": (lambda n: SENTENCE * n, 1_000),
    "blank lines": (lambda n: "\n" * n, 4_000),
    "blank lines between paragraphs": (lambda n: f"{SENTENCE}\n\n\n\n" * n, 80),
    "one line of blanks": (lambda n: f"A title\n{' ' * n}\n{SENTENCE}", 20_000),
    "short lines": (lambda n: "A short line\n" * n, 80),
    "subheads": (lambda n: f"A short subhead\n{SENTENCE}\n" * n, 50),
    "wrapped lines": (lambda n: f"{SENTENCE[:60]}\n{SENTENCE[60:]}\n" * n, 60),
    "words cut at the ends of lines": (cut_words, 80),
    "one paragraph of cut words": (lambda n: "the parlia-\nment of the coun-\ntry met on Mon-\n" * n, 60),
    "deep quotation marks": (lambda n: "A title\n" + "“‘" * n + SENTENCE, 2_000),
    "quotations": (lambda n: "A title\n" + "“He said ‘it was “so”’.”\n" * n, 80),
    "datelines": (lambda n: "A title\n" + "PARIS, Jan 12 (AFP) - It met on 3 May 2024.\n" * n, 80),
    "datelines in one line": (lambda n: "A title\n" + "PARIS, Jan 12 (AFP) - " * n + SENTENCE, 100),
    "names in a byline": (lambda n: "A title\nBy " + ", ".join(["Ana Ruiz"] * n) + f"\n{SENTENCE}", 200),
    "lines in capitals": (lambda n: "THE COUNCIL SAID ON FRIDAY\n" * n, 100),
    "bulleted lines": (lambda n: "A title\n" + "- an item of the list\n" * n, 80),
    "lines in columns": (lambda n: "A title\n" + "a\tb\tc | d | e\n" * n, 80),
    "lines of Chinese": (lambda n: "市议会周五表示，大桥将关闭至夏季。\n" * n, 80),
    "one character over and over": (lambda n: "-" * n, 10_000),
    "brackets": (lambda n: "(" * n + ")" * n, 4_000),
    "links on lines of their own": (lambda n: f"{SENTENCE[:-12]}few\n" + "and the quay,\n" * n, 200),
    "ragged lines": (
        lambda n: "The town of the\nlake towns said that\nit was late. But it\nran on and\n" * n,
        60,
    ),
    "page feet": (lambda n: f"{SENTENCE[:50]}\n{SENTENCE[50:70]}\nThe Lake Gazette, page 2\n" * n, 60),
    "runs of blanks in one line": (lambda n: (SENTENCE + " " * 6) * n, 200),
    "bullets on lines of their own": (lambda n: "A title\n" + f"•\n{SENTENCE}\n" * n, 60),
    "teasers": (lambda n: f"A title\n{SENTENCE}\n" + "Read also\nWhy the ferry sank\n" * n, 60),
    "authors and dates": (lambda n: "A title\n" + "May 4, 2021 by Ana Ruiz | Updated May 5, 2021\n" * n, 60),
    "articles one after another": (lambda n: f"A title\n{SENTENCE}\n{SENTENCE * 2}\nEnd Article\n" * n, 15),
}
KNOWN: dict[str, str] = {}


def counted(*texts: str) -> dict[str, list[int]]:
    """What parsing each text costs, counted in a process of its own, where nothing has been parsed before."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.work"],
        cwd=ROOT,
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, list[int]] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_twice_the_work(shape: str, request: pytest.FixtureRequest) -> None:
    if shape in KNOWN:
        request.applymarker(pytest.mark.xfail(strict=True, reason=KNOWN[shape]))
    text, count = SHAPES[shape]
    found = counted(text(count), text(2 * count))
    more = {what: twice / once for what, (once, twice) in found.items()}
    assert all(more[what] <= MORE[what] for what in MORE), (more, found)


def test_the_counting_sees_what_grows_with_the_square() -> None:
    """The measuring itself works: it counts lines of newsparse, and characters that methods of a text look at."""
    from tests.work import Tally, Text

    tally = Tally()
    text = Text.of("a word\n" * 100, tally)
    for line in text.split("\n"):
        assert "another" not in text[0:] + line
    assert tally.count > 100 * len(text)
    once, twice = counted(SENTENCE, f"{SENTENCE}\n" * 2)["lines"]
    assert 100 < once < twice
