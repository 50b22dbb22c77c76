"""The texts that are measured: real articles if they are present, otherwise the project's test cases."""

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks.programs import ROOT

EVAL = ROOT.parent / "shared" / "eval" / "dev"
SEED = next(iter(sorted((ROOT / "seeds").glob("*.txt"))))
_TIMED = ("fundus-plain", "newsroom-plain", "reuters-wire")
_DUMPED = "fundus-dump"
_CHECKED = (*_TIMED, "fundus-blank", "fundus-wrapped", "newsroom-wrapped")
_EVERY = 3  # time every third article, so that a run takes minutes
_FEWEST = 300


@dataclass(frozen=True, slots=True)
class Shelf:
    """The same texts as .txt, .html and .md files; `size` is the total of the .txt files in bytes."""

    txt: list[str]
    html: list[str]
    md: list[str]
    size: int

    def paths(self, suffix: str, most: int | None = None) -> list[str]:
        """The files with that suffix; at `most` that many, evenly spread."""
        found: list[str] = getattr(self, suffix)
        return found if most is None else found[:: max(1, len(found) // most)][:most]


def shelf(folder: Path, texts: Sequence[str] | None = None) -> Shelf:
    """Write these texts, or the timed ones, to a folder."""
    texts = _timed() if texts is None else texts
    made = Shelf([], [], [], sum(len(text.encode()) for text in texts))
    for number, text in enumerate(texts):
        for suffix, content in (("txt", text), ("md", text), ("html", as_html(text))):
            path = folder / f"{number:05}.{suffix}"
            path.write_text(content, "utf-8", newline="")
            getattr(made, suffix).append(str(path))
    return made


def as_html(text: str) -> str:
    """Minimal HTML: a `<p>` for each paragraph.

    Raw text does not mark its headline, so neither does the HTML.

    >>> as_html("Title\\nLead & more\\n").partition("<article>")[2]
    '<p>Title</p>\\n<p>Lead &amp; more</p></article></body></html>\\n'
    """
    body = "\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts(text))
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"></head>'
    return f"{head}<body><article>{body}</article></body></html>\n"


def parts(text: str) -> list[str]:
    """Split a text at blank lines; if it has none, at every line."""
    lines = [line.strip() for line in text.strip().splitlines()]
    pieces = "\n".join(lines).split("\n\n") if "" in lines else lines
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def checked(folder: Path, wanted: int, first: int = 0) -> list[str]:
    """Write `wanted` different articles to a folder, starting with number `first`."""
    paths = []
    for number, text in enumerate(islice(_unending(), first, first + wanted)):
        path = folder / f"{number:05}.txt"
        path.write_text(text, "utf-8", newline="")
        paths.append(str(path))
    return paths


def items(name: str) -> list[dict[str, Any]]:
    """The records of an evaluation set."""
    rows = (EVAL / f"{name}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(row) for row in rows if row]


def dumped() -> list[str]:
    """Whole web pages, dumped as text; none without the evaluation texts."""
    return [item["raw"] for item in items(_DUMPED)] if EVAL.is_dir() else []


def described() -> str:
    """What the timed texts are."""
    if EVAL.is_dir():
        return f"every third article of {', '.join(_TIMED)}; the pages of {_DUMPED}"
    return "the inputs of tests/cases, repeated"


def _timed() -> list[str]:
    if EVAL.is_dir():
        return [item["raw"] for name in _TIMED for item in items(name)][::_EVERY]
    return list(islice(_unending(), _FEWEST))


def _unending() -> Iterator[str]:
    """All articles, then the same again with `UPDATE n-` in front, so that no two are equal."""
    texts = _all()
    yield from texts
    for update in count(2):
        for text in texts:
            yield f"UPDATE {update}-{text}"


@cache
def _all() -> Sequence[str]:
    if EVAL.is_dir():
        return [item["raw"] for name in _CHECKED for item in items(name)]
    paths = [SEED, *sorted((ROOT / "tests" / "cases").glob("*/*/input.txt"))]
    return [path.read_text("utf-8") for path in paths]
