"""The lessons to fit on, and cross-validation by publisher: no text is judged by weights that saw its outlet."""

import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha1
from pathlib import Path
from typing import Any

from tools.fit import augment, digest
from tools.fit.corpora import Corpora, Corpus
from tools.fit.lesson import Lesson, elements, lesson
from tools.fit.weights import ROUNDS, fit

FOLDS = 5
PROCESSES = 2
STORE = digest.ROOT / "build" / "fit"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a chore works with: the corpora, the most rounds of fitting, the folder in which fits are kept."""

    corpora: Corpora
    rounds: int = ROUNDS
    store: Path = STORE


def fold(publisher: str) -> int:
    """The fold that a publisher belongs to, the same on every machine."""
    return _hash(publisher) % FOLDS


def lessons(corpora: Sequence[Corpus]) -> list[Lesson]:
    """The lessons that weights are fitted on: each corpus's share of records, and their variants."""
    found: list[Lesson] = []
    for corpus in corpora:
        for record in corpus.records():
            if _hash(record["id"]) % corpus.share:
                continue
            own = lesson(record, corpus)
            found.append(own)
            if corpus.variants:
                found += augment.variants(own, elements(record, corpus, own), corpus.variants)
    return found


def cross_validated(settings: Settings) -> list[Path]:
    """For each fold the file of weights that were fitted without its publishers."""
    shown = lessons(settings.corpora.fitted)
    with ProcessPoolExecutor(PROCESSES) as pool:
        return list(pool.map(partial(_without, shown, settings), range(FOLDS)))


def _without(shown: Sequence[Lesson], settings: Settings, left_out: int) -> Path:
    return stored([one for one in shown if fold(one.publisher) != left_out], settings)


def stored(shown: Sequence[Lesson], settings: Settings) -> Path:
    """The file of weights fitted on these lessons; fitted anew only if the lessons or the code have changed."""
    path = settings.store / f"weights-{_digest(shown, settings.rounds)}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(dumped(fit(shown, rounds=settings.rounds)), "utf-8")
        part.rename(path)
    return path


def dumped(weights: dict[str, Any]) -> str:
    """The weights as the file that newsparse reads, one feature a line to make diffs readable."""
    lines = []
    for key, value in weights.items():
        if key == "features":
            rows = (
                f"{json.dumps(feature, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
                for feature, row in value.items()
            )
            lines.append('"features":{\n' + ",\n".join(rows) + "\n}")
        else:
            lines.append(f'"{key}":{json.dumps(value, ensure_ascii=False, separators=(",", ":"))}')
    return "{" + ",\n".join(lines) + "}\n"


def _digest(shown: Sequence[Lesson], rounds: int) -> str:
    found = sha1(f"{digest.of_code()} {rounds}".encode())
    for one in shown:
        found.update(
            f"\0{one.id}\0{one.publisher}\0{one.raw}\0{' '.join(one.states)}".encode("utf-8", "surrogatepass")
        )
    return found.hexdigest()[:16]


def _hash(text: str) -> int:
    return int(sha1(text.encode()).hexdigest(), 16)
