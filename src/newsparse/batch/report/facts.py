"""The content of a report, `newsparse.batch-report/1`, as JSON values; the page is made from them too."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.report.anomaly import anomalies
from newsparse.batch.report.distribution import Bin, Distribution
from newsparse.batch.report.figures import by_role, ranked
from newsparse.batch.report.tally import Tally

SCHEMA = "newsparse.batch-report/1"

ReportFacts: TypeAlias = dict[str, Any]

_DECIMALS = 6  # of seconds: microseconds


def facts_of(tally: Tally, about: Mapping[str, Any]) -> ReportFacts:
    """The report. No key is ever missing; mappings are in the order in which people should read them."""
    return {
        "schema": SCHEMA,
        "about": dict(about),
        "inputs": {"converted": tally.done, "unchanged": tally.unchanged, "failed": tally.failed},
        "articles": tally.articles,
        "left_out": {
            "blocks": tally.left_out_blocks,
            "words": tally.left_out,
            "inputs": tally.lossy,
        },
        "roles": dict(by_role(tally.roles)),
        "languages": dict(ranked(tally.languages)),
        "encodings": dict(ranked(tally.encodings)),
        "failures": _failures(tally),
        "shortcomings": _shortcomings(tally),
        "distributions": {
            "size": {"unit": "bytes", **_distribution(tally.sizes)},
            "seconds": {"unit": "seconds", **_distribution(tally.seconds)},
            "paragraphs": {"unit": None, **_distribution(tally.paragraphs)},
            "articles": {"unit": None, **_distribution(tally.articles_each)},
        },
        "anomalies": dict(ranked(tally.anomalies)),
        "most_lost": _entries(tally.most_lost),
        "most_anomalous": _entries(tally.most_anomalous),
        "slowest": _entries(tally.slowest),
        "largest": _entries(tally.largest),
    }


def _failures(tally: Tally) -> dict[str, Any]:
    return {
        "reasons": dict(ranked(tally.reasons)),
        "listed": [{"name": outcome.name, "reason": outcome.problem} for outcome in tally.failures],
        "not_listed": tally.failures_beyond,
    }


def _shortcomings(tally: Tally) -> dict[str, Any]:
    listed = [{"name": outcome.name, "reason": outcome.shortcomings} for outcome in tally.shortcomings]
    return {"inputs": tally.short, "listed": listed, "not_listed": tally.short - len(listed)}


def _distribution(spread: Distribution) -> dict[str, Any]:
    median = spread.median_bin()
    return {
        "number": spread.number,
        "total": _rounded(spread.total),
        "mean": _rounded(spread.mean),
        "least": _rounded(spread.least),
        "most": _rounded(spread.most),
        "median": _range(median) if median else None,
        "bins": [{**_range(one), "number": one.number} for one in spread.bins()],
    }


def _range(one: Bin) -> dict[str, Any]:
    """Half open; `below` is null if there is no upper bound."""
    return {"from": _rounded(one.start), "below": _rounded(one.end)}


def _rounded(value: float | None) -> float | None:
    """A number as JSON should show it: 3 rather than 3.0."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, _DECIMALS)


def _entries(outcomes: Iterable[DocumentOutcome]) -> list[dict[str, Any]]:
    return [
        {
            "name": outcome.name,
            "size": outcome.size,
            "seconds": None if outcome.unchanged else _rounded(outcome.seconds),
            "articles": outcome.articles,
            "paragraphs": outcome.roles.get("paragraph", 0),
            "left_out": outcome.left_out,
            "anomalies": [anomaly.name for anomaly in anomalies(outcome)],
            "problem": outcome.problem,
        }
        for outcome in outcomes
    ]
