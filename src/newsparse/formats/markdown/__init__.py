"""How does an article stand in Markdown?

Our own Markdown reads back to the same article, which is proved by writing it again. Markdown of other
people, or ours after somebody edited it, is read as CommonMark, with what its front matter says.
"""

from collections.abc import Iterable, Iterator

from newsparse.formats.format import WriteOptions
from newsparse.model.article import Article


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """Several articles follow each other, each with its front matter."""
    from newsparse.formats.markdown.rendering import rendered

    for number, article in enumerate(articles):
        yield ("\n" if number else "") + rendered(article, options)


def read(text: str, path: str | None) -> list[Article]:
    """The articles; line numbers are those of the original in our own Markdown, else those of this text.

    Raises FormatError where the front matter has our mark but is no document of ours.
    """
    from newsparse.formats.markdown import foreign, own

    lines = text.replace("\r\n", "\n").split("\n")
    starts = own.starts(lines)
    return [
        own.article(lines[start:end], path, start + 1) or foreign.article(lines[start:end], path, start + 1)
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
