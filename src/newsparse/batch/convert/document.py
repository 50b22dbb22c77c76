"""The unit of work of a batch: one text."""

from typing import NamedTuple

from newsparse.model.errors import InputError

MOST_BYTES = 100_000_000  # of one text; parsing takes about 30 times as much memory


class Document(NamedTuple):
    """One text to convert: a file that the worker opens, or a text from an archive or a corpus.

    `name` appears in messages: the path as given, `dump.zip/a/b.txt` for a member of an archive, `dump.jsonl:17`
    for a record (its 1-based number). `place` is the relative path below the input that contains it, with `/`
    between its parts on every system, and never with `..`.
    """

    name: str
    place: str
    path: str | None = None  # the file to open; None if `data` holds the text
    data: bytes | str | None = None
    id: str | None = None  # the name of the record in its corpus
    title: str | None = None  # from the corpus; overrides the text
    published: str | None = None  # likewise
    problem: str | None = None  # why it cannot be read, if known already


def too_large(name: str) -> InputError:
    """The error for a text of more than MOST_BYTES."""
    advice = "split it, or use newsparse parse, which has no limit"
    return InputError(name, f"a text of more than {MOST_BYTES:,} bytes; {advice}")
