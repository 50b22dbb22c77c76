"""A pattern that cannot fit is told apart without the library, which must never disagree."""

import subprocess
import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsparse.files import globs
from newsparse.model.errors import ConfigurationError
from tests.conftest import ROOT

NAMES = st.sampled_from(
    ["a", "b", "build", "news.txt", ".venv", "x y", "é", "*", "[", "draft.txt", "a.b.txt"]
)
PATHS = (
    st.lists(NAMES, min_size=1, max_size=4)
    .map("/".join)
    .flatmap(lambda path: st.sampled_from([f"/{path}", f"/{path}/"]))
)
PIECES = st.sampled_from(
    [
        "a",
        "b",
        "build",
        "news",
        ".txt",
        "*",
        "**",
        "?",
        "/",
        "[ab]",
        "[!a]",
        "#",
        "!",
        ".venv",
        " ",
        "\\*",
        "é",
        "x y",
    ]
)
PATTERNS = st.lists(PIECES, min_size=1, max_size=6).map("".join)


@settings(max_examples=1500, deadline=None)
@given(st.lists(PATTERNS, min_size=1, max_size=3), PATHS)
@example(["build/"], "/build/a")
@example(["a", "!a"], "/a")
@example(["/**/a"], "/a")
@example(["a/**/b"], "/a/b")
@example(["*.txt "], "/news.txt")
def test_the_test_of_literals_never_disagrees_with_the_library(patterns: list[str], path: str) -> None:
    try:
        spec = globs._spec(tuple(patterns))
    except ValueError:
        return
    assert globs.matches(patterns, path) == spec.match_file(path.lstrip("/"))


def test_the_library_is_not_loaded_for_paths_that_no_pattern_can_fit() -> None:
    program = """
import sys
from newsparse.files import globs
from newsparse.model.errors import ConfigurationError
patterns = ["/wire/**/*.pyc", "/wire/**/build/", "!/wire/**/keep/", "/wire/drafts/*.txt"]
assert not any(globs.matches(patterns, f"/wire/2026/{number}.txt") for number in range(9))
assert "pathspec" not in sys.modules
assert globs.matches(patterns, "/wire/drafts/a.txt") and "pathspec" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


@given(PATTERNS)
@example("#[r-f]")
@example("[b-a]")
def test_what_passes_the_check_of_a_pattern_can_be_matched_in_any_folder(pattern: str) -> None:
    """A `#` at the start is part of a name, as only lines of a .gitignore can be comments."""
    for one in (pattern, "#" + pattern, "!" + pattern):
        try:
            made = (globs.anchored(one, "/wire"), *globs.of_options([one]))
        except ConfigurationError:
            continue
        for found in made:
            globs.matches((found,), "/wire/a.txt")


def test_a_name_with_a_number_sign_is_no_comment() -> None:
    for patterns in (globs.of_options(["#1.txt"]), (globs.anchored("#1.txt", "/wire"),)):
        assert globs.matches(patterns, "/wire/#1.txt") and not globs.matches(patterns, "/wire/1.txt")
