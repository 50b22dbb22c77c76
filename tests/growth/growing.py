"""How much more work twice the text takes."""

import json
import math
import subprocess
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tests.conftest import ROOT

MOST = 2.3  # times the work for twice the text; what grows with the square takes four times as much
# Code points of the shorter text: what costs more per character is measured on less of it.
_LENGTH = 2_000
_LENGTHS: Mapping[str, int] = MappingProxyType(
    {"rules": 8_000, "md": 800, "show": 1_000, "explain": 1_000, "fix": 500, "diff": 500}
)
_MOST_DOUBLINGS = 4
_ALLOWANCE = 1_000  # calls or characters that need no reason, such as the first use of a table

Counts = dict[str, int]


class Growth(NamedTuple):
    """How many times the calls, characters and lines grow as the text grows to twice its length."""

    surface: str
    family: str
    calls: float
    characters: float
    lines: float

    @property
    def worst(self) -> float:
        """The greatest of them."""
        return max(self.calls, self.characters, self.lines)


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

        A longer text can be labelled differently, or be fixed in another way, and so take a step up; only what is too
        much for one doubling after another is believed.
        """
        self.counts(surface, family, 1)  # loads what is loaded on first use
        least, once = (self.counts(surface, family, length) for length in (1, _LENGTHS.get(surface, _LENGTH)))
        found = dict.fromkeys(least, math.inf)
        for doubling in range(1, _MOST_DOUBLINGS + 1):
            twice = self.counts(surface, family, _LENGTHS.get(surface, _LENGTH) * 2**doubling)
            found = {what: min(found[what], _ratio(least[what], once[what], twice[what])) for what in found}
            if max(found.values()) <= MOST:
                break
            once = twice
        return Growth(surface, family, **found)


def _ratio(least: int, once: int, twice: int) -> float:
    """How many times the work grows, without what any text takes, which is `least` or what the first text shows."""
    least = min(least, once // 2)
    return (twice - least) / max(_ALLOWANCE, once - least)
