"""Nothing is lost: spans tile any text, bytes can be rebuilt, and results are always the same."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsparse.api import parse
from newsparse.model.errors import InputError
from newsparse.model.options import Options
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source, decode, require_news

# Scraps of everything that the parser searches for, so that random texts trigger its special cases.
SCRAPS = [
    "By Ana Ruiz",
    "OSLO, Nov 20 (AFP) - ",
    "【東京共同】",
    "End Article",
    "-30-",
    "###",
    "* * *",
    "=" * 30,
    "• ",
    "12. ",
    "> ",
    "Advertisement",
    "© 2025 The Herald",
    "Published: 12 March 2025, 14:05",
    "14:32",
    "(Reporting by A. B.; Editing by C. D.)",
    "Net  12.4 mln vs 10.1 mln",
    "A sentence about a ferry that was late, said nobody in particular.",
    "市は橋を閉鎖した。",
    "”",
    "\f",
    "\t",
    "    ",
    "\u2028",
    "\x00",
    "\udc80",
    "\u200f",
    "e\u0301",
    "\U0001f600",
    "\ufeff",
    "> ",
    "\n> The ferry was late.\n>\n>> It rained.",
]
NEWLINES = ["\n", "\n\n", "\r\n", "\r", " \n", "\n\n\n"]
TEXTS = st.lists(st.sampled_from(SCRAPS + NEWLINES) | st.text(max_size=12), max_size=40).map("".join)


def covered(text: str, options: Options = Options()) -> None:  # noqa: B008 (frozen)
    """Assert that the trees of a text tile it and that breaks contain only white space and the `>` of mail."""
    at = 0
    for tree in pipeline.trees(Source(text), options):
        for span in tree.spans:
            assert (span.start, span.start < span.end) == (at, True)
            inside = text[span.start : span.end]
            if span.role is Role.BREAK:
                assert not inside.replace(">", "").strip()
            else:
                assert inside.strip()
            for part in span.parts:
                assert span.start <= part.start <= part.end <= span.end
            at = span.end
    assert at == len(text)


@given(TEXTS)
@example("")
@example("\n")
@example("\ufeff")
@example("\x1c")
@example("> Rain\n>\n> OSLO (AP) - It rained on the\n> > ferry, and >\n>   > at sea.\n>")
@settings(max_examples=300, deadline=None)
def test_the_spans_of_any_text_tile_it(text: str) -> None:
    covered(text)
    covered(text, Options(split=False))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_span_records_of_an_article_match_its_tree(text: str) -> None:
    source = Source(text)
    records = [
        record for article in pipeline.articles(source, Options(spans=True)) for record in article.spans
    ]
    spans = [span for tree in pipeline.trees(source) for span in tree.spans]
    assert [(r.type, r.start, r.end) for r in records] == [(s.role, s.start, s.end) for s in spans]


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_articles(text: str) -> None:
    assert pipeline.articles(Source(text)) == pipeline.articles(Source(text))


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_an_article_or_one_documented_error(data: bytes) -> None:
    source = decode(data)
    assert source.to_bytes() == data
    try:
        require_news(source)
    except InputError:
        return
    covered(source.text)


def test_the_seed_is_covered_and_rebuilt(seed: bytes) -> None:
    source = decode(seed)
    covered(source.text)
    assert source.to_bytes() == seed


def test_every_prefix_of_the_seed_is_covered(seed: bytes) -> None:
    text = seed.decode()
    for end in range(len(text) + 1):
        covered(text[:end])


def test_bytes_that_end_inside_a_character_are_rebuilt(seed: bytes) -> None:
    start = seed.index("’".encode())
    for end in range(start, start + 4):
        assert decode(seed[:end]).to_bytes() == seed[:end]


def test_every_text_of_the_project_is_covered(house_texts: list[str]) -> None:
    for text in house_texts:
        covered(text)
        assert decode(text.encode()).to_bytes() == text.encode()


def test_every_evaluation_text_is_covered(eval_texts: list[str]) -> None:
    for text in eval_texts:
        covered(text)


def test_every_word_of_an_article_occurs_in_its_source(house_texts: list[str]) -> None:
    for text in house_texts:
        words = set(text.split())
        squeezed = "".join(text.split())
        for article in pipeline.articles(Source(text)):
            for block in article.body:
                unknown = [word for word in block.text.split() if word not in words and word not in squeezed]
                assert unknown == [] or "-\n" in text


@pytest.mark.parametrize("numbered", [0, 1])
def test_the_articles_of_a_file_divide_its_text(numbered: int) -> None:
    text = (
        "Snow closes pass\nThe road will stay closed for a week, the canton said. Some thirty lorries are "
        "waiting on either side of it.\nEnd Article\n"
    )
    found = pipeline.articles(Source(text * 2), Options(spans=True))
    assert [(a.source.article, a.source.of) for a in found] == [(1, 2), (2, 2)]
    share = found[numbered].spans
    assert (share[0].start, share[-1].end) == (numbered * len(text), (numbered + 1) * len(text))


def test_articles_do_not_depend_on_earlier_parses(house_texts: list[str]) -> None:
    fresh = [repr(parse(text)) for text in house_texts[:20]]
    again = [repr(parse(text)) for text in reversed(house_texts[:20])]
    assert fresh == again[::-1]


# Work is counted, not timed: the calls of Python and built-in functions, and their returns.

SENTENCE = "The council said on Friday that the bridge would stay closed until summer; few were glad. "
GROWING: dict[str, Callable[[int], str]] = {
    "one line": lambda n: SENTENCE * n,
    "blank lines": lambda n: "\n" * (40 * n),
    "short lines": lambda n: "A short line\n" * n,
    "subheads": lambda n: ("A short subhead\n" + SENTENCE * 2 + "\n") * n,
    "questions": lambda n: "Who said so?\n" * n,
    "bylines": lambda n: "By Ana Ruiz and Li Wei, Reuters\n" * n,
    "wrapped lines": lambda n: (SENTENCE[:60] + "\n" + SENTENCE[60:] + "\n") * n,
    "hyphens": lambda n: "the parlia-\nment of the coun-\ntry met on Mon-\n" * n,
    "numbers": lambda n: "12 34 56 78  " * n + "\n",
    "open brackets": lambda n: "PARIS (" * n + "\n" + "([【" * n,
    "dashes": lambda n: "Tehran - " * n + "\n" + "- " * n,
    "commas": lambda n: "By A, " * n + "\n" + "x, y, " * n,
    "end markers": lambda n: (SENTENCE[:50] + "\n" + SENTENCE * 2 + "\nEnd Article\n") * n,
    "chinese": lambda n: "市政府星期二宣布，旧桥将关闭维修至夏末。\n" * n,
    "no-break spaces": lambda n: "\xa0 \u3000" * n + "\n",
    "marks only": lambda n: "?!.…:;" * n + "\n" + "..\n" * n,
}


def steps(text: str) -> int:
    """The number of calls and returns that parsing the text takes."""
    import sys

    count = 0

    def trace(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(trace)
    try:
        pipeline.articles(Source(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", GROWING)
def test_the_work_grows_no_faster_than_the_text(kind: str) -> None:
    grow = GROWING[kind]
    pipeline.articles(Source(grow(50)))  # tables are loaded, caches are warm
    small, large = steps(grow(300)), steps(grow(1200))
    assert large < 5.0 * small + 2000


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 95_000,
        "x" * 10_000_000,
        "\n" * 1_000_000,
        "A short line\n" * 20_000,
        f"A short subhead\n{SENTENCE}\n" * 10_000,
    ],
    ids=["a line of 10 MB", "a word of 10 MB", "a million blank lines", "20k short lines", "10k subheads"],
)
def test_a_huge_text_is_parsed(text: str) -> None:
    covered(text, Options(split=False))
