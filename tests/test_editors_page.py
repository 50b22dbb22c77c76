"""docs/editors.md is right: its settings can be read, start the server, and name what the server knows."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from newsparse.checks.config.discovery import NAMES
from newsparse.lsp.actions import FIX_ALL
from newsparse.lsp.reading import MOST
from newsparse.lsp.server import FIX_ON_SAVE
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "editors.md").read_text("utf-8")
# The first block of each part of the page, by the heading of the part.
BLOCK = re.compile(r"^```(json|toml|lua|elisp)\n(.*?)^```", re.M | re.S)
PARTS = (part.partition("\n") for part in re.split(r"^## ", PAGE, flags=re.M)[1:])
SETTINGS = {head: block.groups() for head, _, body in PARTS if (block := BLOCK.search(body))}
START = ["newsparse", "lsp"]


def values(of: Any, key: str) -> Iterator[Any]:
    """The values of a key, however deep they are."""
    if isinstance(of, dict):
        for name, value in of.items():
            if name == key:
                yield value
            yield from values(value, key)


def test_every_editor_has_its_settings() -> None:
    assert {name: language for name, (language, _) in SETTINGS.items()} == {
        "VS Code": "json",
        "Neovim": "lua",
        "Helix": "toml",
        "Emacs": "elisp",
        "Sublime Text": "json",
    }


def test_the_settings_of_vs_code_start_the_server() -> None:
    settings = json.loads(SETTINGS["VS Code"][1])
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == START
    assert settings["glspc.server.languageId"] == ["plaintext", "markdown"]
    assert list(values(settings, "editor.codeActionsOnSave")) == [{FIX_ALL: "explicit"}]


def test_the_settings_of_helix_start_the_server() -> None:
    settings = tomllib.loads(SETTINGS["Helix"][1])
    server = settings["language-server"]["newsparse"]
    assert [server["command"], *server["args"]] == START
    assert all("newsparse" in one["language-servers"] for one in settings["language"])
    assert {name for one in settings["language"] for name in one.get("roots", ())} <= set(NAMES)


def test_the_settings_of_sublime_text_start_the_server() -> None:
    settings = json.loads(SETTINGS["Sublime Text"][1])
    client = settings["clients"]["newsparse"]
    assert client["command"] == START and client["enabled"] is True
    assert list(client["initializationOptions"]) == [FIX_ON_SAVE]
    assert list(settings["lsp_code_actions_on_save"]) == [FIX_ALL]


@pytest.mark.parametrize("name", ["Neovim", "Emacs"])
def test_the_brackets_of_the_others_are_closed_and_they_start_the_server(name: str) -> None:
    """There may be no Lua and no Emacs here to read them."""
    text = SETTINGS[name][1]
    open_: list[str] = []
    for sign in re.sub(r'"[^"\n]*"', "", text):
        if sign in "([{":
            open_.append({"(": ")", "[": "]", "{": "}"}[sign])
        elif sign in ")]}":
            assert open_.pop() == sign
    assert open_ == []
    assert re.search(r'[({] ?"newsparse",? "lsp" ?[)}]', text)


def test_neovim_looks_for_the_files_that_configure() -> None:
    text = SETTINGS["Neovim"][1]
    markers = re.search(r"root_markers = \{(.*)\}", text)
    assert markers and set(re.findall(r'"(.*?)"', markers[1])) == {*NAMES, ".git"}
    assert f"init_options = {{ {FIX_ON_SAVE} = false }}" in text


def test_the_page_names_the_limits_and_options_of_the_server() -> None:
    assert f"{MOST:,} characters" in PAGE
    assert PAGE.count(FIX_ON_SAVE) == 3 and PAGE.count(FIX_ALL) == 3
