"""What is odd about a converted input, so that a person should look at it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsparse.batch.convert.outcome import Outcome

_BYTES_A_PARAGRAPH = 5_000  # ten times what newspapers print
_MANY_BLOCKS = 10  # fewer blocks left out than this are nothing unusual


class Oddity(NamedTuple):
    """One thing that may be odd: its name in reports, what people are told, how much it weighs, the test."""

    name: str
    words: str
    weight: int
    is_seen_in: Callable[[Outcome], bool]


def _count(outcome: Outcome, *roles: str) -> int:
    return sum(outcome.roles.get(role, 0) for role in roles)


def _is_sparse(outcome: Outcome) -> bool:
    return outcome.size > _BYTES_A_PARAGRAPH * max(1, _count(outcome, "paragraph", "list_item", "table"))


def _is_mostly_left_out(outcome: Outcome) -> bool:
    left_out = _count(outcome, "boilerplate")
    return left_out >= _MANY_BLOCKS and 2 * left_out > sum(outcome.roles.values())


ODDITIES: tuple[Oddity, ...] = (
    Oddity("no_article", "no article", 8, lambda outcome: outcome.articles == 0),
    Oddity("no_paragraph", "no paragraph", 4, lambda outcome: _count(outcome, "paragraph") == 0),
    Oddity("sparse", "few paragraphs for its size", 3, _is_sparse),
    Oddity("no_title", "an article without a title", 2, lambda one: _count(one, "title") < one.articles),
    Oddity("mostly_left_out", "mostly boilerplate", 2, _is_mostly_left_out),
    Oddity("language_unclear", "language unclear", 1, lambda outcome: "und" in outcome.languages),
)
WORDS: Mapping[str, str] = {oddity.name: oddity.words for oddity in ODDITIES}


def oddities(outcome: Outcome) -> list[Oddity]:
    """What is odd about a converted input, heaviest first; nothing about one that failed."""
    if outcome.problem is not None:
        return []
    return [oddity for oddity in ODDITIES if oddity.is_seen_in(outcome)]
