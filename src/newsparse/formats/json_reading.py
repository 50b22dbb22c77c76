"""Reading JSON strictly: what no document may have is reported with its place, not replaced or passed on."""

from __future__ import annotations

import json

from newsparse.model.errors import FormatError
from newsparse.model.frozen import MOST_DIGITS, Unfit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def loaded(text: str, where: str, line: int = 1) -> Any:
    """The value of a JSON text that starts in `line` (1-based) of its file.

    What no document may have (a key given twice, an endless number) is `Unfit`, which validation reports with its
    place. Raises FormatError.
    """
    try:
        return strictly(text)
    except json.JSONDecodeError as error:
        place = f"{where}:{line + error.lineno - 1}:{error.colno}"
        raise FormatError(f"{place}: not valid JSON: {_problem_of(error)}") from error
    except RecursionError as error:
        raise FormatError(f"{where}: this JSON cannot be read: nested too deeply") from error


def _problem_of(error: json.JSONDecodeError) -> str:
    if error.msg == "Extra data":
        return "there is text behind the document; delete it, or put each document on a line of its own"
    return f"{error.msg}; is the file complete?"


def strictly(text: str | bytes) -> Any:
    """The value of a JSON text as `loaded` gives it; raises what `json.loads` raises."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError:
        raise
    except ValueError:  # of a number with thousands of digits; a hook for every number is slower, so only now
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                found[key] = Unfit("this key is given twice; remove one of them")
            seen.add(key)
    return found


def _integer(digits: str) -> int | Unfit:
    if len(digits) <= MOST_DIGITS:
        return int(digits)
    return Unfit(f"this JSON cannot be read: a number of {len(digits):,} characters; write it as text")
