"""A folder whose texts have no titles, as corpora of bodies do: one piece of information, not an error per file."""

from collections import Counter
from collections.abc import Mapping
from posixpath import dirname

from newsparse.base.records import replace
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from newsparse.checks.rules.np101_missing_title import RULE
from newsparse.checks.settings import Settings

_FEWEST = 5  # files without a title; fewer can have lost their first lines one by one
_SHARE = 0.5  # of a folder's files; more than half of them without a title are its convention


def gather(found: dict[str, list[Problem]], settings: Mapping[str, Settings]) -> None:
    """Leave one NP101, at the first file, in each folder most of whose files have no title.

    `found` holds the problems of each file by path. The severity becomes information unless the configuration sets it.
    """
    untitled: dict[str, list[str]] = {}
    for path in sorted(found):
        if any(problem.code == RULE.code for problem in found[path]):
            untitled.setdefault(_folder(path), []).append(path)
    files = Counter(_folder(path) for path in found)
    for folder, paths in untitled.items():
        if len(paths) >= _FEWEST and len(paths) > _SHARE * files[folder]:
            _leave_one(found, paths, files[folder], settings)


def _folder(path: str) -> str:
    return dirname(path.replace("\\", "/"))


def _leave_one(
    found: dict[str, list[Problem]], paths: list[str], files: int, settings: Mapping[str, Settings]
) -> None:
    first = next(problem for problem in found[paths[0]] if problem.code == RULE.code)
    severity = settings[paths[0]].severity.get(RULE.code, Severity.INFO)
    message = (
        f"{len(paths)} of {files} files in this folder have no title; if that is meant, ignore {RULE.code}"
    )
    for path in paths:
        found[path] = [problem for problem in found[path] if problem.code != RULE.code]
    found[paths[0]].append(replace(first, severity=severity, message=message))
