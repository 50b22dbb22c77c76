"""The server reads the right configuration, survives whatever it is sent, and ends when it is told to."""

import asyncio
import json
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from newsparse.checks import run as checking
from newsparse.lsp.documents import Documents, Outcome
from newsparse.lsp.reading import MOST
from newsparse.lsp.snapshot import Snapshot
from newsparse.lsp.uri import path_of, uri_of
from newsparse.lsp.worker import Worker
from newsparse.model.errors import NewsparseError
from tests.cli_process import COMMAND, STORY, environment, messages, run, run_on_terminal
from tests.editor import Editor
from tests.test_lsp_diagnostics import as_seen, reported, seen

SLIP = STORY.replace("It held", "It  held")  # NP013
CONFIGURATION = ".newsparse.toml"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("workspace")) as editor:
        yield editor


def configure(folder: Path, text: str, name: str = CONFIGURATION) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def changed(editor: Editor) -> int:
    """Tell the server that a configuration has changed; how much it had published before."""
    before = len(editor.published)
    editor.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.DidChangeConfigurationParams(None))
    return before


# ---- configurations


def test_each_workspace_folder_has_its_own_configuration(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    configure(one, '[check]\nignore = ["NP013"]\n')
    configure(two, '[tool.newsparse.check]\nseverity = {NP013 = "error"}\n', "pyproject.toml")
    with Editor(one, two) as editor:
        first = editor.open_file(one / "wire" / "a.txt", SLIP)
        second = editor.open_file(two / "a.txt", SLIP)
        assert "NP013" not in editor.codes(first)
        (found,) = (one for one in editor.diagnostics(second) if one.code == "NP013")
        assert found.severity is types.DiagnosticSeverity.Error


def test_a_file_outside_every_workspace_folder_has_the_configuration_above_it(
    editor: Editor, tmp_path: Path
) -> None:
    configure(tmp_path, '[check]\nignore = ["NP013"]\n')
    assert "NP013" not in editor.codes(editor.open_file(tmp_path / "a" / "b" / "story.txt", SLIP))


def test_a_text_without_a_file_has_the_configuration_of_the_first_folder(tmp_path: Path) -> None:
    configure(tmp_path / "one", '[check]\nselect = ["NP013"]\n')
    (tmp_path / "two").mkdir()
    with Editor(tmp_path / "one", tmp_path / "two") as editor:
        uri = editor.open("untitled:Untitled-1", SLIP.replace("End Article\n", "Advertisement\n"))
        assert editor.codes(uri) == ["NP013"]
    with Editor() as editor:
        uri = editor.open("untitled:Untitled-1", SLIP)
        assert "NP013" in editor.codes(uri)


def test_a_folder_that_is_added_to_the_workspace_counts(tmp_path: Path) -> None:
    configure(tmp_path / "one", '[check]\nignore = ["NP013"]\n')
    with Editor() as editor:
        uri = editor.open("untitled:Untitled-1", SLIP)
        assert "NP013" in editor.codes(uri)
        before = len(editor.published)
        folder = types.WorkspaceFolder((tmp_path / "one").as_uri(), "one")
        event = types.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
        editor.tell(
            types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, types.DidChangeWorkspaceFoldersParams(event)
        )
        assert "NP013" not in editor.codes(uri, after=before)


@pytest.mark.parametrize(
    "name", ["a b.txt", "50% of it.txt", "%41.txt", "Fähre 字 😀.txt", "a#b?c.txt", "a;b&c=d.txt"]
)
def test_the_name_of_a_file_may_have_any_sign(name: str, editor: Editor, tmp_path: Path) -> None:
    configure(tmp_path, '[check]\n[check.per-file-ignores]\n"plain.txt" = ["NP013"]\n')
    path = tmp_path / "Ärger & co" / name
    uri = editor.open_file(path, SLIP)
    assert "NP013" in editor.codes(uri)
    assert path_of(uri) == str(path) and path_of(uri_of(str(path))) == str(path)


def test_a_name_that_is_not_utf8_is_kept() -> None:
    assert os.fsencode(path_of("file:///wire/caf%E9.txt") or "") == b"/wire/caf\xe9.txt"
    assert uri_of(os.fsdecode(b"/wire/caf\xe9.txt")) == "file:///wire/caf%E9.txt"


@pytest.mark.parametrize(
    "uri",
    [
        "untitled:a",
        "git:/a.txt?{}",
        "http://example.org/a.txt",
        "",
        "file://",
        "file:///a%00b",
        "::",
        "file://[/a",
    ],
)
def test_what_is_no_file_has_no_path(uri: str) -> None:
    assert path_of(uri) is None


def test_a_configuration_is_read_again_after_it_has_changed(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "story.txt", SLIP)
    assert "NP013" in editor.codes(uri)
    configure(tmp_path, '[check]\nignore = ["NP013"]\n')
    editor.replace(uri, SLIP + "\n")  # no notification: the next check sees it
    assert "NP013" not in editor.codes(uri)
    configure(tmp_path, "[check]\n")
    assert "NP013" in editor.codes(uri, after=changed(editor))
    (tmp_path / CONFIGURATION).unlink()
    configure(tmp_path, 'extend = "base.toml"\n', "newsparse.toml")
    configure(tmp_path, '[check]\nignore = ["NP013"]\n', "base.toml")
    before = len(editor.published)
    editor.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([]))
    assert "NP013" not in editor.codes(uri, after=before)
    configure(tmp_path, "[check]\n", "base.toml")
    before = len(editor.published)
    editor.save(uri)
    assert "NP013" in editor.codes(uri, after=before)


