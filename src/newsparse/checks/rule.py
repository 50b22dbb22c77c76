"""A rule's declaration: its code and name, its severity, its fixes, and what it runs on."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, Protocol

from newsparse.base.records import dataclass
from newsparse.checks.finding import Severity


class Fix(StrEnum):
    """Whether a rule's fixes are applied by `--fix`, only by `--unsafe-fixes`, or do not exist."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


class Scope(StrEnum):
    """What a rule is given.

    FILE: a `FileContext`, before anything is parsed. ARTICLE: an `ArticleContext`. FOLDER: a `Folder` of notes, once
    all files have been read. RUN: facts about the run itself, which calls the rule.
    """

    FILE = "file"
    ARTICLE = "article"
    FOLDER = "folder"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's declaration; `code` is `NP` and three digits, the first of which is the rule's family.

    `default` says whether the rule runs without being selected. It runs only on articles in `languages`, if any are
    given, and never on those in `but_not`; an article of unknown language is in neither set. `options` names the
    configuration keys it reads, such as `house.apostrophe`. `fold` maps a text to what the rule's own safe fix must
    leave unchanged, if the folding that all rules share (quotes, dashes, spaces, ellipses) is not enough. `weighs`
    asks for the labeller's reasons, which cost most of a second parse.
    """

    code: str
    name: str
    severity: Severity
    fix: Fix = Fix.NONE
    scope: Scope = Scope.ARTICLE
    default: bool = True
    languages: frozenset[str] | None = None
    but_not: frozenset[str] = frozenset()
    options: tuple[str, ...] = ()
    fold: Callable[[str], str] | None = None
    weighs: bool = False

    def applies_to(self, language: str | None) -> bool:
        """Whether the rule runs on articles in this language."""
        if language in self.but_not:
            return False
        return self.languages is None or language in self.languages


class RuleModule(Protocol):
    """A module in `rules/`: its docstring is the rule's page, `RULE` its declaration, `check` the rule itself.

    `check` takes what the rule's scope says. The module of a folder rule also has `note`; see `Folder`.
    """

    RULE: Rule
    __doc__: str | None

    @property
    def check(self) -> Callable[[Any], Iterator[Any]]:
        """The rule itself."""


class FolderModule(RuleModule, Protocol):
    """The module of a folder rule."""

    @property
    def note(self) -> Callable[[Any], Any]:
        """What the rule has to remember about an article, as plain JSON data."""
