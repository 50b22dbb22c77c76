"""What a batch comes to, counted as its outcomes arrive.

Memory is the same after a million outcomes as after some thousands: counters of closed vocabularies,
distributions over fixed bounds, and lists of a stated length.
"""

from collections import Counter
from collections.abc import Mapping
from heapq import heappush, heapreplace
from itertools import count

from newsparse.batch.convert.outcome import Outcome
from newsparse.batch.report.anomaly import oddities
from newsparse.batch.report.distribution import Distribution, steps

FAILURES_KEPT = 1_000
OUTSTANDING_KEPT = 20  # of the slowest, the largest, the oddest
REASONS_KEPT = 100
OTHER_REASONS = "other reasons"


class Tally:
    """Counts and lists of outcomes, which may be added in any order.

    An unchanged outcome counts with the figures that it carries, but for its time, as nothing was done.
    """

    def __init__(self) -> None:
        self.done = 0  # converted by this run
        self.unchanged = 0  # converted by an earlier run
        self.failed = 0
        self.articles = 0
        self.roles: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.encodings: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()  # why inputs failed
        self.oddities: Counter[str] = Counter()  # inputs by the name of what is odd about them
        self.sizes = Distribution((1, *steps(2, 10)))  # bytes
        self.seconds = Distribution(steps(-4, 3))
        self.paragraphs = Distribution(steps(0, 6))
        self.articles_each = Distribution(steps(0, 6))
        self._failures = _Foremost(FAILURES_KEPT)
        self._slowest = _Foremost(OUTSTANDING_KEPT)
        self._largest = _Foremost(OUTSTANDING_KEPT)
        self._oddest = _Foremost(OUTSTANDING_KEPT)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if not outcome.unchanged:
            self.seconds.add(outcome.seconds)
            self._slowest.offer(outcome.seconds, outcome)
        if outcome.problem is not None:
            self._add_failure(outcome, outcome.problem)
        else:
            self._add_converted(outcome)

    def _add_failure(self, outcome: Outcome, problem: str) -> None:
        self.failed += 1
        room = problem in self.reasons or len(self.reasons) < REASONS_KEPT
        self.reasons[problem if room else OTHER_REASONS] += 1
        self._failures.offer(0, outcome)

    def _add_converted(self, outcome: Outcome) -> None:
        if outcome.unchanged:
            self.unchanged += 1
        else:
            self.done += 1
        self.articles += outcome.articles
        _add(self.roles, outcome.roles)
        _add(self.languages, outcome.languages)
        if outcome.encoding:
            self.encodings[outcome.encoding] += 1
        self.sizes.add(outcome.size)
        self.paragraphs.add(outcome.roles.get("paragraph", 0))
        self.articles_each.add(outcome.articles)
        self._largest.offer(outcome.size, outcome)
        odd = oddities(outcome)
        if odd:
            self.oddities.update(oddity.name for oddity in odd)
            self._oddest.offer(sum(oddity.weight for oddity in odd), outcome)

    @property
    def inputs(self) -> int:
        """How many outcomes were added."""
        return self.done + self.unchanged + self.failed

    @property
    def failures(self) -> list[Outcome]:
        """Those that failed, in the order of the inputs: the first of them, up to FAILURES_KEPT."""
        return self._failures.outcomes()

    @property
    def failures_beyond(self) -> int:
        """How many failed and are not among `failures`."""
        return self.failed - len(self._failures)

    @property
    def slowest(self) -> list[Outcome]:
        """Those that took longest in this run, converted or not, slowest first."""
        return self._slowest.outcomes()

    @property
    def largest(self) -> list[Outcome]:
        """The largest converted, largest first."""
        return self._largest.outcomes()

    @property
    def oddest(self) -> list[Outcome]:
        """Those with the most about them that is odd, by its weight."""
        return self._oddest.outcomes()


class _Foremost:
    """The outcomes with the highest figures; of equal ones those that come first among the inputs."""

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._heap: list[tuple[float, int, int, Outcome]] = []
        self._arrivals = count()  # outcomes themselves cannot be compared

    def __len__(self) -> int:
        return len(self._heap)

    def offer(self, figure: float, outcome: Outcome) -> None:
        """Keep the outcome if it is among the foremost so far."""
        heap = self._heap
        if len(heap) < self._keep:
            heappush(heap, (figure, -outcome.number, next(self._arrivals), outcome))
        elif (figure, -outcome.number) > heap[0][:2]:
            heapreplace(heap, (figure, -outcome.number, next(self._arrivals), outcome))

    def outcomes(self) -> list[Outcome]:
        """Foremost first."""
        return [entry[-1] for entry in sorted(self._heap, key=lambda entry: (-entry[0], -entry[1]))]


def _add(counter: Counter[str], found: Mapping[str, int]) -> None:
    for name, number in found.items():
        counter[name] += number
