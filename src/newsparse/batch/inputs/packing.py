"""Compressed bytes, read as a stream."""

from collections.abc import Callable
from typing import Any, BinaryIO, NamedTuple

from newsparse.batch.inputs.guarded import guarded
from newsparse.batch.inputs.request import Limits
from newsparse.model.errors import InputError

Damage = tuple[type[Exception], ...]


class Packing(NamedTuple):
    """A compression format: its magic bytes, and its suffixes with what replaces them in an unpacked name.

    `opened` returns the decompressor of a stream, and the errors by which it reports damage.
    """

    name: str
    magic: bytes
    suffixes: tuple[tuple[str, str], ...]
    opened: Callable[[BinaryIO], tuple[Any, Damage]]


def _gzip(packed: BinaryIO) -> tuple[Any, Damage]:
    import gzip
    import zlib

    return gzip.GzipFile(fileobj=packed, mode="rb"), (zlib.error, OSError)


def _bzip2(packed: BinaryIO) -> tuple[Any, Damage]:
    import bz2

    return bz2.BZ2File(packed), (OSError,)


def _xz(packed: BinaryIO) -> tuple[Any, Damage]:
    import lzma

    return lzma.LZMAFile(packed), (lzma.LZMAError,)


def _zstd(packed: BinaryIO) -> tuple[Any, Damage]:
    """With Python's own module since 3.14, before that with its backport from the extra."""
    from importlib import import_module

    try:
        zstd = import_module("compression.zstd")
    except ImportError:
        zstd = import_module("backports.zstd")
    return zstd.ZstdFile(packed), (zstd.ZstdError,)


PACKINGS = (
    Packing("gzip", b"\x1f\x8b", ((".gz", ""), (".tgz", ".tar")), _gzip),
    Packing("zstd", b"\x28\xb5\x2f\xfd", ((".zst", ""), (".tzst", ".tar")), _zstd),
    Packing("bzip2", b"BZh", ((".bz2", ""), (".tbz2", ".tar"), (".tbz", ".tar")), _bzip2),
    Packing("xz", b"\xfd7zXZ\x00", ((".xz", ""), (".txz", ".tar")), _xz),
)
SUFFIXES = tuple(suffix for packing in PACKINGS for suffix, _ in packing.suffixes)


def without_suffix(name: str) -> str:
    """The name without its compression suffix; the name itself where it has none.

    >>> without_suffix("a/dump.jsonl.gz"), without_suffix("wire.TGZ"), without_suffix("story.txt")
    ('a/dump.jsonl', 'wire.tar', 'story.txt')
    """
    lower = name.lower()
    for packing in PACKINGS:
        for suffix, left in packing.suffixes:
            if lower.endswith(suffix) and lower[: -len(suffix)][-1:] not in ("", "/"):
                return name[: -len(suffix)] + left
    return name


def packing_of(head: bytes) -> Packing | None:
    """The compression format of a file that begins with these bytes, whatever its name."""
    return next((packing for packing in PACKINGS if head.startswith(packing.magic)), None)


def unpacked(packed: BinaryIO, packing: Packing, name: str, limits: Limits) -> BinaryIO:
    """The decompressed bytes, as a stream.

    Raises InputError where an extra is missing. Reading raises it where the bytes are damaged, end too early or
    expand beyond the limits.
    """
    try:
        inner, damage = packing.opened(packed)
    except ImportError:
        kind = packing.name
        advice = f"pip install 'newsparse[{kind}]', or unpack it with {kind} -d"
        raise InputError(name, f"{kind} needs an extra: {advice}") from None

    def check(size: int) -> None:
        if size > limits.unsuspected_bytes and size > packed.tell() * limits.ratio:
            raise InputError(name, bomb(limits))

    return guarded(inner, f"{packing.name} stream", name, damage, check)


def bomb(limits: Limits) -> str:
    """The message for an input that expands too much."""
    return f"it expands to more than {limits.ratio} times its size, as a bomb does; unpack it first if you trust it"
