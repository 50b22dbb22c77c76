"""What a run of the benchmark has at hand: interpreters and programs of the peers, texts, a scratch folder."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks import texts
from benchmarks.figure import Figure, Skip
from benchmarks.workers import MissingPeerError, Worker

_OWN = ("newsparse", "floor", "rule_of_thumb")  # tools that need nothing but newsparse's own environment

Answers = Iterator[Figure | Skip]
Question = Callable[["Run"], Answers]


@dataclass
class Run:
    """One run: `peers` is the Python of the environment with the peers, `node` the folder with node_modules."""

    scratch: Path
    peers: str | None = None
    node: Path | None = None
    quick: bool = False
    records: dict[str, object] = field(default_factory=dict)  # what else is to be kept, by question

    @cached_property
    def shelf(self) -> texts.Shelf:
        """The timed texts, as files."""
        return texts.shelf(self.folder("texts"))

    @cached_property
    def articles(self) -> list[str]:
        """The 2,000 articles that are checked, as files of one folder."""
        return texts.checked(self.folder("articles"), 200 if self.quick else 2_000)

    def folder(self, name: str) -> Path:
        """A folder of its own in the scratch folder, made if it is not there."""
        path = self.scratch / name
        path.mkdir(exist_ok=True)
        return path

    def pairs(self, wanted: int) -> int:
        """How many pairs are measured: as many as are wanted, or a third where time is short."""
        return max(3, wanted // 3) if self.quick else wanted

    def python(self, tool: str) -> str:
        """The Python that has a tool of peers/; raises MissingPeerError where there is none."""
        if tool in _OWN:
            return sys.executable
        if not self.peers:
            raise MissingPeerError("the peers are not installed; make bench installs them")
        return self.peers

    def worker(self, tool: str) -> Worker:
        """A tool, loaded; raises MissingPeerError where it cannot be."""
        return Worker(self.python(tool), tool)

    def program(self, name: str) -> str:
        """The path of a program of the peers, from npm, from PyPI or from the system; raises MissingPeerError."""
        folders = [self.node / "node_modules" / ".bin"] if self.node else []
        folders += [Path(self.peers).parent] if self.peers else []
        for folder in folders:
            if (folder / name).exists():
                return str(folder / name)
        found = shutil.which(name)
        if not found:
            raise MissingPeerError(f"{name} is not installed")
        return found
