"""Records as lessons: the blocks of a raw text, each with the state that the labeller should give it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tools.fit.corpora import CorporaError, Corpus, Record

from newsparse import byline
from newsparse.dates import published
from newsparse.text.blocks import Block, find
from newsparse.words.phrases import phrase_kinds

# The block types of a gold record. `table` is also a role of paragraphs, as are `quote` and `list_item`.
TYPES = frozenset(
    {"title", "kicker", "slug", "summary", "byline", "date", "dateline", "subhead", "paragraph", "list_item"}
    | {"quote", "table", "separator", "caption", "credit", "note", "end_marker", "noise"}
)

_INVISIBLE = re.compile("[\xad\u200b-\u200f\u2060\ufeff]")
_NUMBER = re.compile(r"(\d{1,2})[.)] ")
_ITEMS = {f"{sign} " for sign in "•▪◦●■*"}
_STORY = frozenset({"summary", "paragraph", "subhead", "list_item", "quote", "table", "separator"})
_HEAD_NOISE = {"noise": "head.boilerplate", "note": "head.note", "date": "timestamp", "byline": "byline"}
_PIECE = 0.8  # share of a block's words that its gold block has too
_ALIKE = 0.6  # share of common words from which two lines are the same line in different words
_LONGEST_BYLINE = 150  # code points
_LONGEST_CREDIT = 200  # code points

Gold = Mapping[str, Any]


@dataclass(slots=True)
class Lesson:
    """A raw text with the state of each of its blocks; folds are drawn by `publisher`."""

    id: str
    corpus: str
    publisher: str
    language: str
    raw: str
    blocks: list[Block]
    states: list[str]


def lesson(record: Record, corpus: Corpus) -> Lesson:
    """A record of a corpus as a lesson. Raises CorporaError for a block of an unknown type."""
    gold = record["gold"]
    unknown = sorted({block["type"] for block in gold["blocks"]} - TYPES)
    if unknown:
        known = ", ".join(sorted(TYPES))
        raise CorporaError(f"{corpus.path}: {record['id']}: block type {unknown[0]!r} is not one of {known}")
    blocks = find(record["raw"]).blocks
    types = _aligned(blocks, gold, ragged=corpus.ragged)
    _restore(types, blocks, gold)
    _mark_tables(types, blocks, gold)
    _mark_lists(types, blocks)
    states = to_states(types, blocks)
    language = gold["lang"].split("-")[0]
    return Lesson(
        record["id"], corpus.name, corpus.publisher(record), language, record["raw"], blocks, states
    )


def lessons(corpus: Corpus) -> Iterator[Lesson]:
    """All lessons of a corpus, whatever its share."""
    for record in corpus.records():
        yield lesson(record, corpus)


def normal(text: str) -> str:
    """The text as the scorer compares it."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def _aligned(blocks: Sequence[Block], gold: Gold, *, ragged: bool = False) -> list[str]:
    """The gold type of each block; a block without a counterpart is noise, one with only a dateline `dateline`."""
    wanted = [normal(block["text"]) for block in gold["blocks"]]
    given = [normal(block.text) for block in blocks]
    dateline = normal(gold["dateline"]["text"]) if gold.get("dateline") else ""
    if dateline:
        given = [_without(text, dateline) for text in given]
    types = ["noise"] * len(given)
    matcher = SequenceMatcher(None, given, wanted, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "replace" and ragged:
            types[a:b] = [_closest(text, gold["blocks"][c:d]) for text in given[a:b]]
        elif tag == "equal" or (tag == "replace" and b - a == d - c):
            types[a:b] = [block["type"] for block in gold["blocks"][c:d]]
    for index, block in enumerate(blocks):
        if dateline and normal(block.text) == dateline:
            types[index] = "dateline"
    return types


def _closest(text: str, wanted: Sequence[Mapping[str, str]]) -> str:
    """The type of the gold block that a block is a piece of, or the longest of those that it holds."""
    own = Counter(text.casefold().split())
    found, most = "noise", 0
    for block in wanted:
        words = Counter(normal(block["text"]).casefold().split())
        common = (own & words).total()
        if common > most and common >= _PIECE * min(own.total(), words.total()):
            found, most = block["type"], common
    return found


def _mark_tables(types: list[str], blocks: Sequence[Block], gold: Gold) -> None:
    """Paragraphs with the role `table` are rows of a table."""
    rows = {normal(block["text"]) for block in gold["blocks"] if block.get("role") == "table"}
    for index, block in enumerate(blocks):
        if types[index] == "paragraph" and normal(block.text) in rows:
            types[index] = "table"


def _mark_lists(types: list[str], blocks: Sequence[Block]) -> None:
    """Paragraphs that begin with a bullet, or with numbers that count up, are items of a list."""
    numbers = [_NUMBER.match(block.text) for block in blocks]
    for index, kind in enumerate(types):
        if kind != "paragraph":
            continue
        near = [
            numbers[at] for at in (index - 1, index + 1) if 0 <= at < len(types) and types[at] != "subhead"
        ]
        own = numbers[index]
        counted = own and any(other and abs(int(other[1]) - int(own[1])) == 1 for other in near)
        if blocks[index].text[:2] in _ITEMS or counted:
            types[index] = "list_item"


def elements(record: Record, corpus: Corpus, found: Lesson) -> list[tuple[str, str]]:
    """The gold type of each block of a record, or its role within the body, with the block's text."""
    roles = {normal(block["text"]): block.get("role") for block in record["gold"]["blocks"]}
    types = _aligned(found.blocks, record["gold"], ragged=corpus.ragged)
    pairs = []
    for kind, block in zip(types, found.blocks, strict=True):
        role = roles.get(normal(block.text))
        text = f"• {block.text}" if role == "list_item" and block.text[0].isalpha() else block.text
        pairs.append((role if kind == "paragraph" and role else kind, text))
    return pairs


def _restore(types: list[str], blocks: Sequence[Block], gold: Gold) -> None:
    """Label the title and the byline of a page whose gold calls their lines noise because the lines say more."""
    unscored = gold.get("unscored", ())
    story = next((i for i, kind in enumerate(types) if kind in _STORY), 0)
    if gold["title"] and ("title" in unscored or "title" not in types):
        close = [(_alike(blocks[i].text, gold["title"]), i) for i in range(story) if types[i] == "noise"]
        if close and max(close)[0] > _ALIKE:
            types[max(close)[1]] = "title"
    if "byline" in unscored and "title" in types:
        for index in range(types.index("title"), min(story + 3, len(types))):
            text = blocks[index].text
            if types[index] == "noise" and len(text) < _LONGEST_BYLINE and byline.match(text):
                types[index] = "byline"


def _alike(text: str, title: str) -> float:
    """The share of two lines' words that is in both, 0 to 1."""
    own, wanted = set(text.casefold().split()), set(title.casefold().split())
    return len(own & wanted) / max(1, len(own | wanted))


def _without(text: str, dateline: str) -> str:
    return text[len(dateline) :].lstrip() if text.startswith(dateline) else text


def to_states(types: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    """The labeller's states for gold types: a role before, in or after the story is a state of its own."""
    story = [i for i, kind in enumerate(types) if kind in _STORY]
    first, last = (story[0], story[-1]) if story else (len(types), len(types))
    title = next((i for i, kind in enumerate(types) if kind == "title"), None)
    body = next((i for i, k in enumerate(types) if k in _STORY and k != "summary"), first)
    states = []
    for index, kind in enumerate(types):
        if title is not None and index < title:
            states.append(_before(kind, blocks[index]))
        elif index == title:
            states.append("title")
        elif index > last:
            states.append(_after(kind, blocks[index]))
        elif index < body:
            states.append(_under_title(kind, blocks[index]))
        else:
            states.append(_inside(kind, blocks[index]))
    return states


def _before(kind: str, block: Block) -> str:
    if kind in ("kicker", "slug"):
        return kind
    if kind == "byline":
        return "pre.byline"
    return "pre.timestamp" if kind == "date" else "pre.boilerplate"


def _under_title(kind: str, block: Block) -> str:
    if kind in ("summary", "dateline"):
        return kind
    if kind == "noise" and published.timestamp(block.text):
        return "timestamp"
    if kind in ("caption", "credit"):
        return f"head.{kind}"
    if kind == "note":
        return "head.credit" if _is_credit(block) else "head.note"
    return _HEAD_NOISE.get(kind, "head.boilerplate")


def _inside(kind: str, block: Block) -> str:
    if kind == "summary":
        return "paragraph"
    if kind == "note":
        return "credit" if _is_credit(block) else "note"
    if kind == "date":
        return "body.timestamp"
    if kind in _STORY or kind in ("caption", "credit"):
        return kind
    return "boilerplate"


def _after(kind: str, block: Block) -> str:
    if kind == "note":
        return "tail.credit" if _is_credit(block) else "tail.note"
    if kind == "credit":
        return "tail.credit"
    if kind == "byline":
        return "tail.byline"
    if kind == "date":
        return "tail.timestamp"
    return kind if kind == "end_marker" else "tail.boilerplate"


def _is_credit(block: Block) -> bool:
    """Whether a note is a credit: the gold has one type for both, and the phrase tables know credits."""
    return len(block.text) < _LONGEST_CREDIT and any(
        kind.startswith("credit") for kind in phrase_kinds(block.text.casefold())
    )
