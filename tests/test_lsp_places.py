"""An editor and newsparse mean the same place and have the same text, whatever units the editor counts in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
)

from newsparse.lsp.places import Places
from newsparse.lsp.snapshot import Snapshot

ENCODINGS = ("utf-8", "utf-16", "utf-32")
# What is hard: ends of lines of every kind and what is none, characters of two, three and four bytes, marks, halves.
SIGNS = (
    "a",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\u2028",
    "\x0c",
    "\x85",
    "é",
    "e\u0301",
    "’",
    "字",
    "😀",
    "👩‍👧",
    "\ufeff",
)
texts = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)
encodings = st.sampled_from(ENCODINGS)


def width(text: str, encoding: str) -> int:
    """The units of a text, as the protocol defines them."""
    data = text.encode(f"{encoding}-le" if encoding != "utf-8" else "utf-8", "surrogatepass")
    return len(data) // {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]


def lines_of(text: str) -> list[str]:
    """The lines, each with its ending; independent of the code."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$|(?<=[\r\n])$|^$", text)


@given(text=texts, encoding=encodings, data=st.data())
def test_every_offset_has_the_place_that_the_protocol_gives_it(
    text: str, encoding: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))
    position = Places(text, encoding).position(offset)
    lines = lines_of(text)
    before = "".join(lines[: position.line])
    assert width(text[len(before) : offset], encoding) == position.character
    assert offset - len(before) <= len(lines[position.line])
    assert offset < len(text) or position.line == len(lines) - 1


@given(text=texts, encoding=encodings, data=st.data())
def test_a_place_leads_back_to_its_offset(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    places = Places(text, encoding)
    inside_an_ending = text[offset - 1 : offset + 1] == "\r\n"
    assert places.offset(places.position(offset)) == offset - inside_an_ending


def test_long_lines_are_measured_in_steps() -> None:
    text = "é😀" * 5000
    for encoding in ENCODINGS:
        places = Places(text, encoding)
        for offset in (0, 1, 1023, 1024, 1025, 4097, 9999, 10_000):
            position = places.position(offset)
            assert position.character == width(text[:offset], encoding)
            assert places.offset(position) == offset


@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [
        (0, 99, 2),
        (1, 99, 4),
        (99, 0, 5),
        (99, 99, 5),
        (2, 0, 5),
        (2, 1, 5),
        (0, 2**31 - 1, 2),
        (2**31 - 1, 0, 5),
    ],
)
def test_a_place_outside_the_text_means_the_nearest_one(line: int, character: int, offset: int) -> None:
    assert Places("a😀\nb\r").offset(Position(line, character)) == offset


def test_a_place_inside_a_character_is_the_place_of_the_character() -> None:
    assert Places("😀x").offset(Position(0, 1)) == 0
    assert Places("字x", "utf-8").offset(Position(0, 2)) == 0


def changed_by_an_editor(text: str, encoding: str, start: Position, end: Position, new: str) -> str:
    """The text after an edit as an editor makes it: in its own units, line by line."""
    code = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    lines = [line.encode(code, "surrogatepass") for line in lines_of(text)]
    at = [sum(map(len, lines[: one.line])) + one.character * size for one in (start, end)]
    whole = b"".join(lines)
    made = whole[: at[0]] + new.encode(code, "surrogatepass") + whole[at[1] :]
    return made.decode(code, "surrogatepass")


def can_be_edited(text: str, at: int) -> bool:
    """Whether an editor can have its cursor there: never inside the ending of a line."""
    return at == 0 or text[at - 1 : at + 1] != "\r\n"


@given(text=texts, encoding=encodings, data=st.data())
def test_edits_make_of_the_text_what_they_make_of_it_in_the_editor(
    text: str, encoding: str, data: st.DataObject
) -> None:
    now = Snapshot("untitled:a", 0, text, encoding)
    expected = text
    for version in range(1, data.draw(st.integers(1, 6)) + 1):
        changes = []
        for _ in range(data.draw(st.integers(1, 3))):
            offsets = st.sampled_from([at for at in range(len(expected) + 1) if can_be_edited(expected, at)])
            places = Places(expected, encoding)
            start, end = (places.position(at) for at in sorted((data.draw(offsets), data.draw(offsets))))
            new = data.draw(texts)
            expected = changed_by_an_editor(expected, encoding, start, end, new)
            changes.append(TextDocumentContentChangePartial(Range(start, end), new))
        now = now.edited(changes, version)
        assert (now.version, now.text) == (version, expected)


def test_an_edit_of_half_a_pair_is_made() -> None:
    """Neither Python nor UTF-8 can divide 😀, an editor in UTF-16 can."""
    half = TextDocumentContentChangePartial(Range(Position(0, 1), Position(0, 2)), "")
    broken = Snapshot("untitled:a", 0, "😀!").edited([half], 1)
    assert broken.text == "\ud83d!"
    other = TextDocumentContentChangePartial(Range(Position(0, 1), Position(0, 1)), "\ude00")
    assert broken.edited([other], 2).text == "😀!"


def test_the_whole_text_can_be_replaced() -> None:
    whole = TextDocumentContentChangeWholeDocument("new")
    assert Snapshot("untitled:a", 0, "old").edited([whole], 4) == Snapshot("untitled:a", 4, "new")


def test_a_range_whose_end_is_before_its_start_is_taken_from_the_smaller_one() -> None:
    reverse = TextDocumentContentChangePartial(Range(Position(0, 3), Position(0, 1)), "")
    assert Snapshot("untitled:a", 0, "abcd").edited([reverse], 1).text == "ad"
