"""How a batch is seen to advance: on terminals of two widths, in a pipe, where nobody wants to see it."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.cli.batch.pace import Pace
from newsparse.cli.batch.progress import ProgressLines
from tests.cli_process import environment

# A run of so many inputs, each of which takes a moment; every hundredth fails, and its name is hostile.
LOOKING = """
import time
from newsparse.cli.batch.watch import progress
with progress(None, quiet=False) as seen:
    for number in range(1, 101):
        time.sleep(0.01)
        seen.found(number)
    seen.begin(100)
print("done")
"""
RUN = """
import sys, time
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.cli.batch.watch import progress
total, number, seconds, *options = sys.argv[1:]
with progress(int(total) or None, quiet="quiet" in options, color="always" if "color" in options else "auto") as seen:
    for place in range(int(number)):
        time.sleep(float(seconds))
        bad = place % 100 == 99
        seen.done(DocumentOutcome(place, f"in/{place}\\x1b[2J\\u202e.txt", "no\\x07 text; mend it" if bad else None))
print("rich" in sys.modules)
"""
GOOD, BAD = DocumentOutcome(0, "a.txt"), DocumentOutcome(1, "b.txt", "no text")

# A sequence that a terminal obeys. "\x1b[1;31m" and "\x1b[?25l"; never "[31m".
SEQUENCE = re.compile("\x1b\\[[?0-9;]*[A-Za-z]")
COLOR = re.compile("\x1b\\[[0-9;]*m")


def in_a_pipe(*arguments: object, **env: str) -> tuple[list[str], str]:
    """The lines of standard error, and standard output."""
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, env=environment(**env), timeout=60, check=True, text=True
    )
    return done.stderr.splitlines(), done.stdout


def on_a_terminal(*arguments: object, columns: int = 80, script: str = RUN, **env: str) -> str:
    """All that is sent to a terminal of that width."""
    process_id, terminal = pty.fork()
    if process_id == 0:
        command = [sys.executable, "-c", script, *map(str, arguments)]
        os.execve(sys.executable, command, environment(COLUMNS=str(columns), **env))
    sent = bytearray()
    while select.select([terminal], [], [], 30)[0]:
        try:
            sent += os.read(terminal, 65536)
        except OSError:  # Linux says so that the other side has closed
            break
    os.close(terminal)
    assert os.waitpid(process_id, 0)[1] == 0
    return sent.decode("utf-8")


def drawings(sent: str) -> list[str]:
    """What stood on each line of the screen at one time or another, without colours."""
    return [SEQUENCE.sub("", line).strip("\r") for line in re.split("\n|\r|\x1b\\[2K", sent)]


def test_speed_and_time_left_are_those_of_the_last_seconds() -> None:
    pace = Pace(1_000, now=0.0)
    assert pace.description(0.0) == ["0 of 1,000"]
    for second in range(1, 101):
        for _ in range(1 if second <= 50 else 10):
            pace.count(GOOD)
        pace.sample(float(second))
    assert pace.description(100.0) == ["550 of 1,000", "10 a second", "45 s left"]


def test_speed_is_measured_over_fifteen_seconds() -> None:
    pace = Pace(1_000, now=0.0)
    for second in range(1, 61):
        for _ in range(1 if second <= 50 else 10):
            pace.count(GOOD)
        pace.sample(float(second))
    assert pace.description(60.0)[1] == "7 a second"  # five times 1 and ten times 10


@pytest.mark.parametrize(("seconds", "facts"), [(0.9, 1), (1.1, 2), (4.9, 2), (5.1, 3)])
def test_a_speed_takes_a_second_to_measure_and_the_time_left_five(seconds: float, facts: int) -> None:
    pace = Pace(1_000, now=0.0)
    pace.count(GOOD)
    pace.sample(seconds)
    assert len(pace.description(seconds)) == facts


def test_failures_are_counted_and_time_gone_stands_for_what_is_not_known() -> None:
    pace = Pace(None, now=5.0)
    for second in range(6, 96):
        pace.count(BAD)
        pace.sample(float(second))
    assert pace.description(95.0) == ["90 done", "1 a second", "for 1 min 30 s", "90 failed"]


def test_a_run_that_stands_still_has_no_speed_and_promises_no_end() -> None:
    pace = Pace(10, now=0.0)
    pace.count(GOOD)
    for second in range(1, 60):
        pace.sample(float(second))
    assert pace.description(60.0) == ["1 of 10"]


def test_as_long_as_inputs_are_looked_for_their_number_is_all_that_is_known() -> None:
    pace = Pace(None, now=0.0)
    pace.found = 12_345
    assert pace.description(30.0) == ["searching for inputs, 12,345 found"]
    pace.begin(20_000, 30.0)
    for _ in range(10):
        pace.count(GOOD)
    pace.sample(31.0)
    assert pace.description(31.0) == ["10 of 20,000", "10 a second"]
    for second in range(32, 36):
        for _ in range(10):
            pace.count(GOOD)
        pace.sample(float(second))
    assert pace.description(35.0) == ["50 of 20,000", "10 a second", "33 min 15 s left"]


def test_twenty_seconds_are_never_promised_to_be_an_hour() -> None:
    """Four seconds of starting, one slow input, then a thousand a second."""
    pace, promised = Pace(15_000, now=0.0), []
    for tenth in range(1, 200):
        now = tenth / 10
        for _ in range(0 if now < 4 else 1 if now < 4.5 else 100):
            pace.count(GOOD)
        pace.sample(now)
        promised += [fact for fact in pace.description(now) if fact.endswith(" left")]
    assert promised and not any("min" in fact or " h " in fact for fact in promised)


def test_looking_for_inputs_is_told_where_it_takes_long_and_then_each_minute(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now = 0.0
    shown = ProgressLines(None, color=False, clock=lambda: now)
    for number in range(1, 1_001):
        now = number / 10
        shown.found(number)
    shown.begin(1_000)
    assert capsys.readouterr().err.splitlines() == [
        "newsparse: searching for inputs, 100 found",
        "newsparse: searching for inputs, 700 found",
    ]


def lines_told(
    total: int | None, seconds: int, each_second: int, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    now = 0.0
    shown = ProgressLines(total, color=False, clock=lambda: now)
    for second in range(1, seconds + 1):
        now = float(second)
        for _ in range(each_second):
            shown.done(GOOD)
        shown.tick()
    return capsys.readouterr().err.splitlines()


def test_there_is_a_line_for_each_tenth_and_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    lines = lines_told(4_000, 400, 10, capsys)
    assert lines[0] == "newsparse: 400 of 4,000, 10 a second, 6 min 0 s left"
    assert [line.split()[1] for line in lines] == [f"{n:,}" for n in range(400, 4_000, 400)]


def test_lines_are_ten_seconds_apart_at_least_and_a_minute_at_most(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert len(lines_told(100, 100, 1, capsys)) == 9
    assert len(lines_told(20, 20, 1, capsys)) == 1
    assert lines_told(9, 9, 1, capsys) == []
    assert len(lines_told(1_000_000, 600, 1, capsys)) == 10
    assert len(lines_told(None, 600, 1, capsys)) == 10


def test_in_a_pipe_a_short_run_tells_its_failures_and_notes_only() -> None:
    lines, out = in_a_pipe(300, 300, 0)
    assert lines == [
        "newsparse: in/99\\u001b[2J\\u202e.txt: no\\u0007 text; mend it",
        "newsparse: in/199\\u001b[2J\\u202e.txt: no\\u0007 text; mend it",
        "newsparse: in/299\\u001b[2J\\u202e.txt: no\\u0007 text; mend it",
    ]
    assert out == "False\n", "rich was loaded for nothing"


def test_color_can_be_forced_into_a_pipe_and_kept_out_of_a_terminal() -> None:
    assert in_a_pipe(100, 100, 0, FORCE_COLOR="1")[0][0].startswith("newsparse: \x1b[1min/99")
    assert in_a_pipe(100, 100, 0, "color")[0][0].startswith("newsparse: \x1b[1min/99")
    assert COLOR.search(on_a_terminal(100, 100, 0.002))
    assert COLOR.search(on_a_terminal(100, 100, 0.002, "color", NO_COLOR="1"))
    assert not COLOR.search(on_a_terminal(100, 100, 0.002, NO_COLOR="1"))


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("total", [400, 0])
def test_a_terminal_shows_a_bar_at_its_foot_and_failures_above_it(columns: int, total: int) -> None:
    shown = drawings(on_a_terminal(total, 400, 0.004, columns=columns))
    bars = [line for line in shown if "━" in line or "╸" in line]
    assert len(bars) >= 5
    assert max(map(len, bars)) <= columns
    assert len(re.match("[━╸╺ ]*", bars[-1])[0].strip()) == (40 if columns == 200 else 20)  # type: ignore[index]
    known = (
        r"400 of 400 · [\d.]+ a second · 4 failed"
        if total
        else r"400 done · [\d.]+ a second · for \d+ s · 4 failed"
    )
    assert re.search(known, bars[-1])
    for place in (99, 199, 299, 399):
        assert f"newsparse: in/{place}\\u001b[2J\\u202e.txt: no\\u0007 text; mend it" in shown


def test_a_terminal_shows_how_many_inputs_are_found() -> None:
    shown = drawings(on_a_terminal(script=LOOKING))
    numbers = [
        int(found[1]) for line in shown if (found := re.search(r"searching for inputs, (\d+) found", line))
    ]
    assert len(numbers) >= 3 and numbers == sorted(numbers) and numbers[-1] > 50
    assert "done" in shown


def test_the_bar_is_gone_in_the_end_and_the_cursor_is_never_left_hidden() -> None:
    sent = on_a_terminal(50, 50, 0.01)
    assert sent.endswith("\r\x1b[1A\x1b[2KTrue\r\n")
    assert re.findall(r"\x1b\[\?25[lh]", sent)[:2] == ["\x1b[?25l", "\x1b[?25h"]
    hidden = [part for part in sent.split("\x1b[?25l")[1:] if "\x1b[?25h" not in part]
    first = sent.split("\x1b[?25l")[1].split("\x1b[?25h")[0]
    assert hidden == []
    assert drawings(first) == ["━━━━━━━━━━━━━━━━━━━━ 0 of 50"]


def test_a_terminal_too_narrow_for_a_bar_shows_words_and_one_that_cannot_move_shows_lines() -> None:
    narrow = drawings(on_a_terminal(400, 400, 0.004, columns=30))
    assert "0 of 400" in narrow[0]
    assert max(len(line) for line in narrow if " of " in line) <= 30
    sent = on_a_terminal(100, 100, 0, TERM="dumb")
    assert sent == "newsparse: in/99\\u001b[2J\\u202e.txt: no\\u0007 text; mend it\r\nFalse\r\n"


def test_quiet_tells_failures_and_nothing_else() -> None:
    failure = "newsparse: in/99\\u001b[2J\\u202e.txt: no\\u0007 text; mend it"
    assert in_a_pipe(100, 150, 0, "quiet") == ([failure], "False\n")
    assert SEQUENCE.sub("", on_a_terminal(100, 150, 0, "quiet")) == f"{failure}\r\nFalse\r\n"


def test_a_run_goes_on_when_its_terminal_goes_away(tmp_path: Path) -> None:
    """As with `nohup`: the signal is ignored, and every write to the terminal fails."""
    end = tmp_path / "end"
    script = f"{RUN}\nimport os; os.mkdir({str(end)!r})".replace('print("rich" in sys.modules)', "")
    process_id, terminal = pty.fork()
    if process_id == 0:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.execve(sys.executable, [sys.executable, "-c", script, "300", "300", "0.005"], environment())
    os.read(terminal, 10)
    os.close(terminal)
    os.waitpid(process_id, 0)
    assert end.is_dir()
