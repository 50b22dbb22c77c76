"""Atom (RFC 4287): an article for each `<entry>` that has a text."""

from collections.abc import Iterator

from newsparse.formats.extract import Extract, Remark
from newsparse.formats.feeds.items import FeedNames, extracts_of
from newsparse.formats.xml_reading import root_of
from newsparse.text.source import Source

_NAMES = FeedNames(
    item="entry",
    channel="feed",
    content=("content",),
    deck=("summary",),
    times=("published", "updated"),
    authors=("author",),
)


def recognise(source: Source) -> bool:
    """Whether the first element of a text is that of an Atom feed, or of an entry alone."""
    return root_of(source.text) in ("feed", "entry")


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of a feed. Raises FormatError for one without any text."""
    yield from extracts_of(source, _NAMES)
