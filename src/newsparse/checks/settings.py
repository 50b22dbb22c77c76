"""What a check is to look for: the chosen rules and the house style, built at the edge and passed down."""

from dataclasses import dataclass, field
from typing import Literal

from newsparse.checks.finding import Severity


@dataclass(frozen=True, slots=True)
class House:
    """The house style; None where the house has none, so that each article need only agree with itself."""

    apostrophe: Literal["straight", "curly"] | None = None
    quotes: Literal["straight", "curly", "low", "guillemets", "corner"] | None = None
    dash: Literal["hyphen", "en", "em"] | None = None
    dash_spacing: Literal["spaced", "closed"] | None = None
    ellipsis: Literal["character", "dots", "spaced-dots"] | None = None
    us_form: Literal["US", "U.S."] | None = None
    headline_case: Literal["sentence", "title"] | None = None
    subhead_case: Literal["sentence", "title"] | None = None
    dateline_separator: str | None = None
    end_marker: str | None = None
    agencies: tuple[str, ...] = ()
    percent: Literal["%", "percent", "per cent"] | None = None
    date_form: Literal["day-month", "month-day", "iso"] | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may be: the title in code points, the rest in words."""

    title: int = 100
    subhead: int = 80
    paragraph_words: int = 120
    sentence_words: int = 35
    lead_words: int = 35


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A house's own rule: `pattern` (a regular expression) must not match in spans of the role `scope`."""

    code: str
    name: str
    pattern: str
    message: str
    scope: str = "paragraph"
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything about a run that decides what is found in a text.

    `rules` are the codes to run, in the order of the table; `severity` holds the house's changes, by code;
    `as_of` is an ISO date that stands for today; `directives` lets lines after the end marker silence rules.
    """

    rules: tuple[str, ...]
    severity: dict[str, Severity] = field(default_factory=dict)
    allow: dict[str, tuple[str, ...]] = field(default_factory=dict)
    house: House = House()
    limits: Limits = Limits()
    local: tuple[LocalRule, ...] = ()
    as_of: str | None = None
    directives: bool = False
    encoding: str | None = None
