"""What an editor underlines is what `newsparse check` reports, at the same places, for the newest version only."""

import json
import random
import re
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from lsprotocol.types import Position, Range

from newsparse.checks.config.configuration import Configurations, Overrides
from newsparse.checks.disk.check_file import FileJob
from newsparse.checks.disk.check_files import check_files
from newsparse.checks.reporters.json_array import record
from newsparse.lsp.places import Places
from tests.cli_process import STORY, run
from tests.conftest import ROOT
from tests.editor import EMACS, NEOVIM, PLAIN, VSCODE, Editor
from tests.nasty.texts import SMALL
from tests.test_lsp_places import lines_of

SLIP = "It's  wet and it’s cold, and it’s dark, the owner said.\n"  # two spaces, and a straight apostrophe


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("workspace")) as editor:
        yield editor


def reported(path: Path, *options: str) -> list[dict[str, Any]]:
    """What `newsparse check` reports of a file."""
    result = run("check", "--output-format", "json", "--no-cache", *options, path.name, cwd=path.parent)
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def seen(diagnostics: Any) -> list[tuple[Any, ...]]:
    return sorted((str(one.code), str(one.range), one.message) for one in diagnostics)


def as_seen(findings: list[dict[str, Any]], text: str, encoding: str = "utf-16") -> list[tuple[Any, ...]]:
    places = Places(text, encoding)
    starts = [0, *accumulate(map(len, lines_of(text)))]
    return sorted(
        (
            one["code"],
            str(
                places.range(
                    *(starts[one[f"{end}line"] - 1] + one[f"{end}column"] - 1 for end in ("", "end_"))
                )
            ),
            f"{one['name']}: {one['message']}",
        )
        for one in findings
    )


HARD = {
    "astral": "Title 😀 of the day\n\n👩‍👧 😀 " + SLIP,
    "combining": "Title of the day\n\ne\u0301e\u0301e\u0301 " + SLIP,
    "crlf": ("Ferry back in service\n\nThe ferry sailed.\n\n" + SLIP).replace("\n", "\r\n"),
    "cr": ("Ferry back in service\n\n😀 The ferry sailed.\n\n" + SLIP).replace("\n", "\r"),
    "mixed": "Ferry back in service\r\n\r\nThe ferry sailed.\n\n" + SLIP,
    "separators": "Ferry back in service\n\nThe ferry\u2028sailed\x0c and\x85 docked.\n\n" + SLIP,
    "several": STORY + "\n" + STORY.replace("Harbour", "Toll"),
    "no line ending": "Ferry back in service\n\nThe ferry sailed 😀",
    "empty": "",
    "blank": "\n \n",
    "title": "Ferry",
}


