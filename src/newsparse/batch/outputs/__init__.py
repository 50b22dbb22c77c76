"""Where do the articles of a batch go?"""

import os
from typing import NamedTuple

from newsparse import formats
from newsparse.model.errors import OutputError

STANDARD_OUTPUT = "-"
_HERE = "newsparse.batch.outputs."


class Kind(NamedTuple):
    """A kind of single file: its suffixes, the shape in which workers render articles for it, and its codecs.

    `codec` is the module that packs articles into blocks as they come, `final` the one of the finished file
    where that is laid out otherwise.
    """

    name: str
    suffixes: tuple[str, ...]
    shape: str
    codec: str
    final: str | None = None


KINDS: tuple[Kind, ...] = (
    Kind("jsonl", (".jsonl", ".ndjson"), "line", _HERE + "plain_lines"),
    Kind("jsonl.gz", (".jsonl.gz", ".ndjson.gz"), "line", _HERE + "gzip_lines"),
    Kind("csv", (".csv",), "csv", _HERE + "csv_lines"),
    Kind("parquet", (".parquet",), "row", _HERE + "arrow_blocks", _HERE + "parquet_file"),
)


def kind_of(output: str) -> Kind | None:
    """The kind of single file that the path names; None for a folder.

    Raises OutputError for a path that looks like a file of no such kind.

    >>> kind_of("tonight.jsonl.gz").name, kind_of("articles/")
    ('jsonl.gz', None)
    """
    if os.path.isdir(output) or output.endswith(("/", os.sep)):
        return None
    name = os.path.basename(output).lower()
    for kind in KINDS:
        if name.endswith(kind.suffixes):
            return kind
    known = ", ".join(kind.suffixes[0] for kind in KINDS)
    advice = f"one file can be {known}; a folder gets a file for each article"
    if os.path.lexists(output):
        raise OutputError(f"{output}: this is a file; {advice}")
    if formats.for_path(output) or name.endswith((".gz", ".zst", ".zip", ".xml", ".tar")):
        raise OutputError(
            f"{output}: nothing is written to a file of that kind; {advice}, as {output}/ would"
        )
    return None
