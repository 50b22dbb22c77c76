"""Fixing is safe, on real articles and in every encoding: nothing is said otherwise, and twice is once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from unicodedata import normalize

import pytest

from newsparse.checks import run, table
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.file import FileContext
from newsparse.checks.disk.check_file import FileJob, Mode, check_file
from newsparse.checks.fixes import rounds as fixing
from newsparse.checks.fixes.rounds import Fixed
from newsparse.checks.settings import House, Settings
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source, decode

DEFAULTS = Settings(table.default())
# With the mark of the byte order kept: taking it away is a fix of its own.
KEEPING_BOM = replace(DEFAULTS, rules=tuple(code for code in table.default() if code != "NP002"))
SAMPLE = 150
# Houses that change whatever can be changed, each with all rules, those that are off by default too.
HOUSES = [
    House("curly", "curly", "em", "closed", "character", "US", dateline_separator="-", end_marker="-30-"),
    House(
        "straight",
        "straight",
        "en",
        "spaced",
        "spaced-dots",
        "U.S.",
        dateline_separator="—",
        end_marker="END",
    ),
    House(quotes="guillemets", dash="hyphen", ellipsis="dots", date_form="iso", percent="%"),
]
STRICT = [Settings(tuple(rule.code for rule in table.RULES), house=house) for house in HOUSES]

MENDED = """Ferry makes the island’s case

PORT ELLEN, May 4 (AP) - The company's ferry’s late, the islanders  say. They’ve waited .

“It's  not the crew's fault,” the harbour's master said…  He’d seen worse...

