"""Starting is light: what one plain parse loads and runs is counted, not timed, and has bounds.

The bounds are a little above what is needed now. Lower them when it gets lighter; raise one only for a reason that is
worth every user's time, and say so in the commit.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_startup import SEED, imports_of

# Parsing the seed: lines of newsparse that run, those of its modules as they load among them; bytes held at most;
# patterns that newsparse compiles; bytes of compiled tables read.
BOUNDS = {"lines": 53_000, "bytes": 5_600_000, "patterns": 18, "tables": 730_000}
MODULES = 87  # of newsparse's own, one of them in place of twenty of the standard library
# What a plain parse may load of the standard library, by the first part of the names.
STANDARD = frozenset(
    [
        *("atexit", "bisect", "collections", "copyreg", "encodings", "enum", "functools", "gc", "itertools"),
        *("keyword", "math", "operator", "re", "reprlib", "struct", "types", "unicodedata"),
    ]
)
BELOW = frozenset({"org"})  # what modules of the standard library look for in vain


def run_counted(cache: Path) -> dict[str, int]:
    """The counts of one parse of the seed, by byte-compiled files that are kept in `cache`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.work_startup", "parse", "-t", "json", str(SEED)],
        cwd=ROOT,
        env=environment | {"PYTHONPYCACHEPREFIX": str(cache)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, int] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    cache = tmp_path_factory.mktemp("compiled")
    run_counted(cache)  # compiles
    return run_counted(cache)


@pytest.fixture(scope="module")
def modules() -> set[str]:
    return imports_of("parse", "-t", "json", str(SEED))


@pytest.mark.parametrize("what", BOUNDS)
def test_a_plain_parse_does_little(what: str, counts: dict[str, int]) -> None:
    assert counts[what] <= BOUNDS[what], counts


def test_the_counting_sees_a_parse(counts: dict[str, int]) -> None:
    """The measuring itself works: each count is more than nothing."""
    assert min(counts.values()) > 0


def test_a_plain_parse_loads_few_modules(modules: set[str]) -> None:
    own = {name for name in modules if name.startswith("newsparse")}
    assert 20 < len(own) <= MODULES


def test_a_plain_parse_loads_nothing_new_of_the_standard_library(modules: set[str]) -> None:
    first = {name.split(".")[0] for name in modules}
    others = {name for name in first if not name.startswith(("_", "sre_"))} - BELOW - {"newsparse"}
    assert others - STANDARD == set()


def test_a_usual_check_loads_nothing_that_is_heavy() -> None:
    """What reads options, looks into classes, runs processes and draws is loaded by what needs it."""
    found = {name.split(".")[0] for name in imports_of("check", "--isolated", "--exit-zero", str(SEED))}
    assert "newsparse" in found
    heavy = {
        "click",
        "rich",
        "yaml",
        "dataclasses",
        "inspect",
        "ast",
        "threading",
        "multiprocessing",
        "sqlite3",
        "pathspec",
    }
    assert found & heavy == set()
