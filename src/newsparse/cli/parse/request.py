"""What `newsparse parse` can be asked for."""

from collections.abc import Sequence
from typing import NamedTuple

from newsparse.cli.inputs import FolderOptions
from newsparse.model.options import DEFAULT, Options


class Request(NamedTuple):
    """Formats are names of the table, None where none was named; without paths standard input is read.

    `geo` puts the places of datelines on the map.
    """

    paths: Sequence[str]
    to: str | None = None
    output: str | None = None
    read_as: str | None = None
    color: str = "auto"
    options: Options = DEFAULT
    geo: bool = False
    folders: FolderOptions = FolderOptions()
