"""Compares whole documents with the gold, by the scorer that belongs to the texts, and the figures with the floors."""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tools.fit.corpora import Corpus
from tools.fit.folds import PROCESSES, fold

from newsparse.model.article import to_dict
from newsparse.model.errors import NewsparseError
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.text.blocks import find
from newsparse.text.source import Source

Figures = Mapping[str, Mapping[str, float | None]]  # by corpus and figure

_FALLING = frozenset({"lost", "lost_files"})  # figures of which less is better; their floor is a ceiling
_NEAR = 1e-9  # figures are quotients


def predictions(corpora: Sequence[Corpus], weights: Sequence[Path]) -> list[str]:
    """The documents of all texts as JSON lines; `weights` holds a file for each fold."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        return [line for lines in pool.map(partial(_predicted, weights), corpora) for line in lines]


def _predicted(weights: Sequence[Path], corpus: Corpus) -> list[str]:
    lines = []
    for record in corpus.records():
        path = str(weights[fold(corpus.publisher(record))])
        source = Source(record["raw"], path=f"{record['id']}.txt")
        try:
            article = pipeline.articles(source, Options(weights=path))[0]
        except NewsparseError as error:
            print(error, file=sys.stderr)
            continue
        lines.append(json.dumps(to_dict(article), ensure_ascii=False))
    return lines


def rule_of_thumb(corpora: Sequence[Corpus]) -> list[str]:
    """The documents that ten lines of code would give, as JSON lines."""
    lines = []
    for record in (record for corpus in corpora for record in corpus.records()):
        blocks = find(record["raw"]).blocks
        body = [
            {"type": "subhead" if _looks_like_subhead(block.text) else "paragraph", "text": block.text}
            for block in blocks[1:]
        ]
        source = {"path": f"{record['id']}.txt"}
        lines.append(json.dumps({"source": source, "title": blocks[0].text, "body": body}))
    return lines


def _looks_like_subhead(text: str) -> bool:
    return len(text) < 90 and text[-1] not in '.!…。"”»'


def scored(scorer: Path, corpora: Sequence[Corpus], lines: Iterable[str]) -> Figures:
    """Print the scorer's table of these documents; returns its figures."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predictions.jsonl"
        predicted.write_text("\n".join(lines) + "\n", "utf-8", "surrogatepass")
        data = Path(folder) / "data"
        data.mkdir()
        for corpus in corpora:
            (data / f"{corpus.name}.jsonl").symlink_to(corpus.path.resolve())
        command = [sys.executable, str(scorer), "--data", str(data), "--predictions", str(predicted)]
        subprocess.run(command, check=True)
        done = subprocess.run([*command, "--json"], check=True, capture_output=True, encoding="utf-8")
    return {name: row["figures"] for name, row in json.loads(done.stdout)["sets"].items()}


def compare(found: Figures, floors: Path | None) -> int:
    """Print the figures that are worse than their floors. Returns 1 if there are any."""
    if not floors or not found:
        return 0
    limits: Figures = tomllib.loads(floors.read_text("utf-8"))
    low = [
        f"{name} {figure} is {found[name][figure]}, must be {limit}"
        for name, row in limits.items()
        for figure, limit in row.items()
        if _is_worse(figure, found[name][figure], limit)
    ]
    for line in low:
        print(f"below the floor: {line}")
    print(f"\n{sum(map(len, limits.values()))} floors, {len(low)} not met")
    return 1 if low else 0


def _is_worse(figure: str, value: float | None, limit: float | None) -> bool:
    assert limit is not None
    if value is None:
        return True
    return value > limit + _NEAR if figure in _FALLING else value < limit - _NEAR
