"""A plain parse does not import modules that only other commands, formats or encodings need."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAVY = [
    *("click", "datetime", "difflib"),
    *("dataclasses", "inspect", "typing", "contextlib", "importlib", "json"),
    *("rich", "yaml", "chardet", "msgspec", "importlib.metadata", "concurrent.futures", "multiprocessing"),
    *("pathlib", "tomllib", "asyncio", "subprocess", "socket", "ssl", "urllib.request"),
    *("ftfy", "pathspec", "unittest"),
]
# What the script that an installer makes does; `python -m` itself imports what a start must not.
COMMAND = "import sys; from newsparse.cli import console; sys.exit(console())"
SEED = next(iter(sorted((ROOT / "seeds").glob("*.txt"))))


def imports_of(*arguments: str) -> set[str]:
    """The modules that `newsparse` with these arguments imports beyond those of bare Python."""
    return imported_by("-c", COMMAND, *arguments) - imported_by("-c", "pass")


def imported_by(*arguments: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    lines = [line for line in run.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.fixture(scope="module")
def plain() -> set[str]:
    return imports_of("parse", "-t", "json", str(SEED))


@pytest.mark.parametrize("module", HEAVY)
def test_a_plain_parse_does_not_import(module: str, plain: set[str]) -> None:
    assert not any(name == module or name.startswith(module + ".") for name in plain)


def test_a_plain_parse_imports_what_it_uses(plain: set[str]) -> None:
    """Check the measurement: without a successful parse these modules would be missing."""
    assert {"re", "newsparse.pipeline.run", "newsparse.label.chain"} <= plain


def test_the_detection_of_encodings_is_loaded_when_it_is_needed(tmp_path: Path) -> None:
    legacy = tmp_path / "legacy.txt"
    legacy.write_bytes(
        "Die Brücke öffnet früher\nDer Bürgermeister erklärte, die Brücke öffne früher.\n".encode("cp1252")
    )
    assert "chardet" in imports_of("parse", "-t", "json", str(legacy))


def test_yaml_is_loaded_when_it_is_requested() -> None:
    assert "yaml" in imports_of("parse", "-t", "yaml", str(SEED))
