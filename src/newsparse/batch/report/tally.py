"""The totals of a batch, updated with every outcome.

Memory does not grow with the number of outcomes: there are counters of closed vocabularies, distributions over
fixed bounds, and lists of limited length.
"""

from collections import Counter
from collections.abc import Mapping
from heapq import heappush, heapreplace
from itertools import count

from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.report.anomaly import anomalies
from newsparse.batch.report.distribution import Distribution, steps

FAILURES_KEPT = 1_000  # each with its name and reason, as many as a page can list
OUTSTANDING_KEPT = 20  # of the slowest, the largest and the most anomalous inputs
REASONS_KEPT = 100  # distinct ones; some messages quote the input, and would fill the memory
OTHER_REASONS = "other reasons"


class Tally:
    """Counts and lists of outcomes, which may be added in any order.

    An unchanged outcome counts like the run that converted it, but has no time.
    """

    def __init__(self) -> None:
        self.done = 0  # converted by this run
        self.unchanged = 0  # converted by an earlier run
        self.failed = 0
        self.articles = 0
        self.left_out = 0  # words
        self.left_out_blocks = 0
        self.lossy = 0  # inputs that lost much, or running text in doubt
        self.short = 0  # converted inputs with an article that is incomplete or in doubt
        self.roles: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.encodings: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()  # of failures
        self.anomalies: Counter[str] = Counter()  # inputs by the name of the anomaly
        self.sizes = Distribution((1, *steps(2, 10)))  # bytes
        self.seconds = Distribution(steps(-4, 3))
        self.paragraphs = Distribution(steps(0, 6))
        self.articles_each = Distribution(steps(0, 6))
        self._failures = _Top(FAILURES_KEPT)
        self._shortcomings = _Top(FAILURES_KEPT)
        self._slowest = _Top(OUTSTANDING_KEPT)
        self._largest = _Top(OUTSTANDING_KEPT)
        self._most_lost = _Top(OUTSTANDING_KEPT)
        self._oddest = _Top(OUTSTANDING_KEPT)

    def add(self, outcome: DocumentOutcome) -> None:
        """Count one outcome."""
        if not outcome.unchanged:
            self.seconds.add(outcome.seconds)
            self._slowest.offer(outcome.seconds, outcome)
        if outcome.problem is not None:
            self._add_failure(outcome, outcome.problem)
        else:
            self._add_converted(outcome)

    def _add_failure(self, outcome: DocumentOutcome, problem: str) -> None:
        self.failed += 1
        room = problem in self.reasons or len(self.reasons) < REASONS_KEPT
        self.reasons[problem if room else OTHER_REASONS] += 1
        self._failures.offer(0, outcome)

    def _add_converted(self, outcome: DocumentOutcome) -> None:
        if outcome.unchanged:
            self.unchanged += 1
        else:
            self.done += 1
        self.articles += outcome.articles
        self.left_out += outcome.left_out
        self.left_out_blocks += outcome.left_out_blocks
        if outcome.loss:
            self.lossy += 1
            self._most_lost.offer(outcome.left_out, outcome)
        if outcome.shortcomings:
            self.short += 1
            self._shortcomings.offer(0, outcome)
        _add(self.roles, outcome.roles)
        _add(self.languages, outcome.languages)
        if outcome.encoding:
            self.encodings[outcome.encoding] += 1
        self.sizes.add(outcome.size)
        self.paragraphs.add(outcome.roles.get("paragraph", 0))
        self.articles_each.add(outcome.articles)
        self._largest.offer(outcome.size, outcome)
        found = anomalies(outcome)
        if found:
            self.anomalies.update(anomaly.name for anomaly in found)
            self._oddest.offer(sum(anomaly.weight for anomaly in found), outcome)

    @property
    def inputs(self) -> int:
        """The number of outcomes."""
        return self.done + self.unchanged + self.failed

    @property
    def failures(self) -> list[DocumentOutcome]:
        """The first FAILURES_KEPT failures, in input order."""
        return self._failures.outcomes()

    @property
    def failures_beyond(self) -> int:
        """The number of failures that are not in `failures`."""
        return self.failed - len(self._failures)

    @property
    def shortcomings(self) -> list[DocumentOutcome]:
        """The first FAILURES_KEPT of the `short` inputs, in input order."""
        return self._shortcomings.outcomes()

    @property
    def slowest(self) -> list[DocumentOutcome]:
        """The inputs that took longest in this run, converted or not, slowest first."""
        return self._slowest.outcomes()

    @property
    def largest(self) -> list[DocumentOutcome]:
        """The largest converted inputs, largest first."""
        return self._largest.outcomes()

    @property
    def most_lost(self) -> list[DocumentOutcome]:
        """The converted inputs that lost much, or running text in doubt, by the words left out."""
        return self._most_lost.outcomes()

    @property
    def most_anomalous(self) -> list[DocumentOutcome]:
        """The converted inputs whose anomalies weigh most, heaviest first."""
        return self._oddest.outcomes()


class _Top:
    """The outcomes with the highest scores; of equal ones, the first among the inputs."""

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._heap: list[tuple[float, int, int, DocumentOutcome]] = []
        self._arrivals = count()  # outcomes themselves cannot be compared

    def __len__(self) -> int:
        return len(self._heap)

    def offer(self, score: float, outcome: DocumentOutcome) -> None:
        """Keep the outcome if its score is among the highest so far."""
        heap = self._heap
        if len(heap) < self._keep:
            heappush(heap, (score, -outcome.number, next(self._arrivals), outcome))
        elif (score, -outcome.number) > heap[0][:2]:
            heapreplace(heap, (score, -outcome.number, next(self._arrivals), outcome))

    def outcomes(self) -> list[DocumentOutcome]:
        """Highest score first."""
        return [entry[-1] for entry in sorted(self._heap, key=lambda entry: (-entry[0], -entry[1]))]


def _add(counter: Counter[str], found: Mapping[str, int]) -> None:
    for name, number in found.items():
        counter[name] += number
