"""How much more work twice the text takes."""

import json
import subprocess
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tests.conftest import ROOT

MOST = 2.3  # times the work for twice the text; what grows with the square takes four times as much
# Code points of the shorter text: what costs more per character is measured on less of it.
_LENGTH = 2_000
_LENGTHS: Mapping[str, int] = MappingProxyType({"show": 1_000, "explain": 1_000, "fix": 500, "diff": 500})
_ALLOWANCE = 1_000  # calls or characters that need no reason, such as the first use of a table

Counts = dict[str, int]


class Growth(NamedTuple):
    """How many times the calls and the characters grow as the text grows to twice its length."""

    surface: str
    family: str
    calls: float
    characters: float

    @property
    def worst(self) -> float:
        """The greater of the two."""
        return max(self.calls, self.characters)


class Counter:
    """A process that counts (see counting.py)."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.growth.counting"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> "Counter":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def counts(self, surface: str, family: str, length: int) -> Counts:
        """The counts of one run. Raises RuntimeError if it failed."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([surface, family, length]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{surface} of {family}, {length} code points: the process ended")
        found: Counts = json.loads(answer)
        return found

    def growth(self, surface: str, family: str) -> Growth:
        """How much more work twice the text takes, beyond what any text takes.

        Longer texts can be labelled differently, so only what is too much for two doublings in a row is believed.
        """
        length = _LENGTHS.get(surface, _LENGTH)
        self.counts(surface, family, 1)  # loads what is loaded on first use
        least = self.counts(surface, family, 1)
        found = _ratios(least, *(self.counts(surface, family, times * length) for times in (1, 2)))
        if max(found.values()) > MOST:
            again = _ratios(least, *(self.counts(surface, family, times * length) for times in (2, 4)))
            found = {what: min(ratio, again[what]) for what, ratio in found.items()}
        return Growth(surface, family, found["calls"], found["characters"])


def _ratios(least: Counts, once: Counts, twice: Counts) -> dict[str, float]:
    return {
        what: max(0, twice[what] - least[what]) / max(_ALLOWANCE, once[what] - least[what]) for what in once
    }
