"""The README and docs/ are true: commands print what is shown, Python runs, links and paths lead somewhere."""

import doctest
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from tools.docs_site import stage

from tests.checks.case import Case, findings, fixed, source_of
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
)
# Pages for people who change the code: whatever looks like a path there must be one.
PAGES_ON_CODE = (
    "CONTRIBUTING.md",
    "docs/layout-of-the-code.md",
    "docs/labelling.md",
    "docs/adding-a-rule.md",
)

# Fenced and indented code, in which nothing is a link or a path; in inline code nothing is a link.
CODE = re.compile(r"^(?P<fence>```+).*?^(?P=fence)|^ {4}[^\n]*$", re.M | re.S)
INLINE = re.compile(r"`[^`\n]*`")
# What a reader can repeat: commands, and sessions of Python.
EXAMPLE = re.compile(r"^```(?:(console)\n|python\n(?=>>> ))(.*?)^```", re.M | re.S)
IMPORT = re.compile(r"^>>> import (\w+)", re.M)
# "[rules](rules/README.md#np3-typography)", "[below](#the-rows)"; not "[site](https://example.org)".
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ +(.+?) *#*$", re.M)
# `label/states.py`, `tests/cases/`, `data/languages/*.toml`; not `--geo`, `parse`, `../shared/eval` or `a/b c`.
PATH = re.compile(r"`((?!\.\.)[\w.*-]+(?:/[\w.*-]+)*(?:/|/[\w*-]+|\.(?:py|toml|md|txt|json|yaml)))`")


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def shown(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output shown below it."""
    parts = re.split(r"^\$ ", block, flags=re.M)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def commands(page: str) -> list[tuple[str, str]]:
    """The commands of a page, in its order, each with the output shown below it."""
    blocks = (block for kind, block in EXAMPLE.findall(read(page)) if kind == "console")
    return [one for block in blocks for one in shown(block)]


def as_pattern(output: str) -> str:
    """The output as a pattern in which … matches anything, over any number of lines."""
    return "".join(".*" if piece == "…" else re.escape(piece) for piece in re.split("(…)", output.strip()))


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them.

    >>> sorted(anchors("tests/cases/README.md"))
    ['the-cases']
    """
    headings = HEADING.findall(CODE.sub("", read(page)))  # with the words of inline code
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the texts of a clone, in which the commands of a page may write."""
    for name in ("examples", "seeds", "docs/examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if EXAMPLE.search(read(page))])
def test_the_examples_of_a_page_print_what_it_shows(
    page: str, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands and Python sessions run one after the other in one folder, as a reader would type them."""
    monkeypatch.chdir(clone)
    run_examples(page)


def run_examples(page: str) -> list[str]:
    """Run the examples of a page in the current folder; the packages that its Python needs and are not here.

    The sessions from the first one on that needs such a package are left out: `make engines` runs them.
    """
    missing: list[str] = []
    names: dict[str, Any] = {}
    for kind, example in EXAMPLE.findall(read(page)):
        if kind == "console":
            run_commands(example)
            continue
        missing += [name for name in IMPORT.findall(example) if find_spec(name) is None]
        if not missing:
            run_session(example, names, page)
    return missing


def run_commands(block: str) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, output in shown(block):
        if "jq" in command and not shutil.which("jq"):
            continue
        done = subprocess.run(
            ["bash", "-c", command],
            env=os.environ | {"PATH": path, "COLUMNS": "80"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        assert re.fullmatch(as_pattern(output), done.stdout.strip(), re.S), f"$ {command}\n{done.stdout}"


def run_session(block: str, names: dict[str, Any], page: str) -> None:
    """Run a Python session; `names` has what the earlier ones defined, and gets what this one does."""
    test = doctest.DocTestParser().get_doctest(block, names, page, page, 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test, clear_globs=False).failed == 0
    names.update(test.globs)


def test_output_that_is_not_shown_fails() -> None:
    pattern = as_pattern("1 finding …\n")
    assert re.fullmatch(pattern, "1 finding in 2 files")
    assert not re.fullmatch(pattern, "2 findings in 2 files")


@pytest.mark.parametrize("page", ["README.md", "docs/README.md"])
def test_the_first_text_of_a_front_page_is_its_example(page: str) -> None:
    assert read(page).partition("```text\n")[2].partition("```")[0] == read("examples/ferry.txt")


@pytest.mark.parametrize("page", PAGES)
def test_the_links_of_a_page_lead_somewhere(page: str) -> None:
    folder = os.path.dirname(page)
    broken = []
    for target, anchor in LINK.findall(INLINE.sub("", CODE.sub("", read(page)))):
        path = os.path.normpath(os.path.join(folder, target)) if target else page
        if not (ROOT / path).exists() or (anchor and anchor not in anchors(path)):
            broken.append(f"{target}#{anchor}")
    assert broken == []


def test_an_anchor_is_spelled_as_github_spells_it() -> None:
    assert "up-and-running" not in anchors("README.md")
    assert "how-accurate-is-it" in anchors("README.md")


def test_the_readme_or_the_navigation_of_the_site_leads_to_every_page() -> None:
    linked = {target for target, _ in LINK.findall(README)}
    navigation = {stage.sources()[name] for name in stage.listed(stage.configuration()["nav"])}
    assert sorted(set(PAGES) - linked - navigation - {"README.md"}) == []
    assert "docs/rules/NP301.md" in navigation and "docs/batch.md" in linked


def test_the_case_on_the_page_about_rules_holds() -> None:
    block = read("docs/adding-a-rule.md").partition("```toml\n")[2].partition("```")[0]
    case = Case(code="NP310", **tomllib.loads(block)["case"][0])
    source = source_of(case)
    problems = findings(case, source)
    assert [f"{problem.line}:{problem.column}" for problem in problems] == case.at
    assert [source.text[problem.start : problem.end] for problem in problems] == case.finds
    assert case.fixed and case.fixed in fixed(source, problems).text


@pytest.mark.parametrize("page", PAGES_ON_CODE)
def test_every_path_on_a_page_about_the_code_exists(page: str) -> None:
    named = PATH.findall(CODE.sub("", read(page)))
    assert named
    assert [name for name in named if not exists(name)] == []


def exists(name: str) -> bool:
    """Whether a path or pattern is in the project or in the package; a bare file name may be anywhere in it."""
    package = ROOT / "src" / "newsparse"
    if any(ROOT.glob(name.rstrip("/"))) or any(package.glob(name.rstrip("/"))):
        return True
    return "/" not in name and any(package.rglob(name))


def test_a_path_that_is_gone_is_noticed() -> None:
    assert PATH.findall("`label/states.py` `../shared/eval` `--geo` `parse` `tests/cases/`") == [
        "label/states.py",
        "tests/cases/",
    ]
    assert exists("label/states.py") and exists("states.py") and not exists("label/state.py")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_installs_a_release_that_does_not_exist(page: str) -> None:
    assert not re.search(r"(?:pip|pipx|uv tool) install ['\"]?newsparse|@v1|rev: v1", read(page))
