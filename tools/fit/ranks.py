"""Fits the scale on which the lines of a page compete to be its headline."""

from collections.abc import Mapping, Sequence
from math import exp, sqrt

# The features of a page's candidates, and the index of the one that is its headline.
Page = tuple[Sequence[Mapping[str, float]], int]

ROUNDS = 40
RATE = 0.1


def competing(pages: Sequence[Page], l2: float) -> dict[str, float]:
    """The weights under which the softmax over each page's candidates favours the right one.

    Fitted page by page with a step size for each feature (AdaGrad). Nothing is random: the same pages give the
    same weights.
    """
    weights: dict[str, float] = {}
    steps: dict[str, float] = {}
    shown = [([_present(features) for features in candidates], right) for candidates, right in pages]
    for _ in range(ROUNDS):
        for candidates, right in shown:
            for name, slope in _slopes(candidates, right, weights).items():
                slope += l2 * weights.get(name, 0.0) / len(shown)
                steps[name] = steps.get(name, 1e-6) + slope * slope
                weights[name] = weights.get(name, 0.0) - RATE * slope / sqrt(steps[name])
    return {name: round(weight, 3) for name, weight in sorted(weights.items())}


def _present(features: Mapping[str, float]) -> list[tuple[str, float]]:
    return [(name, float(value)) for name, value in features.items() if value]


def _slopes(
    candidates: Sequence[Sequence[tuple[str, float]]], right: int, weights: Mapping[str, float]
) -> dict[str, float]:
    """The gradient of one page's loss."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in features) for features in candidates]
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    slopes: dict[str, float] = {}
    for index, features in enumerate(candidates):
        share = odds[index] / total - (index == right)
        if abs(share) > 1e-4:
            for name, value in features:
                slopes[name] = slopes.get(name, 0.0) + share * value
    return slopes
