"""The keys of a configuration file, with their types and defaults."""

from typing import Literal

from newsparse.base.records import dataclass, field
from newsparse.checks.finding import Severity
from newsparse.checks.settings import House, LengthLimits, LocalRule
from newsparse.files.walk import TEXT_FILES
from newsparse.model.house import HouseWords

FailOn = Literal["error", "warning", "info", "never"]


@dataclass(frozen=True, slots=True)
class Check:
    """The table `[check]`; in files, keys are written with hyphens.

    Globs follow the rules of `.gitignore`, relative to the folder of the configuration file; reading anchors them at
    the root of the file system. `baseline` and `cache_dir` are relative to that folder too.
    """

    profile: str = "none"
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = field(default_factory=dict)
    per_file_ignores: dict[str, tuple[str, ...]] = field(default_factory=dict)
    allow: dict[str, tuple[str, ...]] = field(default_factory=dict)
    house: House = field(default_factory=House)
    limits: LengthLimits = field(default_factory=LengthLimits)
    rules: tuple[LocalRule, ...] = ()
    directives: bool = False
    include: tuple[str, ...] = TEXT_FILES
    exclude: tuple[str, ...] = ()
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    encoding: str | None = None
    layout: Literal["auto", "lines", "blank", "wrapped"] = "auto"
    split_on: str | None = None
    fail_on: FailOn = "warning"
    max_warnings: int | None = None
    output_format: tuple[str, ...] = ()
    baseline: str | None = None
    cache_dir: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A whole configuration file; `extend` names another one, whose keys apply unless this one sets them.

    `parse` is the table `[parse]`, which `parse`, `batch`, `show`, `explain` and `check` read alike.
    """

    extend: str | None = None
    check: Check = field(default_factory=Check)
    parse: HouseWords = field(default_factory=HouseWords)


GLOB_LISTS = ("include", "exclude", "extend_exclude")
PATHS = ("baseline", "cache_dir")
