"""What `--strict` does not let pass: articles without a title or a body, or with a part in doubt."""

from collections.abc import Iterator, Sequence

from newsparse.cli.outcome import Outcome
from newsparse.model.article import Article

_PARTS = ("title", "byline", "dateline", "body")


def require_certain(articles: Sequence[Article], where: str, outcome: Outcome) -> None:
    """Report each article of the input `where` that is incomplete or in doubt, and count it as failed."""
    for article in articles:
        if found := list(shortcomings(article)):
            number = f"article {article.source.article}: " if len(articles) > 1 else ""
            outcome.fail(where, f"{number}{', '.join(found)} (--strict); newsparse explain says why")


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
