"""The site of the documentation: what is laid out, what a dead link is, and pictures that are as the commands print."""

import doctest
import json
import re
from pathlib import Path

import pytest
import yaml
from lxml import etree, html
from tools import build_api_page, build_document_page
from tools.docs_site import links, stage
from tools.pictures import COLUMNS, FOLDER, PICTURES, Picture

from tests.cli_process import run
from tests.conftest import ROOT

SVG = {"s": "http://www.w3.org/2000/svg"}
CHARACTER, LINE = 12.2, 24.4  # the size of a character in rich's pictures


@pytest.mark.parametrize(
    "module", [stage, build_api_page, build_document_page], ids=lambda module: module.__name__
)
def test_the_examples_of_a_tool_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_the_navigation_has_every_page_once() -> None:
    pages = {name for name in stage.sources() if name.endswith(".md")}
    assert stage.misplaced(stage.configuration()["nav"], pages) == []
    assert len(pages) > 140


def test_the_site_names_the_address_of_the_package_and_no_other() -> None:
    assert "://" not in stage.SOURCE.read_text("utf-8")
    assert stage.configuration()["repo_url"] == stage.repository()


def test_nothing_of_the_theme_is_asked_of_the_network() -> None:
    config = yaml.safe_load(stage.SOURCE.read_text("utf-8"))
    assert config["theme"]["font"] is False and "offline" in config["plugins"]


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ('<a href="b.html">b</a>', "a.html: dead link b.html"),
        ('<a href="#x">x</a><p id="y">', "a.html: dead link #x"),
        ('<a href="index.html#x">x</a>', "a.html: dead link index.html#x"),
        ('<img src="x.png">', "a.html: dead link x.png"),
        ('<img src="https://example.org/x.png">', "a.html: loads https://example.org/x.png"),
        ('<script src="//example.org/x.js"></script>', "a.html: loads //example.org/x.js"),
        ('<link rel="preconnect" href="https://example.org">', "a.html: loads https://example.org"),
        ("<p style=\"background: url('http://example.org/x')\">", "a.html: loads http://example.org/x"),
        ("<style>@import 'https://example.org/x.css';</style>", "a.html: loads https://example.org/x.css"),
    ],
)
def test_a_dead_link_or_something_from_elsewhere_is_a_problem(
    page: str, problem: str, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text('<p id="here">', "utf-8")
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert links.problems(tmp_path) == [problem]


def test_links_that_lead_somewhere_are_none(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p id="here"><a href="https://example.org">x</a>', "utf-8")
    (tmp_path / "a%20b.html").write_text("", "utf-8")
    (tmp_path / "a.html").write_text(
        '<a href="index.html#here">x</a><a href="a%2520b.html">y</a><a href="mailto:a@example.org">z</a>',
        "utf-8",
    )
    (tmp_path / "x.css").write_text(
        "@import url(y.css); p { background: url('data:image/gif;base64,x') }", "utf-8"
    )
    assert links.problems(tmp_path) == []
    (tmp_path / "x.css").write_text("@import url(https://example.org/y.css)", "utf-8")
    assert links.problems(tmp_path) == ["x.css: loads https://example.org/y.css"]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_has_the_text_that_the_command_prints_today(picture: Picture) -> None:
    """After a change: run `make pictures` and look at them."""
    printed = run(*picture.command, cwd=ROOT, env={"COLUMNS": str(COLUMNS)}).stdout.decode("utf-8")
    tree = etree.parse(FOLDER / f"{picture.name}.svg").getroot()
    assert tree.findtext("s:title", namespaces=SVG) == f"newsparse {' '.join(picture.command)}"
    if picture.size:
        assert _words(tree.find(".//{*}body")) == _words(html.document_fromstring(printed).body)
    else:
        shown = _lines(tree)
        assert shown[:2] == [f"$ newsparse {' '.join(picture.command)}", ""]
        assert " ".join(shown[2:]).split() == printed.split()
        # A terminal wraps the long lines of check itself.
        assert [line for line in printed.splitlines() if len(line) < COLUMNS and line not in shown] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_small_loads_nothing_and_is_on_a_page_with_a_description(picture: Picture) -> None:
    path = FOLDER / f"{picture.name}.svg"
    text = path.read_text("utf-8")
    assert len(text) < 20_000
    assert re.findall(r"url\((?!#)|https?://(?!www\.w3\.org/)|<script", text) == []
    pages = [page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md")]
    described = [
        len(words) for page in pages for words in re.findall(rf"!\[([^\]]*)\]\(pictures/{path.name}\)", page)
    ]
    assert described and min(described) > 40


def _lines(tree: etree._Element) -> list[str]:
    """The lines of a picture of a terminal, each text put at its column."""
    found: dict[int, str] = {}
    for one in tree.iterfind(".//s:text", SVG):
        row, column = round(float(one.get("y")) / LINE), round(float(one.get("x")) / CHARACTER)
        text = (one.text or "").replace("\u00a0", " ")
        found[row] = found.get(row, "").ljust(column) + text
    first = min(found)
    return [found.get(row, "").rstrip() for row in range(first, max(found) + 1)]


def _words(element: etree._Element) -> list[str]:
    return "".join(element.itertext()).split()


def test_the_command_on_the_page_about_commands_runs(tmp_path: Path) -> None:
    """As a module beside the others, called with the helpers of the real ones."""
    import subprocess
    import sys

    page = (ROOT / "docs" / "adding-a-command.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n# words_command\.py\n(.*?)```", page, re.S)
    (tmp_path / "words_command.py").write_text(
        code + "\n\nif __name__ == '__main__':\n    command()\n", "utf-8"
    )
    call = [sys.executable, "words_command.py", str(ROOT / "examples/ferry.txt"), "gone.txt"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "45\tFerry back in service after storm\n"
    assert done.stderr.startswith("newsparse: gone.txt: ")


def test_the_row_on_the_page_about_commands_is_one() -> None:
    from newsparse.cli.commands import CommandRow

    page = (ROOT / "docs" / "adding-a-command.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n# words_row\.py\n(.*?)\n```", page, re.S)
    assert isinstance(eval(code, {"CommandRow": CommandRow}), CommandRow)


def test_the_table_of_the_document_has_every_key() -> None:
    schema = json.loads((ROOT / "tests/schema/newsparse.article-1.json").read_text("utf-8"))
    page = (ROOT / "docs" / "document.md").read_text("utf-8")
    for part in schema["$defs"].values():
        for key, value in part.get("properties", {}).items():
            assert f"| `{key}` | " in page and f"| {value['description']} |" in page
