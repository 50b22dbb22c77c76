"""How `parse --strict` reports what is incomplete or in doubt."""

from collections.abc import Sequence

from newsparse.cli.outcome import Outcome
from newsparse.model.article import Article
from newsparse.pipeline import shortcomings

ADVICE = "(--strict); newsparse explain says why"


def require_certain(articles: Sequence[Article], where: str, outcome: Outcome) -> None:
    """Report each article of the input `where` that is incomplete or in doubt, and count it as failed."""
    for found in shortcomings.each(articles):
        outcome.fail(where, f"{found} {ADVICE}")
