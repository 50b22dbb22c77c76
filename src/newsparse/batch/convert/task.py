"""The messages between a run and its workers: the settings, one task per document, its result."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.model.options import DEFAULT, Options


class RunSettings(NamedTuple):
    """The settings shared by all documents of a run.

    `shape` is what an article becomes: `file` (a file in the format `to`), `line` (of JSON Lines), `csv` (lines
    of CSV) or `row`. `folder` is the real path of an output folder; `staging` is the name below it of the folder in
    which its files are first written. `front` is the front matter of Markdown.
    """

    shape: str
    to: str = "json"
    options: Options = DEFAULT
    read_as: str | None = None
    geo: bool = False
    name: str = "{stem}.{ext}"
    folder: str = ""
    staging: str = ""
    front: str = "full"


class Written(NamedTuple):
    """A file that was written: its name below the folder, and what shows whether it was changed since.

    `mtime` is in nanoseconds, `digest` the SHA-256 of its bytes in hexadecimal.
    """

    name: str
    size: int
    mtime: int
    digest: str


class SegmentRange(NamedTuple):
    """Where a document's payload is in an output file: the segment, and the start and length in its units."""

    segment: int
    start: int
    length: int


class Known(NamedTuple):
    """The result of an earlier run with the same settings: the digest of the input, its counts, its output."""

    digest: str
    outcome: DocumentOutcome
    files: tuple[Written, ...] = ()
    location: SegmentRange | None = None


class Task(NamedTuple):
    """One document to convert. `target` is its name in an output folder; `known` an earlier result, if any."""

    number: int
    document: Document
    target: str = ""
    known: Known | None = None


class Staged(NamedTuple):
    """The temporary name of a file below the output folder, and the file that it will become."""

    name: str
    file: Written


class Converted(NamedTuple):
    """The result for a document: its outcome, and its articles in the shape of the run.

    `payload` is bytes or a list of rows; it is empty for the shape `file`, whose files are in `staged`.
    """

    outcome: DocumentOutcome
    payload: Sequence[Any] = b""
    staged: tuple[Staged, ...] = ()
