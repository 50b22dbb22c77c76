"""Which texts the benchmark is measured on: real articles where they are at hand, else the project's own."""

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
_CHECKED = (*_TIMED, "fundus-blank", "fundus-wrapped", "newsroom-wrapped")
_EVERY = 3  # article of the timed sets, so that a run takes minutes
_FEWEST = 300


@dataclass(frozen=True, slots=True)
class Shelf:
    """The same texts as files of the three kinds that tools ask for; `size` is their bytes as plain text."""

    txt: list[str]
    html: list[str]
    md: list[str]
    size: int

    def paths(self, suffix: str, most: int | None = None) -> list[str]:
        """The files with that suffix, at `most` so many, taken evenly."""
        found: list[str] = getattr(self, suffix)
        return found if most is None else found[:: max(1, len(found) // most)][:most]


def shelf(folder: Path, texts: Sequence[str] | None = None) -> Shelf:
    """The timed texts, or these, written to a folder."""
    texts = _timed() if texts is None else texts
    made = Shelf([], [], [], sum(len(text.encode()) for text in texts))
    for number, text in enumerate(texts):
        for suffix, content in (("txt", text), ("md", text), ("html", as_html(text))):
            path = folder / f"{number:05}.{suffix}"
            path.write_text(content, "utf-8", newline="")
            getattr(made, suffix).append(str(path))
    return made


def as_html(text: str) -> str:
    """The least HTML that a text makes: its paragraphs, as blank lines or else lines part them.

    Which of them is the headline stands in no raw text, so it does not stand here.

    >>> as_html("Title\\nLead & more\\n").partition("<article>")[2]
    '<p>Title</p>\\n<p>Lead &amp; more</p></article></body></html>\\n'
    """
    body = "\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts(text))
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"></head>'
    return f"{head}<body><article>{body}</article></body></html>\n"


def parts(text: str) -> list[str]:
    """The paragraphs of a text by the simplest rule: blank lines part them where there are any, else lines do."""
    lines = [line.strip() for line in text.strip().splitlines()]
    pieces = "\n".join(lines).split("\n\n") if "" in lines else lines
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def checked(folder: Path, wanted: int, first: int = 0) -> list[str]:
    """So many different articles, as a wire would have them, from the `first` on, written to a folder."""
    paths = []
    for number, text in enumerate(islice(_unending(), first, first + wanted)):
        path = folder / f"{number:05}.txt"
        path.write_text(text, "utf-8", newline="")
        paths.append(str(path))
    return paths


def items(name: str) -> list[dict[str, Any]]:
    """The texts of one set with what is in them."""
    rows = (EVAL / f"{name}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(row) for row in rows if row]


def said() -> str:
    """Which texts those are, for the reader of a report."""
    if EVAL.is_dir():
        return f"every third article of {', '.join(_TIMED)} (see the evaluation in README.md)"
    return "the inputs of the project's own cases, over and over"


def _timed() -> list[str]:
    if EVAL.is_dir():
        return [item["raw"] for name in _TIMED for item in items(name)][::_EVERY]
    return list(islice(_unending(), _FEWEST))


def _unending() -> Iterator[str]:
    """All articles there are, then the same again as updates, which makes them different files."""
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