def test_the_files_that_configure_are_watched_where_the_editor_can(editor: Editor) -> None:
    editor.wait_for(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    (found,) = editor.registered
    assert found.register_options
    assert {one["globPattern"] for one in found.register_options["watchers"]} == {
        f"**/{name}"
        for name in (".newsparse.toml", "newsparse.toml", "pyproject.toml", ".newsparse-ignore.toml")
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[check\n", "not valid TOML"),
        ('[check]\nselekt = ["NP3"]\n', ":2: [check]: unknown key 'selekt'"),
        ('[check]\nselect = ["NP999"]\n', "NP999"),
        ('[check]\nsplit-on = "("\n', "not a regular expression"),
        ('[check]\nbaseline = "none.json"\n', "no such baseline"),
        ('[check]\nencoding = "klingon"\n', "klingon"),
        ('extend = "gone.toml"\n', "no such file"),
        ('[check.per-file-ignores]\n"*.txt" = ["NP999"]\n', "NP999"),
    ],
)
def test_a_mistake_in_a_configuration_is_one_diagnostic_until_it_is_gone(
    text: str, said: str, editor: Editor, tmp_path: Path
) -> None:
    configure(tmp_path, text)
    uri = editor.open_file(tmp_path / "story.txt", SLIP)
    (found,) = editor.diagnostics(uri)
    assert found.code == "configuration" and said in found.message and "\n" not in found.message
    assert found.severity is types.DiagnosticSeverity.Error
    document = types.TextDocumentIdentifier(uri)
    assert editor.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(document)) is None
    configure(tmp_path, "[check]\n")
    assert "NP013" in editor.codes(uri, after=changed(editor))


def test_a_baseline_and_excluded_files_are_respected(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    configure(tmp_path, '[check]\nexclude = ["archive/"]\nbaseline = "baseline.json"\n')
    (tmp_path / "story.txt").write_text(SLIP, encoding="utf-8")
    made = run("check", "--update-baseline", "story.txt", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    uri = editor.open_file(tmp_path / "story.txt", SLIP)
    assert editor.codes(uri) == []
    editor.replace(uri, SLIP.replace("The council", "The  council"))
    assert editor.codes(uri) == ["NP013"]
    archived = editor.open_file(tmp_path / "archive" / "old.txt", SLIP)
    assert editor.codes(archived) == []
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(archived))
    assert editor.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params)


# ---- texts


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "koi8-r", "gb18030"])
def test_an_unchanged_file_is_checked_in_its_own_encoding(
    encoding: str, editor: Editor, tmp_path: Path
) -> None:
    text = SLIP.replace("toll office", {"koi8-r": "мост", "gb18030": "桥梁"}.get(encoding, "café"))
    path = tmp_path / "story.txt"
    path.write_bytes(text.encode(encoding))
    uri = editor.open(path.as_uri(), text)
    assert seen(editor.diagnostics(uri)) == as_seen(reported(path), text)


