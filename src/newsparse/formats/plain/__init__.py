"""How does an article stand in canonical plain text?

A text counts as canonical only by proof: read by the small grammar of `rendering` and rendered again, it is
the same text, character for character. Everything else is a raw article, and the segmenter's business.
"""

from collections.abc import Iterable, Iterator

from newsparse.formats.format import WriteOptions
from newsparse.formats.plain.lines import RULER
from newsparse.formats.plain.reading import NotCanonical, articles
from newsparse.formats.plain.rendering import rendered
from newsparse.model.article import Article
from newsparse.model.errors import FormatError


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """A ruler stands between articles. The cover has no place here: `options.spans` changes nothing."""
    for number, article in enumerate(articles):
        yield (f"\n{RULER}\n\n" if number else "") + rendered(article)


def read(text: str, path: str | None) -> list[Article]:
    """The articles of canonical plain text; their lines are those of this text. Raises FormatError."""
    try:
        return articles(text.replace("\r\n", "\n"), path)
    except NotCanonical as error:
        advice = "it was written or changed by hand; read it as a raw article: --from text"
        raise FormatError(f"{path or 'text'}: not canonical plain text; {advice}") from error


def is_canonical(text: str) -> bool:
    """Whether the text is, to the character, what `write` makes of some article."""
    try:
        return bool(articles(text.replace("\r\n", "\n"), None))
    except NotCanonical:
        return False
