"""What fuzzing once found, asked again; and that each promise can be broken, so that keeping it means something."""

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
def test_what_broke_a_promise_once_keeps_it_now(path: Path) -> None:
    promises.PROMISES[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", [name for name in promises.PROMISES if name != "growing"])
def test_what_fuzzing_starts_from_keeps_its_promise(name: str) -> None:
    for data in list(starts(name))[:12]:
        promises.PROMISES[name](data)


@pytest.mark.parametrize("look", range(4))
def test_the_work_grows_no_faster_than_what_is_repeated(look: int) -> None:
    promises.growing(bytes([look]) + b"The mayor's plan isn't new ,  said a  man.\nBy A. B\n")


def test_a_cover_with_a_gap_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.trees

    def gapped(source: Source, options: Options) -> list[SimpleNamespace]:
        return [SimpleNamespace(spans=tree.spans[1:]) for tree in whole(source, options)]

    monkeypatch.setattr(pipeline, "trees", gapped)
    with pytest.raises(AssertionError):
        promises.parsing(b"A headline\n\nA paragraph of some words, said the council.\n")


def test_work_that_grows_with_the_square_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def squared(source: Source) -> None:
        for _ in range(len(source.text) ** 2 // 4_000):
            len(source.text)

    monkeypatch.setattr(promises, "_LOOKS", (squared,))
    with pytest.raises(AssertionError, match="calls become"):
        promises.growing(b"\x00abc")
