"""Facts about the sets of characters, and a guard against lists of characters in other modules."""

import ast
import re
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from unicodedata import category, name

import pytest

from newsparse.base import characters
from newsparse.base.characters import (
    BRACKETS,
    BULLETS,
    BYTES_OF_DIGITS,
    CLOSING_BRACKETS,
    COLONS,
    COMMAS,
    DASHES,
    ELLIPSES,
    EXCLAMATION_MARKS,
    FULL_STOPS,
    HYPHENS,
    IN_WORD_STOPS,
    ITEM_DASHES,
    LONG_DASHES,
    MIDDLE_DOTS,
    OPENING_BRACKETS,
    QUESTION_MARKS,
    QUOTES,
    RARE_DASHES,
    RULER_LINES,
    RULER_SIGNS,
    SEMICOLONS,
    SENTENCE_CLOSERS,
    SENTENCE_ENDS,
    SENTENCE_STOPS,
    SEPARATOR_SIGNS,
    SLASHES,
    SPACED_FULL_STOPS,
    has_stops,
    in_class,
    is_caseless,
    is_small,
    is_unspaced,
    without,
)
from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "newsparse"
HOME = PACKAGE / "base" / "characters.py"
_NO_SETS = {"DOUBLED_STOPS", "UNSPACED"}  # a string of two characters, and ranges for a character class
SETS = {
    key: value
    for key, value in vars(characters).items()
    if key.isupper() and isinstance(value, str) and key not in _NO_SETS
}

# ---- facts -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", sorted(SETS))
def test_a_set_holds_no_character_twice(key: str) -> None:
    assert len(set(SETS[key])) == len(SETS[key])


@pytest.mark.parametrize("stop", without(SENTENCE_STOPS, "⋯"))
def test_a_stop_is_punctuation(stop: str) -> None:
    assert category(stop) == "Po"


@pytest.mark.parametrize("mark", QUOTES + BRACKETS)
def test_quotation_marks_and_brackets_are_punctuation(mark: str) -> None:
    assert category(mark) in {"Pi", "Pf", "Ps", "Pe", "Po"}


@pytest.mark.parametrize(("opening", "closing"), [*zip(OPENING_BRACKETS, CLOSING_BRACKETS, strict=True)])
def test_brackets_are_listed_in_pairs(opening: str, closing: str) -> None:
    assert (category(opening), category(closing)) == ("Ps", "Pe")
    assert name(opening).replace("LEFT", "RIGHT") == name(closing)


@pytest.mark.parametrize("dash", without(DASHES + RARE_DASHES, "−"))
def test_a_dash_is_one_for_unicode(dash: str) -> None:
    assert category(dash) == "Pd"


KINDS = {
    "stops": SENTENCE_STOPS,
    "commas": COMMAS,
    "semicolons": SEMICOLONS,
    "colons": COLONS,
    "quotation marks": QUOTES,
    "brackets": BRACKETS,
    "dashes": DASHES + RARE_DASHES,
    "bullets": BULLETS,
    "slashes": SLASHES,
}


@pytest.mark.parametrize(("one", "other"), [*combinations(sorted(KINDS), 2)])
def test_a_character_is_of_one_kind(one: str, other: str) -> None:
    assert not set(KINDS[one]) & set(KINDS[other])


def test_the_stops_are_their_four_kinds() -> None:
    kinds = (FULL_STOPS, QUESTION_MARKS, EXCLAMATION_MARKS, ELLIPSES)
    assert "".join(kinds) == SENTENCE_STOPS
    assert sum(map(len, kinds)) == len(set(SENTENCE_STOPS))


def test_subsets_are_subsets() -> None:
    for part, whole in (
        (SPACED_FULL_STOPS, FULL_STOPS),
        (IN_WORD_STOPS, QUESTION_MARKS + EXCLAMATION_MARKS),
        (RULER_LINES, RULER_SIGNS),
        (RULER_SIGNS, SEPARATOR_SIGNS),
        (LONG_DASHES, ITEM_DASHES),
        (HYPHENS, DASHES),
        (CLOSING_BRACKETS, SENTENCE_CLOSERS),
    ):
        assert set(part) <= set(whole)


