"""The evaluation texts as lessons: the blocks of a raw text, each with the state that it should get."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from newsparse import byline
from newsparse.dates import published
from newsparse.text.blocks import Block, find
from newsparse.words.phrases import phrase_kinds

SHARED = Path(__file__).parents[3] / "shared" / "eval"
DEV = SHARED / "dev"
SETS = (
    "fundus-plain",
    "fundus-blank",
    "fundus-wrapped",
    "fundus-dump",
    "newsroom-plain",
    "newsroom-wrapped",
    "reuters-wire",
    "datelines",
)

_INVISIBLE = re.compile("[\xad\u200b-\u200f\u2060\ufeff]")
_NUMBER = re.compile(r"(\d{1,2})[.)] ")
_ITEMS = {f"{sign} " for sign in "•▪◦●■*"}
_STORY = frozenset({"summary", "paragraph", "subhead", "list_item", "quote", "table", "separator"})
_HEAD_NOISE = {"noise": "head.boilerplate", "note": "head.note", "date": "timestamp", "byline": "byline"}


@dataclass(slots=True)
class Lesson:
    """A raw text with the state of each of its blocks; `family` is the collection, `publisher` the fold's key."""

    id: str
    family: str
    publisher: str
    language: str
    raw: str
    blocks: list[Block]
    states: list[str]


def items(name: str) -> list[dict[str, Any]]:
    """The records of one set of `eval/dev`."""
    return [json.loads(line) for line in (DEV / f"{name}.jsonl").read_text("utf-8").split("\n") if line]


def publisher(item: dict[str, Any]) -> str:
    """Whose text an item is: the outlet, without the version of its parser."""
    source: str = item["gold"]["source"]
    family, _, rest = source.partition(":")
    if family == "fundus":
        return rest.split("/")[0]
    return rest or family


def normal(text: str) -> str:
    """The text as the scorer compares it."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def lesson(item: dict[str, Any], family: str) -> Lesson:
    """An item of an evaluation set as a lesson."""
    gold = item["gold"]
    blocks = find(item["raw"]).blocks
    types = _aligned(blocks, gold)
    _restore(types, blocks, gold)
    _mark_lists(types, blocks)
    states = to_states(types, blocks)
    return Lesson(
        item["id"], family, publisher(item), gold["lang"].split("-")[0], item["raw"], blocks, states
    )


def lessons(name: str) -> Iterator[Lesson]:
    """All lessons of one set."""
    for item in items(name):
        yield lesson(item, name)


def _aligned(blocks: Sequence[Block], gold: dict[str, Any]) -> list[str]:
    """The gold type of each block; where a block has no counterpart it is noise, or the lead with its dateline."""
    wanted = [normal(block["text"]) for block in gold["blocks"]]
    given = [normal(block.text) for block in blocks]
    dateline = normal(gold["dateline"]["text"]) if gold["dateline"] else ""
    if dateline:
        given = [_without(text, dateline) for text in given]
    types = ["noise"] * len(given)
    matcher = SequenceMatcher(None, given, wanted, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            for index in range(b - a):
                types[a + index] = gold["blocks"][c + index]["type"]
    for index, block in enumerate(blocks):
        if dateline and normal(block.text) == dateline:
            types[index] = "dateline"
    return types


def _mark_lists(types: list[str], blocks: Sequence[Block]) -> None:
    """Paragraphs that begin with a bullet, or with one number after another, are items of a list."""
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


def elements(item: dict[str, Any], found: Lesson) -> list[tuple[str, str]]:
    """The gold type, or the role within the body, of each block of an item, with its text as it stands."""
    roles = {normal(block["text"]): block.get("role") for block in item["gold"]["blocks"]}
    types = _aligned(found.blocks, item["gold"])
    told = []
    for kind, block in zip(types, found.blocks, strict=True):
        role = roles.get(normal(block.text))
        text = f"• {block.text}" if role == "list_item" and block.text[0].isalpha() else block.text
        told.append((role if kind == "paragraph" and role else kind, text))
    return told


def _restore(types: list[str], blocks: Sequence[Block], gold: dict[str, Any]) -> None:
    """Give back to a page the title and the byline whose lines the gold calls noise, as they say more."""
    unscored = gold.get("unscored", ())
    story = next((i for i, kind in enumerate(types) if kind in _STORY), 0)
    if "title" in unscored and gold["title"]:
        close = [(_alike(blocks[i].text, gold["title"]), i) for i in range(story) if types[i] == "noise"]
        if close and max(close)[0] > 0.6:
            types[max(close)[1]] = "title"
    if "byline" in unscored and "title" in types:
        for index in range(types.index("title"), story + 3):
            if types[index] == "noise" and len(blocks[index].text) < 150 and byline.match(blocks[index].text):
                types[index] = "byline"


def _alike(text: str, title: str) -> float:
    """How much of two lines' words is common to both, 0 to 1."""
    own, wanted = set(text.casefold().split()), set(title.casefold().split())
    return len(own & wanted) / max(1, len(own | wanted))


def _without(text: str, dateline: str) -> str:
    return text[len(dateline) :].lstrip() if text.startswith(dateline) else text


def to_states(types: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    """The labeller's states for gold types: the same role is another state before, in and after the story."""
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
    """The gold has one type for credits and notes; the phrase tables tell which a line is."""
    return len(block.text) < 200 and any(
        kind.startswith("credit") for kind in phrase_kinds(block.text.casefold())
    )
