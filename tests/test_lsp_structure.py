"""Outline, hover and folds say what `parse` and `explain` say, and nothing in a text becomes a link or a command."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from lsprotocol.types import DocumentSymbol, Position
from markdown_it import MarkdownIt

from newsparse.lsp.markdown import plain
from tests.cli_process import STORY, run
from tests.conftest import ROOT
from tests.editor import PLAIN, Editor

FERRY = (ROOT / "examples/ferry.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("workspace")) as editor:
        yield editor


def outline(editor: Editor, uri: str) -> Sequence[Any]:
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    found: Sequence[Any] = editor.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params)
    return found


def hover(editor: Editor, uri: str, line: int, character: int = 1) -> types.Hover | None:
    params = types.HoverParams(types.TextDocumentIdentifier(uri), Position(line, character))
    found: types.Hover | None = editor.ask(types.TEXT_DOCUMENT_HOVER, params)
    return found


def words_of(found: types.Hover | None) -> str:
    assert found and isinstance(found.contents, types.MarkupContent)
    return re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", found.contents.value)


def folds(editor: Editor, uri: str) -> list[tuple[int, int, str | None]]:
    params = types.FoldingRangeParams(types.TextDocumentIdentifier(uri))
    found = editor.ask(types.TEXT_DOCUMENT_FOLDING_RANGE, params)
    return [(one.start_line, one.end_line, getattr(one.kind, "value", one.kind)) for one in found]


def names(symbols: Sequence[DocumentSymbol]) -> list[tuple[str, str | None]]:
    return [(one.name, one.detail) for one in symbols]


def is_inside(inner: types.Range, outer: types.Range) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


# ---- outline


def test_an_article_has_its_parts_in_the_order_of_the_text(editor: Editor, tmp_path: Path) -> None:
    (article,) = outline(editor, editor.open_file(tmp_path / "ferry.txt", FERRY))
    assert (article.name, article.detail) == ("Ferry back in service after storm", "article, language en")
    assert names(article.children) == [
        ("Ferry back in service after storm", "title"),
        ("By Ana Ruiz and Li Wei", "byline"),
        ("BERGEN, March 3 (Reuters) -", "dateline"),
        ("What passengers should know", "subhead"),
    ]
    subhead = article.children[-1]
    assert subhead.range == types.Range(Position(13, 0), Position(16, 10))  # to the end of its text
    assert subhead.selection_range == types.Range(Position(13, 0), Position(13, 27))


def test_the_articles_of_a_file_are_symbols_with_children(editor: Editor, tmp_path: Path) -> None:
    other = STORY.replace("Harbour Bridge", "Toll Bridge").replace("A Winter of Detours", "Hills 😀 Again")
    text = f"{STORY}\n{other}"
    articles = outline(editor, editor.open_file(tmp_path / "two.txt", text))
    assert [one.name for one in articles] == [
        "Harbour Bridge Reopens After Storm",
        "Toll Bridge Reopens After Storm",
    ]
    assert [one.detail for one in articles] == ["article 1 of 2, language en", "article 2 of 2, language en"]
    assert articles[0].range.end < articles[1].range.start
    for article in articles:
        assert is_inside(article.selection_range, article.range)
        for part in article.children:
            assert is_inside(part.range, article.range) and is_inside(part.selection_range, part.range)
    assert articles[1].children[-1].selection_range.end.character == len("Hills 😀 Again") + 1


def test_an_editor_without_trees_gets_a_list(tmp_path: Path) -> None:
    with Editor(tmp_path, can=PLAIN) as editor:
        found = outline(editor, editor.open_file(tmp_path / "ferry.txt", FERRY))
    assert all(isinstance(one, types.SymbolInformation) for one in found) and len(found) == 5
    assert found[-1].container_name == "Ferry back in service after storm"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "%PDF-1.7 x", '{"schema": "newsparse.article/1", "title": "x"}']
)
def test_what_is_no_article_has_no_outline_no_folds_and_no_hover(
    text: str, editor: Editor, tmp_path: Path
) -> None:
    uri = editor.open_file(tmp_path / "none.txt", text)
    assert (list(outline(editor, uri)), folds(editor, uri), hover(editor, uri, 0, 0)) == ([], [], None)


def test_a_name_has_no_line_breaks_and_no_control_characters(editor: Editor, tmp_path: Path) -> None:
    text = FERRY.replace("What passengers", "What\x1b[31m pass\u202eengers")
    for article in outline(editor, editor.open_file(tmp_path / "ferry.txt", text)):
        for symbol in (article, *article.children):
            assert symbol.name.isprintable() and symbol.name


# ---- hover


def test_hover_gives_the_role_the_margin_and_the_reasons_of_explain(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    uri = editor.open_file(path, FERRY)
    explained = json.loads(run("explain", "--json", path).stdout)
    checked = 0
    for block in explained["blocks"]:
        found = words_of(hover(editor, uri, block["line"] - 1, 28 if block["grammar"] else 1))
        role, runner_up = (block[key].replace("_", " ") for key in ("role", "runner_up"))
        if block["role"] == block["runner_up"]:
            assert found.startswith(f"**{role}** certain")
            continue
        checked += 1
        assert f"{block['margin']:.2f}" in found and runner_up in found.splitlines()[0]
        strongest = max(block["features"], key=lambda one: abs(one["weight"]))
        assert strongest["words"] in found
    assert checked > 4


def test_a_role_in_doubt_is_called_uncertain(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "a.txt", FERRY + "It's a test and it's fine.\n")
    assert "uncertain, perhaps boilerplate (margin -" in words_of(hover(editor, uri, 20))


def test_hover_marks_the_block_and_says_the_parts_of_a_dateline(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "ferry.txt", FERRY)
    found = hover(editor, uri, 3)
    assert found and found.range == types.Range(Position(3, 0), Position(3, 27))
    assert "- **place** BERGEN\n- **agency** Reuters\n- **date** March 3\n" in words_of(found)
    paragraph = hover(editor, uri, 4)
    assert paragraph and paragraph.range == types.Range(Position(3, 28), Position(5, 24))


def test_there_is_nothing_to_say_between_blocks(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "ferry.txt", FERRY)
    assert hover(editor, uri, 2, 0) is None
    assert hover(editor, uri, 10_000, 0) is None


def test_an_editor_without_markdown_gets_plain_text(tmp_path: Path) -> None:
    can = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}
    with Editor(tmp_path, can=can) as editor:
        found = hover(editor, editor.open_file(tmp_path / "ferry.txt", FERRY), 0)
    assert found and isinstance(found.contents, types.MarkupContent)
    assert found.contents.kind is types.MarkupKind.PlainText
    assert found.contents.value.startswith("title margin ") and "\\" not in found.contents.value


HOSTILE = (
    "[run](command:workbench.action.quit)",
    "<a href='command:x'>x</a><img src=http://example.org/x.png>",
    "![x](http://example.org/x.png) <http://example.org> http://example.org www.example.org a@example.org",
    "&lt;b&gt; `code` **bold** __bold__ ~~gone~~ | a | b |",
    "$x$ \\[y\\] [^1] [x]: http://example.org",
    "1. one\n2. two\n- three\n# four\n> five\n```\nsix\n---",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_text_is_a_link_a_command_an_image_or_a_tag(text: str) -> None:
    """As CommonMark with the extensions that editors have reads it, also within a line and a list."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for written in (f"**{plain(text)}** x", f"x\n\n- {plain(text)}"):
        inline = [token for block in reader.parse(written) for token in block.children or []]
        kinds = {token.type for token in inline} - {"strong_open", "strong_close"}
        assert kinds == {"text"} or kinds == {"text", "text_special"}
        shown = "".join(token.content for token in inline)
        assert " ".join(text.split()) in shown
    assert not re.search(r"(?<!\\)(?:://|www\.|@)", plain(text))


