"""The files that Spark can reach: on disk, in HDFS or in an object store."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pyspark.sql import SparkSession

from newsparse.model.errors import InputError


class CorpusKind(NamedTuple):
    """A kind of corpus: the suffixes of its files, and the pattern by which Spark finds them in a folder."""

    name: str
    suffixes: tuple[str, ...]
    pattern: str


_RECURSIVELY = True
_PACKED = ("", ".gz", ".zst", ".bz2", ".snappy", ".lz4")
KINDS = (
    CorpusKind("parquet", (".parquet", ".parq"), "*.{parquet,parq}"),
    CorpusKind(
        "jsonl",
        tuple(f".{name}{packed}" for name in ("jsonl", "ndjson", "json") for packed in _PACKED),
        "*.{jsonl,ndjson,json}{,.gz,.zst,.bz2,.snappy,.lz4}",
    ),
)


class Store:
    """The file systems of a Spark session, chosen by the scheme of a path: `s3a://`, `hdfs://` or none."""

    def __init__(self, spark: SparkSession) -> None:
        self._paths = spark._jvm.org.apache.hadoop.fs.Path
        self._settings = spark._jsc.hadoopConfiguration()

    def kind_of(self, paths: Sequence[str]) -> CorpusKind:
        """The kind of corpus at the paths, which may be folders or patterns (`*`, `{a,b}`). Raises InputError."""
        kinds = {self._kind(path): path for path in paths}
        if len(kinds) > 1:
            (one, first), (other, second) = list(kinds.items())[:2]
            problem = f"this is {one.name}, but {second} is {other.name}; convert them one after the other"
            raise InputError(first, problem)
        return next(iter(kinds))

    def names_in(self, folder: str) -> list[str] | None:
        """The names in a folder; None if it does not exist."""
        path, system = self._located(folder)
        if not system.exists(path):
            return None
        return [status.getPath().getName() for status in system.listStatus(path)]

    def _kind(self, path: str) -> CorpusKind:
        name = None
        for name in self._files(path):
            for kind in KINDS:
                if name.endswith(kind.suffixes):
                    return kind
        if name is None:
            raise InputError(path, "no such file or folder, or an empty one; check the path")
        raise InputError(
            path, f"--engine spark reads .parquet and .jsonl, and this is {name}; convert it locally"
        )

    def _files(self, path: str) -> Iterator[str]:
        """The names of the files at a path and below it, without those that Spark skips."""
        located, system = self._located(path)
        for status in system.globStatus(located) or ():
            found = system.listFiles(status.getPath(), _RECURSIVELY)
            while found.hasNext():
                name = found.next().getPath().getName()
                if not name.startswith(("_", ".")):
                    yield name

    def _located(self, path: str) -> tuple[Any, Any]:
        located = self._paths(path)
        return located, located.getFileSystem(self._settings)
