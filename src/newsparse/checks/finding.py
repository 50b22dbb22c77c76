"""What a rule reports: a place, a sentence, and perhaps the edits that put it right."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a finding is, the worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITIES = tuple(Severity)


class Edit(NamedTuple):
    """Code points `start` to `end` (half-open) of the text as read are to become `text`.

    The byte order mark is no part of the text; it counts as the code point before the first: see `DROP_BOM`.
    """

    start: int
    end: int
    text: str


DROP_BOM = Edit(-1, 0, "")


@dataclass(slots=True)
class Finding:
    """One thing that a rule saw, at code points `start` to `end` (half-open, may be empty) of the text read.

    The `edits` are made together or not at all. `safe` says whether this very fix is, where the rule's own
    declaration does not hold for it; `key` is the text that makes the finding recognisable in a baseline,
    where that is not the text it stands at.
    """

    start: int
    end: int
    message: str
    edits: tuple[Edit, ...] = ()
    safe: bool | None = None
    key: str | None = None
