"""Where the tests find texts: the seeds, the cases, and the evaluation texts if they are at hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
EVAL = SHARED / "eval" / "dev"


@pytest.fixture(scope="session")
def seed() -> bytes:
    """The bytes of the seed article."""
    return next(iter(sorted((ROOT / "seeds").glob("*.txt")))).read_bytes()


@pytest.fixture(scope="session")
def house_texts() -> list[str]:
    """The texts that every clone has: the inputs of all cases, and the seeds."""
    paths = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests/cases").glob("*/*/input.txt"))]
    return [path.read_bytes().decode("utf-8") for path in paths]


@pytest.fixture(scope="session")
def eval_texts() -> list[str]:
    """The raw texts of every set of the evaluation data; the test is skipped where they are not at hand."""
    if not EVAL.is_dir():
        pytest.skip("the evaluation texts (../shared/eval/dev) are not here")
    return list(_raw_texts())


def _raw_texts() -> Iterator[str]:
    for path in sorted(EVAL.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["raw"]