def test_bytes_that_are_no_text_are_reported_where_the_editor_shows_a_mark(
    editor: Editor, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(SLIP.encode("utf-8").replace(b"toll office", b"toll \xc3 off\xffice \xe2\x80\x99"))
    text = path.read_bytes().decode("utf-8", "replace")
    uri = editor.open(path.as_uri(), text)
    assert seen(editor.diagnostics(uri)) == as_seen(reported(path), text)


@pytest.mark.parametrize(
    "text", ["%PDF-1.7\n%x", "\x00\x01\x02\x03" * 99, '{"schema": "newsparse.article/1", "title": "x"}']
)
def test_what_is_no_news_text_is_said(text: str, editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "story.txt", text)
    assert seen(editor.diagnostics(uri)) == as_seen(reported(tmp_path / "story.txt"), text)
    assert editor.codes(uri) == ["NP900"]


def test_a_text_that_is_too_long_is_said_at_once(editor: Editor, tmp_path: Path) -> None:
    line = "The ferry sailed again on Monday.\n"
    uri = editor.open("untitled:long", line * (MOST // len(line) + 1))
    (found,) = editor.diagnostics(uri)
    assert f"{MOST:,} are allowed" in found.message and found.code == "NP900"
    editor.replace(uri, SLIP)
    assert "NP013" in editor.codes(uri)


def test_markdown_is_checked_as_check_does(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    text = (
        "# Ferry back in service\n\n*By Ana Ruiz*\n\nOSLO (AP) — The ferry  sailed again, its owner said.\n"
    )
    uri = editor.open_file(path, text)
    assert seen(editor.diagnostics(uri)) == as_seen(reported(path), text)
    assert "NP013" in editor.codes(uri)


def test_halves_of_surrogate_pairs_do_no_harm(editor: Editor) -> None:
    uri = editor.open("untitled:half", "Ferry \ud83d back\n\nThe ferry  sailed \ude00 again.\n")
    (found,) = (one for one in editor.diagnostics(uri) if one.code == "NP013")
    assert found.range == types.Range(types.Position(2, 9), types.Position(2, 11))
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), options)
    (edit,) = editor.ask(types.TEXT_DOCUMENT_FORMATTING, params)
    assert edit.new_text == " "


# ---- life and death


def message(**content: Any) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


INITIALIZE = message(
    id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}}
)
SHUTDOWN = message(id=99, method="shutdown")
EXIT = message(method="exit")


def answers(data: bytes) -> list[dict[str, Any]]:
    """The messages in what a server has written."""
    found = []
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        length = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
        found.append(json.loads(rest[:length]))
        data = rest[length:]
    return found


