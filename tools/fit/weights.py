"""Fits the weights of the labeller: a linear chain by L-BFGS, with L1 and L2 regularisation, and two scales."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha1
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycrfsuite
from tools.fit import observe
from tools.fit.lesson import Lesson
from tools.fit.observe import Example, Scales
from tools.fit.ranks import competing

from newsparse.label.feature_names import DECK_STEPS
from newsparse.label.states import STATES, follows

# Chosen by cross-validation over publishers: weaker regularisation gains little on subheads, loses much on summaries.
L1 = 0.3
L2 = 3.5
ROUNDS = 320

# Features that sum up many others or rest on a data table; regularisation shrinks them less.
TRUSTED = (
    "page:headline",
    "page:under headline",
    "page:over headline",
    "is ",
    "long is ",
    "deck ",
    "dateline ",
    "first mark",
    "over ",
    "under ",
    "page:name",
    "name at",
)
_TRUST = 3.0
_DECK_TRUST = 10.0
_SMALLEST = 0.015  # smaller weights change no decision
# The lessons have fewer summaries and bylines, and more kickers, than the articles that users have.
_TO_SUMMARY = 0.75
_TO_BYLINE = 1.0
_FROM_KICKER = -0.7
# What the deck's scale says for a summary and against a paragraph, for each unit, on top of what the chain learns. On
# publishers that it knows the chain needs the scale less than on others.
_DECK_SAYS = 0.35
_DECK_END = 0.5  # how far beyond the outermost limits the middles of the open steps are taken to be
_UNSEEN = -4.0  # for a transition that the grammar allows and no lesson shows


def fit(lessons: Sequence[Lesson], *, l1: float = L1, l2: float = L2, rounds: int = ROUNDS) -> dict[str, Any]:
    """The weights for these lessons, as `chain_of` reads them. The same lessons give the same weights."""
    halves = [[lesson for lesson in lessons if _half(lesson) == half] for half in (0, 1)]
    # The chain learns from scales fitted on the other half: as good as they will be on texts they never saw.
    unseen = [fit_scales(halves[1 - half]) for half in (0, 1)]
    shown = [_shown(lesson, unseen[_half(lesson)]) for lesson in lessons]
    info = _trained(shown, {"c1": l1, "c2": l2, "max_iterations": rounds})
    return _packed(info) | {"scales": fit_scales(lessons)}


def deck_middles() -> list[float]:
    """The middle of each step of the deck's scale, whose limits `DECK_STEPS` are."""
    limits = DECK_STEPS
    middles = [(low + high) / 2 for low, high in pairwise(limits)]
    return [limits[0] - _DECK_END, *middles, limits[-1] + _DECK_END]


def fit_scales(lessons: Sequence[Lesson]) -> dict[str, dict[str, float]]:
    """The weights of the scales that rank a page's headlines and tell a deck from a lead."""
    pages = [page for lesson in lessons for page in observe.headlines(lesson)]
    examples = [example for lesson in lessons for example in observe.decks(lesson)]
    return {"headline": competing(pages, 2.0), "deck": _scale(examples, 3.0)}


def _shown(lesson: Lesson, scales: Scales) -> tuple[list[dict[str, float]], list[str]]:
    """The weighted features of a lesson's blocks, and the blocks' states."""
    features, states = observe.features(lesson, scales)
    return [{feature: _trust(feature) for feature in own} for own in features], states


def _scale(examples: Sequence[Example], l2: float) -> dict[str, float]:
    """Logistic regression of yes or no on the features."""
    if not examples:
        return {}
    shown = [([features], [str(answer)]) for features, answer in examples]
    info = _trained(shown, {"c1": 0.0, "c2": l2, "max_iterations": 200})
    scale: dict[str, float] = {}
    for (feature, answer), weight in info.state_features.items():
        scale[feature] = scale.get(feature, 0.0) + (weight if answer == "True" else -weight)
    return {feature: round(weight, 3) for feature, weight in sorted(scale.items())}


def _trust(feature: str) -> float:
    if feature.startswith("deck "):
        return _DECK_TRUST
    return _TRUST if feature.startswith(TRUSTED) else 1.0


def _lean(before: str, after: str) -> float:
    lean = {"summary": _TO_SUMMARY, "byline": _TO_BYLINE}.get(after, 0.0)
    return lean + (_FROM_KICKER if before == "kicker" else 0.0)


def _half(lesson: Lesson) -> int:
    return sha1(f"half {lesson.publisher}".encode()).digest()[0] % 2


def _trained(shown: Iterable[tuple[Sequence[Any], Sequence[str]]], settings: Mapping[str, float]) -> Any:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(dict(settings) | {"feature.possible_transitions": False})
    for features, labels in shown:
        trainer.append(pycrfsuite.ItemSequence(features), list(labels))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return info


def _packed(info: Any) -> dict[str, Any]:
    number = {state: index for index, state in enumerate(STATES)}
    weights = {
        (feature, state): weight * _trust(feature) for (feature, state), weight in info.state_features.items()
    }
    for step, middle in enumerate(deck_middles()):
        for state, sign in (("summary", 1), ("paragraph", -1)):
            known = weights.get((f"deck {step}", state), 0.0)
            weights[f"deck {step}", state] = known + sign * _DECK_SAYS * middle
    rows: dict[str, list[str]] = {}
    for (feature, state), weight in sorted(weights.items()):
        if abs(weight) >= _SMALLEST:
            rows.setdefault(feature, []).append(f"{number[state]} {round(weight, 3)}")
    features = {feature: " ".join(words) for feature, words in rows.items()}
    steps = {
        f"{a} {b}": round(weight + _lean(a, b), 3)
        for (a, b), weight in sorted(info.transitions.items())
        if follows(a, b)
    }
    return {"states": list(STATES), "unseen": _UNSEEN, "steps": steps, "features": features}