def test_full_stops_of_spaced_scripts_are_those_that_are_followed_by_a_space() -> None:
    assert set(SPACED_FULL_STOPS) <= {end[0] for end in SENTENCE_ENDS if end.endswith(" ")}


# A sentence each, with the stop that ends it, and the same without.
SENTENCES = {
    "Urdu": "پل کھل گیا۔",
    "Arabic": "هل فُتح الجسر؟",
    "Amharic": "ድልድዩ ተከፈተ።",
    "Amharic question": "ድልድዩ ተከፈተ፧",
    "Armenian": "Կամուրջը բացվեց։",
    "Khmer": "ស្ពានបានបើក។",
    "Khmer at the end": "ស្ពានបានបើក៕",
    "Burmese": "တံတား ပြန်ဖွင့်သည်။",
    "Hindi": "पुल खुल गया।",
    "Sanskrit": "सेतुः उद्घाटितः॥",
    "Tibetan": "ཟམ་པ་ཁ་ཕྱེ་སོང་།",
    "Japanese": "橋が開いた。",
    "Japanese, half-width": "橋が開いた｡",
    "Chinese question": "桥开了吗？",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_the_last_character_of_a_sentence_is_a_stop(language: str) -> None:
    sentence = SENTENCES[language]
    assert sentence[-1] in SENTENCE_STOPS
    assert sentence[-2] not in SENTENCE_STOPS


def test_a_comma_or_a_colon_ends_no_sentence_in_any_script() -> None:
    assert not set(SENTENCE_STOPS) & set("،၊፣፥៖՝、，")


@pytest.mark.parametrize("letter", "กລကកབ山かア")
def test_scripts_without_spaces_are_known(letter: str) -> None:
    assert is_unspaced(letter)


@pytest.mark.parametrize("letter", "aäжαاहአԿ한თ“–… ")
def test_letters_of_scripts_with_spaces_and_signs_are_not_among_them(letter: str) -> None:
    assert not is_unspaced(letter)


def test_the_edges_of_the_ranges_belong_to_them() -> None:
    for first, last in (*characters.SOUTH_EAST_ASIAN, *characters.EAST_ASIAN):
        assert is_unspaced(first) and is_unspaced(last)
    assert not is_unspaced("\u0dff") and not is_unspaced("\u10a0") and not is_unspaced("\u1800")


def test_only_thai_and_lao_have_no_stops() -> None:
    assert [letter for letter in "กລကកབ山aह" if not has_stops(letter)] == ["ก", "ລ"]


def test_georgian_letters_are_small_ones_for_python_only() -> None:
    assert ("თ".islower(), is_small("თ"), is_small("t")) == (True, False, True)


def test_the_bytes_of_digits_are_those_of_all_scripts() -> None:
    digits = [chr(point) for point in range(sys.maxunicode + 1) if chr(point).isdecimal()]
    assert set(BYTES_OF_DIGITS) == set("".join(digits).encode())


@pytest.mark.parametrize(
    "text", ["京都", "تهران", "თბილისი", "京都 a", "京都A", "ª", "\u01c5", "𝐀", "", "5 km", "京 123"]
)
def test_a_text_is_caseless_if_each_character_is(text: str) -> None:
    assert is_caseless(text) == all(not one.isupper() and not is_small(one) for one in text)


def test_a_class_takes_its_characters_literally() -> None:
    sign = re.compile("[" + in_class("^-]", "[\\") + "]")
    assert [character for character in "^-][\\ab" if sign.match(character)] == list("^-][\\")


# ---- the guard -------------------------------------------------------------------------

KNOWN = frozenset("".join(KINDS.values()) + SEPARATOR_SIGNS + MIDDLE_DOTS) - {" "}
STOPS_OF_LATIN = frozenset(".!?")
FEWEST = 3  # characters that make a list
CLASS = re.compile(r"\[\^?((?:\\.|[^\]\\])+)\]")

# Modules whose subject is exactly the characters that they list.
ALLOWED = {
    "checks/rules/np305_nested_quotes.py": "the marks that no language nests in themselves",
    "checks/rules/np317_mixed_quote_punctuation_order.py": "both orders of a mark and a stop in English",
    "checks/rules/np314_repeated_punctuation.py": "the signs that nobody doubles on purpose",
    "checks/text/strays.py": "the signs of Windows-1252 that newsrooms use",
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != HOME)


def relative(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def lists_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The lines and texts of literals that list characters: strings, classes in patterns, sets of strings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    patterns = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    for pattern in patterns:
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in pattern.values)
        if any(map(is_class, CLASS.findall(text))):
            yield pattern.lineno, text
    parts = docstrings | {id(part) for pattern in patterns for part in pattern.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            if is_list(node.value) or any(map(is_class, CLASS.findall(node.value))):
                yield node.lineno, node.value
        elif isinstance(node, ast.Set | ast.Tuple | ast.List):
            texts = [item.value for item in node.elts if isinstance(item, ast.Constant)]
            short = [text for text in texts if isinstance(text, str) and 1 <= len(text.strip()) <= 2]
            if len(short) == len(node.elts) and _has_kind(KNOWN.intersection(*["".join(short)])):
                yield node.lineno, repr(short)


def is_list(text: str) -> bool:
    """Whether a string is mostly characters of the sets, each once: a formula repeats, a text has letters."""
    signs = "".join(text.split())
    if len(set(signs)) != len(signs) or any(map(str.isalnum, signs)) or CLASS.fullmatch(text):
        return False
    known = KNOWN.intersection(signs)
    return 3 * len(known) >= 2 * len(signs) and (
        _has_kind(known) or (len(known) >= FEWEST and not signs.isascii())
    )


def is_class(inside: str) -> bool:
    """Whether the inside of a pattern's class lists characters of the sets among other things."""
    plain = re.sub(r"\\[wWsSdDbntr]|\w-\w", "", inside)
    known = KNOWN.intersection(re.sub(r"\\(.)", r"\1", plain))
    return _has_kind(known) or (len(known) >= 2 * FEWEST and not "".join(known).isascii())


def _has_kind(signs: frozenset[str]) -> bool:
    """Whether several of these are of one kind and not all of ASCII, or are the stops of Latin."""
    same = [signs.intersection(kind) for kind in KINDS.values()]
    return (
        any(len(kind) >= FEWEST and not "".join(kind).isascii() for kind in same) or signs >= STOPS_OF_LATIN
    )


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_takes_its_characters_from_the_one_place(path: Path) -> None:
    found = list(lists_in(ast.parse(path.read_text("utf-8"))))
    if relative(path) in ALLOWED:
        assert found, "nothing is listed here any more: strike it from ALLOWED"
    else:
        assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "_STOPS = frozenset('.!?…')",
        "_STOPS = '.!?'",
        "_DASHES = {'-', '–', '—'}",
        "_ENDS = ('. ', '! ', '? ')",
        "_P = lazy_pattern(r'\\s[-–—]\\s')",
        "_P = lazy_pattern(rf'{_A}[.!?…]+')",
        "mark in ':：;'",
    ],
)
def test_the_guard_sees_a_list(code: str) -> None:
    assert list(lists_in(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring may list .!?… as it likes."""',
        "_P = lazy_pattern(r'[0-9.,]+')",
        "_P = lazy_pattern(rf'[{STOPS}]+')",
        "_RULE = '---'",
        "_ARROW = ' – '",
        "_TEXT = 'Yes! – No? – “Well …”'",
        "mark in ':：'",
        "_PATH = '*?['",
    ],
)
def test_the_guard_leaves_single_characters_and_texts_alone(code: str) -> None:
    assert not list(lists_in(ast.parse(code)))
