"""A digest of the code that fitting runs, so that weights fitted by other code are never taken for its own."""

import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha1
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]

_WEIGHTS = "src/newsparse/data/compiled/weights.table"  # what fitting writes cannot change what it writes


def sources(root: Path = ROOT) -> Iterator[Path]:
    """The files that can change a lesson, its features or its weights: newsparse's modules and tables, and tools/fit.

    All of newsparse counts. A list of the folders that labelling needs would be wrong after the next move.
    """
    for folder, patterns in (
        ("src/newsparse", ("**/*.py",)),
        ("src/newsparse/data/compiled", ("**/*.json", "**/*.table")),
        ("tools/fit", ("*.py", "inserts.toml")),
    ):
        for pattern in patterns:
            yield from (root / folder).glob(pattern)


def of_code(root: Path = ROOT) -> str:
    """The digest, in hexadecimal, of all sources with their paths, and of the versions they run under."""
    digest = sha1(
        f"{sys.version_info[:2]} {unicodedata.unidata_version} {version('python-crfsuite')}".encode()
    )
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in sources(root)):
        if name != _WEIGHTS:
            digest.update(f"\0{name}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
