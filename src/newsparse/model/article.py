"""The article and its parts: the document `newsparse.article/1` as Python objects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from newsparse.model.role import Role

SCHEMA = "newsparse.article/1"

BodyType = Literal[
    "paragraph", "subhead", "list_item", "quote", "table", "separator", "caption", "boilerplate"
]
NoteType = Literal["note", "credit", "slug", "timestamp"]
Level = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """The origin of an article, which is number `article` (from 1) of the `of` articles in its file."""

    path: str | None = None
    article: int = 1
    of: int = 1
    encoding: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote the article: the whole `text`, the names of the authors, the agency if there is one, as written."""

    text: str
    authors: tuple[str, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by whom, at the very start of the lead; every part as written.

    Two more parts are normalised, or None if that is uncertain: `agency_id`, the same name in every script, and
    `date_iso`, in EDTF (ISO 8601-2) with the precision of the dateline.
    """

    text: str
    place: str | None = None
    places: tuple[str, ...] = ()
    region: str | None = None
    agency: str | None = None
    date: str | None = None
    byline: str | None = None
    agency_id: str | None = None
    date_iso: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """An element of the body; `line` is the 1-based line of the file on which it starts."""

    type: BodyType
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A line about the article, such as a credit; `line` is its 1-based line in the file."""

    type: NoteType
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the text has and the document does not, such as menus and advertisements: blocks, and their words."""

    blocks: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the labeller is of the parts of the article; None for a part that the article does not have."""

    title: Level | None = None
    byline: Level | None = None
    dateline: Level | None = None
    body: Level | None = None


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """A span of the lossless cover, for `--spans`; `start` and `end` are code points, `line` is 1-based.

    `margin` is the lead of the role over the runner-up, a natural logarithm of odds; None where there was no choice.
    """

    type: Role
    start: int
    end: int
    line: int
    margin: float | None = None


class Section(NamedTuple):
    """A subhead with the blocks below it; `subhead` is None for the blocks above the first one."""

    subhead: str | None
    blocks: tuple[Block, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the section's paragraphs."""
        return tuple(b.text for b in self.blocks if b.type == "paragraph")


_NO_METADATA: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. What the text does not have is None or empty, never guessed."""

    source: SourceInfo = SourceInfo()
    language: str | None = None
    kicker: str | None = None
    title: str | None = None
    summary: str | None = None
    byline: Byline | None = None
    dateline: Dateline | None = None
    published: str | None = None
    body: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    end_marker: str | None = None
    left_out: LeftOut = LeftOut()
    confidence: Confidence = Confidence()
    metadata: Mapping[str, Any] = field(default_factory=lambda: _NO_METADATA)
    spans: tuple[SpanRecord, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the body's paragraphs, in order, the lead without its dateline."""
        return tuple(b.text for b in self.body if b.type == "paragraph")

    @property
    def subheads(self) -> tuple[str, ...]:
        """The texts of the body's subheads, in order."""
        return tuple(b.text for b in self.body if b.type == "subhead")

    def sections(self) -> Iterator[Section]:
        """The body divided at its subheads; blocks above the first subhead come first, if there are any."""
        subhead: str | None = None
        blocks: list[Block] = []
        for block in self.body:
            if block.type != "subhead":
                blocks.append(block)
                continue
            if blocks or subhead is not None:
                yield Section(subhead, tuple(blocks))
            subhead, blocks = block.text, []
        if blocks or subhead is not None:
            yield Section(subhead, tuple(blocks))
