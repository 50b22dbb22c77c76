"""What somebody asks to have read: the options that say which texts a batch converts."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from newsparse.batch.convert.document import MOST_BYTES

# Is told the name of a file and what people should know about it, such as that it is passed over; no failure.
Note: TypeAlias = Callable[[str, str], None]


class Limits(NamedTuple):
    """How much one input may ask of us; what asks for more becomes a problem that says so."""

    text_bytes: int = MOST_BYTES  # of a file that is unpacked, a member, a line of a corpus
    ratio: int = 200  # of unpacked to packed bytes; news packs 3 to 10 to one, a bomb 1,000 or more
    unsuspected_bytes: int = 64_000_000  # what may come out of a small file before the ratio is asked about
    members: int = 2_000_000  # of one archive


class InputRequest(NamedTuple):
    """The inputs of a batch, as they were asked for.

    `files_from` names a list of paths, `-` standard input; `null_separated` says that NUL ends each of them.
    `include` and `exclude` are patterns as in `.gitignore`, for what is found in folders and archives.
    The fields are those of corpora, with dots where they lie deeper (`doc.body`); without `text_field` the
    field is the only one of `record.LIKELY` that the records have. `leave_out` are real paths of files and
    folders that no folder is searched for: the output and what stands beside it.
    """

    paths: tuple[str, ...] = ()
    files_from: str | None = None
    null_separated: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = False
    text_field: str | None = None
    id_field: str | None = None
    title_field: str | None = None
    date_field: str | None = None
    leave_out: tuple[str, ...] = ()
    limits: Limits = Limits()
