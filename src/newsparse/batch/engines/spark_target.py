"""The output of Spark: a folder of parts."""

from os.path import splitext
from typing import NamedTuple

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StructType

from newsparse.batch.engines.spark_store import Store
from newsparse.batch.request import BatchRequest
from newsparse.model.errors import OutputError

_COMPLETE = "_SUCCESS"  # written by Spark when all parts are complete
_SPARK_PREFIXES = ("part-", "_", ".")  # of the names that Spark writes to a folder
_FORMS = {  # suffix of the output: form, compression
    ".parquet": ("parquet", None),
    ".jsonl": ("json", None),
    ".jsonl.gz": ("json", "gzip"),
    ".jsonl.zst": ("json", "zstd"),
}


class Target(NamedTuple):
    """A folder of parts in Parquet, or in JSON Lines with the same columns."""

    path: str
    form: str
    compression: str | None = None

    def needs_writing(self, store: Store, *, force: bool) -> bool:
        """Whether the output is missing or incomplete. Raises OutputError for a folder with other files in it."""
        names = store.names_in(self.path)
        if names is None:
            return True
        other_files = sorted(name for name in names if not name.startswith(_SPARK_PREFIXES))
        if other_files:
            advice = "choose another folder, as Spark empties the one it writes to"
            raise OutputError(f"{self.path}: it holds {other_files[0]}, which Spark did not write; {advice}")
        return force or _COMPLETE not in names

    def write(self, rows: DataFrame) -> None:
        """Write all rows; the parts of an earlier run are replaced at the end."""
        writer = rows.write.mode("overwrite").format(self.form)
        if self.compression:
            writer = writer.option("compression", self.compression)
        if self.form == "json":
            writer = writer.option("ignoreNullFields", "false")
        writer.save(self.path)

    def read(self, spark: SparkSession, columns: StructType) -> DataFrame:
        """The rows written."""
        return spark.read.schema(columns).format(self.form).load(self.path)


def target_of(request: BatchRequest) -> Target:
    """The output of a request: in the format of `-t`, of the folder's suffix, or else Parquet. Raises OutputError."""
    path = request.output.rstrip("/")
    if not path or path == "-":
        raise OutputError("--engine spark writes a folder of parts; name one with -o")
    suffix = f".{request.to}" if request.to else _suffix(request.output)
    if suffix not in _FORMS:
        raise OutputError(f"{path}: --engine spark writes parquet or jsonl, not {suffix[1:]}")
    return Target(path, *_FORMS[suffix])


def _suffix(output: str) -> str:
    """The suffix of a folder, or Parquet's where it has none; one with a slash after it is part of the name."""
    path = output.rstrip("/")
    known = next((suffix for suffix in reversed(_FORMS) if path.endswith(suffix)), None)
    other = splitext(path)[1]
    is_other = path == output and any(character.isalpha() for character in other)
    return known or (other if is_other else ".parquet")
