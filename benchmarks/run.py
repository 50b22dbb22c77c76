"""The context of a run: interpreters, programs of the peers, texts and a scratch folder."""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from benchmarks import texts
from benchmarks.figure import Figure, Skip
from benchmarks.pairs import Spent, Timing
from benchmarks.workers import MissingPeerError, Worker

_OWN = ("newsparse", "floor", "rule_of_thumb")  # tools that run in newsparse's own environment
_QUICK = (*_OWN, "trafilatura", "markdown_it_py", "markdownlint-cli2", "proselint")
_FEWEST_PAIRS = 3
_FEWER_PAGES = 3  # a quick run takes every third page

Answers = Iterator[Figure | Skip]
Question = Callable[["Run"], Answers]


@dataclass
class Run:
    """A run: `peers` is the Python of the environment with the peers, `node` the folder with node_modules.

    A quick one takes fewer pairs, texts and tools; `most_pairs` bounds the pairs only.
    """

    LEFT_OUT: ClassVar[str] = "left out of a quick run"

    scratch: Path
    peers: str | None = None
    node: Path | None = None
    quick: bool = False
    most_pairs: int | None = None
    records: dict[str, object] = field(default_factory=dict)  # further results, by question

    @cached_property
    def shelf(self) -> texts.Shelf:
        """The timed texts as files."""
        return texts.shelf(self.folder("texts"))

    @cached_property
    def pages(self) -> texts.Shelf | None:
        """Whole web pages dumped as text, as files; None if they are not there."""
        dumped = texts.dumped()[:: _FEWER_PAGES if self.quick else 1]
        return texts.shelf(self.folder("pages"), dumped) if dumped else None

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
        """The number of pairs to measure: `wanted`, a third of it in a quick run, or as many as were asked for."""
        pairs = max(_FEWEST_PAIRS, wanted // 3) if self.quick else wanted
        return min(pairs, self.most_pairs or pairs)

    def leaves_out(self, tool: str) -> bool:
        """Whether a quick run leaves this tool out: those without a budget, and those that take minutes."""
        return self.quick and tool not in _QUICK

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

    def first_pass(self, tool: str, paths: Sequence[str]) -> Timing:
        """A timing of the first pass over these files in a new process, in which the tool has just been loaded.

        Raises MissingPeerError if it cannot be loaded.
        """

        def first() -> Spent:
            with self.worker(tool) as fresh:
                return fresh.spent(paths)

        return first

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
