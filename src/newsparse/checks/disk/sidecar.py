"""Suppressions for files that cannot contain comments: the entries of `.newsparse-ignore.toml`."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import dataclass
from newsparse.checks.config.reading import parsed, read_text
from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Finding
from newsparse.checks.problem import Problem
from newsparse.checks.rules import np901_unused_suppression
from newsparse.checks.run import problem_of, suppressions
from newsparse.checks.settings import Settings
from newsparse.files.gitignore import upwards
from newsparse.files.globs import anchored, matches
from newsparse.model.errors import ConfigurationError
from newsparse.model.nearest import nearest
from newsparse.text.source import Source

NAME = ".newsparse-ignore.toml"

_KEYS = ("path", "rules", "text", "paragraph", "reason", "until")
# The head of an entry: "[[ignore]]" at the start of a line; not "# [[ignore]]"
_HEAD = lazy_pattern(r"^[ \t]*\[\[ *ignore *\]\].*$", re.MULTILINE)


@dataclass(slots=True)
class SidecarEntry:
    """One entry: the rules it suppresses in the files that `glob` (anchored) matches, and why.

    `text` is a piece of the file that the finding must overlap, `paragraph` the digest of the paragraph it must be in;
    without either, the entry applies to all findings of its rules. `until` is the last ISO date on which it applies.
    `start` and `end` are its place in the sidecar, in code points.
    """

    start: int
    end: int
    path: str
    glob: str
    rules: tuple[str, ...]
    reason: str
    text: str | None = None
    paragraph: str | None = None
    until: str | None = None
    used: bool = False
    matched: bool = False

    def suppresses(self, problem: Problem, text: str) -> bool:
        """Whether the entry applies to a problem in a file with this text."""
        if problem.code not in self.rules and problem.name not in self.rules:
            return False
        if self.paragraph is not None and self.paragraph != problem.paragraph:
            return False
        return self.text is None or _overlaps(self.text, problem, text)


@dataclass(slots=True)
class Sidecar:
    """The entries of the file at `path`."""

    path: str
    entries: list[SidecarEntry]
    content: str

    def of_file(self, path: str, as_of: str | None) -> list[SidecarEntry]:
        """The entries that apply to a file, without those that have expired."""
        found = [entry for entry in self.entries if matches((entry.glob,), path)]
        for entry in found:
            entry.matched = True
        return [entry for entry in found if not is_expired(entry, as_of)]

    def reported(self, shown: str, settings: Settings) -> list[Problem]:
        """Findings about its entries after a run; `shown` is its path as shown to people."""
        file = FileContext(Source(self.content), settings)
        problems = [problem_of(rule, finding, file) for rule, finding in self._found(settings)]
        problems = [problem for problem in problems if problem.code in settings.rules]
        for problem in problems:
            problem.path = shown
        return problems

    def _found(self, settings: Settings) -> Iterator[Any]:
        for entry in self.entries:
            if is_expired(entry, settings.as_of):
                message = f"this entry expired on {entry.until}; remove it, or give it a new date"
                yield np901_unused_suppression.RULE, Finding(entry.start, entry.end, message)
        yield from suppressions(
            [entry for entry in self.entries if self._is_judged(entry, settings)], settings
        )

    def _is_judged(self, entry: SidecarEntry, settings: Settings) -> bool:
        """Whether this run can tell that the entry is unused: it checked a matching file, or none exists."""
        if is_expired(entry, settings.as_of):
            return False
        named = os.path.join(os.path.dirname(self.path), entry.path)
        return entry.matched or not (any(c in entry.path for c in "*?[") or os.path.exists(named))


def load(path: str) -> Sidecar:
    """Load a sidecar. Raises ConfigurationError, also for an entry without path, rules or reason."""
    content = read_text(path)
    table = parsed(content, path)
    rows = table.pop("ignore", [])
    if table or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigurationError(f"{path}: unknown key {next(iter(table), 'ignore')!r}; known: [[ignore]]")
    heads = [match.span() for match in _HEAD.finditer(content)]
    places = heads if len(heads) == len(rows) else [(0, 0)] * len(rows)
    folder = os.path.dirname(os.path.abspath(path))
    return Sidecar(
        path, [_entry(row, at, path, folder) for row, at in zip(rows, places, strict=True)], content
    )


def closest(folder: str, top: str) -> str | None:
    """The path of the closest sidecar in `folder` or above, up to `top`."""
    top = os.path.abspath(top)
    for one in upwards(folder):
        path = os.path.join(one, NAME)
        if os.path.isfile(path):
            return path
        if one == top:
            break
    return None


def is_expired(entry: SidecarEntry, as_of: str | None) -> bool:
    """Whether an entry has expired on the date `as_of`; without a date none has, as the clock is never read."""
    return as_of is not None and entry.until is not None and entry.until < as_of


def suppressed(problem: Problem, entries: Iterable[SidecarEntry], text: str) -> bool:
    """Whether an entry applies to the problem; every entry that does is marked as used."""
    matching = [entry for entry in entries if entry.suppresses(problem, text)]
    for entry in matching:
        entry.used = True
    return bool(matching)


def _entry(row: dict[str, Any], place: tuple[int, int], path: str, folder: str) -> SidecarEntry:
    where = f"{path}: [[ignore]]"
    for key in row:
        if key not in _KEYS:
            raise ConfigurationError(f"{where}: unknown key {key!r}; {nearest(key, _KEYS)}")
    for key in ("path", "rules", "reason"):
        if not row.get(key):
            raise ConfigurationError(f"{where}: {key} is missing; an entry needs path, rules and reason")
    rules = row["rules"] if isinstance(row["rules"], list) else [row["rules"]]
    until = row.get("until")
    texts: Sequence[Any] = (row["path"], row["reason"], row.get("text", ""), row.get("paragraph", ""), *rules)
    if not all(isinstance(text, str) for text in texts):
        raise ConfigurationError(f"{where}: path, reason, text, paragraph and every rule must be strings")
    try:
        glob = anchored(row["path"], folder)
    except ConfigurationError as error:
        raise ConfigurationError(f"{where}: {error}") from error
    return SidecarEntry(
        start=place[0],
        end=place[1],
        path=row["path"],
        glob=glob,
        rules=tuple(rules),
        reason=row["reason"],
        text=row.get("text"),
        paragraph=row.get("paragraph"),
        until=str(until) if until is not None else None,
    )


def _overlaps(wanted: str, problem: Problem, text: str) -> bool:
    first = max(0, problem.start - len(wanted))
    return text.find(wanted, first, problem.end + len(wanted)) >= 0
