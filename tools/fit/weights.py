"""Lessons in, weights out: a linear chain fitted by L-BFGS with both kinds of regularisation."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha1
from pathlib import Path
from typing import Any

import pycrfsuite
from tools.fit.corpus import Lesson
from tools.fit.ranks import Page, competing

from newsparse.label import deck
from newsparse.label.cues import Cues
from newsparse.label.headline import candidates
from newsparse.label.look import Scales, look
from newsparse.label.measure import Measured, measure
from newsparse.label.places import places
from newsparse.label.states import STATES, follows
from newsparse.label.surroundings import Surroundings, survey
from newsparse.words.language import identify

# Chosen by cross-validation over publishers: weaker ones fit subheads a hair better and summaries much worse.
L1 = 0.3
L2 = 4.0
ROUNDS = 320
Example = tuple[Mapping[str, float], bool]  # the features of a block, and whether it is what is looked for

# Cues that sum up many others, or that data tables stand behind, are held back less by the regularisation.
_TRUSTED = (
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
_SMALLEST = 0.015  # a weight below it changes no decision
# The lessons have fewer summaries and bylines and more kickers than the articles that people bring.
_TO_SUMMARY = 0.75
_TO_BYLINE = 1.0
_FROM_KICKER = -0.7
# What a step of the deck's scale says for a summary and against a lead, beside what the chain learns: on publishers
# that it knows the chain needs the scale less than on others.
_DECK_SAYS = 0.35
_DECK_STEPS = (-3.0, -2.0, -1.15, -0.55, 0.0, 0.55, 1.15, 2.0, 3.0)  # the middles of the scale's steps
_UNSEEN = -4.0  # for a step that the grammar allows and no lesson shows


def fit(lessons: Sequence[Lesson], *, l1: float = L1, l2: float = L2, rounds: int = ROUNDS) -> dict[str, Any]:
    """The weights for these lessons, as `chain_of` reads them. The same lessons give the same weights."""
    halves = [[lesson for lesson in lessons if _half(lesson) == half] for half in (0, 1)]
    # What the chain learns from a scale must be as good as the scale will be on texts it never saw.
    unseen = [fit_scales(halves[1 - half]) for half in (0, 1)]
    shown = [_shown(lesson, unseen[_half(lesson)]) for lesson in lessons]
    info = _trained(shown, {"c1": l1, "c2": l2, "max_iterations": rounds})
    return _packed(info) | {"scales": fit_scales(lessons)}


def _shown(lesson: Lesson, scales: Scales) -> tuple[list[dict[str, float]], list[str]]:
    """The cues of a lesson's blocks, weighed, as the labeller will see them, and the blocks' states."""
    seen = look(lesson.blocks, identify(lesson.raw), scales)
    return _weighed(seen.cues), [lesson.states[index] for index in seen.kept]


def fit_scales(lessons: Sequence[Lesson]) -> dict[str, dict[str, float]]:
    """The weights of the scales on which headlines of pages are ranked and decks told from leads."""
    headlines: list[Page] = []
    decks: list[Example] = []
    for lesson in lessons:
        measured = measure(lesson.blocks)
        around = survey(measured)
        if around.page:
            lines = candidates(measured, around)
            right = [at for at, (index, _) in enumerate(lines) if lesson.states[index] == "title"]
            headlines += [([features for _, features in lines], at) for at in right]
        else:
            decks += _deck_examples(lesson, measured, around)
    return {"headline": competing(headlines, 2.0), "deck": _scale(decks, 3.0)}


def _deck_examples(lesson: Lesson, measured: list[Measured], around: Surroundings) -> Iterable[Example]:
    for place, m, state in zip(places(measured), measured, lesson.states, strict=True):
        features = deck.features(place, m, around) if state in ("summary", "paragraph") else None
        if features:
            yield features, state == "summary"


def _scale(examples: Sequence[Example], l2: float) -> dict[str, float]:
    """Logistic regression of yes or no on the features."""
    if not examples:
        return {}
    shown = [([features], [str(answer)]) for features, answer in examples]
    info = _trained(shown, {"c1": 0.0, "c2": l2, "max_iterations": 200})
    scale: dict[str, float] = {}
    for (cue, answer), weight in info.state_features.items():
        scale[cue] = scale.get(cue, 0.0) + (weight if answer == "True" else -weight)
    return {cue: round(weight, 3) for cue, weight in sorted(scale.items())}


def _weighed(blocks: Iterable[Cues]) -> list[dict[str, float]]:
    return [{cue: _trust(cue) for cue in cues} for cues in blocks]


def _trust(cue: str) -> float:
    if cue.startswith("deck "):
        return _DECK_TRUST
    return _TRUST if cue.startswith(_TRUSTED) else 1.0


def _lean(before: str, after: str) -> float:
    lean = {"summary": _TO_SUMMARY, "byline": _TO_BYLINE}.get(after, 0.0)
    return lean + (_FROM_KICKER if before == "kicker" else 0.0)


def _half(lesson: Lesson) -> int:
    return sha1(f"half {lesson.publisher}".encode()).digest()[0] % 2


def _trained(shown: Iterable[tuple[Sequence[Any], Sequence[str]]], settings: Mapping[str, float]) -> Any:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(dict(settings) | {"feature.possible_transitions": False})
    for cues, labels in shown:
        trainer.append(pycrfsuite.ItemSequence(cues), list(labels))
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
    weights = {(cue, state): weight * _trust(cue) for (cue, state), weight in info.state_features.items()}
    for step, middle in enumerate(_DECK_STEPS):
        for state, sign in (("summary", 1), ("paragraph", -1)):
            known = weights.get((f"deck {step}", state), 0.0)
            weights[f"deck {step}", state] = known + sign * _DECK_SAYS * middle
    said: dict[str, list[str]] = {}
    for (cue, state), weight in sorted(weights.items()):
        if abs(weight) >= _SMALLEST:
            said.setdefault(cue, []).append(f"{number[state]} {round(weight, 3)}")
    cues = {cue: " ".join(words) for cue, words in said.items()}
    steps = {
        f"{a} {b}": round(weight + _lean(a, b), 3)
        for (a, b), weight in sorted(info.transitions.items())
        if follows(a, b)
    }
    return {"states": list(STATES), "unseen": _UNSEEN, "steps": steps, "cues": cues}
