"""What `newsparse parse` is asked for, and the plainest command lines, read without the option parser: that is slow."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from newsparse.cli.inputs import FolderOptions
from newsparse.formats.format import WriteOptions
from newsparse.model.options import DEFAULT, Options

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


def plain(arguments: Sequence[str]) -> Request | None:
    """The request of `parse PATH…` or `parse -t FORMAT PATH…`; None for any other command line.

    The option parser reads everything else, including mistakes. It would give the same request for these two forms.

    >>> plain(["parse", "-t", "yaml", "story.txt"]).to
    'yaml'
    >>> plain(["parse", "--spans", "story.txt"]) is None
    True
    """
    if arguments[:1] != ["parse"] or COMPLETION in os.environ:
        return None
    to, paths = "json", arguments[1:]
    if paths[:1] == ["-t"] and paths[1:2] and _is_written(paths[1]):
        to, paths = paths[1], paths[2:]
    if not paths or any(path.startswith("-") for path in paths):
        return None
    return Request(tuple(paths), to)


def _is_written(name: str) -> bool:
    from newsparse import formats

    return any(row.name == name and row.writes for row in formats.every())
