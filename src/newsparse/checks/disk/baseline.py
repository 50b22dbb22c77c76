"""The findings that a project has accepted for now: a file of fingerprints that only ever gets shorter."""

import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsparse.checks.context.context import FileContext
from newsparse.checks.problem import Problem
from newsparse.checks.rules import np903_stale_baseline_entry
from newsparse.checks.run import about
from newsparse.checks.settings import Settings
from newsparse.files import write as whole
from newsparse.model.errors import ConfigurationError, reason
from newsparse.text.source import Source

SCHEMA = "newsparse.baseline/1"

# What a check says about itself is never accepted: it would hide that other things are hidden.
_NEVER_ACCEPTED = "NP9"


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding: its rule, its POSIX path inside the repository, its fingerprint, what it said."""

    code: str
    path: str
    fingerprint: str
    message: str = ""

    @classmethod
    def of(cls, problem: Problem, repository_path: str) -> "Entry":
        """The entry that accepts a problem."""
        return cls(problem.code, repository_path, problem.fingerprint, problem.message)


@dataclass(slots=True)
class Baseline:
    """What the file at `path` holds; `text` is the file's own, for the places of its entries."""

    path: str
    entries: list[Entry] = field(default_factory=list)
    text: str = ""

    def known(self) -> frozenset[str]:
        """The fingerprints that are accepted."""
        return frozenset(entry.fingerprint for entry in self.entries)

    def is_foreign(self, root: str) -> bool:
        """Whether there are entries, and none of their files exists below `root`."""
        return bool(self.entries) and not any(
            os.path.exists(os.path.join(root, entry.path)) for entry in self.entries
        )

    def stale(self, met: Collection[str], ran: Mapping[str, Collection[str]], root: str) -> list[Entry]:
        """The entries whose findings are gone.

        `met` are the fingerprints of this run's findings, `ran` the codes of the rules that ran on each
        file, by repository path. An entry for a file or a rule that this run left out is not judged; one for
        a file that exists no more is stale.
        """
        return [entry for entry in self.entries if entry.fingerprint not in met and _judged(entry, ran, root)]

    def write(self, entries: Iterable[Entry]) -> None:
        """Replace the file; an entry a line, so that version control shows what came and went."""
        order = sorted(set(entries), key=lambda entry: (entry.path, entry.code, entry.fingerprint))
        rows = [json.dumps(_row(entry), ensure_ascii=False) for entry in order]
        body = ",\n    ".join(rows)
        listed = f"[\n    {body}\n  ]" if rows else "[]"
        text = f'{{\n  "schema": "{SCHEMA}",\n  "findings": {listed}\n}}\n'
        whole.write(self.path, text.encode("utf-8", "backslashreplace"))


def load(path: str) -> Baseline:
    """The baseline in a file. Raises ConfigurationError for one that is missing or is none."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        table = json.loads(text)
        if not isinstance(table, dict) or table.get("schema") != SCHEMA:
            raise ConfigurationError(f"{path}: this is no baseline of newsparse ({SCHEMA})")
        entries = [_entry(row) for row in table["findings"]]
    except FileNotFoundError as error:
        advice = "make it with --update-baseline, or mend the path"
        raise ConfigurationError(f"{path}: there is no such baseline; {advice}") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: {reason(error)}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ConfigurationError(
            f"{path}: this baseline is damaged: {error}; restore or remake it"
        ) from error
    return Baseline(path, entries, text)


def is_acceptable(problem: Problem) -> bool:
    """Whether a baseline may hold a problem."""
    return not problem.code.startswith(_NEVER_ACCEPTED)


def reported(baseline: Baseline, stale: Iterable[Entry], shown: str, settings: Settings) -> list[Problem]:
    """A problem for each stale entry, at its line of the baseline, which people know as `shown`."""
    if np903_stale_baseline_entry.RULE.code not in settings.rules:
        return []
    file = FileContext(Source(baseline.text), settings)
    problems = []
    for entry in stale:
        start = max(0, baseline.text.find(entry.fingerprint))
        for finding in np903_stale_baseline_entry.check([(entry.code, entry.path, entry.fingerprint)]):
            finding.start = finding.end = start
            problem = about(np903_stale_baseline_entry.RULE, finding, file)
            problem.path = shown
            problems.append(problem)
    return problems


def _judged(entry: Entry, ran: Mapping[str, Collection[str]], root: str) -> bool:
    if entry.path in ran:
        return entry.code in ran[entry.path]
    return not os.path.exists(os.path.join(root, entry.path))


def _entry(row: Any) -> Entry:
    """Raises TypeError for a row that is none of ours."""
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        raise TypeError("a finding must be an object, and all that it says strings")
    return Entry(**row)


def _row(entry: Entry) -> dict[str, str]:
    return {
        "code": entry.code,
        "path": entry.path,
        "fingerprint": entry.fingerprint,
        "message": entry.message,
    }
