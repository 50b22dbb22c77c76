"""Anomalies: signs that a converted input deserves a person's attention."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsparse.batch.convert.outcome import DocumentOutcome

SPARSE_BYTES = 5_000  # per paragraph, list item or table line: about ten times what newspapers print
MANY_LEFT_OUT = 10  # blocks; even a clean page leaves out fewer


class Anomaly(NamedTuple):
    """A kind of anomaly: its name in reports, its words for people, its weight, and its test."""

    name: str
    words: str
    weight: int
    applies_to: Callable[[DocumentOutcome], bool]


def _count(outcome: DocumentOutcome, *roles: str) -> int:
    return sum(outcome.roles.get(role, 0) for role in roles)


def _is_sparse(outcome: DocumentOutcome) -> bool:
    return outcome.size > SPARSE_BYTES * max(1, _count(outcome, "paragraph", "list_item", "table"))


def _is_mostly_left_out(outcome: DocumentOutcome) -> bool:
    left_out = _count(outcome, "boilerplate")
    return left_out >= MANY_LEFT_OUT and 2 * left_out > sum(outcome.roles.values())


# The weights, which have no unit, rank inputs in reports: the more of the article is missing, the heavier.
ANOMALIES: tuple[Anomaly, ...] = (
    Anomaly("no_article", "no article", 8, lambda outcome: outcome.articles == 0),
    Anomaly("no_paragraph", "no paragraph", 4, lambda outcome: _count(outcome, "paragraph") == 0),
    Anomaly("sparse", "few paragraphs for its size", 3, _is_sparse),
    Anomaly("no_title", "an article without a title", 2, lambda one: _count(one, "title") < one.articles),
    Anomaly("mostly_left_out", "mostly boilerplate", 2, _is_mostly_left_out),
    Anomaly("language_unclear", "language unclear", 1, lambda outcome: "und" in outcome.languages),
)
WORDS: Mapping[str, str] = {anomaly.name: anomaly.words for anomaly in ANOMALIES}


def anomalies(outcome: DocumentOutcome) -> list[Anomaly]:
    """The anomalies of a converted input, heaviest first; none for one that failed."""
    if outcome.problem is not None:
        return []
    return [anomaly for anomaly in ANOMALIES if anomaly.applies_to(outcome)]
