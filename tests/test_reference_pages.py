"""docs/document.md and docs/api.md are what the schema and the docstrings say, and say what a caller needs."""

import subprocess
import sys
from collections.abc import Iterator

import griffe
import pytest
from tools.build_api_page import PARTS, package, prose, public_methods

import newsparse
from tests.conftest import ROOT

API = (ROOT / "docs" / "api.md").read_text("utf-8")
NAMES = [name for _, _, names in PARTS for name in names]


def callables() -> Iterator[griffe.Object]:
    """Each function on the page, and each method and property of its classes."""
    root = package()
    for name in NAMES:
        one = root[name]
        yield from public_methods(one) if isinstance(one, griffe.Class) else [one]


@pytest.mark.parametrize("name", ["build_document_page", "build_api_page", "build_schema"])
def test_a_generated_page_is_up_to_date(name: str) -> None:
    """After a change: run `python -m tools.NAME` and look at the difference."""
    command = [sys.executable, "-m", f"tools.{name}", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


def test_every_public_name_is_on_the_page() -> None:
    found = {name.rpartition(".")[2] for name in NAMES}
    assert set(newsparse.__all__) - found == set()
    assert set(newsparse.arrow.__all__) - found == {"SCHEMA"}
    assert "`SCHEMA`" in API


@pytest.mark.parametrize("one", list(callables()), ids=lambda one: one.path)
def test_a_function_has_an_example_and_says_what_it_raises(one: griffe.Object) -> None:
    assert one.docstring
    assert ">>> " in one.docstring.value
    assert "aises " in one.docstring.value or "property" in one.labels


@pytest.mark.parametrize("name", newsparse.__all__)
def test_every_name_of_the_package_has_an_example(name: str) -> None:
    assert ">>> " in (getattr(newsparse, name).__doc__ or "")


def test_prose_keeps_what_is_indented_and_joins_what_is_wrapped() -> None:
    assert prose("One\nline.\n\n    a\n    b\n\n>>> 1\n1") == (
        "One line.\n\n    a\n    b\n\n```python\n>>> 1\n1\n\n```\n"
    )
