"""The analysis of the dateline grammar at the start of a text, as JSON values."""

from collections.abc import Sequence
from typing import Any

from newsparse.dateline import Attempt, as_dateline, attempts, match
from newsparse.model.article import Article, to_dict

Facts = dict[str, Any]


def dateline_facts(text: str, start: int = 0, end: int | None = None) -> Facts:
    """The dateline as in a document, its form and its end, or why there is none; and every attempt.

    >>> dateline_facts("PUNE, Nov 16 (ZNS): The bridge reopened.")["dateline"]["place"]
    'PUNE'
    """
    end = len(text) if end is None else end
    found = match(text, start, end)
    tried = attempts(text, start, end)
    return {
        "dateline": to_dict(Article(dateline=as_dateline(text, found)))["dateline"] if found else None,
        "form": found.form if found else None,
        "end": found.end if found else None,
        "refusal": None if found else _refusal(tried),
        "attempts": [{"form": one.form, "accepted": one.accepted, "reason": one.reason} for one in tried],
    }


def _refusal(tried: Sequence[Attempt]) -> str:
    """Why there is no dateline: the reason of the first attempt, which matched most text."""
    return f"{tried[0].form}: {tried[0].reason}" if tried else "nothing was tried"
