"""Keeps a tool loaded in a separate process, so that its start-up is not timed."""

import json
import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.pairs import Spent, Timing
from benchmarks.programs import ROOT, environment

_LONG_ENOUGH = 0.25  # seconds; as many passes are timed as take at least this long


@dataclass(frozen=True, slots=True)
class Peer:
    """A row of peers.toml."""

    use: str
    input: str
    gives: Sequence[str]
    scored: str
    package: str = ""


@cache
def peers() -> Mapping[str, Peer]:
    """The tools by name, newsparse first."""
    rows = tomllib.loads((Path(__file__).parent / "peers.toml").read_text("utf-8"))
    return {name: Peer(**row) for name, row in rows.items()}


class MissingPeerError(Exception):
    """A tool cannot be loaded; the message says why."""


class Worker:
    """A tool of peers/, loaded by some Python. Raises MissingPeerError if it cannot be loaded.

    A context manager: the process ends with the block.
    """

    def __init__(self, python: str, tool: str) -> None:
        command = [python, "-m", "benchmarks.peers", tool]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=environment(),
            encoding="utf-8",
        )
        try:
            self._answer()
        except MissingPeerError:
            self.close()
            raise

    def spent(self, paths: Sequence[str], passes: int = 1) -> Spent:
        """What one pass over these files takes, on average over the passes."""
        return Spent(*self._ask(ask="spent", paths=paths, passes=passes)["spent"])

    def timing(self, paths: Sequence[str]) -> Timing:
        """A timing of one warm pass over these files, measured over enough passes to be accurate."""
        self.spent(paths)  # fill caches and load what is loaded on first use
        passes = 1 + int(_LONG_ENOUGH / self.spent(paths).clock)
        return lambda: self.spent(paths, passes)

    def outlines(self, paths: Sequence[str]) -> list[dict[str, Any] | None]:
        """What the tool finds in these files; None where it failed."""
        found: list[dict[str, Any] | None] = self._ask(ask="outlines", paths=paths)["outlines"]
        return found

    def peak(self) -> float:
        """The peak memory of its process so far, in KiB."""
        return float(self._ask(ask="peak")["kib"])

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, **request: Any) -> dict[str, Any]:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"failed": "its process exited"}
        if "failed" in answer:
            raise MissingPeerError(answer["failed"])
        return answer
