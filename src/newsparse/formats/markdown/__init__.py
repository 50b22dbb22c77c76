"""How is an article written as Markdown, and read back?

Markdown that newsparse wrote reads back as the same article, which is proved by writing it again. Any other Markdown,
including ours after an edit, is read as CommonMark, with its front matter.
"""

from collections.abc import Iterable, Iterator

from newsparse.formats.format import WriteOptions
from newsparse.formats.mark import is_in_front_matter
from newsparse.model.article import Article
from newsparse.text.source import Source


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """Articles follow each other, each with its own front matter."""
    for number, article in enumerate(articles):
        yield ("\n" if number else "") + _page(article, options)


def _page(article: Article, options: WriteOptions) -> str:
    if options.front != "full":
        from newsparse.formats.markdown import site

        return site.page(article, options.front)
    from newsparse.formats.markdown.rendering import rendered

    return rendered(article, options)


def recognise(source: Source) -> bool:
    """Whether the source opens with front matter that has our mark."""
    return is_in_front_matter(source.text)


def read(source: Source) -> list[Article]:
    """The articles; line numbers are those of the original text in our own Markdown, else those of the source.

    Raises FormatError where the front matter has our mark but is not a valid document.
    """
    from newsparse.formats.markdown import commonmark, own

    path, lines = source.path, source.text.replace("\r\n", "\n").split("\n")
    starts = own.starts(lines)
    return [
        own.article(lines[start:end], path, start + 1)
        or commonmark.article(lines[start:end], path, start + 1)
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
