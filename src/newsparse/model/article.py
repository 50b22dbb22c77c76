"""The article and its parts: the document `newsparse.article/1` as Python objects."""

from __future__ import annotations

from newsparse.base.records import NamedTuple, dataclass
from newsparse.model.errors import FormatError
from newsparse.model.frozen import FrozenDict, frozen_object, thawed
from newsparse.model.role import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.model.vocabulary import Any, BodyType, Level, Mapping, NoteType

SCHEMA = "newsparse.article/1"
TYPES_IN = "newsparse.model.vocabulary"
Document = dict[str, "Any"]


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
        """The texts of the section's paragraphs, in order.

        >>> Section("Roads", (Block("paragraph", "Two are shut.", 7),)).paragraphs
        ('Two are shut.',)
        """
        return tuple(b.text for b in self.blocks if b.type == "paragraph")


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. What the text does not have is None or empty, never guessed.

    It cannot be changed, and can be compared, hashed, copied and pickled; `dataclasses.replace` makes another one.
    `metadata` takes any mapping of what JSON can hold and keeps an unchangeable copy. Raises ArgumentError for others.

    >>> article = Article(title="Rain at last", body=(Block("paragraph", "It rained.", 3),))
    >>> article.title, article.byline, article.paragraphs
    ('Rain at last', None, ('It rained.',))
    """

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
    metadata: Mapping[str, Any] = FrozenDict()
    spans: tuple[SpanRecord, ...] = ()

    def __post_init__(self) -> None:
        """Keep an unchangeable copy of the metadata."""
        if type(self.metadata) is not FrozenDict:
            object.__setattr__(self, "metadata", frozen_object(self.metadata, "metadata"))

    def to_dict(self) -> Document:
        """The article as a `newsparse.article/1` document, in new dictionaries and lists; with its spans, if any.

        Raises FormatError for a margin that is not a number.

        >>> Article(title="Rain", metadata={"desk": "north"}).to_dict()["metadata"]
        {'desk': 'north'}
        """
        return to_dict(self, spans=bool(self.spans))

    @classmethod
    def from_dict(cls, document: object, where: str = "document") -> Article:
        """The article of a `newsparse.article/1` document; a missing key counts as absent.

        Raises FormatError, whose message starts with `where` (a path, perhaps with a line) and names the place inside
        the document: `a.json: $.body[3].line: expected integer, got text`.

        >>> Article.from_dict(Article(title="Rain").to_dict()) == Article(title="Rain")
        True
        """
        from newsparse.model.validated import check_cover, converted

        article = converted(document, cls, SCHEMA, where)
        check_cover(article.spans, where)
        return article

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the body's paragraphs, in order, the lead without its dateline.

        >>> Article(body=(Block("paragraph", "It rained.", 3), Block("subhead", "Roads", 5))).paragraphs
        ('It rained.',)
        """
        return tuple(b.text for b in self.body if b.type == "paragraph")

    @property
    def subheads(self) -> tuple[str, ...]:
        """The texts of the body's subheads, in order.

        >>> Article(body=(Block("paragraph", "It rained.", 3), Block("subhead", "Roads", 5))).subheads
        ('Roads',)
        """
        return tuple(b.text for b in self.body if b.type == "subhead")

    def sections(self) -> Iterator[Section]:
        """The body divided at its subheads, blocks above the first one at the front if there are any. Raises nothing.

        >>> blocks = Block("paragraph", "It rained.", 3), Block("subhead", "Roads", 5), Block("paragraph", "Shut.", 7)
        >>> [(section.subhead, section.paragraphs) for section in Article(body=blocks).sections()]
        [(None, ('It rained.',)), ('Roads', ('Shut.',))]
        """
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


def to_dict(article: Article, *, spans: bool = False, body: Any = None) -> Document:
    """The article as a `newsparse.article/1` document: all keys in schema order, absent values null or empty.

    `spans` adds the lossless cover. `body` replaces the list of blocks, for a writer that lays them out itself.
    Written out by hand, as `dataclasses.asdict` takes five times as long.

    Raises FormatError for a margin that is not a number.

    >>> to_dict(Article(title="Rain"))["title"]
    'Rain'
    """
    document: Document = {
        "schema": SCHEMA,
        "source": _source(article.source),
        "language": article.language,
        "kicker": article.kicker,
        "title": article.title,
        "summary": article.summary,
        "byline": _byline(article.byline) if article.byline else None,
        "dateline": _dateline(article.dateline) if article.dateline else None,
        "published": article.published,
        "body": body or [{"type": b.type, "text": b.text, "line": b.line} for b in article.body],
        "notes": [{"type": note.type, "text": note.text, "line": note.line} for note in article.notes],
        "end_marker": article.end_marker,
        "left_out": {"blocks": article.left_out.blocks, "words": article.left_out.words},
        "confidence": _confidence(article.confidence),
        "metadata": thawed(article.metadata),
    }
    if spans:
        document["spans"] = [_span(span, f"$.spans[{number}]") for number, span in enumerate(article.spans)]
    return document


def _source(source: SourceInfo) -> Document:
    return {
        "path": source.path,
        "article": source.article,
        "of": source.of,
        "encoding": source.encoding,
        "sha256": source.sha256,
    }


def _byline(byline: Byline) -> Document:
    return {"text": byline.text, "authors": list(byline.authors), "agency": byline.agency}


def _dateline(dateline: Dateline) -> Document:
    return {
        "text": dateline.text,
        "place": dateline.place,
        "places": list(dateline.places),
        "region": dateline.region,
        "agency": dateline.agency,
        "date": dateline.date,
        "byline": dateline.byline,
        "agency_id": dateline.agency_id,
        "date_iso": dateline.date_iso,
    }


def _confidence(confidence: Confidence) -> Document:
    return {
        "title": confidence.title,
        "byline": confidence.byline,
        "dateline": confidence.dateline,
        "body": confidence.body,
    }


def _span(span: SpanRecord, place: str) -> Document:
    margin = span.margin
    if margin is not None and margin - margin != 0:
        raise FormatError(
            f"{place}.margin: {margin} is not a number that JSON has; expected a finite one or null"
        )
    return {
        "type": span.type.value,
        "start": span.start,
        "end": span.end,
        "line": span.line,
        "margin": margin,
    }
