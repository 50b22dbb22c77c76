"""The article as ninjs 2.2, which is version 3 with names in small letters."""

from collections.abc import Iterable, Iterator

from newsparse.formats.format import WriteOptions
from newsparse.formats.interchange.in_json import array
from newsparse.formats.interchange.write_ninjs import Names, item
from newsparse.model.article import Article

_V2 = Names(
    "2.2",
    representation="representationtype",
    content_type="contenttype",
    characters="charcount",
    words="wordcount",
    created="versioncreated",
    status="pubstatus",
    note="ednote",
    sources="infosources",
)


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One article is an object, several are an array of them."""
    return array(item(article, _V2) for article in articles)
