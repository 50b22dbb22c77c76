"""The request that a command line of `newsparse parse` stands for."""

from collections.abc import Sequence
from typing import NamedTuple

from newsparse.cli.inputs import FolderOptions
from newsparse.model.options import DEFAULT, Options


class Request(NamedTuple):
    """The arguments of the command.

    `to` and `read_as` are names in the table of formats, or None. Without paths, standard input is read. `geo` adds the
    coordinates of the places in datelines. `strict` counts articles that are incomplete or in doubt as failed.
    """

    paths: Sequence[str]
    to: str | None = None
    output: str | None = None
    read_as: str | None = None
    color: str = "auto"
    options: Options = DEFAULT
    geo: bool = False
    folders: FolderOptions = FolderOptions()
    strict: bool = False
