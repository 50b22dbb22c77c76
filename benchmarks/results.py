"""Stores the results of runs in a file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, Skip, Spread

STORED = Path(__file__).parent / "results.json"  # the results that docs/benchmarks.md shows


@dataclass(slots=True)
class Results:
    """The results by question, and the machine and versions.

    Of a question: the date, the seconds that it took, figures, skipped figures, other records.
    """

    machine: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    questions: dict[str, dict[str, Any]] = field(default_factory=dict)

    def keep(
        self, question: str, day: str, answers: list[Figure | Skip], record: object = None, seconds: float = 0
    ) -> None:
        """Replace the results of one question."""
        figures = [asdict(answer) for answer in answers if isinstance(answer, Figure)]
        skipped = [asdict(answer) for answer in answers if isinstance(answer, Skip)]
        kept = {"date": day, "seconds": round(seconds), "figures": figures, "skipped": skipped}
        self.questions[question] = kept if record is None else {**kept, "record": record}

    def figures(self, question: str) -> list[Figure]:
        """The figures of one question."""
        return [_figure(row) for row in self.questions.get(question, {}).get("figures", ())]

    def named(self) -> dict[str, Figure]:
        """All figures, by name."""
        return {figure.name: figure for question in self.questions for figure in self.figures(question)}

    def skipped(self) -> list[Skip]:
        return [Skip(**row) for kept in self.questions.values() for row in kept["skipped"]]

    def record(self, question: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.questions.get(question, {}).get("record", {})
        return found


def load(path: Path) -> Results:
    """The results in a file; empty if the file does not exist."""
    if not path.exists():
        return Results()
    return Results(**json.loads(path.read_text("utf-8")))


def save(results: Results, path: Path) -> None:
    """Write the results atomically."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(_rounded(asdict(results)), indent=1, ensure_ascii=False) + "\n", "utf-8")
    part.replace(path)


def _figure(row: dict[str, Any]) -> Figure:
    clock = row.get("clock")
    return Figure(**{**row, "clock": clock and Spread(*clock)})


def _rounded(value: Any) -> Any:
    """The value with all floats rounded to five significant digits."""
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(one) for one in value]
    return float(f"{value:.5g}") if isinstance(value, float) else value