def spoken(*parts: bytes, option: str = "--stdio") -> tuple[int, list[dict[str, Any]], list[str]]:
    """The exit status, the answers and the lines of standard error of a server that is sent all of this at once."""
    server = subprocess.run(
        [COMMAND, "lsp", option],
        input=b"".join(parts),
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    return server.returncode, answers(server.stdout), server.stderr.decode("utf-8").splitlines()


def test_a_session_that_is_shut_down_ends_with_status_0() -> None:
    status, found, errors = spoken(INITIALIZE, SHUTDOWN, EXIT)
    assert (status, [one["id"] for one in found], errors) == (0, [1, 99], [])
    assert found[0]["result"]["serverInfo"]["name"] == "newsparse"


def test_a_session_that_ends_without_being_shut_down_has_status_1() -> None:
    assert spoken(INITIALIZE, EXIT)[0] == 1
    assert spoken(INITIALIZE)[0] == 1
    assert spoken()[0] == 1


GARBAGE = {
    "lines": b"hello\n\nGET / HTTP/1.1\r\nHost: x\r\n\r\n\x00\xff\xfe\n",
    "no json": b"Content-Length: 5\r\n\r\n{oops",
    "no utf-8": b"Content-Length: 4\r\n\r\n\xff\xfe\x00\x01",
    "an array": b"Content-Length: 2\r\n\r\n[]",
    "a number": b"Content-Length: 1\r\n\r\n7",
    "deep": b"Content-Length: 100000\r\n\r\n" + b"[" * 100_000,
    "no version": b"Content-Length: 2\r\n\r\n{}",
    "another version": b'Content-Length: 17\r\n\r\n{"jsonrpc":"1.0"}',
    "an answer to nothing": message(id=777, result=None),
    "an error for nothing": message(id=778, error={"code": -1, "message": "x"}),
    "an unknown notification": message(method="$/unheardOf", params={"a": 1}),
    "a notification with wrong parameters": message(method="textDocument/didOpen", params={"a": 1}),
    "a cancellation of nothing": message(method="$/cancelRequest", params={"id": 12345}),
    "a change of what is not open": message(
        method="textDocument/didChange",
        params={"textDocument": {"uri": "untitled:x", "version": 2}, "contentChanges": [{"text": "x"}]},
    ),
    "a close of what is not open": message(
        method="textDocument/didClose", params={"textDocument": {"uri": "untitled:x"}}
    ),
    "a save of what is not open": message(
        method="textDocument/didSave", params={"textDocument": {"uri": "untitled:x"}}
    ),
}


def hover(number: int) -> bytes:
    """A request that is answered, with nothing."""
    place = {"textDocument": {"uri": "untitled:x"}, "position": {"line": 0, "character": 0}}
    return message(id=number, method="textDocument/hover", params=place)


def test_after_any_garbage_the_next_request_is_answered() -> None:
    parts = [part for number, bad in enumerate(GARBAGE.values(), 100) for part in (bad, hover(number))]
    status, found, errors = spoken(INITIALIZE, *parts, SHUTDOWN, EXIT)
    answered = {one["id"] for one in found if "id" in one and "error" not in one}
    assert status == 0
    assert [name for number, name in enumerate(GARBAGE, 100) if number not in answered] == []
    assert 0 < len(errors) <= len(GARBAGE)
    assert all(line.startswith("newsparse: a message that cannot be handled: ") for line in errors), errors


def test_a_request_that_is_wrong_early_late_or_unknown_is_refused() -> None:
    early = message(
        id=5,
        method="textDocument/hover",
        params={"textDocument": {"uri": "x"}, "position": {"line": 0, "character": 0}},
    )
    wrong = message(id=6, method="textDocument/hover", params={"textDocument": 7})
    unknown = message(id=7, method="textDocument/unheardOf", params={})
    late = message(id=8, method="textDocument/documentSymbol", params={"textDocument": {"uri": "x"}})
    status, found, _ = spoken(early, INITIALIZE, wrong, unknown, SHUTDOWN, late, EXIT)
    codes = {one["id"]: one["error"]["code"] for one in found if "error" in one}
    assert (status, codes) == (0, {5: -32002, 6: -32602, 7: -32601, 8: -32600})


def test_a_shutdown_in_the_middle_of_work_is_not_waited_for(tmp_path: Path) -> None:
    text = "".join(f"Ferry number {n} sailed from Oslo, its owner said on Monday.\n\n" for n in range(25_000))
    begun = time.monotonic()
    with Editor(tmp_path) as editor:
        uri = editor.open("untitled:long", text)
        params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        asked = asyncio.run_coroutine_threadsafe(
            editor._asked(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params), editor._loop
        )
        time.sleep(0.1)
    with pytest.raises(JsonRpcException):
        asked.result(1)
    assert not editor.published and time.monotonic() - begun < 20


def test_a_request_can_be_cancelled_while_others_wait(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "story.txt", SLIP * 300)
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    protocol = editor.client.protocol

    async def ask() -> list[Any]:
        asked = [protocol.send_request(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params) for _ in range(3)]
        last = next(key for key, future in protocol._request_futures.items() if future is asked[2])
        protocol.notify(types.CANCEL_REQUEST, types.CancelParams(last))
        return asked

    asked = editor.run(ask())
    assert asked[0].result(30) and asked[1].result(30)
    with pytest.raises(JsonRpcException) as caught:
        asked[2].result(30)
    assert caught.value.code == -32800
    assert "NP013" in editor.codes(uri)


def test_a_document_that_is_opened_again_is_new(editor: Editor) -> None:
    uri = editor.open("untitled:again", SLIP)
    assert "NP013" in editor.codes(uri)
    before = len(editor.published)
    editor.open(uri, STORY)
    assert "NP013" not in editor.codes(uri, after=before)


def test_a_mistake_of_ours_is_said_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    published: list[tuple[Snapshot, Outcome | None]] = []

    def broken(*_: object) -> None:
        raise ValueError("a bug")

    async def session() -> None:
        documents = Documents(lambda *one: published.append(one), lambda: ())
        for _ in range(2):
            documents.open("untitled:a", len(published), STORY)
            while len(published) % 2 == 0:
                await asyncio.sleep(0.01)
            monkeypatch.undo()
            documents.change("untitled:a", 9, [types.TextDocumentContentChangeWholeDocument(STORY)])
            while len(published) % 2:
                await asyncio.sleep(0.01)

    monkeypatch.setattr(checking, "parsed_and_checked", broken)
    asyncio.run(asyncio.wait_for(session(), 30))
    assert isinstance(published[0][1], NewsparseError) and "a bug" in str(published[0][1])
    assert not isinstance(published[1][1], NewsparseError)


def test_after_an_edit_that_is_not_understood_the_text_is_not_guessed(tmp_path: Path) -> None:
    """Columns of another text would be worse than none."""
    with Editor(tmp_path, quiet=False) as editor:
        one, two = editor.open("untitled:one", SLIP), editor.open("untitled:two", SLIP)
        assert "NP013" in editor.codes(one) and "NP013" in editor.codes(two)
        before = len(editor.published)
        broken = {"textDocument": {"uri": one}, "contentChanges": [{"text": 7}]}
        editor.send(types.TEXT_DOCUMENT_DID_CHANGE, broken)
        (found,) = editor.diagnostics(one, after=before)
        assert "close it and open it again" in found.message
        editor.replace(one, STORY)  # not known any more, so nothing is said about it
        editor.replace(two, STORY)
        assert "NP013" not in editor.codes(two)
        assert all(params.version != 2 for params in editor.published if params.uri == one)
        editor.open(one, SLIP)
        assert "NP013" in editor.codes(one, after=before + 1)


@pytest.mark.parametrize("number", [-1, 2**31, 2**53, 10**30])
def test_a_number_that_the_protocol_does_not_have_means_the_nearest_place(
    number: int, editor: Editor
) -> None:
    uri = editor.open(f"untitled:{number}", SLIP)
    place = {"line": number, "character": number}
    change = {"range": {"start": place, "end": place}, "text": "It  rained.\n"}
    editor.versions[uri] = 2
    params = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]}
    editor.send(types.TEXT_DOCUMENT_DID_CHANGE, params)
    lines = [one.range.start.line for one in editor.diagnostics(uri) if one.code == "NP013"]
    assert lines == ([0, 3] if number < 0 else [2, len(SLIP.splitlines())])


