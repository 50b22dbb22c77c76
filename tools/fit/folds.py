"""Which lessons are fitted on, and cross-validation by publisher: no text is judged by weights that saw its outlet."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from hashlib import sha1
from pathlib import Path
from typing import Any

from tools.fit import augment, corpus
from tools.fit.corpus import Lesson
from tools.fit.weights import fit

FOLDS = 5
# One in so many: wire stories are all alike, the short texts around datelines too, and would outvote everybody.
_ONE_IN = {"reuters-wire": 6, "datelines": 4}
_VARIANTS = 3  # of each article, beside the layouts that the sets come in
_SPREAD = frozenset({"fundus-plain", "newsroom-plain"})  # the sets that variants are made from
_BUILD = Path(__file__).parents[2] / "build" / "fit"


def fold(publisher: str) -> int:
    """The fold that a publisher belongs to, the same on every machine."""
    return int(sha1(publisher.encode()).hexdigest(), 16) % FOLDS


def lessons(families: Iterable[str] = ("fundus", "newsroom", "reuters", "datelines")) -> list[Lesson]:
    """Everything that the weights are fitted on, from these families of sets."""
    wanted = tuple(families)
    found: list[Lesson] = []
    for name in corpus.SETS:
        if not name.startswith(wanted):
            continue
        for item in corpus.items(name):
            lesson = corpus.lesson(item, name)
            if _drawn(lesson.id) % _ONE_IN.get(name, 1):
                continue
            found.append(lesson)
            if name in _SPREAD:
                found += augment.variants(lesson, corpus.elements(item, lesson), _VARIANTS)
    return found


def cross_validated(shown: Sequence[Lesson]) -> list[Path]:
    """For each fold the file of weights that were fitted without its publishers."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(partial(_without, shown), range(FOLDS)))


def _without(shown: Sequence[Lesson], left_out: int) -> Path:
    return stored([lesson for lesson in shown if fold(lesson.publisher) != left_out])


def stored(shown: Sequence[Lesson]) -> Path:
    """The file of weights fitted on these lessons; fitted only if neither they nor the code that sees them changed."""
    path = _BUILD / f"weights-{_digest(shown)}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(dumped(fit(shown)), "utf-8")
        part.rename(path)
    return path


def dumped(weights: dict[str, Any]) -> str:
    """The weights as the file that newsparse reads: a cue a line, so that a change can be read in a diff."""
    lines = []
    for key, value in weights.items():
        if key == "cues":
            rows = (
                f"{json.dumps(cue, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
                for cue, row in value.items()
            )
            lines.append('"cues":{\n' + ",\n".join(rows) + "\n}")
        else:
            lines.append(f'"{key}":{json.dumps(value, ensure_ascii=False, separators=(",", ":"))}')
    return "{" + ",\n".join(lines) + "}\n"


def _digest(shown: Sequence[Lesson]) -> str:
    digest = sha1()
    source = Path(__file__).parents[2] / "src" / "newsparse"
    seen = [path for part in (".", "label", "dateline", "byline") for path in (source / part).glob("*.py")]
    tables = [path for path in (source / "data" / "compiled").glob("*.json") if path.name != "weights.json"]
    for path in sorted([*seen, *tables, *Path(__file__).parent.glob("*.*")]):
        if path.is_file():
            digest.update(path.read_bytes())
    for lesson in shown:
        digest.update(
            f"{lesson.id}\0{lesson.raw}\0{' '.join(lesson.states)}".encode("utf-8", "surrogatepass")
        )
    return digest.hexdigest()[:16]


def _drawn(text: str) -> int:
    return int(sha1(text.encode()).hexdigest(), 16)