@pytest.mark.parametrize(
    ("head", "name", "shown"),
    [
        ("OSLO, March 3 (www.ap.com)", "agency", r"www\.ap\.com"),
        ("OSLO, March 3 (*AP*)", "agency", r"\*AP\*"),
        ("O`SLO` CITY, March 3 (AP)", "place", r"O\`SLO\` CITY"),
    ],
)
def test_what_a_hover_quotes_is_escaped(
    head: str, name: str, shown: str, editor: Editor, tmp_path: Path
) -> None:
    text = f"Ferry back\n\n{head} - The ferry sailed again on Monday, its owner said.\n"
    found = hover(editor, editor.open_file(tmp_path / "a.txt", text), 2)
    assert found and isinstance(found.contents, types.MarkupContent)
    assert f"- **{name}** {shown}\n" in found.contents.value


# ---- folds


def test_sections_and_boilerplate_fold(editor: Editor, tmp_path: Path) -> None:
    text = FERRY.replace(
        "Advertisement\n", "Advertisement\n\nRead more: The storm in pictures\n\nAdvertisement\n"
    )
    uri = editor.open_file(tmp_path / "ferry.txt", text)
    found = folds(editor, uri)
    assert (7, 11, "comment") in found
    assert (17, 20, None) in found
    assert text.split("\n")[17] == "What passengers should know" and text.split("\n")[20].startswith("until")


def test_articles_fold_where_there_are_several(editor: Editor, tmp_path: Path) -> None:
    one = editor.open_file(tmp_path / "one.txt", STORY)
    two = editor.open_file(tmp_path / "two.txt", f"{STORY}\n{STORY.replace('Harbour', 'Toll')}")
    assert [fold[:2] for fold in folds(editor, one)] == [(3, 5)]
    assert [fold[:2] for fold in folds(editor, two)] == [(0, 6), (3, 5), (8, 14), (11, 13)]


def test_no_more_folds_than_the_editor_takes(tmp_path: Path) -> None:
    can = {"textDocument": {"foldingRange": {"rangeLimit": 2}}}
    with Editor(tmp_path, can=can) as editor:
        text = f"{STORY}\n{STORY.replace('Harbour', 'Toll')}"
        assert [fold[:2] for fold in folds(editor, editor.open_file(tmp_path / "a.txt", text))] == [
            (0, 6),
            (8, 14),
        ]
