"""What a format cannot hold of an article: counted while it is written, to be said once on standard error."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from newsparse.formats.format import Format, WriteOptions
from newsparse.formats.markup import FORBIDDEN
from newsparse.formats.surrogates import texts_of
from newsparse.formats.times import exact, moment
from newsparse.model.article import Article

Count = Callable[[Article, WriteOptions], int]

# Keys of the metadata that have a place of their own in every format for newsrooms.
PLACED = frozenset({"publication", "section", "url"})


def _notes(*types: str) -> Count:
    return lambda article, _: sum(note.type in types for note in article.notes)


def _forbidden(article: Article, _: WriteOptions) -> int:
    return len(FORBIDDEN.findall("".join(texts_of(article))))


def _kinds(article: Article, _: WriteOptions) -> int:
    return sum(block.type != "paragraph" for block in article.body)


def _unplaced(article: Article, _: WriteOptions) -> int:
    return len(article.metadata.keys() - PLACED)


def _spans(article: Article, options: WriteOptions) -> int:
    return int(options.spans and bool(article.spans))


def _spans_alone(article: Article, options: WriteOptions) -> int:
    """Whether there are spans and no text to show beside them, as in a document that was read back."""
    is_alone = options.original is None or options.original() is None
    return int(is_alone and _spans(article, options))


def _unwritable_time(article: Article, _: WriteOptions) -> int:
    return int(article.published is not None and moment(article.published) is None)


def _inexact_time(article: Article, _: WriteOptions) -> int:
    return int(
        article.published is not None and moment(article.published) not in (None, exact(article.published))
    )


def _silent(_article: Article, _: WriteOptions) -> int:
    """Nothing: what newsparse knows of its own work is not part of the article, and no loss to its reader."""
    return 0


def _undated(article: Article, options: WriteOptions) -> int:
    """Whether the time of publication is not written: sites take no other dates than whole ones."""
    if article.published is None:
        return 0
    return int(options.front == "none" or moment(article.published) is None)


# What Markdown for a site generator has no place for.
_ON_A_SITE = ("end_marker", "metadata", "spans", "no_notes", "undated")

# What few articles have: not worth a word before it is met.
_RARE = frozenset({"forbidden", "spans", "spans_alone", "unwritable_time"})

# What a row of the table may lack, with the words for it, and how to count it in an article.
LACKS: Mapping[str, tuple[str, Count]] = MappingProxyType(
    {
        "byline": ("bylines as they are written", lambda article, _: int(article.byline is not None)),
        "block_types": ("kinds of blocks, such as subheads, written as paragraphs", _kinds),
        "confidence": ("how sure each part is", _silent),
        "credits": ("credits", _notes("credit")),
        "dateless": ("items without a time, written as 1970", lambda article, _: int(not article.published)),
        "dateline_parts": ("parts of the dateline, which are found again in its text", _silent),
        "end_marker": ("end markers", lambda article, _: int(article.end_marker is not None)),
        "forbidden": ("characters that it cannot hold, each written as U+FFFD", _forbidden),
        "inexact_time": ("times of publication without a zone or an hour, written as UTC", _inexact_time),
        "left_out": ("how much was left out of the text", _silent),
        "lines": ("numbers of lines", _silent),
        "metadata": ("keys of the metadata", _unplaced),
        "no_notes": ("slugs and timestamps", _notes("slug", "timestamp")),
        "note_types": ("kinds of notes", _silent),
        "notes": ("notes, credits, slugs and timestamps", _notes("note", "credit", "slug", "timestamp")),
        "source": ("the source and its digest", _silent),
        "spans": ("spans", _spans),
        "spans_alone": ("spans of a text that is not at hand", _spans_alone),
        "timestamps": ("timestamps", _notes("timestamp")),
        "undated": ("times of publication", _undated),
        "unwritable_time": ("times of publication that are not in ISO 8601", _unwritable_time),
    }
)


def words(row: Format, front: str = "full") -> list[str]:
    """What the format has no place for of many an article, in words."""
    names = (name for name in _lacks(row, front) if name not in _RARE)
    return [LACKS[name][0] for name in names if LACKS[name][1] is not _silent]


def _lacks(row: Format, front: str) -> tuple[str, ...]:
    return row.lacks if front == "full" else _ON_A_SITE


def counted(
    articles: Iterable[Article], row: Format, options: WriteOptions, losses: dict[str, int]
) -> Iterator[Article]:
    """The articles, as they are taken; what the format cannot hold of them is added to `losses`."""
    lacks = _lacks(row, options.front)
    name_of_format = row.name if options.front == "full" else f"{row.name} for a site"
    for article in articles:
        for name in lacks:
            what, count = LACKS[name]
            if found := count(article, options):
                key = f"{name_of_format} has no place for {what}"
                losses[key] = losses.get(key, 0) + found
        yield article
