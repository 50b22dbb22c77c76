"""The inputs of a batch as requested, and the limits they must keep."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from newsparse.batch.convert.document import MOST_BYTES
from newsparse.files.guard import Guard

# Called with the name of a file and a remark that is not a failure, such as that the file is skipped.
Note: TypeAlias = Callable[[str, str], None]


class Limits(NamedTuple):
    """How much one input may cost; what exceeds a limit becomes a problem that says so."""

    text_bytes: int = MOST_BYTES  # of an unpacked file, a member, a line of a corpus
    ratio: int = 200  # unpacked to packed bytes; news packs 3 to 10 times, a bomb 1,000 times or more
    unsuspected_bytes: int = 64_000_000  # what may come out of a small file before the ratio counts
    members: int = 2_000_000  # of one archive


class InputRequest(NamedTuple):
    """The inputs of a batch.

    `files_from` names a list of paths, `-` standard input; `null_separated` says that a NUL ends each of them.
    `include` and `exclude` are the patterns of the command line, for folders and archives; without `include`,
    text files and corpora are taken. The fields are those of corpora, with dots for nested ones (`doc.body`);
    without `text_field` it is the only one of `record.LIKELY` that the records have. `guard` knows the
    files that the run writes, which are never inputs.
    """

    paths: tuple[str, ...] = ()
    files_from: str | None = None
    null_separated: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    text_field: str | None = None
    id_field: str | None = None
    title_field: str | None = None
    date_field: str | None = None
    guard: Guard | None = None
    limits: Limits = Limits()
