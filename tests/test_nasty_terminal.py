"""No text, name or setting of somebody else's speaks to the terminal, whatever the command: on a real one."""

import json
import re
from pathlib import Path

import pytest

from tests.cli_process import run, run_on_terminal

ORDERS = (
    "\x1b[2J \x1b]0;gone\x07 \x1b]52;c;cm0gLXJm\x07 \x1b[31m \x9b31m "
    "\x1bP$q\x1b\\ \x90+q\x9c \x9dx \x08\x08 \x0e \u202e \u2066 \u200f \u200e \u061c \u206b \x7f \x85"
)
ARTICLE = f"A headline {ORDERS} of it\n\nIt  was so{ORDERS}, said the council's man ; nobody’d heard it.\n"
# What we may say to the terminal ourselves: colours. "\x1b[1;31m"; never "\x1b[2J".
COLOURS = re.compile("\x1b\\[[0-9;]*m")
# How the bar of a batch is drawn: the cursor is shown or hidden, goes up, and a line is erased. Never "\x1b[2J".
BAR = re.compile("\x1b\\[(?:\\?25[hl]|1A|2K)|\r")
# What a terminal obeys, beside the white space that lays out a page.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f]")

COMMANDS = [
    ("parse", "a.txt"),
    *(("parse", "-t", name, "a.txt") for name in ("jsonl", "yaml", "md", "txt")),
    ("parse", "--spans", "a.txt"),
    ("show", "a.txt"),
    ("show", "--color", "never", "a.txt"),
    ("explain", "-v", "a.txt"),
    ("explain", "-t", "json", "a.txt"),
    ("dateline", "-v", f"OSLO {ORDERS} (AP) - It"),
    ("check", "."),
    ("check", "--output-format", "full", "."),
    ("check", "--output-format", "json", "."),
    ("check", "--output-format", "github", "."),
    ("check", "--verbose", "--diff", "."),
    ("check", "--output-format", "junit", "."),
    ("check", "--output-format", "json:/dev/stdout", "."),
    ("check", "--output-format", "azure:/dev/tty", "."),
    ("check", "--statistics", "."),
    ("check", "--fix", "-"),
    ("check", "--diff", "-"),
    ("parse", "-t", "md", "-o", "/dev/stdout", "a.txt"),
    ("parse", "-o", "/dev/tty", "a.txt"),
    ("explain", "--json", "a.txt"),
    ("learn", "."),
    ("config", "show", "--config", f"allow.NP301=['{ORDERS[7:20]}']", "a.txt"),
    ("batch", ".", "-o", "-"),
    ("batch", "-q", ".", "-o", "-"),
    ("batch", "--dry-run", ".", "-o", f"out{ORDERS[-30:]}"),
    ("batch", f"missing{ORDERS}.txt", "-o", "out"),
    ("batch", "co.jsonl", "-o", "-"),
    ("batch", "--engine", f"no{ORDERS}", ".", "-o", "out"),
    ("parse", f"missing{ORDERS}.txt"),
    ("parse", "-t", f"js{ORDERS}on", "a.txt"),
    ("parse", "--encoding", f"utf{ORDERS}", "a.txt"),
    ("parse", f"--{ORDERS}", "a.txt"),
    ("parse", "--from", "json", "a.txt"),
    ("parse", "--weights", "a.txt", "a.txt"),
    ("check", "--select", f"NP{ORDERS}", "."),
    ("check", "--config", f"x{ORDERS}=1", "."),
    ("check", "--config", "bad.toml", "."),
    ("check", "--baseline", "a.txt", "."),
    ("rule", f"NP{ORDERS}"),
    ("config", "a.txt"),
    (f"pa{ORDERS}rse", "a.txt"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which everything that people name or write tries to speak to the terminal."""
    folder = tmp_path_factory.mktemp("orders")
    for name in ("a.txt", "na\x1b[31m\u202eme\x9b2J.txt"):
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    record = {"id": f"a{ORDERS}", "title": f"A headline{ORDERS}", "text": ARTICLE, f"k{ORDERS}": ORDERS}
    broken = {"id": f"b{ORDERS}", "text": f"<html{ORDERS}><body>"}
    lines = [json.dumps(one, ensure_ascii=False) for one in (record, broken)]
    (folder / "co.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "bad.toml").write_text(f'[check]\n"k{ORDERS[:4]}"= 1\n', encoding="utf-8")
    return folder


def shown(folder: Path, *arguments: str, **env: str) -> str:
    """All that a command shows on a terminal; with `-` as its last argument it reads the article from a pipe."""
    stdin = folder / "a.txt" if arguments[-1] == "-" else None
    _, text = run_on_terminal(*arguments, cwd=folder, stdin=stdin, env=env)
    assert text.strip() and "Traceback" not in text
    return text


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda value: ascii(" ".join(value))[:40])
def test_nothing_that_a_terminal_obeys_reaches_it(folder: Path, arguments: tuple[str, ...]) -> None:
    text = shown(folder, *arguments, NO_COLOR="1")
    assert OBEYED.findall(BAR.sub("", text) if arguments[0] == "batch" else text) == []


def test_the_one_control_character_that_json_leaves_alone_is_escaped_too(folder: Path) -> None:
    (folder / "ascii.txt").write_text(
        "A head\x7fline\n\nIt  was so, said the man of the town.\n", encoding="utf-8"
    )
    for arguments in (
        ("parse",),
        ("check", "--output-format", "json"),
        ("check", "--output-format", "jsonl"),
    ):
        assert "\x7f" not in shown(folder, *arguments, "ascii.txt")


@pytest.mark.parametrize(
    "arguments",
    [("parse", "-t", "jsonl", "a.txt"), ("batch", "-q", "a.txt", "-o", "-"), ("check", "--fix", "-")],
)
def test_a_pipe_gets_what_the_text_has(folder: Path, arguments: tuple[str, ...]) -> None:
    """What JSON escapes in any case aside."""
    article = ARTICLE.encode()
    written = run(*arguments, cwd=folder, stdin=article).stdout.decode()
    assert all(mark in written for mark in ("\u202e", "\u2066", "\u200f", "\u061c"))


@pytest.mark.parametrize("command", ["show", "explain", "check"])
def test_colours_are_ours_alone(folder: Path, command: str) -> None:
    text = shown(folder, command, "a.txt")
    assert COLOURS.search(text) and OBEYED.findall(COLOURS.sub("", text)) == []
    assert "\x1b[31m " not in text
