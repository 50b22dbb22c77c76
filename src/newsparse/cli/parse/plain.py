"""What `newsparse parse` is asked for, and the usual command lines, read without the option parser: that is slow."""

from __future__ import annotations

import os

from newsparse import formats
from newsparse.base.records import NamedTuple
from newsparse.cli.inputs import FolderOptions, is_waiting_for_a_person
from newsparse.formats.format import WriteOptions
from newsparse.model.options import DEFAULT, LAYOUTS, Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

COMPLETION = "_NEWSPARSE_COMPLETE"


class Request(NamedTuple):
    """The arguments of the command.

    `to` and `read_as` are names in the table of formats, or None. Without paths, standard input is read. `geo` adds the
    coordinates of the places in datelines. `strict` counts articles that are incomplete or in doubt as failed. `array`
    has JSON always be an array. `isolated` ignores the configuration.
    """

    paths: Sequence[str]
    to: str = "json"
    output: str | None = None
    read_as: str | None = None
    color: str = "auto"
    options: Options = DEFAULT
    geo: bool = False
    folders: FolderOptions = FolderOptions()
    strict: bool = False
    writing: WriteOptions = WriteOptions()
    isolated: bool = False


# The options of most command lines, each with the argument of the command that it sets; those below take no value and
# set theirs. The command declares them all, and `tests/test_cli_plain.py` compares.
VALUED = {
    "-t": "to",
    "--to": "to",
    "-o": "output",
    "--output": "output",
    "-f": "read_as",
    "--from": "read_as",
    "--layout": "layout",
}
FLAGS = {
    "--spans": ("spans", True),
    "--array": ("array", True),
    "--strict": ("strict", True),
    "--keep-all": ("keep_all", True),
    "--no-split": ("split", False),
    "--isolated": ("isolated", True),
}


def request_of(given: dict[str, Any], folders: FolderOptions = FolderOptions()) -> Request:  # noqa: B008
    """The request for the arguments `given`, by their names in the command; the others have their defaults."""
    options, writing, request = (
        {name: given[name] for name in kind._fields if name in given}
        for kind in (Options, WriteOptions, Request)
    )
    request |= {"options": Options(**options), "writing": WriteOptions(**writing), "folders": folders}
    return Request(**request)


def by_suffix(output: str | None) -> str | None:
    """The format for the suffix of an output file, None if there is none; `.txt` is canonical text, never raw text.

    Without a suffix, as of `/dev/stdout`, it is the first format.
    """
    suffix = os.path.splitext(output)[1].lower() if output else ""
    if output is None or not suffix:
        return next(row.name for row in formats.every() if row.writes)
    names = (suffix[1:], formats.for_path(output))
    return next((name for name in names if name and _is_format(name, "to")), None)


def plain(arguments: Sequence[str]) -> Request | None:
    """The request of a `parse` with the options above, in any order; None for any other command line.

    The option parser reads everything else, including mistakes. It would give the same request for these.

    >>> plain(["parse", "story.txt", "-t", "yaml"]).to
    'yaml'
    >>> plain(["parse", "--encoding", "cp1252", "story.txt"]) is None
    True
    """
    if arguments[:1] != ["parse"] or COMPLETION in os.environ:
        return None
    given = _given(arguments[1:])
    if given is None or is_waiting_for_a_person(given["paths"]):
        return None
    given["to"] = given.get("to") or by_suffix(given.get("output"))
    return request_of(given) if given["to"] else None


def _given(words: Sequence[str]) -> dict[str, Any] | None:
    """The arguments by their names; None if a word is none of the options above, or no value of its option."""
    given: dict[str, Any] = {}
    paths, rest = [], iter(words)
    for word in rest:
        if word in FLAGS:
            name, given[name] = FLAGS[word]
        elif word == "-" or not word.startswith("-"):
            paths.append(word)
        else:
            option, sign, value = word.partition("=") if word.startswith("--") else (word, "", "")
            name = VALUED.get(option, "")
            given[name] = value if sign else next(rest, "")
            if not _is_value(name, given[name]):
                return None
    given["paths"] = tuple(paths)
    return given


def _is_value(argument: str, value: str) -> bool:
    if argument == "output":
        return value == "-" or value[:1] not in ("", "-")
    return value in LAYOUTS if argument == "layout" else _is_format(value, argument)


def _is_format(name: str, argument: str) -> bool:
    """Whether a format has that name and can be written, for the argument `to`, or read, for `read_as`."""
    allows = {"to": "writes", "read_as": "reads"}.get(argument)
    return allows is not None and any(row.name == name and getattr(row, allows) for row in formats.every())
