"""What a rule declares about itself, so that it can be chosen, explained and reported."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from newsparse.checks.finding import Severity


class Fix(StrEnum):
    """Whether a rule's fixes may be applied unasked, only when asked for, or do not exist."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


class Scope(StrEnum):
    """What a rule is given at a time.

    FILE: a `FileContext`, before anything is parsed. ARTICLE: a `Context`. FOLDER: a `Folder` of notes, after
    all files are read. RUN: nothing; the run itself reports it.
    """

    FILE = "file"
    ARTICLE = "article"
    FOLDER = "folder"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's declaration: `code` is `NP` and three digits, the first of them its family; `name` reads well.

    `default` says whether it runs unless chosen. It runs on articles in `languages` only, where any are
    given, and never on those in `but_not`; an article whose language is unknown counts as none of them.
    `options` are the configuration keys it reads, such as `house.apostrophe`. `fold` is a folding of text
    that its own safe fix leaves unchanged, where that is more than the folding of quotes, dashes, spaces and
    ellipses that all share. `weighs` asks for the labeller's reasons, which cost most of a second parsing.
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

    def speaks(self, language: str | None) -> bool:
        """Whether the rule is right for articles in this language."""
        if language in self.but_not:
            return False
        return self.languages is None or language in self.languages


class RuleModule(Protocol):
    """A module in `rules/`: its docstring is the rule's page, `RULE` its declaration, `check` what it does.

    `check` takes the context of the rule's scope. A folder rule's module also has `note`, see `Folder`.
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
        """What the rule keeps of an article, as plain JSON data."""
