"""RSS 0.9 to 2.0, also as RDF: an article for each `<item>` that has a text."""

from collections.abc import Iterator

from newsparse.formats.extract import Extract, Remark
from newsparse.formats.feeds.items import FeedNames, extracts_of
from newsparse.formats.xml_reading import root_of
from newsparse.text.source import Source

_NAMES = FeedNames(
    item="item",
    channel="channel",
    content=("encoded", "content", "fulltext"),
    deck=("description", "summary"),
    times=("pubDate", "date", "published"),
    authors=("creator", "author"),
)


def recognise(source: Source) -> bool:
    """Whether the first element of a text is that of RSS, or of the RDF of RSS 1.0."""
    root = root_of(source.text)
    return root == "rss" or (root == "RDF" and "purl.org/rss/" in source.text[:2_000])


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of a feed. Raises FormatError for one without any text."""
    yield from extracts_of(source, _NAMES)
