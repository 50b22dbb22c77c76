"""The article as its readers see it: the document of `newsparse.article/1`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from newsparse.model.role import Role

SCHEMA = "newsparse.article/1"

BodyType = Literal["paragraph", "subhead", "list_item", "quote", "table", "separator", "caption"]
NoteType = Literal["note", "credit", "slug", "timestamp"]


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Where the article was read from; `article` counts from 1 to `of` within the file."""

    path: str | None = None
    article: int = 1
    of: int = 1
    encoding: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it: `text` as it stands, each of the authors' names as written, the agency if it names one."""

    text: str
    authors: tuple[str, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, by whom and when, at the very start of the lead; every part as written.

    Beside the written parts stand two normalised ones, null where they are not certain: `agency_id` (one name
    whatever the script) and `date_iso` (ISO 8601 with the precision that the dateline gives).
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
    """One element of the body; `line` is the 1-based line of the file on which it starts."""

    type: BodyType
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A line about the article rather than of it; `line` is 1-based."""

    type: NoteType
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """One span of the lossless cover, for `--spans`; `start`/`end` are code points of the text, `line` is 1-based.

    `margin` is the labeller's lead over the runner-up (natural logarithm of odds); null where no choice was made.
    """

    type: Role
    start: int
    end: int
    line: int
    margin: float | None = None


class Section(NamedTuple):
    """A subhead with what stands under it; `subhead` is null for what stands above the first one."""

    subhead: str | None
    blocks: tuple[Block, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the section's paragraphs."""
        return tuple(b.text for b in self.blocks if b.type == "paragraph")


_NO_METADATA: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Article:
    """A news article; absent things are None or empty, never guessed."""

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
        """The body cut at its subheads; what stands above the first one comes first, if there is anything."""
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
