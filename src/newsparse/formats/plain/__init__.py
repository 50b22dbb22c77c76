"""How is an article written as canonical plain text, and read back?

A text is recognised as canonical by proof: it is read by the small grammar of `rendering` and rendered again, and the
result must be the same text, character for character. Anything else is raw text.
"""

from collections.abc import Iterable, Iterator

from newsparse.formats.format import WriteOptions
from newsparse.formats.plain.lines import RULER
from newsparse.formats.plain.reading import NotCanonical, articles
from newsparse.formats.plain.rendering import rendered
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.text.source import Source


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """Articles are separated by a ruler. The format has no place for the cover, so `options.spans` changes nothing."""
    for number, article in enumerate(articles):
        yield (f"\n{RULER}\n\n" if number else "") + rendered(article)


def recognise(source: Source) -> bool:
    """Whether the text is exactly what `write` gives for some articles."""
    if not source.text.startswith("===") and "\n===" not in source.text:  # the underline of a title
        return False
    try:
        return bool(articles(source.text.replace("\r\n", "\n"), None))
    except NotCanonical:
        return False


def read(source: Source) -> list[Article]:
    """The articles of canonical plain text, with the lines of this text. Raises FormatError."""
    try:
        return articles(source.text.replace("\r\n", "\n"), source.path)
    except NotCanonical as error:
        advice = "it was written or edited by hand; to read it as a raw article: --from text"
        raise FormatError(f"{source.path or 'text'}: not canonical plain text; {advice}") from error
