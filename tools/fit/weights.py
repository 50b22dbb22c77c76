"""Lessons in, weights out: a linear chain fitted by L-BFGS with both kinds of regularisation."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from newsparse.label.chain import Cues
from newsparse.label.states import STATES, follows

# Fitted by cross-validation over publishers (python -m fit search prints the table).
L1 = 0.15
L2 = 0.05
ROUNDS = 120
_SMALLEST = 0.015  # a weight below it changes no decision
_UNSEEN = -4.0  # for a step that the grammar allows and no lesson shows

Sequence_ = tuple[Sequence[Cues], Sequence[str]]


def fit(lessons: Iterable[Sequence_], *, l1: float = L1, l2: float = L2, rounds: int = ROUNDS) -> dict[str, Any]:
    """The weights for these (cues, states) sequences, as `chain_of` reads them. The same lessons give the same weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": rounds, "feature.possible_transitions": False})
    for cues, states in lessons:
        trainer.append([list(one) for one in cues], list(states))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return _packed(info)


def _packed(info: Any) -> dict[str, Any]:
    number = {state: index for index, state in enumerate(STATES)}
    cues: dict[str, list[list[float]]] = {}
    for (cue, state), weight in sorted(info.state_features.items()):
        if abs(weight) >= _SMALLEST:
            cues.setdefault(cue, []).append([number[state], round(weight, 3)])
    steps = {f"{a} {b}": round(w, 3) for (a, b), w in sorted(info.transitions.items()) if follows(a, b)}
    return {"states": list(STATES), "unseen": _UNSEEN, "steps": steps, "cues": cues}
