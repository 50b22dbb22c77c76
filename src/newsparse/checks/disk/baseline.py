"""The baseline: a file of accepted findings, which only ever gets shorter."""

import json
import os
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from newsparse.base.opening import read
from newsparse.base.records import dataclass, field
from newsparse.checks.context.file import FileContext
from newsparse.checks.problem import Problem
from newsparse.checks.rules import np903_stale_baseline_entry
from newsparse.checks.run import problem_of
from newsparse.checks.settings import Settings
from newsparse.files import write as whole
from newsparse.formats.json_reading import strictly
from newsparse.model.errors import ConfigurationError, reason
from newsparse.model.frozen import fault
from newsparse.text.source import Source

SCHEMA = "newsparse.baseline/1"

_SHOWN = 60  # characters of a place in a message

# Findings about the check itself are never accepted: they would hide that something else is hidden.
_NEVER_ACCEPTED = "NP9"


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """One accepted finding: its rule, its POSIX path inside the repository, its fingerprint and its message."""

    code: str
    path: str
    fingerprint: str
    message: str = ""

    @classmethod
    def of(cls, problem: Problem, repository_path: str) -> "BaselineEntry":
        """The entry that accepts a problem."""
        return cls(problem.code, repository_path, problem.fingerprint, problem.message)


@dataclass(slots=True)
class Baseline:
    """The baseline in the file at `path`; `text` is its content, by which entries are located."""

    path: str
    entries: list[BaselineEntry] = field(default_factory=list)
    text: str = ""

    def fingerprints(self) -> frozenset[str]:
        """The accepted fingerprints."""
        return frozenset(entry.fingerprint for entry in self.entries)

    def is_for_other_files(self, root: str) -> bool:
        """Whether it has entries and none of their files exists below `root`."""
        return bool(self.entries) and not any(
            os.path.exists(os.path.join(root, entry.path)) for entry in self.entries
        )

    def stale(
        self, found: Collection[str], ran: Mapping[str, Collection[str]], root: str
    ) -> list[BaselineEntry]:
        """The entries whose findings are gone.

        `found` holds the fingerprints of this run's findings, `ran` the codes of the rules that ran on each file, by
        repository path. An entry for a file or a rule that was not part of this run is not judged; an entry for a
        file that no longer exists is stale.
        """
        return [
            entry for entry in self.entries if entry.fingerprint not in found and _judged(entry, ran, root)
        ]

    def write(self, entries: Iterable[BaselineEntry]) -> None:
        """Replace the file, with one entry a line so that version control shows what changed."""
        from dataclasses import asdict

        order = sorted(set(entries), key=lambda entry: (entry.path, entry.code, entry.fingerprint))
        rows = [json.dumps(asdict(entry), ensure_ascii=False) for entry in order]
        body = ",\n    ".join(rows)
        listed = f"[\n    {body}\n  ]" if rows else "[]"
        text = f'{{\n  "schema": "{SCHEMA}",\n  "findings": {listed}\n}}\n'
        whole.write(self.path, text.encode("utf-8", "backslashreplace"))


def load(path: str) -> Baseline:
    """Load a baseline. Raises ConfigurationError if it is missing or is not a baseline."""
    try:
        text = read(path).decode("utf-8")
        table = strictly(text)
        if found := fault(table):
            raise ValueError(f"${found[0][:_SHOWN]}: {found[1]}")
        if not isinstance(table, dict) or table.get("schema") != SCHEMA:
            raise ConfigurationError(f"{path}: not a newsparse baseline ({SCHEMA})")
        entries = [_entry(row) for row in table["findings"]]
    except FileNotFoundError as error:
        advice = "create it with --update-baseline, or correct the path"
        raise ConfigurationError(f"{path}: no such baseline; {advice}") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: {reason(error)}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ConfigurationError(
            f"{path}: this baseline is damaged: {error}; restore it, or delete it and create a new one"
        ) from error
    return Baseline(path, entries, text)


def load_for(path: str, root: str) -> Baseline:
    """`load` for the files below `root`. Raises ConfigurationError as well if none of its files exists there."""
    found = load(path)
    if found.is_for_other_files(root):
        raise ConfigurationError(
            f"{path}: none of the files in this baseline exist here; "
            "run the check where it was created, or delete it and create a new one"
        )
    return found


def is_acceptable(problem: Problem) -> bool:
    """Whether a baseline may contain a problem."""
    return not problem.code.startswith(_NEVER_ACCEPTED)


def reported(
    baseline: Baseline, stale: Iterable[BaselineEntry], shown: str, settings: Settings
) -> list[Problem]:
    """A problem for each stale entry, at its line of the baseline, whose path is shown as `shown`."""
    if np903_stale_baseline_entry.RULE.code not in settings.rules:
        return []
    file = FileContext(Source(baseline.text), settings)
    problems = []
    for entry in stale:
        start = max(0, baseline.text.find(entry.fingerprint))
        for finding in np903_stale_baseline_entry.check([(entry.code, entry.path, entry.fingerprint)]):
            finding.start = finding.end = start
            problem = problem_of(np903_stale_baseline_entry.RULE, finding, file)
            problem.path = shown
            problems.append(problem)
    return problems


def _judged(entry: BaselineEntry, ran: Mapping[str, Collection[str]], root: str) -> bool:
    if entry.path in ran:
        return entry.code in ran[entry.path]
    return not os.path.exists(os.path.join(root, entry.path))


def _entry(row: Any) -> BaselineEntry:
    """Raises TypeError for a row that is not an entry."""
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        raise TypeError("a finding must be an object whose values are strings")
    return BaselineEntry(**row)
