"""Lessons in, weights out: a linear chain fitted by L-BFGS with both kinds of regularisation."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha1
from pathlib import Path
from typing import Any

import pycrfsuite

from fit.corpus import Lesson
from newsparse.label.chain import Cues
from newsparse.label.cues import look
from newsparse.label.headline import candidates
from newsparse.label.measure import measure
from newsparse.label.states import STATES, follows
from newsparse.label.surroundings import survey
from newsparse.language import identify

# Fitted by cross-validation over publishers (python -m fit search prints the table).
L1 = 0.15
L2 = 0.05
ROUNDS = 120
# Cues that sum up many others, or that data tables stand behind, are held back less by the regularisation.
_TRUSTED = ("page:headline", "page:under headline", "page:over headline", "is ")
_TRUST = 3.0
_SMALLEST = 0.015  # a weight below it changes no decision
_UNSEEN = -4.0  # for a step that the grammar allows and no lesson shows

def fit(lessons: Sequence[Lesson], *, l1: float = L1, l2: float = L2, rounds: int = ROUNDS) -> dict[str, Any]:
    """The weights for these lessons, as `chain_of` reads them. The same lessons give the same weights."""
    halves = [[lesson for lesson in lessons if _half(lesson) == half] for half in (0, 1)]
    # What the chain learns from the ranking must be as good as the ranking will be on pages it never saw.
    unseen = [fit_headline(halves[1 - half]) for half in (0, 1)]
    shown = [(_weighed(shown_cues(lesson, unseen[_half(lesson)])), lesson.states) for lesson in lessons]
    info = _trained(shown, {"c1": l1, "c2": l2, "max_iterations": rounds})
    return _packed(info) | {"headline": fit_headline(lessons)}


def shown_cues(lesson: Lesson, headline: Mapping[str, float]) -> list[Cues]:
    """The cues of a lesson's blocks, as the labeller will see them."""
    return look(lesson.blocks, identify(lesson.raw), headline).cues


def fit_headline(lessons: Iterable[Lesson]) -> dict[str, float]:
    """The weights that rank the headlines of whole pages: title against all other candidates."""
    shown = []
    for lesson in lessons:
        measured = measure(lesson.blocks)
        around = survey(measured)
        if around.page and "title" in lesson.states:
            for index, features in candidates(measured, around):
                shown.append(([features], [str(lesson.states[index] == "title")]))
    if not shown:
        return {}
    info = _trained(shown, {"c1": 0.0, "c2": 0.5, "max_iterations": 200})
    weights = {cue: weight if label == "True" else -weight for (cue, label), weight in info.state_features.items()}
    return {cue: round(weight, 3) for cue, weight in sorted(weights.items())}


def _weighed(blocks: Iterable[Cues]) -> list[dict[str, float]]:
    return [{cue: _trust(cue) for cue in cues} for cues in blocks]


def _trust(cue: str) -> float:
    return _TRUST if cue.startswith(_TRUSTED) else 1.0


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
    cues: dict[str, list[list[float]]] = {}
    for (cue, state), weight in sorted(info.state_features.items()):
        weight *= _trust(cue)
        if abs(weight) >= _SMALLEST:
            cues.setdefault(cue, []).append([number[state], round(weight, 3)])
    steps = {f"{a} {b}": round(w, 3) for (a, b), w in sorted(info.transitions.items()) if follows(a, b)}
    return {"states": list(STATES), "unseen": _UNSEEN, "steps": steps, "cues": cues}
