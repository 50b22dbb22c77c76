"""The formats of single-file outputs: files of blocks, each of which can be read on its own."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple, Protocol, TypeAlias, cast

from newsparse.model.errors import OutputError

# What one document adds to the output: bytes, or rows. The units of a file are bytes or rows accordingly.
Payload: TypeAlias = Sequence[Any]


class PackedBlock(NamedTuple):
    """Where a run of payloads is: its units, and its place in the file (bytes, or the index of a row group)."""

    start: int
    units: int
    offset: int
    size: int


class Rest(NamedTuple):
    """A block that is not complete yet: where it starts, its units, and its payloads as the codec packs them."""

    start: int
    units: int
    data: bytes


class CodecWriter(Protocol):
    """Writes a new file, or appends to one."""

    def append(self, payload: Payload) -> int:
        """Add a document's payload; returns the unit at which it starts."""
        ...

    def taken(self) -> list[PackedBlock]:
        """The blocks completed since the last call."""
        ...

    def rest(self) -> Rest | None:
        """The block that is not complete, for a later run to append; None where nothing waits for its block."""
        ...

    def sync(self) -> None:
        """Flush all completed blocks to disk."""
        ...

    def finish(self) -> None:
        """Write the last block, even if it is short."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


class Codec(Protocol):
    """The functions that a codec, a module or an object, must have."""

    def writer(self, path: str, size: int, units: int) -> CodecWriter:
        """Appends to the first `size` bytes, `units` units, of a file; with zeros it begins a new one."""
        ...

    def read(self, file: BinaryIO, block: PackedBlock) -> Payload:
        """The payloads of a block, joined."""
        ...


def load_codec(name: str) -> Codec:
    """The codec `module` or `module:attribute`. Raises OutputError if its extra is not installed."""
    module, _, attribute = name.partition(":")
    try:
        found = import_module(module)
    except ImportError as error:
        advice = "install it with: pip install 'newsparse[arrow]'"
        raise OutputError(f"a .parquet output needs {error.name or 'pyarrow'}; {advice}") from error
    return cast(Codec, getattr(found, attribute) if attribute else found)
