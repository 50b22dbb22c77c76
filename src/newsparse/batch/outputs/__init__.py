"""Where do the articles of a batch go?"""

import os
from typing import NamedTuple

from newsparse.model.errors import OutputError

_HERE = "newsparse.batch.outputs."


class OutputKind(NamedTuple):
    """A kind of single-file output: its suffixes, the shape in which workers render articles, and its codecs.

    `codec` names the codec of the journal; `final` that of the finished file where it differs.
    """

    name: str
    suffixes: tuple[str, ...]
    shape: str
    codec: str
    final: str | None = None


KINDS: tuple[OutputKind, ...] = (
    OutputKind("jsonl", (".jsonl", ".ndjson"), "line", _HERE + "plain_lines:JSON_LINES"),
    OutputKind("jsonl.gz", (".jsonl.gz", ".ndjson.gz"), "line", _HERE + "gzip_lines"),
    OutputKind("csv", (".csv",), "csv", _HERE + "plain_lines:CSV"),
    OutputKind(
        "sqlite",
        (".sqlite", ".sqlite3", ".db"),
        "line",
        _HERE + "plain_lines:JSON_LINES",
        _HERE + "sqlite_file",
    ),
    OutputKind("parquet", (".parquet",), "row", _HERE + "arrow_blocks", _HERE + "parquet_file"),
)


def kind_of(output: str) -> OutputKind | None:
    """The kind of single-file output that a path names; None for a folder.

    Raises OutputError for a path with the suffix of another kind; a folder that is to be made and has a suffix
    ends with a slash.

    >>> kind_of("tonight.jsonl.gz").name, kind_of("articles.old/"), kind_of("2024.05")
    ('jsonl.gz', None, None)
    """
    known = ", ".join(kind.suffixes[0] for kind in KINDS)
    advice = f"a single file can be {known}; a folder gets one file per article"
    if os.path.isfile(output.rstrip("/" + os.sep)) and output.endswith(("/", os.sep)):
        raise OutputError(f"{output}: this is a file; {advice}")
    if os.path.isdir(output) or output.endswith(("/", os.sep)):
        return None
    name = os.path.basename(output).lower()
    for kind in KINDS:
        if name.endswith(kind.suffixes):
            return kind
    if os.path.lexists(output):
        raise OutputError(f"{output}: this is a file; {advice}")
    suffix = os.path.splitext(name)[1]
    if any(character.isalpha() for character in suffix):  # not the day of 2024.05.01
        raise OutputError(f"{output}: batch does not write files of this type; {advice}, such as {output}/")
    return None
