"""How does an article look as a page for people?

The page is complete in itself: nothing is loaded and nothing is run, as its content security policy says too. What a
search engine wants to know stands in it as JSON-LD.
"""

from collections.abc import Iterable, Iterator

from newsparse.formats.format import WriteOptions
from newsparse.model.article import Article


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One page for all articles; several have a list of contents, which must be known before the first is shown."""
    from newsparse.formats.page.document import document

    shown = tuple(_shown(articles, options))
    if shown:
        yield from document(shown)


def _shown(articles: Iterable[Article], options: WriteOptions) -> "Iterator[tuple[Article, str | None]]":
    """The articles, each with the text that it was read from where its spans are to be shown."""
    for article in articles:
        wanted = options.spans and article.spans and options.original
        yield article, options.original() if wanted and options.original else None
