"""What `--strict` does not let pass: articles without a title or a body, or with a part in doubt."""

from collections.abc import Iterator, Sequence

from newsparse.model.article import Article

ADVICE = "(--strict); newsparse explain says why"  # the end of a message about them

_PARTS = ("title", "byline", "dateline", "body")
_MOST_LISTED = 3  # articles of one text: a file can hold thousands, and a message is a line


def shortcomings(article: Article) -> Iterator[str]:
    """What an article lacks, and which of its parts have a low confidence.

    >>> list(shortcomings(Article(title="Rain")))
    ['no body']
    """
    if article.title is None:
        yield "no title"
    if not article.body:
        yield "no body"
    for part in _PARTS:
        if getattr(article.confidence, part) == "low":
            yield f"the {part} is in doubt"


def each(articles: Sequence[Article]) -> Iterator[str]:
    """The shortcomings of each article of a text that has any, in a few words; of several, its number too."""
    for article in articles:
        if found := list(shortcomings(article)):
            number = f"article {article.source.article}: " if len(articles) > 1 else ""
            yield f"{number}{', '.join(found)}"


def in_a_line(articles: Sequence[Article]) -> str | None:
    """All of them in one line; None where there are none. Of many articles it says how many more there are.

    >>> in_a_line([Article(title="Rain"), Article(title="Snow")])
    'article 1: no body; article 1: no body'
    """
    found = list(each(articles))
    more = len(found) - _MOST_LISTED
    if more > 1:
        found[_MOST_LISTED:] = [f"and {more:,} more articles"]
    return "; ".join(found) or None
