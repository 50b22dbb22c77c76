"""What `newsparse show` draws for a person, with and without colour, wide and narrow."""

import re
from pathlib import Path

import pytest

from newsparse.base.text_width import width
from newsparse.cli.show.terminal import Screen, draw_article
from newsparse.label.describe import describe
from newsparse.label.labeller import Labelled, Reasons
from newsparse.model.role import Role
from newsparse.pipeline.tree import Share, grow
from newsparse.pipeline.view import article_of
from newsparse.text import blocks
from newsparse.text.source import Source
from tests.cli_process import STORY, messages, run, run_on_terminal

PAGE = f"""Home | News | Sport | Weather
Share on Facebook
{STORY.replace("Ferries that", "PORT HARROW, March 3 (Reuters) - Ferries that")}"""

# A sequence that a terminal obeys: "\x1b[1m"; never "[1m".
_SEQUENCE = re.compile("\x1b\\[[0-9;]*m")
HOSTILE = STORY.replace("Lorries", "[bold red]Lo[/]rries :smile: \x1b[31m\x1b]0;gone\x07\x9b2J\u202e")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def shown(*arguments: str, text: str = STORY, **env: str) -> str:
    result = run("show", *arguments, stdin=text.encode(), env=env)
    assert result.returncode == 0, result.stderr
    return result.stdout.decode("utf-8")


def test_every_element_stands_with_its_line_and_its_role(story: Path) -> None:
    lines = run("show", story.name, cwd=story.parent).stdout.decode("utf-8").splitlines()
    assert lines[0] == "story.txt"
    assert lines[1] == "language en · utf-8 · one paragraph per line"
    assert "   1  title       Harbour Bridge Reopens After Storm" in lines
    assert "   4  subhead     A Winter of Detours" in lines
    assert "   7  end marker  End Article" in lines
    assert lines[-1].startswith("4 paragraphs · 1 subhead")


def test_the_parts_of_a_dateline_are_named() -> None:
    text = " ".join(shown(text=PAGE).split())
    assert "dateline PORT HARROW, March 3 (Reuters) - place PORT HARROW agency Reuters date March 3" in text


def test_what_is_left_out_stands_where_it_was_with_its_reason() -> None:
    text = "Title of It\nShare on Facebook\nIt rained on the harbour.\n" + "Menu\n" * 5
    found = blocks.find(text)
    roles = [Role.TITLE, Role.BOILERPLATE, Role.PARAGRAPH, *[Role.BOILERPLATE] * 5]
    source = Source(text)
    labelled = list(map(Labelled, describe(found.blocks), roles))
    tree = grow(source, labelled, Share(0, len(text)), lines=found.lines, language="en")
    reasons = [
        Reasons(block, role, role.value, 0.9, Role.PARAGRAPH, margin, cues)
        for block, role, margin, cues in zip(
            found.blocks,
            roles,
            (9.0, 2.0, 9.0, 0.4, 9.0, 9.0, 9.0, 9.0),
            ((), (("size<28", 3.0), ("is share=", 2.0)), (), *((("is share", -1.0),),) * 5),
            strict=True,
        )
    ]
    screen = Screen(color=False)
    draw_article(screen, article_of(tree), tree, reasons)
    lines = screen.text().splitlines()
    assert "   2  left out    Share on Facebook  (share)" in lines
    assert "   4? left out    Menu  (form and position)" in lines
    assert "                  perhaps paragraph; margin 0.4" in lines
    assert "      left out    … and 2 more, up to line 8" in lines
    assert lines[-1] == "1 paragraph · 6 blocks left out (form and position 5, share 1)"


def test_nothing_left_out_is_said_too() -> None:
    assert shown().splitlines()[-1] == "4 paragraphs · 1 subhead · nothing left out"


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_no_line_is_wider_than_the_screen(columns: int) -> None:
    lines = shown("--no-split", text=PAGE + HOSTILE + "rain" * 90, COLUMNS=str(columns)).splitlines()
    widest = min(columns, 100)  # longer lines are hard to read
    assert widest - 8 <= max(map(len, lines)) <= widest