Tickets cost €4 – a café’s coffee.
"""


def fixed(source: Source, settings: Settings = DEFAULTS, *, unsafe: bool = False) -> Fixed:
    return fixing.fix(source, settings, unsafe=unsafe)


def own_folds(result: Fixed) -> list[Callable[[str], str]]:
    """What the rules that fixed something declare to be equal."""
    modules = [table.module(code) for code in sorted({problem.code for problem in result.made})]
    return [module.RULE.fold for module in modules if module and module.RULE.fold]


def letters(text: str, folds: Sequence[Callable[[str], str]]) -> str:
    """The letters and digits of a text in their order: a reading that knows nothing of typography."""
    for own in folds:
        text = own(text)
    return "".join(c for c in normalize("NFKC", text) if c.isalnum())


def roles(source: Source) -> list[Role]:
    return [
        span.role for tree in pipeline.trees(source) for span in tree.spans if span.role is not Role.BREAK
    ]


def speech(source: Source) -> str:
    """The letters of the direct speech in a text, without the marks around it."""
    return "".join(quoted(source))


def quoted(source: Source) -> list[str]:
    """The letters of each quotation."""
    file = FileContext(source, DEFAULTS)
    contexts = [ArticleContext(file, tree) for tree in pipeline.trees(source)]
    return [
        letters(source.text[q.start : q.end], ())
        for context in contexts
        for q in context.quotations.outermost()
    ]


def objections(source: Source, settings: Settings = DEFAULTS) -> list[str]:
    """What the fixes of a text do that they must not, in words."""
    safe = fixed(source, settings)
    folds = own_folds(safe)
    before, after = source.text, safe.source.text
    found = []
    if letters(before, folds) != letters(after, folds):
        found.append("letters or digits changed")
    if not folds and fold(before) != fold(after):
        found.append("the folded text changed")
    if before != after and roles(source) != roles(safe.source):
        found.append("roles changed")
    if before != after and not folds and speech(source) != speech(safe.source):
        found.append("direct speech changed")
    if fixed(safe.source, settings).source != safe.source:
        found.append("twice is not once")
    silenced = {code for code, _, _ in safe.withheld}
    left = {p.code for p in run.check(safe.source, settings).problems if p.safe} - silenced
    if left:
        found.append(f"safe fixes left: {sorted(left)}")
    return found


def objections_to_unsafe(source: Source, settings: Settings = DEFAULTS) -> list[str]:
    """The same for unsafe fixes, which may change words but none in direct speech."""
    result = fixed(source, settings, unsafe=True)
    found = []
    if result.source.text != source.text and not own_folds(result):
        left = letters(result.source.text, ())
        found += [f"gone from direct speech: {words}" for words in quoted(source) if words not in left]
    if fixed(result.source, settings, unsafe=True).source != result.source:
        found.append("twice is not once")
    return found


def complaints(texts: Iterable[str], judge: Callable[[Source], list[str]]) -> list[str]:
    return [f"{text[:60]!r}: {said}" for text in texts for said in judge(Source(text))]


def test_safe_fixes_of_the_cases_and_seeds_are_safe(house_texts: list[str]) -> None:
    assert complaints(house_texts, objections) == []


def test_safe_fixes_are_safe_on_a_sample_of_real_articles(eval_texts: list[str]) -> None:
    assert complaints(eval_texts[:: max(1, len(eval_texts) // SAMPLE)], objections) == []


def test_unsafe_fixes_leave_speech_alone_in_a_sample_of_real_articles(eval_texts: list[str]) -> None:
    assert complaints(eval_texts[5 :: max(1, len(eval_texts) // 50)], objections_to_unsafe) == []


@pytest.mark.parametrize("settings", STRICT, ids=["curly", "straight", "guillemets"])
def test_fixes_are_safe_in_any_house_style(house_texts: list[str], settings: Settings) -> None:
    for judge in (objections, objections_to_unsafe):
        assert complaints(house_texts, partial(judge, settings=settings)) == []


@pytest.mark.slow
@pytest.mark.parametrize("settings", STRICT, ids=["curly", "straight", "guillemets"])
def test_fixes_are_safe_in_any_house_style_on_real_articles(
    eval_texts: list[str], settings: Settings
) -> None:
    for judge in (objections, objections_to_unsafe):
        assert complaints(eval_texts[::25], partial(judge, settings=settings)) == []


@pytest.mark.slow
def test_safe_fixes_are_safe_on_every_real_article(eval_texts: list[str]) -> None:
    assert complaints(eval_texts, objections) == []


@pytest.mark.slow
def test_unsafe_fixes_leave_speech_alone_in_every_fourth_real_article(eval_texts: list[str]) -> None:
    assert complaints(eval_texts[::4], objections_to_unsafe) == []


ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("utf-32-le", b"\xff\xfe\x00\x00"),
    ("cp1252", b""),
]
NEWLINES = ["\n", "\r\n", "\r"]


@pytest.mark.parametrize("newline", NEWLINES, ids=repr)
@pytest.mark.parametrize(("encoding", "bom"), ENCODINGS)
def test_encoding_mark_and_newlines_survive_fixing(encoding: str, bom: bytes, newline: str) -> None:
    data = bom + MENDED.replace("\n", newline).encode(encoding)
    result = fixed(decode(data, encoding=encoding), KEEPING_BOM).source.to_bytes()
    assert result.startswith(bom) and result != data
    text = result[len(bom) :].decode(encoding)
    assert text == expected(newline)


def expected(newline: str) -> str:
    """What becomes of the text in the plainest of files."""
    return fixed(Source(MENDED), KEEPING_BOM).source.text.replace("\n", newline)


def test_a_text_in_which_all_is_well_is_left_alone() -> None:
    source = Source("Ferry makes its case\n\nThe company's ferry is late.\n")
    assert fixed(source).source is source


def test_bytes_that_cannot_be_decoded_survive_fixing() -> None:
    data = MENDED.encode("utf-8").replace("café".encode(), b"caf\xe9")
    result = fixed(decode(data), KEEPING_BOM).source.to_bytes()
    assert b"caf\xe9" in result and result != data


@pytest.mark.parametrize(("encoding", "apostrophe"), [("latin-1", b"'"), ("cp1252", b"\x92")])
def test_a_sign_is_put_into_a_file_only_if_its_encoding_has_it(encoding: str, apostrophe: bytes) -> None:
    data = "A headline\n\nThe master's café isn't open.\n".encode(encoding)
    curly = replace(DEFAULTS, house=House(apostrophe="curly"), encoding=encoding)
    done = check_file(FileJob("a.txt", "a.txt", curly, Mode.FIX, data=data))
    assert done.after == data.replace(b"'", apostrophe)
    withheld = any(problem.code == "NP904" for problem in done.checked.problems)
    assert withheld == (apostrophe == b"'")
