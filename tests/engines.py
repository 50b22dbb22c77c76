"""What the tests of the engines share: a small corpus, its rows by the local engine, the programs of the page."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.cli_process import COMMAND, STORY, environment
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "at-scale.md"

Rows = list[dict[str, Any]]


def needs(*packages: str) -> pytest.MarkDecorator:
    """Skips where a package is not installed; marks as slow what starts an engine."""
    missing = [name for name in packages if find_spec(name) is None]
    reason = f"{', '.join(missing)} not installed; make engines installs and runs them"
    return pytest.mark.skipif(bool(missing), reason=reason)


def records() -> Rows:
    """Articles of many languages, several in one text, and three that cannot be read."""
    paths = sorted((ROOT / "tests/cases").glob("*/*/input.txt"))
    found: Rows = [{"id": f"a{n}", "text": p.read_bytes().decode()} for n, p in enumerate(paths)]
    found.insert(3, {"id": "several", "text": f"{STORY}\n{STORY}\n{STORY}"})
    found.insert(7, {"id": "null", "text": None})
    found.insert(70, {"id": "empty", "text": ""})
    found.append({"id": "blanks", "text": " \n\t\n"})
    return found


def write_parquet(folder: Path, parts: int = 4) -> Path:
    """The corpus as that many files of Parquet in a folder."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    found = records()
    for part in range(parts):
        pq.write_table(pa.Table.from_pylist(found[part::parts]), folder / f"{part}.parquet")
    return folder


def local_rows(source: Path, target: Path) -> Rows:
    """The rows that `newsparse batch` itself makes of a corpus."""
    done = run([COMMAND, "batch", str(source), "-o", str(target), "--quiet"])
    assert done.returncode == 1, done.stderr  # three of the texts cannot be read
    return read(target)


def read(target: Path) -> Rows:
    """The rows in a file or a folder of Parquet, in the order of their ids and articles."""
    import pyarrow.parquet as pq

    paths = sorted(target.rglob("*.parquet")) if target.is_dir() else [target]
    return in_order([row for path in paths for row in pq.read_table(path).to_pylist()])


def in_order(rows: Rows) -> Rows:
    """The rows in an order that does not depend on the engine."""
    return sorted(rows, key=lambda row: (row["id"] or "", row["article"] or 0))


def program(name: str, folder: Path) -> Path:
    """The program of that name on the page, written to a file."""
    found = re.search(rf"```python\n# {name}_job\.py\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert found, f"there is no {name}_job.py in {PAGE}"
    path = folder / f"{name}_job.py"
    path.write_text(found[1], "utf-8")
    return path


def run(command: list[str], **changes: str) -> subprocess.CompletedProcess[str]:
    """The command, to its end; engines of this Python's environment are found first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = environment(PATH=path, PYTHONWARNINGS="", **changes)  # engines have warnings of their own
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=env, check=False)
