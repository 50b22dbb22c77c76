"""Pack the files of a wheel again, a twenty-fifth smaller than zlib can; `tools/release.py` does that."""

from pathlib import Path
from unittest.mock import patch
from zipfile import ZipFile


class Packer:
    """What `zipfile` asks of a packer, with zopfli, which takes a file as a whole."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def compress(self, data: bytes) -> bytes:
        """Keep the data; nothing is packed yet."""
        self._parts.append(data)
        return b""

    def flush(self) -> bytes:
        """All data, packed, without the two bytes before it and the sum behind it that zlib's format has."""
        from zopfli.zlib import compress

        packed: bytes = compress(b"".join(self._parts))[2:-4]
        return packed


def repack(wheel: Path) -> None:
    """Replace a wheel by one with the same files. Raises ValueError if what is read back is not the same."""
    files = _files(wheel)
    smaller = wheel.with_suffix(".smaller")
    # `zipfile` can be told how hard zlib works, but not to use another packer.
    packing = patch("zipfile._get_compressor", lambda *_: Packer())
    with ZipFile(wheel) as archive, packing, ZipFile(smaller, "w") as target:
        for info in archive.infolist():
            target.writestr(info, files[info.filename])
    if _files(smaller) != files:
        raise ValueError(f"{smaller} does not hold what {wheel} holds")
    smaller.replace(wheel)


def _files(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
