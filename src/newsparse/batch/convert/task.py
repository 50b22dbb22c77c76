"""What a worker is told and what it answers: the terms of a run, one document after the other, what became of it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.outcome import Outcome
from newsparse.model.options import DEFAULT, Options


class Terms(NamedTuple):
    """What holds for every document of a run.

    `shape` says what an article becomes: `file` (a file of its own, in the format `to`), `line` (of JSON Lines),
    `csv` (lines of CSV) or `row`. `folder` is the real path under which files appear, `staging` where they are
    written first, on the same file system.
    """

    shape: str
    to: str = "json"
    options: Options = DEFAULT
    read_as: str | None = None
    geo: bool = False
    name: str = "{stem}.{ext}"
    folder: str = ""
    staging: str = ""


class Written(NamedTuple):
    """A file that was written: its name below the folder, and what tells it from one that somebody changed.

    `mtime` is in nanoseconds, `digest` the SHA-256 of its bytes in hexadecimal.
    """

    name: str
    size: int
    mtime: int
    digest: str


class Place(NamedTuple):
    """Where a document's articles lie in a single output: which segment, and from where on, in its units."""

    segment: int
    start: int
    length: int


class Known(NamedTuple):
    """What an earlier run made of a document: of which bytes, the figures, and where it put it."""

    digest: str
    outcome: Outcome
    files: tuple[Written, ...] = ()
    place: Place | None = None


class Task(NamedTuple):
    """One document to convert; `known` where the same terms held for it before. `target` is a file's name."""

    number: int
    document: Document
    target: str = ""
    known: Known | None = None


class Staged(NamedTuple):
    """A file under its temporary name, and what it will be."""

    path: str
    file: Written


class Converted(NamedTuple):
    """What became of a document: its figures, and its articles as the shape of the run has them.

    `payload` is bytes, or a list of rows; empty for the shape `file`, whose files are `staged`.
    """

    outcome: Outcome
    payload: Sequence[Any] = b""
    staged: tuple[Staged, ...] = ()
