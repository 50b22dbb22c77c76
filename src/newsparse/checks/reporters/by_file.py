"""The problems of each file, for reports that name the clean files too."""

from collections.abc import Sequence

from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import Summary


def by_file(problems: Sequence[Problem], summary: Summary) -> list[tuple[str, list[Problem]]]:
    """The repository paths of all files that were checked or have problems, in order, with their problems."""
    files: dict[str, list[Problem]] = {path: [] for path in summary.files}
    for problem in problems:
        files.setdefault(problem.path, []).append(problem)
    return [(summary.repository_path(path), found) for path, found in files.items()]
