"""The programs of docs/at-scale.md for Arrow, Ray Data and Dask run as they stand, and give the local rows."""

import sys
from pathlib import Path

import pytest

from tests import engines


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("ray", marks=[pytest.mark.slow, engines.needs("ray", "pyarrow")]),
        pytest.param("dask", marks=[pytest.mark.slow, engines.needs("dask", "pandas", "pyarrow")]),
    ],
)
def test_a_program_of_the_page_gives_the_local_rows(name: str, tmp_path: Path) -> None:
    source = engines.write_parquet(tmp_path / "raw")
    target = tmp_path / "rows"
    done = engines.run([sys.executable, str(engines.program(name, tmp_path)), str(source), str(target)])
    assert done.returncode == 0, done.stderr
    assert engines.read(target) == engines.local_rows(source, tmp_path / "local.parquet")


@engines.needs("pyarrow")
def test_the_program_for_arrow_gives_the_local_rows(tmp_path: Path) -> None:
    source = engines.write_parquet(tmp_path / "raw", parts=1) / "0.parquet"
    target = tmp_path / "rows.parquet"
    done = engines.run([sys.executable, str(engines.program("arrow", tmp_path)), str(source), str(target)])
    assert done.returncode == 0, done.stderr
    assert engines.read(target) == engines.local_rows(source, tmp_path / "local.parquet")