@pytest.mark.parametrize("name", HARD)
def test_the_diagnostics_are_the_findings_of_check(name: str, editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    uri = editor.open_file(path, HARD[name])
    assert seen(editor.diagnostics(uri)) == as_seen(reported(path), HARD[name])


@pytest.mark.parametrize("name", SMALL)
def test_nasty_texts_have_the_findings_of_check(name: str, editor: Editor, tmp_path: Path) -> None:
    path, text = tmp_path / "story.txt", SMALL[name].encode("utf-8", "replace").decode("utf-8")
    path.write_bytes(text.encode("utf-8"))
    settings = Configurations(Overrides(isolated=True)).of_folder(".").settings
    found = check_files([FileJob(str(path), "story.txt", settings)]).problems
    shown = text.removeprefix("\ufeff")
    uri = editor.open(path.as_uri(), shown)
    assert seen(editor.diagnostics(uri)) == as_seen([record(one) for one in found], shown)


@pytest.mark.parametrize(
    ("can", "encoding"), [(VSCODE, "utf-16"), (NEOVIM, "utf-8"), (EMACS, "utf-32"), (PLAIN, "utf-16")]
)
def test_every_editor_gets_columns_in_its_own_units(can: Any, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    with Editor(tmp_path, can=can) as editor:
        uri = editor.open_file(path, HARD["astral"])
        assert editor.capabilities.position_encoding == encoding
        assert seen(editor.diagnostics(uri)) == as_seen(reported(path), HARD["astral"], encoding)


def test_a_diagnostic_says_all_that_a_finding_has(editor: Editor, tmp_path: Path) -> None:
    text = "Ferry back in service\n\nOSLO (AP) — The ferry sailed.  It docked.\n\nAdvertisement\n\nIt’s in port.\n"
    uri = editor.open_file(tmp_path / "story.txt", text)
    found = {str(one.code): one for one in editor.diagnostics(uri)}
    space, left = found["NP013"], found["NP602"]
    assert space.range == Range(Position(2, 29), Position(2, 31)) and text.splitlines()[2][29:31] == "  "
    assert space.severity is types.DiagnosticSeverity.Warning and space.source == "newsparse"
    assert space.message == "double-space: 2 spaces in a row; use one"
    assert space.code_description and re.fullmatch(
        r"https://\S+/docs/rules/NP013\.md", space.code_description.href
    )
    assert (ROOT / "docs/rules/NP013.md").exists()
    assert space.tags is None and list(left.tags or ()) == [types.DiagnosticTag.Unnecessary]


def test_the_configuration_decides_severities_and_rules_of_its_own(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".newsparse.toml").write_text(
        '[check]\nignore = ["NP301"]\nseverity = {NP013 = "error"}\n'
        '[[check.rules]]\ncode = "HOUSE1"\nname = "no-owner"\npattern = "owner"\nmessage = "{match}: name them"\n'
        'severity = "info"\n',
        encoding="utf-8",
    )
    uri = editor.open_file(tmp_path / "story.txt", "Ferry back in service\n\n" + SLIP)
    found = {str(one.code): one for one in editor.diagnostics(uri)}
    assert "NP301" not in found and found["NP013"].severity is types.DiagnosticSeverity.Error
    own = found["HOUSE1"]
    assert (own.severity, own.code_description) == (types.DiagnosticSeverity.Information, None)
    assert own.message == "no-owner: owner: name them"


def test_a_diagnostic_is_published_on_a_change_and_withdrawn_on_close(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "story.txt", "Ferry back in service\n\nThe ferry sailed.\n")
    assert "NP013" not in editor.codes(uri)
    editor.edit(
        uri, types.TextDocumentContentChangePartial(Range(Position(2, 4), Position(2, 4)), " quick  ")
    )
    assert "NP013" in editor.codes(uri)
    before = len(editor.published)
    editor.close(uri)
    deadline = time.monotonic() + 30
    while not any(one.uri == uri for one in editor.published[before:]):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    (last,) = (one for one in editor.published[before:] if one.uri == uri)
    assert list(last.diagnostics) == []


def test_of_200_fast_edits_only_the_newest_versions_count(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open_file(tmp_path / "story.txt", STORY)
    editor.diagnostics(uri)
    before = len(editor.published)
    for number in range(200):
        line = f"Number {number}:  two spaces.\n" if number == 199 else f"Number {number}: one space.\n"
        editor.replace(uri, STORY.replace("End Article\n", line))
    assert "NP013" in editor.codes(uri)
    time.sleep(0.3)
    versions = [one.version or 0 for one in editor.published[before:] if one.uri == uri]
    assert versions == sorted(set(versions)) and versions[-1] == 201
    assert len(versions) < 100  # most versions were overtaken before they were checked


def test_a_text_of_100_000_words_is_checked(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    ports = (
        "Oslo",
        "Lima",
        "Bergen",
        "Newcastle",
        "Hull",
        "Esbjerg",
        "Kiel",
        "Stavanger",
        "Malmö",
        "Gdańsk 😀",
    )
    lines = (
        f"Ferry {number} sailed from {ports[number % 10]} to {ports[number // 10 % 10]} on a Monday, its owner said; "
        f"it had been in port for {number} days while divers worked there in the dark, and nobody was hurt at all."
        for number in range(3_000)
    )
    text = "Ferries back in service\n\n" + "\n\n".join(lines) + "\n\n" + SLIP
    assert len(text.split()) > 100_000
    uri = editor.open_file(path, text)
    assert seen(editor.diagnostics(uri)) == as_seen(reported(path), text)


def test_random_edits_leave_the_findings_of_the_text_that_the_editor_has(
    editor: Editor, tmp_path: Path
) -> None:
    chosen = random.Random(7)
    path = tmp_path / "story.txt"
    text = HARD["astral"] + STORY
    uri = editor.open_file(path, text)
    pieces = ["", "x", "  ", "\n", "\r\n", "😀", "e\u0301", "it's ", "it’s ", "\u2028", " -- ", "."]
    for _ in range(30):
        changes = []
        for _ in range(chosen.randint(1, 4)):
            start = chosen.randint(0, len(text))
            end = min(len(text), start + chosen.choice((0, 0, 1, 3, 40)))
            if "\r\n" in (text[start - 1 : start + 1], text[end - 1 : end + 1]):
                continue  # no editor puts its cursor there
            new = chosen.choice(pieces)
            place = Places(text).range(start, end)
            changes.append(types.TextDocumentContentChangePartial(place, new))
            text = text[:start] + new + text[end:]
        editor.edit(uri, *changes)
    found = editor.diagnostics(uri)
    path.write_bytes(text.encode("utf-8"))
    assert seen(found) == as_seen(reported(path), text)
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), options)
    edits = editor.ask(types.TEXT_DOCUMENT_FORMATTING, params)
    run("check", "--fix", "--no-cache", path.name, cwd=tmp_path)
    assert applied(text, edits or []) == path.read_bytes().decode("utf-8")


def applied(text: str, edits: Any) -> str:
    """The text with edits of the protocol applied, in UTF-16."""
    starts = [0]
    for line in lines_of(text):
        starts.append(starts[-1] + len(line))

    def offset(at: Position) -> int:
        line = lines_of(text)[at.line]
        return starts[at.line] + len(line.encode("utf-16-le")[: 2 * at.character].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda one: offset(one.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
