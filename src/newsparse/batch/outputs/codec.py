"""How the articles of a single output lie in a file: in blocks, each of which can be read by itself."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple, Protocol, TypeAlias, cast

from newsparse.model.errors import OutputError

# What a document gives: bytes, or rows. Its length is counted in these units.
Payload: TypeAlias = Sequence[Any]


class Block(NamedTuple):
    """Where a run of payloads lies: its units, and what finds it in the file (bytes, or the number of a row group)."""

    start: int
    units: int
    offset: int
    size: int


class Writer(Protocol):
    """Writes a file from its beginning, or goes on with one."""

    def append(self, payload: Payload) -> int:
        """Add a document's payload; gives the unit at which it starts."""
        ...

    def taken(self) -> list[Block]:
        """The blocks completed since this was last asked."""
        ...

    def sync(self) -> None:
        """Wait until all completed blocks are on the disk."""
        ...

    def finish(self) -> None:
        """Write out the last block, short as it may be."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


class Codec(Protocol):
    """What a module of a codec has."""

    def writer(self, path: str, size: int, units: int) -> Writer:
        """Goes on with a file of `size` bytes and `units`, cut to that; with 0, begins one."""
        ...

    def read(self, file: BinaryIO, block: Block) -> Payload:
        """The payloads of a block, joined."""
        ...


def loaded(module: str) -> Codec:
    """The codec of that module. Raises OutputError where it needs an extra that is not installed."""
    try:
        codec: Codec = cast(Codec, import_module(module))
    except ImportError as error:
        advice = "install it with: pip install 'newsparse[arrow]'"
        raise OutputError(f"a .parquet output needs {error.name or 'pyarrow'}; {advice}") from error
    return codec
