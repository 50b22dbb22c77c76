"""How good the labeller is on texts of publishers that its weights have not seen; the floors it must not fall below."""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from tools.fit import corpus, folds

from newsparse.formats import document
from newsparse.model.errors import NewsparseError
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.text.blocks import find
from newsparse.text.source import Source

_FLOORS = Path(__file__).parent / "floors.toml"
_MARGINS = (0.5, 1.0, 2.0, 3.0, 5.0)  # natural logarithms of odds
_WORST = 40

Judged = tuple[str, str, str, str, float, str, tuple[tuple[str, float], ...]]
# set, item, state wanted, state given, margin, text, cues


def evaluate() -> int:
    """Print the figures by set and language, the confusion of roles and the margins; exit status 1 below a floor."""
    weights = folds.cross_validated(folds.lessons())
    result = _scored(_predictions(weights))
    judged = list(_judged(weights))
    _print_confusion(judged)
    _print_margins(judged)
    return _compare(result)


def worst() -> int:
    """Print the blocks on which the labeller was surest and wrong."""
    judged = _judged(folds.cross_validated(folds.lessons()))
    wrong = [one for one in judged if one[2] != one[3] and "boilerplate" not in one[2] + one[3]]
    for name, item, wanted, given, margin, text, cues in sorted(wrong, key=lambda one: -one[4])[:_WORST]:
        print(f"{name}/{item}: {wanted} taken for {given}, margin {margin:.1f}\n    {text[:150]}")
        print("    " + ", ".join(f"{cue} {weight:+.1f}" for cue, weight in cues[:6]))
    return 0


def transfer() -> int:
    """Print what weights fitted on one family of sets give on the other: the forecast for a stranger's files."""
    for known, unknown in (("fundus", "newsroom"), ("newsroom", "fundus")):
        path = folds.stored(folds.lessons([known, "reuters", "datelines"]))
        print(f"\nfitted on {known} and the wire, measured on {unknown}")
        sets = [name for name in corpus.SETS if name.startswith(unknown)]
        _scored(_predictions([path] * folds.FOLDS, sets), sets)
    return 0


def baseline() -> int:
    """Print what a rule of thumb gives: the first line is the title, short lines without a full stop are subheads."""
    lines = []
    for name in corpus.SETS:
        for item in corpus.items(name):
            blocks = find(item["raw"]).blocks
            body = [
                {"type": "subhead" if _looks_like_subhead(block.text) else "paragraph", "text": block.text}
                for block in blocks[1:]
            ]
            source = {"path": f"{item['id']}.txt"}
            lines.append(json.dumps({"source": source, "title": blocks[0].text, "body": body}))
    _scored(lines)
    return 0


def _looks_like_subhead(text: str) -> bool:
    return len(text) < 90 and text[-1] not in '.!…。"”»'


def _predictions(weights: Sequence[Path], sets: Sequence[str] = corpus.SETS) -> list[str]:
    """The documents of all items of these sets as JSON lines, each by weights that did not see its publisher."""
    with ProcessPoolExecutor(2) as pool:
        return [line for lines in pool.map(_predicted, [(weights, name) for name in sets]) for line in lines]


def _predicted(job: tuple[Sequence[Path], str]) -> list[str]:
    weights, name = job
    lines = []
    for item in corpus.items(name):
        path = str(weights[folds.fold(corpus.publisher(item))])
        source = Source(item["raw"], path=f"{item['id']}.txt")
        try:
            article = pipeline.articles(source, Options(weights=path))[0]
        except NewsparseError as error:
            print(error, file=sys.stderr)
            continue
        lines.append(json.dumps(document.to_dict(article), ensure_ascii=False))
    return lines


def _scored(lines: Iterable[str], sets: Sequence[str] = corpus.SETS) -> dict[str, Any]:
    """What the scorer that belongs to the texts makes of the documents: its table is printed, its figures returned."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_text("\n".join(lines) + "\n", "utf-8", "surrogatepass")
        data = Path(folder) / "data"
        data.mkdir()
        for name in sets:
            (data / f"{name}.jsonl").symlink_to(corpus.DEV / f"{name}.jsonl")
        command = [
            sys.executable,
            str(corpus.SHARED / "score.py"),
            "--data",
            str(data),
            "--predictions",
            str(predictions),
        ]
        subprocess.run(command, check=True)
        done = subprocess.run([*command, "--json"], check=True, capture_output=True, encoding="utf-8")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _judged(weights: Sequence[Path]) -> Iterable[Judged]:
    """Every block of the sets with the state it should get and the one it got."""
    for name in corpus.SETS:
        if name == "fundus-blank":
            continue
        for lesson in corpus.lessons(name):
            options = Options(weights=str(weights[folds.fold(lesson.publisher)]), split=False)
            ((_, reasons),) = pipeline.explained(Source(lesson.raw), options)
            for wanted, reason in zip(lesson.states, reasons, strict=True):
                yield name, lesson.id, wanted, reason.state, reason.margin, reason.block.text, reason.cues


def _role(state: str) -> str:
    return state.rpartition(".")[2]


def _print_confusion(judged: Iterable[Judged]) -> None:
    pairs = Counter((_role(wanted), _role(given)) for _, _, wanted, given, *_ in judged)
    wrong = {pair: count for pair, count in pairs.items() if pair[0] != pair[1]}
    print("\nroles taken for another (blocks, all sets but fundus-blank)")
    for (wanted, given), count in sorted(wrong.items(), key=lambda one: -one[1])[:16]:
        print(f"{count:6} {wanted} taken for {given}")


def _print_margins(judged: Iterable[Judged]) -> None:
    """The share of wrong roles by margin: an uncertain line should be wrong more often."""
    total: Counter[int] = Counter()
    wrong: Counter[int] = Counter()
    for _, _, wanted, given, margin, *_ in judged:
        level = sum(margin >= limit for limit in _MARGINS)
        total[level] += 1
        wrong[level] += _role(wanted) != _role(given)
    print("\nmargin        blocks  wrong")
    for level in range(len(_MARGINS) + 1):
        low = _MARGINS[level - 1] if level else None
        name = f"from {low}" if low is not None else f"below {_MARGINS[0]}"
        print(f"{name:12} {total[level]:7} {wrong[level] / max(1, total[level]):6.1%}")


def _compare(result: dict[str, Any]) -> int:
    floors = tomllib.loads(_FLOORS.read_text("utf-8"))
    low = 0
    for name, figures in floors.items():
        for figure, floor in figures.items():
            value = result["sets"][name]["figures"][figure]
            if value < floor - 1e-9:
                low += 1
                print(f"below the floor: {name} {figure} is {value:.3f}, must be {floor}")
    print(f"\n{sum(map(len, floors.values()))} floors, {low} not met")
    return 1 if low else 0
