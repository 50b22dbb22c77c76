"""The context of a run: interpreters, programs of the peers, texts and a scratch folder."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks import texts
from benchmarks.figure import Figure, Skip
from benchmarks.workers import MissingPeerError, Worker

_OWN = ("newsparse", "floor", "rule_of_thumb")  # tools that run in newsparse's own environment

Answers = Iterator[Figure | Skip]
Question = Callable[["Run"], Answers]


@dataclass
class Run:
    """A run: `peers` is the Python of the environment with the peers, `node` the folder with node_modules."""

    scratch: Path
    peers: str | None = None
    node: Path | None = None
    quick: bool = False
    records: dict[str, object] = field(default_factory=dict)  # further results, by question

    @cached_property
    def shelf(self) -> texts.Shelf:
        """The timed texts as files."""
        return texts.shelf(self.folder("texts"))

    @cached_property
    def articles(self) -> list[str]:
        """The 2,000 articles for checking, as files in one folder."""
        return texts.checked(self.folder("articles"), 200 if self.quick else 2_000)

    def folder(self, name: str) -> Path:
        """A subfolder of the scratch folder, created if needed."""
        path = self.scratch / name
        path.mkdir(exist_ok=True)
        return path

    def pairs(self, wanted: int) -> int:
        """The number of pairs to measure: `wanted`, or a third of it in a quick run."""
        return max(3, wanted // 3) if self.quick else wanted

    def python(self, tool: str) -> str:
        """The Python in which a tool of peers/ is installed. Raises MissingPeerError if there is none."""
        if tool in _OWN:
            return sys.executable
        if not self.peers:
            raise MissingPeerError("not installed; make bench installs it")
        return self.peers

    def worker(self, tool: str) -> Worker:
        """A loaded tool. Raises MissingPeerError if it cannot be loaded."""
        return Worker(self.python(tool), tool)

    def program(self, name: str) -> str:
        """The path of a program from npm, PyPI or the system. Raises MissingPeerError if there is none."""
        folders = [self.node / "node_modules" / ".bin"] if self.node else []
        folders += [Path(self.peers).parent] if self.peers else []
        for folder in folders:
            if (folder / name).exists():
                return str(folder / name)
        found = shutil.which(name)
        if not found:
            raise MissingPeerError(f"{name} is not installed")
        return found
