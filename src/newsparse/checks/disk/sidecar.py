"""Suppressions for files that can hold no comments: the entries of `.newsparse-ignore.toml` beside them."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Finding
from newsparse.checks.problem import Problem
from newsparse.checks.rules import np901_unused_suppression
from newsparse.checks.run import about, suppressions
from newsparse.checks.settings import Settings
from newsparse.files.gitignore import upwards
from newsparse.files.globs import anchored, matches
from newsparse.model.errors import ConfigurationError, nearest, reason
from newsparse.text.source import Source

NAME = ".newsparse-ignore.toml"

_KEYS = ("path", "rules", "text", "paragraph", "reason", "until")
# The head of an entry: "[[ignore]]" at the start of a line; not "# [[ignore]]"
_HEAD = lazy_pattern(r"^[ \t]*\[\[ *ignore *\]\].*$", re.MULTILINE)


@dataclass(slots=True)
class Entry:
    """One entry: the rules it silences in the files that `glob` (anchored) matches, and why.

    `text` is a piece of the file that the finding must touch, `paragraph` the digest of the paragraph it must
    stand in; without either, all findings of the rules are meant. `until` is the last ISO date on which it
    holds. `start`/`end` are its place in the sidecar (code points).
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
    met: bool = False

    def silences(self, problem: Problem, text: str) -> bool:
        """Whether it means a problem in a file with this text."""
        if problem.code not in self.rules and problem.name not in self.rules:
            return False
        if self.paragraph is not None and self.paragraph != problem.paragraph:
            return False
        return self.text is None or _touches(self.text, problem, text)


@dataclass(slots=True)
class Sidecar:
    """The entries of the file at `path`."""

    path: str
    entries: list[Entry]
    content: str

    def of_file(self, path: str, as_of: str | None) -> list[Entry]:
        """The entries that hold for a file; those that have run out do not."""
        found = [entry for entry in self.entries if matches((entry.glob,), path)]
        for entry in found:
            entry.met = True
        return [entry for entry in found if not is_over(entry, as_of)]

    def reported(self, shown: str, settings: Settings) -> list[Problem]:
        """What there is to say about its entries after a run; `shown` is its path as people know it."""
        file = FileContext(Source(self.content), settings)
        problems = [about(rule, finding, file) for rule, finding in self._found(settings)]
        problems = [problem for problem in problems if problem.code in settings.rules]
        for problem in problems:
            problem.path = shown
        return problems

    def _found(self, settings: Settings) -> Iterator[Any]:
        for entry in self.entries:
            if is_over(entry, settings.as_of):
                message = f"it held until {entry.until}; remove it, or give it a new date"
                yield np901_unused_suppression.RULE, Finding(entry.start, entry.end, message)
        yield from suppressions(
            [entry for entry in self.entries if self._is_judged(entry, settings)], settings
        )

    def _is_judged(self, entry: Entry, settings: Settings) -> bool:
        """Whether this run can know if the entry is needed: it saw a file of it, or there is none."""
        if is_over(entry, settings.as_of):
            return False
        named = os.path.join(os.path.dirname(self.path), entry.path)
        return entry.met or not (any(c in entry.path for c in "*?[") or os.path.exists(named))


def load(path: str) -> Sidecar:
    """The sidecar in a file. Raises ConfigurationError, also for an entry without path, rules or reason."""
    from tomllib import loads

    try:
        with open(path, encoding="utf-8") as file:
            content = file.read()
        table = loads(content)
    except OSError as error:
        raise ConfigurationError(f"{path}: {reason(error)}") from error
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{path}: this is no TOML: {error}") from error
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
    """The path of the sidecar that is closest above the files of `folder`, no higher than `top`."""
    top = os.path.abspath(top)
    for one in upwards(folder):
        path = os.path.join(one, NAME)
        if os.path.isfile(path):
            return path
        if one == top:
            break
    return None


def is_over(entry: Entry, as_of: str | None) -> bool:
    """Whether an entry has run out on the date `as_of`; without one none has, for nothing asks the clock."""
    return as_of is not None and entry.until is not None and entry.until < as_of


def silenced(problem: Problem, entries: Iterable[Entry], text: str) -> bool:
    """Whether one of the entries means the problem; every entry that does is marked as used."""
    meaning = [entry for entry in entries if entry.silences(problem, text)]
    for entry in meaning:
        entry.used = True
    return bool(meaning)


def _entry(row: dict[str, Any], place: tuple[int, int], path: str, folder: str) -> Entry:
    where = f"{path}: [[ignore]]"
    for key in row:
        if key not in _KEYS:
            raise ConfigurationError(f"{where}: unknown key {key!r}; {nearest(key, _KEYS)}")
    for key in ("path", "rules", "reason"):
        if not row.get(key):
            raise ConfigurationError(f"{where}: {key} is missing; each entry needs path, rules and reason")
    rules = row["rules"] if isinstance(row["rules"], list) else [row["rules"]]
    until = row.get("until")
    texts: Sequence[Any] = (row["path"], row["reason"], row.get("text", ""), row.get("paragraph", ""), *rules)
    if not all(isinstance(text, str) for text in texts):
        raise ConfigurationError(f"{where}: path, reason, text, paragraph and each of rules must be strings")
    try:
        glob = anchored(row["path"], folder)
    except ConfigurationError as error:
        raise ConfigurationError(f"{where}: {error}") from error
    return Entry(
        *place,
        row["path"],
        glob,
        tuple(rules),
        row["reason"],
        row.get("text"),
        row.get("paragraph"),
        str(until) if until is not None else None,
    )


def _touches(wanted: str, problem: Problem, text: str) -> bool:
    first = max(0, problem.start - len(wanted))
    return text.find(wanted, first, problem.end + len(wanted)) >= 0
