"""What stands where Spark reads and writes: on a disk, in HDFS, in an object store."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pyspark.sql import SparkSession

from newsparse.model.errors import InputError


class Kind(NamedTuple):
    """A kind of corpus: how its files are called, and the pattern by which Spark finds them in a folder."""

    name: str
    suffixes: tuple[str, ...]
    pattern: str


_AND_BELOW = True  # in the folders of a folder too
_PACKED = ("", ".gz", ".zst", ".bz2", ".snappy", ".lz4")
KINDS = (
    Kind("parquet", (".parquet", ".parq"), "*.{parquet,parq}"),
    Kind(
        "jsonl",
        tuple(f".{name}{packed}" for name in ("jsonl", "ndjson", "json") for packed in _PACKED),
        "*.{jsonl,ndjson,json}{,.gz,.zst,.bz2,.snappy,.lz4}",
    ),
)


class Store:
    """The file systems that a Spark session knows, by the addresses of paths: `s3a://`, `hdfs://`, or none."""

    def __init__(self, spark: SparkSession) -> None:
        self._paths = spark._jvm.org.apache.hadoop.fs.Path
        self._settings = spark._jsc.hadoopConfiguration()

    def kind_of(self, paths: Sequence[str]) -> Kind:
        """What kind of corpus the paths hold, folders and patterns (`*`, `{a,b}`) among them. Raises InputError."""
        kinds = {self._kind(path): path for path in paths}
        if len(kinds) > 1:
            (one, first), (other, second) = list(kinds.items())[:2]
            what = f"this is {one.name}, and {second} is {other.name}; convert them one after the other"
            raise InputError(first, what)
        return next(iter(kinds))

    def names_in(self, folder: str) -> list[str] | None:
        """The names of what stands in a folder; None where there is no such folder."""
        path, system = self._located(folder)
        if not system.exists(path):
            return None
        return [status.getPath().getName() for status in system.listStatus(path)]

    def _kind(self, path: str) -> Kind:
        name = None
        for name in self._files(path):
            for kind in KINDS:
                if name.endswith(kind.suffixes):
                    return kind
        if name is None:
            raise InputError(path, "there is no such file or folder, or nothing in it; check the path")
        raise InputError(
            path, f"Spark reads .parquet and .jsonl here, and this is {name}; convert it locally"
        )

    def _files(self, path: str) -> Iterator[str]:
        """The names of the files at a path and below it, without those that Spark passes over."""
        located, system = self._located(path)
        for status in system.globStatus(located) or ():
            found = system.listFiles(status.getPath(), _AND_BELOW)
            while found.hasNext():
                name = found.next().getPath().getName()
                if not name.startswith(("_", ".")):
                    yield name

    def _located(self, path: str) -> tuple[Any, Any]:
        located = self._paths(path)
        return located, located.getFileSystem(self._settings)
