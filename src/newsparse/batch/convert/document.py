"""The unit of work of a batch: one text, wherever it lies."""

from typing import NamedTuple

from newsparse.model.errors import InputError

MOST_BYTES = 100_000_000  # of one text, wherever it lies: while it is parsed it takes about 30 times as much


class Document(NamedTuple):
    """One text to convert: a file that the worker opens, or a text taken out of an archive or a corpus.

    `name` is what people are told: the path as they gave it, `dump.zip/a/b.txt` for a member of an archive,
    `dump.jsonl:17` for a record (its 1-based number). `place` is where it stands below the input it was found
    in, with its suffix: a relative path with `/` between its parts, never with `..`, on every system.
    """

    name: str
    place: str
    path: str | None = None  # the file to open; None where `data` holds the text
    data: bytes | str | None = None
    id: str | None = None  # what the corpus calls the record
    title: str | None = None  # what the corpus says of it, over what the text seems to say
    published: str | None = None
    problem: str | None = None  # why it cannot be read, where the listing found that out already


def too_large(name: str) -> InputError:
    """What is said of a text with more than MOST_BYTES."""
    advice = "split it, or give it to newsparse parse, which takes any"
    return InputError(name, f"a text of more than {MOST_BYTES:,} bytes; {advice}")