def test_full_width_characters_count_twice() -> None:
    lines = shown(text="桥重新开放\n" + "桥重新开放。" * 60, COLUMNS="60").splitlines()
    assert 50 <= max(map(width, lines)) <= 60


def test_a_text_cannot_speak_to_the_terminal_or_to_the_drawing() -> None:
    for command in (("show",), ("explain", "-n", "5"), ("dateline", "-v")):
        text = run(*command, "-", stdin=HOSTILE.encode(), env={"COLUMNS": "120"}).stdout.decode("utf-8")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert "[bold red]Lo[/]rries :smile: \\u001b[31m\\u001b]0;gone\\u0007" in " ".join(text.split())


def test_a_text_cannot_speak_to_the_terminal_through_plain_output(tmp_path: Path) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    for format_ in ("json", "txt"):
        _, text = run_on_terminal("parse", "-t", format_, "hostile.txt", cwd=tmp_path)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text) and "rries :smile:" in text
        piped = run("parse", "-t", format_, "hostile.txt", cwd=tmp_path).stdout.decode("utf-8")
        assert "\u202e" in piped  # what goes down a pipe is the text itself


def test_colour_is_for_terminals(story: Path) -> None:
    status, text = run_on_terminal("show", story)
    assert status == 0 and _SEQUENCE.search(text)
    assert not _SEQUENCE.search(shown())
    assert (
        _SEQUENCE.sub("", text).split("\n", 1)[1]
        == run("show", story).stdout.decode("utf-8").split("\n", 1)[1]
    )


@pytest.mark.parametrize(
    ("arguments", "env", "on_terminal", "expected"),
    [
        (("--color", "always"), {}, False, True),
        (("--color=never",), {}, True, False),
        ((), {"NO_COLOR": "1"}, True, False),
        ((), {"NO_COLOR": ""}, True, True),
        ((), {"FORCE_COLOR": "1"}, False, True),
        ((), {"FORCE_COLOR": "0"}, False, False),
        ((), {"TERM": "dumb"}, True, False),
        (("--color", "always"), {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
    ],
)
def test_colour_as_asked(
    arguments: tuple[str, ...], env: dict[str, str], *, on_terminal: bool, expected: bool, story: Path
) -> None:
    if on_terminal:
        _, text = run_on_terminal("show", *arguments, story, env=env)
    else:
        text = run("show", *arguments, story, env=env).stdout.decode("utf-8")
    assert bool(_SEQUENCE.search(text)) is expected


def test_messages_are_bold_on_a_terminal_only(tmp_path: Path) -> None:
    _, text = run_on_terminal("parse", "missing.txt", cwd=tmp_path)
    assert text.startswith("newsparse: \x1b[1mmissing.txt\x1b[0m: no such file")
    assert b"\x1b" not in run("parse", "missing.txt", cwd=tmp_path).stderr


def test_output_on_a_terminal_is_the_plain_document(story: Path) -> None:
    _, text = run_on_terminal("parse", story)
    assert text == run("parse", story).stdout.decode("utf-8")


def test_a_document_is_drawn_like_the_text_it_was_made_of(story: Path) -> None:
    document = run("parse", story.name, cwd=story.parent).stdout
    drawn = run("show", stdin=document).stdout.decode("utf-8")
    assert "   4  subhead     A Winter of Detours" in drawn and drawn.startswith("story.txt\n")


def test_several_articles_are_drawn_one_after_the_other() -> None:
    text = shown(text=STORY + STORY.replace("Harbour", "River"))
    assert "article 1 of 2" in text and "article 2 of 2" in text


def test_a_very_long_element_is_cut_with_its_length() -> None:
    text = shown(text="A Title\n" + "It rained and it rained on. " * 40_000)
    assert "more characters)" in " ".join(text.split()) and len(text) < 10_000


def test_an_empty_input_is_told_once() -> None:
    result = run("show", stdin=b"")
    assert result.returncode == 1 and len(messages(result)) == 1
