"""A finding placed in its file, with everything a report needs."""

from hashlib import sha256
from typing import Any

from newsparse.base.records import dataclass
from newsparse.checks.finding import Edit, Severity


@dataclass(slots=True)
class Problem:
    """What a rule found, where, and how to fix it.

    `start` and `end` are half-open code points; `line` and `column` count code points from 1, and `end_column` is
    exclusive. `safe` is None if there is no fix. `key` is the folded text at the place and `paragraph` a digest of the
    paragraph around it; neither depends on line numbers. `path` and `fingerprint` are set by `place`.

    >>> from newsparse import check
    >>> (problem,) = check("Ferry back in service\\n\\nIt sailed  again on Monday.\\n", select=["NP013"])
    >>> problem.line, problem.column, problem.message, problem.edits
    (3, 10, '2 spaces in a row; use one', (Edit(start=32, end=34, text=' '),))
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
        """Everything but the path and the fingerprint, as plain JSON data, in the order of the fields. Raises nothing.

        >>> from newsparse import check
        >>> check("Ferry back in service\\n\\nIt sailed  again.\\n", select=["NP013"])[0].to_row()[:3]
        ['NP013', 'double-space', <Severity.WARNING: 'warning'>]
        """
        return [getattr(self, name) for name in _STORED]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Problem":
        """The problem that `to_row` stored. Raises ValueError for a row of another length or severity.

        >>> from newsparse import check
        >>> (problem,) = check("Ferry back in service\\n\\nIt sailed  again.\\n", select=["NP013"])
        >>> Problem.from_row(problem.to_row()).message == problem.message
        True
        """
        problem = cls(**dict(zip(_STORED, row, strict=True)))
        problem.severity = Severity(problem.severity)
        problem.edits = tuple(Edit(*edit) for edit in problem.edits)
        return problem


_STORED = tuple(name for name in Problem.__match_args__ if name not in ("path", "fingerprint"))


def order(problem: Problem) -> tuple[str, int, int, str, str]:
    """The sort key of every report: path, position, code."""
    return problem.path, problem.start, problem.end, problem.code, problem.message


def place(problems: list[Problem], path: str, repository_path: str) -> None:
    """Set the path and the fingerprint of each problem of a file.

    A fingerprint depends on the rule, the POSIX path inside the repository, the text, its paragraph, and an ordinal
    among problems that share all of these; not on the line or the message.
    """
    count: dict[str, int] = {}
    for problem in problems:
        problem.path = path
        anchor = "\0".join((problem.code, repository_path, problem.key, problem.paragraph))
        ordinal = count[anchor] = count.get(anchor, 0) + 1
        problem.fingerprint = sha256(f"{anchor}\0{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