def test_what_was_found_in_an_overtaken_version_is_never_published(monkeypatch: pytest.MonkeyPatch) -> None:
    published: list[int] = []
    begun, may_end = threading.Event(), threading.Event()
    checked = checking.parsed_and_checked

    def slowly(*arguments: Any) -> Any:
        begun.set()
        assert may_end.wait(30)
        return checked(*arguments)

    async def session() -> None:
        documents = Documents(lambda snapshot, _: published.append(snapshot.version), lambda: ())
        documents.open("untitled:a", 1, STORY)
        while not begun.is_set():
            await asyncio.sleep(0.01)
        for version in (2, 3):
            documents.change("untitled:a", version, [types.TextDocumentContentChangeWholeDocument(STORY)])
        may_end.set()
        while not published:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)

    monkeypatch.setattr(checking, "parsed_and_checked", slowly)
    asyncio.run(asyncio.wait_for(session(), 30))
    assert published == [3]


def test_the_worker_passes_over_what_was_cancelled_before_its_turn() -> None:
    done: list[str] = []
    may_end = threading.Event()

    async def session() -> None:
        worker = Worker()
        first = asyncio.ensure_future(worker.do(lambda: may_end.wait(30)))
        second = asyncio.ensure_future(worker.do(lambda: done.append("second")))
        third = asyncio.ensure_future(worker.do(lambda: done.append("third")))
        await asyncio.sleep(0.05)
        second.cancel()
        may_end.set()
        await asyncio.gather(first, third)

    asyncio.run(session())
    assert done == ["third"]


# ---- the command


@pytest.mark.parametrize("package", ["pygls", "lsprotocol"])
def test_without_its_extra_the_command_says_what_to_install(package: str, tmp_path: Path) -> None:
    (tmp_path / f"{package}.py").write_text(
        f"raise ModuleNotFoundError('no', name='{package}')", encoding="utf-8"
    )
    result = run("lsp", env={"PYTHONPATH": str(tmp_path)})
    assert result.returncode == 2 and result.stdout == b""
    assert messages(result) == [
        "newsparse: newsparse lsp needs the extra \"lsp\": pip install 'newsparse[lsp]'"
    ]


def test_a_person_who_types_the_command_is_told_what_it_is_for() -> None:
    status, shown = run_on_terminal("lsp")
    assert status == 2 and shown.startswith("newsparse: nothing to talk to; an editor starts this command")
    assert len(shown.splitlines()) == 1


def test_verbose_logs_a_line_for_each_message() -> None:
    status, found, lines = spoken(INITIALIZE, SHUTDOWN, EXIT, option="--verbose")
    assert (status, len(found)) == (0, 2)
    assert any("initialize" in line for line in lines)
    assert all(line.startswith("newsparse: ") for line in lines)
