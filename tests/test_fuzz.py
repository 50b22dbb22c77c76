"""Inputs that once broke a promise keep it now, and each promise can be broken, so that keeping it means something."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source
from tests.fuzz import promises
from tests.fuzz.corpus import starts

CRASHES = Path(__file__).parent / "fuzz" / "crashes"
CASES = sorted(path for path in CRASHES.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}, {path.stem}")
def test_an_input_that_once_broke_a_promise_keeps_it(path: Path) -> None:
    promises.PROMISES[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", [name for name in promises.PROMISES if name != "growing"])
def test_the_starting_corpus_keeps_its_promise(name: str) -> None:
    for data in list(starts(name))[:12]:
        promises.PROMISES[name](data)


@pytest.mark.parametrize("work", range(4))
def test_work_grows_no_faster_than_the_text(work: int) -> None:
    promises.growing(bytes([work]) + b"The mayor's plan isn't new ,  said a  man.\nBy A. B\n")


def test_a_gap_between_spans_is_detected(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.trees

    def gapped(source: Source, options: Options) -> list[SimpleNamespace]:
        return [SimpleNamespace(spans=tree.spans[1:]) for tree in whole(source, options)]

    monkeypatch.setattr(pipeline, "trees", gapped)
    with pytest.raises(AssertionError):
        promises.parsing(b"A headline\n\nA paragraph of some words, said the council.\n")


def test_quadratic_work_is_detected(monkeypatch: pytest.MonkeyPatch) -> None:
    def squared(source: Source) -> None:
        for _ in range(len(source.text) ** 2 // 4_000):
            len(source.text)

    monkeypatch.setattr(promises, "_WORK", (squared,))
    with pytest.raises(AssertionError, match="calls become"):
        promises.growing(b"\x00abc")
