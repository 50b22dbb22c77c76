"""What a report holds, `newsparse.batch-report/1`: JSON values, from which the page is made as well."""

from collections.abc import Iterable, Mapping
from typing import Any

from newsparse.batch.convert.outcome import Outcome
from newsparse.batch.report.anomaly import oddities
from newsparse.batch.report.distribution import Bin, Distribution
from newsparse.batch.report.figures import by_role, ranked
from newsparse.batch.report.tally import Tally

SCHEMA = "newsparse.batch-report/1"

_DIGITS = 6  # of seconds: microseconds


def facts_of(tally: Tally, about: Mapping[str, Any]) -> dict[str, Any]:
    """The report; its keys never vanish, and names stand in the order in which people should read them."""
    return {
        "schema": SCHEMA,
        "about": dict(about),
        "inputs": {"converted": tally.done, "unchanged": tally.unchanged, "failed": tally.failed},
        "articles": tally.articles,
        "roles": dict(by_role(tally.roles)),
        "languages": dict(ranked(tally.languages)),
        "encodings": dict(ranked(tally.encodings)),
        "failures": _failures(tally),
        "distributions": {
            "size": {"unit": "bytes", **_distribution(tally.sizes)},
            "seconds": {"unit": "seconds", **_distribution(tally.seconds)},
            "paragraphs": {"unit": None, **_distribution(tally.paragraphs)},
            "articles": {"unit": None, **_distribution(tally.articles_each)},
        },
        "oddities": dict(ranked(tally.oddities)),
        "oddest": _entries(tally.oddest),
        "slowest": _entries(tally.slowest),
        "largest": _entries(tally.largest),
    }


def _failures(tally: Tally) -> dict[str, Any]:
    return {
        "reasons": dict(ranked(tally.reasons)),
        "listed": [{"name": outcome.name, "reason": outcome.problem} for outcome in tally.failures],
        "not_listed": tally.failures_beyond,
    }


def _distribution(spread: Distribution) -> dict[str, Any]:
    middle = spread.middle()
    return {
        "number": spread.number,
        "total": _rounded(spread.total),
        "mean": _rounded(spread.mean),
        "least": _rounded(spread.least),
        "most": _rounded(spread.most),
        "median": _range(middle) if middle else None,
        "bins": [{**_range(one), "number": one.number} for one in spread.bins()],
    }


def _range(one: Bin) -> dict[str, Any]:
    """Half open; `below` is null where there is no bound."""
    return {"from": _rounded(one.start), "below": _rounded(one.end)}


def _rounded(figure: float | None) -> float | None:
    """A figure as JSON should show it: 3 rather than 3.0."""
    if figure is None:
        return None
    return int(figure) if figure == int(figure) else round(figure, _DIGITS)


def _entries(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    return [
        {
            "name": outcome.name,
            "size": outcome.size,
            "seconds": None if outcome.unchanged else _rounded(outcome.seconds),
            "articles": outcome.articles,
            "paragraphs": outcome.roles.get("paragraph", 0),
            "oddities": [oddity.name for oddity in oddities(outcome)],
            "problem": outcome.problem,
        }
        for outcome in outcomes
    ]
