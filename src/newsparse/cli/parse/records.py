"""Messages of `parse --errors json`: one JSON object a line on standard error, for programs."""

import os
import re
from itertools import pairwise
from typing import NamedTuple

from newsparse.base.escaping import encodable, json_text
from newsparse.cli.ending import exit_status
from newsparse.cli.inputs import STANDARD_INPUT
from newsparse.cli.messages import put
from newsparse.cli.outcome import DONE, WRONG, Outcome
from newsparse.cli.parse.documents import Request, write_documents
from newsparse.formats.json_lines import compact
from newsparse.model.errors import clipped

# "a.json:3:14", "story.txt:6"; a path that exists as it stands has no such end
_PLACE = re.compile(r"(?P<path>.*?)(?::(?P<line>\d{1,9}))?(?::(?P<column>\d{1,9}))?", re.DOTALL)


class Message(NamedTuple):
    """A message: what it is about (null for the run, or standard input), and the exit status that it leads to.

    `line` and `column` count from 1. A message with the status 0 is a note.
    """

    status: int
    path: str | None
    line: int | None
    column: int | None
    message: str


class RecordedOutcome(Outcome):
    """An outcome that prints its messages as JSON."""

    def say(self, text: str, where: str | None = None, *, status: int = DONE) -> None:
        """Print one message."""
        put(json_text(encodable(compact(_record(text, where, status)._asdict()))) + "\n")


def write_with_records(request: Request) -> int:
    """Write the articles of a request, as `write_documents` does, and every message as JSON."""
    outcome = RecordedOutcome()
    return exit_status(
        lambda: write_documents(request, outcome),
        lambda text, where, status: outcome.say(text, where, status=status),
    )


def put_mistake(problem: str) -> None:
    """Print a mistake on the command line as JSON."""
    RecordedOutcome().say(problem, status=WRONG)


def is_asked_for(arguments: list[str]) -> bool:
    """Whether a command line that may hold a mistake asks `parse` for such messages.

    >>> is_asked_for(["parse", "--errors", "json", "--tpo"]), is_asked_for(["check", "--errors", "json"])
    (True, False)
    """
    return arguments[:1] == ["parse"] and (
        "--errors=json" in arguments or ("--errors", "json") in pairwise(arguments)
    )


def _record(text: str, where: str | None, status: int) -> Message:
    found = _PLACE.fullmatch(where or "")
    if where is None or where == STANDARD_INPUT or found is None or os.path.lexists(where):
        path = None if where == STANDARD_INPUT else where
        return Message(status, path, None, None, clipped(text))
    path, line, column = found["path"], found["line"], found["column"]
    known = None if path == STANDARD_INPUT else path
    line, column = (int(number) if number else None for number in (line, column))
    return Message(status, known, line, column, clipped(text))
