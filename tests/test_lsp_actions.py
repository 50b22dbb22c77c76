"""What an editor offers to do: fixes of one finding and of all, on request and on saving, and suppressions."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from lsprotocol.types import CodeAction, Position, Range

from tests.cli_process import STORY, run
from tests.editor import EMACS, NEOVIM, VSCODE, Editor
from tests.test_lsp_diagnostics import applied

WHOLE = Range(Position(0, 0), Position(10_000, 0))
TEXT = (
    "Ferry back in service 😀\n\nOSLO (AP) — The ferry sailed 😀  again.  It’s late, it’s dark, it's cold.\n\n"
    "Advertisement\n\nThe owner was there. \n"
)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("workspace")) as editor:
        yield editor


def offered(
    editor: Editor, uri: str, place: Range = WHOLE, only: Sequence[str] | None = None
) -> list[CodeAction]:
    context = types.CodeActionContext([], only=only)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
    return list(editor.ask(types.TEXT_DOCUMENT_CODE_ACTION, params) or [])


def formatted(editor: Editor, uri: str) -> Any:
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), options)
    return editor.ask(types.TEXT_DOCUMENT_FORMATTING, params)


def edits_of(action: CodeAction, uri: str) -> Any:
    """The edits that an action makes in a document."""
    assert action.edit
    if action.edit.changes:
        return action.edit.changes[uri]
    (document,) = action.edit.document_changes or ()
    assert isinstance(document, types.TextDocumentEdit) and document.text_document.uri == uri
    return document.edits


def fixed(text: str, path: Path, *options: str) -> str:
    """The text as `newsparse check --fix` leaves it in a file."""
    path.write_bytes(text.encode("utf-8"))
    run("check", "--fix", "--no-cache", *options, path.name, cwd=path.parent)
    return path.read_bytes().decode("utf-8")


def test_each_fix_of_a_finding_is_offered_the_safe_ones_first(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "story.txt", TEXT)
    found = [one for one in offered(editor, uri, only=["quickfix"]) if one.title.startswith("Fix ")]
    assert all(one.kind == "quickfix" and one.diagnostics for one in found)
    safe = [bool(one.is_preferred) for one in found]
    assert safe == sorted(safe, reverse=True) and {True, False} == set(safe)
    assert [one.title.endswith("unsafe, read the result") for one in found] == [not one for one in safe]
    (removal,) = (one for one in found if "NP602" in one.title)
    assert applied(TEXT, edits_of(removal, uri)) == TEXT.replace("Advertisement\n\n", "")
    (apostrophe,) = (one for one in found if "NP301" in one.title)
    assert applied(TEXT, edits_of(apostrophe, uri)) == TEXT.replace("it's", "it’s")


def test_the_fixes_offered_are_those_at_the_cursor(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "story.txt", TEXT)
    at = Position(2, 32)  # behind the first space of two, in UTF-16
    titles = [one.title for one in offered(editor, uri, Range(at, at), ["quickfix"])]
    assert titles[0] == "Fix double-space (NP013)"
    assert not any("NP301" in title or "NP602" in title for title in titles)
    assert offered(editor, uri, Range(Position(1, 0), Position(1, 0)), ["quickfix"]) == []


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (None, {"quickfix", "source.fixAll.newsparse"}),
        ([""], {"quickfix", "source.fixAll.newsparse"}),
        (["quickfix"], {"quickfix"}),
        (["source"], {"source.fixAll.newsparse"}),
        (["source.fixAll"], {"source.fixAll.newsparse"}),
        (["source.fixAll.newsparse"], {"source.fixAll.newsparse"}),
        (["source.fixAll.other"], set()),
        (["source.organizeImports"], set()),
        (["refactor"], set()),
    ],
)
def test_only_the_kinds_that_are_asked_for_are_offered(
    only: list[str] | None, kinds: set[str], editor: Editor, tmp_path: Path
) -> None:
    uri = editor.open_file(tmp_path / "story.txt", TEXT)
    assert {str(getattr(one.kind, "value", one.kind)) for one in offered(editor, uri, only=only)} == kinds


@pytest.mark.parametrize("can", [VSCODE, NEOVIM, EMACS], ids=["vscode", "neovim", "emacs"])
def test_fixing_all_makes_the_edits_of_check_fix(can: Any, tmp_path: Path) -> None:
    with Editor(tmp_path, can=can) as editor:
        uri = editor.open_file(tmp_path / "story.txt", TEXT)
        (action,) = offered(editor, uri, only=["source.fixAll"])
        if "resolveSupport" in can["textDocument"]["codeAction"]:
            assert action.edit is None
            action = editor.ask(types.CODE_ACTION_RESOLVE, action)
        edits = edits_of(action, uri)
        assert edits == formatted(editor, uri)
        assert bool(action.edit and action.edit.document_changes) is (can is not NEOVIM)
        encoding = str(editor.capabilities.position_encoding)
    if encoding == "utf-16":
        assert applied(TEXT, edits) == fixed(TEXT, tmp_path / "other.txt") != TEXT


def test_the_edits_of_one_document_carry_the_version_that_they_are_for(
    editor: Editor, tmp_path: Path
) -> None:
    uri = editor.open_file(tmp_path / "story.txt", "Ferry\n")
    editor.replace(uri, TEXT)
    for action in offered(editor, uri, only=["quickfix"]):
        if action.title.startswith("Fix "):
            assert action.edit and action.edit.document_changes
            (document,) = action.edit.document_changes
            assert isinstance(document, types.TextDocumentEdit) and document.text_document.version == 2


def test_formatting_changes_nothing_where_there_is_nothing_to_fix(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "story.txt", "Ferry back in service\n\nThe ferry sailed.\n")
    assert not formatted(editor, uri)
    assert offered(editor, uri, only=["source.fixAll"]) == []


def test_what_check_fix_withholds_is_not_made(editor: Editor, tmp_path: Path) -> None:
    """The finding suppressed in a sidecar stays as it is, and so does everything in a text in doubt."""
    text = "Ferry back in service\n\nThe ferry  sailed, its owner said.\n\nIt docked.  It left.\n"
    (tmp_path / ".git").mkdir()
    (tmp_path / ".newsparse-ignore.toml").write_text(
        '[[ignore]]\npath = "*.txt"\nrules = ["NP013"]\ntext = "ferry  sailed"\nreason = "as it was sung"\n',
        encoding="utf-8",
    )
    path = tmp_path / "story.txt"
    uri = editor.open_file(path, text)
    assert editor.codes(uri).count("NP013") == 1
    result = applied(text, formatted(editor, uri))
    assert result == fixed(text, path) and "ferry  sailed" in result and "docked. It" in result


def test_a_byte_order_mark_in_the_buffer_moves_no_column(editor: Editor, tmp_path: Path) -> None:
    text = "\ufeff" + TEXT
    path = tmp_path / "story.txt"
    uri = editor.open_file(path, text)
    found = [(str(one.code), one.range.start) for one in editor.diagnostics(uri)]
    assert ("NP002", Position(0, 0)) in found or ("NP002", Position(0, 1)) in found
    assert ("NP013", Position(2, 31)) in found
    assert applied(text, formatted(editor, uri)) == fixed(text, path)


def test_a_byte_order_mark_that_the_editor_hides_is_reported_and_left_to_check(
    editor: Editor, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(("\ufeff" + TEXT).encode("utf-8"))
    uri = editor.open(path.as_uri(), TEXT)
    assert "NP002" in editor.codes(uri)
    assert not any("NP002" in one.title and "Fix" in one.title for one in offered(editor, uri))
    assert applied(TEXT, formatted(editor, uri)) == fixed(TEXT, tmp_path / "other.txt")


# ---- on saving


def will_save(editor: Editor, uri: str) -> Any:
    params = types.WillSaveTextDocumentParams(
        types.TextDocumentIdentifier(uri), types.TextDocumentSaveReason.Manual
    )
    return editor.ask(types.TEXT_DOCUMENT_WILL_SAVE_WAIT_UNTIL, params)


def test_saving_fixes_what_is_safe_if_the_editor_asks_for_it(tmp_path: Path) -> None:
    with Editor(tmp_path, options={"fixOnSave": True}) as editor:
        sync = editor.capabilities.text_document_sync
        assert isinstance(sync, types.TextDocumentSyncOptions) and sync.will_save_wait_until
        uri = editor.open_file(tmp_path / "story.txt", TEXT)
        assert applied(TEXT, will_save(editor, uri)) == fixed(TEXT, tmp_path / "other.txt")


@pytest.mark.parametrize("options", [None, {}, {"fixOnSave": False}, {"fixOnSave": "yes"}])
def test_saving_changes_nothing_by_default(options: dict[str, object] | None, tmp_path: Path) -> None:
    with Editor(tmp_path, options=options) as editor:
        sync = editor.capabilities.text_document_sync
        assert isinstance(sync, types.TextDocumentSyncOptions)
        assert sync.save and not sync.will_save_wait_until and not sync.will_save


# ---- suppressions


def test_a_line_after_the_end_marker_suppresses_a_rule_in_the_file(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".newsparse.toml").write_text("[check]\ndirectives = true\n", encoding="utf-8")
    text = STORY.replace("It held", "It  held").replace("\n", "\r\n")
    uri = editor.open_file(tmp_path / "story.txt", text)
    assert "NP013" in editor.codes(uri)
    (action,) = (
        one for one in offered(editor, uri) if one.title == "Suppress double-space (NP013) in this file"
    )
    after = applied(text, edits_of(action, uri))
    assert after == f"{text.rstrip()}\r\nnewsparse: ignore[NP013] say why\r\n"
    editor.replace(uri, after)
    assert "NP013" not in editor.codes(uri)


def test_no_line_is_offered_where_it_would_have_no_effect(editor: Editor, tmp_path: Path) -> None:
    text = STORY.replace("It held", "It  held")
    uri = editor.open_file(tmp_path / "off" / "story.txt", text)  # directives are off by default
    assert not any("in this file" in one.title for one in offered(editor, uri))
    (tmp_path / "on").mkdir()
    (tmp_path / "on" / ".newsparse.toml").write_text("[check]\ndirectives = true\n", encoding="utf-8")
    uri = editor.open_file(tmp_path / "on" / "story.txt", text.replace("End Article\n", ""))  # no end marker
    assert "NP013" in editor.codes(uri)
    assert not any("in this file" in one.title for one in offered(editor, uri))


@pytest.mark.parametrize("name", ["story.txt", "wire/a [1] é.txt"])
def test_an_entry_of_a_new_sidecar_suppresses_a_rule_in_a_paragraph(
    name: str, editor: Editor, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    text = STORY.replace("It held", "It  held").replace("The council", "The  council")
    uri = editor.open_file(tmp_path / name, text)
    assert editor.codes(uri).count("NP013") == 2
    actions = [one for one in offered(editor, uri) if "NP013) in this paragraph" in one.title]
    assert len(actions) == 2 and actions[0].edit and actions[0].edit.document_changes
    create, change = actions[0].edit.document_changes
    sidecar = tmp_path / ".newsparse-ignore.toml"
    assert isinstance(create, types.CreateFile) and create.uri == sidecar.as_uri()
    assert isinstance(change, types.TextDocumentEdit) and change.text_document.version is None
    sidecar.write_text(applied("", change.edits), encoding="utf-8")
    before = len(editor.published)
    editor.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([]))
    assert editor.codes(uri, after=before).count("NP013") == 1
    reported = json.loads(run("check", "--output-format", "json", name, cwd=tmp_path).stdout)
    assert sum(one["code"] == "NP013" for one in reported) == 1


def test_an_entry_is_added_to_the_sidecar_that_there_is(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    sidecar = tmp_path / ".newsparse-ignore.toml"
    sidecar.write_text(
        '[[ignore]]\npath = "é.txt"\nrules = ["NP401"]\nreason = "no"', encoding="utf-8"
    )  # without an end of line
    uri = editor.open_file(tmp_path / "story.txt", STORY.replace("It held", "It  held"))
    (action,) = (one for one in offered(editor, uri) if "NP013) in this paragraph" in one.title)
    assert action.edit and action.edit.changes
    sidecar.write_text(
        applied(sidecar.read_text("utf-8"), action.edit.changes[sidecar.as_uri()]), encoding="utf-8"
    )
    before = len(editor.published)
    editor.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.DidChangeConfigurationParams(None))
    assert "NP013" not in editor.codes(uri, after=before)
    assert "configuration" not in editor.codes(uri, after=before)


def test_a_text_without_a_file_and_an_editor_that_cannot_create_one_get_no_entry(tmp_path: Path) -> None:
    text = STORY.replace("It held", "It  held")
    with Editor(tmp_path, can=EMACS) as editor:
        for uri in (
            editor.open("untitled:Untitled-1", text),
            editor.open_file(tmp_path / "story.txt", text),
        ):
            assert "NP013" in editor.codes(uri)
            assert not any("paragraph" in one.title for one in offered(editor, uri))
