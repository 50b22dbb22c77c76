"""A finding in its file, with everything that a report needs."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from newsparse.checks.finding import Edit, Severity


@dataclass(slots=True)
class Problem:
    """What a rule found, where, and how to put it right.

    `start`/`end` are half-open code points; `line` and `column` count code points from 1, `end_column` is
    exclusive. `safe` is None where there is no fix. `key` is the text it stands at, folded, and `paragraph` a
    digest of the paragraph around it: both know no line numbers. `path` and `fingerprint` are filled in where
    paths are known.
    """

    code: str
    name: str
    severity: Severity
    message: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    safe: bool | None
    edits: tuple[Edit, ...]
    key: str
    paragraph: str
    path: str = ""
    fingerprint: str = ""

    def to_row(self) -> list[Any]:
        """Everything but the path and what hangs on it, as plain JSON data."""
        edits = [list(edit) for edit in self.edits]
        place = [self.start, self.end, self.line, self.column, self.end_line, self.end_column]
        return [
            self.code,
            self.name,
            self.severity,
            self.message,
            *place,
            self.safe,
            edits,
            self.key,
            self.paragraph,
        ]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Problem":
        """The problem that `to_row` gave."""
        code, name, severity, *rest = row
        problem = cls(code, name, Severity(severity), *rest)
        problem.edits = tuple(Edit(*edit) for edit in problem.edits)
        return problem


def order(problem: Problem) -> tuple[str, int, int, str, str]:
    """The order of every report: path, position, code."""
    return problem.path, problem.start, problem.end, problem.code, problem.message


def place(problems: list[Problem], path: str, repository_path: str) -> None:
    """Say in which file the problems stand.

    The fingerprint is made of the rule, the POSIX path inside the repository, the text and its paragraph, and
    a number where all of these are equal.
    """
    seen: dict[str, int] = {}
    for problem in problems:
        problem.path = path
        anchor = "\0".join((problem.code, repository_path, problem.key, problem.paragraph))
        ordinal = seen[anchor] = seen.get(anchor, 0) + 1
        problem.fingerprint = sha256(f"{anchor}\0{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
