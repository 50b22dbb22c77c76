"""Where Spark writes the rows, in which form, and whether that is done already."""

from typing import NamedTuple

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StructType

from newsparse.batch.engines.spark_store import Store
from newsparse.batch.request import Request
from newsparse.model.errors import OutputError

_COMPLETE = "_SUCCESS"  # what Spark leaves when every part is in its place
_OURS = ("part-", "_", ".")  # how the names begin of what Spark leaves in a folder
_FORMS = {  # suffix of the output: form, compression
    ".parquet": ("parquet", None),
    ".jsonl": ("json", None),
    ".jsonl.gz": ("json", "gzip"),
    ".jsonl.zst": ("json", "zstd"),
}


class Target(NamedTuple):
    """A folder of parts: Parquet, or JSON Lines with the same columns."""

    path: str
    form: str
    compression: str | None = None

    def is_to_be_written(self, store: Store, *, force: bool) -> bool:
        """Whether there is something to do. Raises OutputError for a folder in which there is anything else."""
        names = store.names_in(self.path)
        if names is None:
            return True
        foreign = sorted(name for name in names if not name.startswith(_OURS))
        if foreign:
            advice = "choose another folder, Spark empties the one that it writes to"
            raise OutputError(f"{self.path}: it holds {foreign[0]}, which is none of its parts; {advice}")
        return force or _COMPLETE not in names

    def write(self, rows: DataFrame) -> None:
        """Write every row; what an earlier run left is replaced when all is done."""
        writer = rows.write.mode("overwrite").format(self.form)
        if self.compression:
            writer = writer.option("compression", self.compression)
        if self.form == "json":
            writer = writer.option("ignoreNullFields", "false")
        writer.save(self.path)

    def read(self, spark: SparkSession, columns: StructType) -> DataFrame:
        """The rows that were written."""
        return spark.read.schema(columns).format(self.form).load(self.path)


def target_of(request: Request) -> Target:
    """Where a request's rows go: by `-t`, else by the suffix of the folder, else as Parquet. Raises OutputError."""
    path = request.output.rstrip("/")
    if not path or path == "-":
        raise OutputError("Spark writes a folder of parts; name one with -o")
    suffix = f".{request.to}" if request.to else _suffix(path)
    if suffix not in _FORMS:
        raise OutputError(f"{path}: Spark writes parquet or jsonl here, not {suffix[1:]}")
    return Target(path, *_FORMS[suffix])


def _suffix(path: str) -> str:
    return next((suffix for suffix in reversed(_FORMS) if path.endswith(suffix)), ".parquet")
