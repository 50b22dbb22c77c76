"""The settings of a check: the rules to run and the house style, built once and passed down."""

from typing import Literal

from newsparse.base.records import dataclass, field
from newsparse.checks.finding import Severity
from newsparse.model.house import HouseWords
from newsparse.model.options import Options


@dataclass(frozen=True, slots=True)
class House:
    """The house style; where it is None, an article only has to be consistent with itself."""

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
class LengthLimits:
    """The longest a title or subhead (code points), a paragraph, a sentence or a lead (words) may be."""

    title: int = 100  # Reuters asks for about 64; a line of more than 100 is rarely a headline
    subhead: int = 80  # a heading that fits one line
    paragraph_words: int = 120  # about one screen of a telephone
    sentence_words: int = 35  # beyond that, many readers lose the thread
    lead_words: int = 35  # agencies aim for 25 to 30


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A rule from the configuration: the regular expression `pattern` must not match in spans of role `scope`."""

    code: str
    name: str
    pattern: str
    message: str
    scope: str = "paragraph"
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides what a check finds in a text.

    `rules` holds the codes to run, in the order of the table, `severity` the changed severities by code, and `allow`
    the texts that a rule leaves alone, by code. `as_of` is an ISO date to take for today; `directives` says whether
    lines after the end marker can suppress rules. `layout`, `split_on` and `words` are those of parsing.
    """

    rules: tuple[str, ...]
    severity: dict[str, Severity] = field(default_factory=dict)
    allow: dict[str, tuple[str, ...]] = field(default_factory=dict)
    house: House = House()
    limits: LengthLimits = LengthLimits()
    local: tuple[LocalRule, ...] = ()
    as_of: str | None = None
    directives: bool = False
    encoding: str | None = None
    layout: str = "auto"
    split_on: str | None = None
    words: HouseWords = field(default_factory=HouseWords)

    @property
    def parsing(self) -> Options:
        """How the text is parsed before it is checked."""
        return Options(layout=self.layout, split_on=self.split_on, house=self.words or None)
