"""The Apache Spark engine: converts a corpus of Parquet or JSON Lines wherever Spark can read and write.

Needs the extra `spark`, and Java 17 or newer. Every part of the input becomes a part of the output, with rows of
`newsparse.batch.arrow.SCHEMA`; `mapInArrow` converts them in Python processes that Spark starts.
"""

import logging
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any, NamedTuple

import pyarrow as pa
from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, Observation, SparkSession
from pyspark.sql import functions as sql
from pyspark.sql.types import ArrayType, IntegerType, StringType, StructField, StructType

from newsparse.base.tables import DATA
from newsparse.batch.arrow import Fields, batch_of, parse_batches, texts_of
from newsparse.batch.convert.document import Document
from newsparse.batch.convert.rows import rows_of
from newsparse.batch.engines import FAILURES_LISTED, EngineResult
from newsparse.batch.engines.spark_store import Store
from newsparse.batch.engines.spark_target import target_of
from newsparse.batch.inputs.corpus import PATIENCE, Record, documents_of, looked_ahead
from newsparse.batch.inputs.json_lines import records
from newsparse.batch.inputs.record import RecordFields, UnfitError, fields_of
from newsparse.batch.inputs.request import InputRequest
from newsparse.batch.outputs.output import StoppedError
from newsparse.batch.request import BatchRequest
from newsparse.formats.rows import COLUMNS
from newsparse.model.errors import InputError, NewsparseError, UnknownNameError
from newsparse.model.options import Options

Batches = Iterable[pa.RecordBatch]

_TYPES = {"string": StringType(), "int": IntegerType(), "strings": ArrayType(StringType())}
_ROWS = StructType([StructField(column.name, _TYPES[column.kind]) for column in COLUMNS])
_LOG = os.path.join(DATA, "spark-log.properties")
_SETTINGS = {
    "spark.app.name": "newsparse",
    "spark.sql.session.timeZone": "UTC",  # dates must not depend on where the cluster is
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",  # held in memory by each Python process
}


class _Corpus(NamedTuple):
    """The texts as Spark sees them, and the function that turns their batches into rows."""

    texts: DataFrame
    convert: Callable[[Batches], Iterator[pa.RecordBatch]]


def run(request: BatchRequest, settings: Mapping[str, str]) -> EngineResult:
    """Convert the corpora of a request; `settings` are Spark's own and override those it finds by itself.

    A complete output is left alone unless `force` is set, so that a run over many shards can be resumed. Raises
    InputError, OutputError, UnknownNameError, StoppedError if the output is incomplete, and NewsparseError for
    other errors of Spark.
    """
    target = target_of(request)
    with _one_line_errors(), _session(settings, request.jobs) as spark:
        store = Store(spark)
        if not target.needs_writing(store, force=request.force):
            return EngineResult(unchanged=True)
        corpus = _corpus(spark, store, request)
        observed = Observation()
        rows = corpus.texts.mapInArrow(corpus.convert, _ROWS).observe(observed, *_counts())
        with _one_line_errors(StoppedError):
            target.write(rows)
        return _result(observed.get, lambda: target.read(spark, _ROWS))


def _counts() -> list[Any]:
    first = sql.coalesce(sql.col("article"), sql.lit(1)) == 1
    return [
        sql.count(sql.when(first, 1)).alias("texts"),
        sql.count("article").alias("articles"),
        sql.count("error").alias("failed"),
    ]


def _result(counts: Mapping[str, int], written: Callable[[], DataFrame]) -> EngineResult:
    failures: tuple[tuple[str | None, str], ...] = ()
    if counts["failed"]:
        failed = written().where("error IS NOT NULL").select("id", "error").limit(FAILURES_LISTED)
        failures = tuple((row["id"], row["error"]) for row in failed.collect())
    return EngineResult(counts["texts"], counts["articles"], counts["failed"], failures)


def _corpus(spark: SparkSession, store: Store, request: BatchRequest) -> _Corpus:
    kind = store.kind_of(request.inputs.paths)
    # All files of a folder, as the other engines read it; without this, day=1 in a path would become a column.
    reader = spark.read.option("recursiveFileLookup", "true").option("pathGlobFilter", kind.pattern)
    paths = list(request.inputs.paths)
    if kind.name == "parquet":
        return _of_table(reader.parquet(*paths), request)
    return _of_lines(reader.text(paths, lineSep="\n"), request)


def _of_table(table: DataFrame, request: BatchRequest) -> _Corpus:
    fields = _fields_of_table(table, request.inputs)
    chosen = Fields("text", *(name and part for part, name in _named(fields, table)))
    columns = [_column(table, fields.text).alias("text")]
    columns += [_column(table, name).alias(part) for part, name in _named(fields, table) if name]
    options = request.options

    def convert(batches: Batches) -> Iterator[pa.RecordBatch]:
        return parse_batches(batches, options, chosen)

    return _Corpus(table.select(*columns), convert)


def _named(fields: RecordFields, table: DataFrame) -> list[tuple[str, str | None]]:
    """The fields besides the text with their columns; `id` is found by itself, the others must be asked for."""
    has_id = fields.id and (fields.id != "id" or "id" in table.columns)
    return [("id", fields.id if has_id else None), ("title", fields.title), ("published", fields.date)]


def _fields_of_table(table: DataFrame, request: InputRequest) -> RecordFields:
    """The fields chosen by the types of the columns, as for Parquet without Spark."""
    texts = {StringType(): "text", ArrayType(StringType()): ["text"]}
    try:
        record = {column.name: texts.get(column.dataType) for column in table.schema.fields}
        return fields_of(record, request, request.paths[0])
    except UnfitError as unfit:
        raise InputError(request.paths[0], str(unfit)) from unfit


def _column(table: DataFrame, name: str) -> Any:
    """The column of that name, or the nested field at a dotted path. Raises UnknownNameError."""
    if name in table.columns:
        return table[f"`{name}`"]
    try:
        return table[name]
    except PySparkException as error:
        raise UnknownNameError("column", name, table.columns) from error


def _of_lines(lines: DataFrame, request: BatchRequest) -> _Corpus:
    first = [row["value"] for row in lines.limit(PATIENCE).collect()]
    inputs = request.inputs._replace(text_field=_text_field(first, request.inputs))
    options = request.options

    def convert(batches: Batches) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield _converted(texts_of(batch, "value"), inputs, options)

    return _Corpus(lines, convert)


def _converted(lines: list[Any], inputs: InputRequest, options: Options) -> pa.RecordBatch:
    documents = (document for record in _records(lines, inputs) for document in _documents(record, inputs))
    return batch_of(row for document in documents for row in rows_of(document, options))


def _documents(record: Record, inputs: InputRequest) -> Iterator[Document]:
    """The document of a record. Spark tells neither file nor line, so that only its id names it."""
    for document in documents_of(iter([record]), "", "", inputs):
        yield document._replace(name="")


def _records(lines: list[Any], inputs: InputRequest) -> Iterator[Record]:
    raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
    stream = BytesIO(b"".join(line.removeprefix(b"\xef\xbb\xbf") + b"\n" for line in raw))
    return records(stream, "", inputs.limits.text_bytes)


def _text_field(lines: list[str], inputs: InputRequest) -> str:
    """The field that holds the text: the requested one, or that of the first records. Raises InputError."""
    fields, ahead = looked_ahead(_records(lines, inputs), inputs.paths[0], inputs)
    if fields:
        return fields.text
    problem = "there is no record in it"
    for document in documents_of(iter(ahead[:1]), "", "", inputs):
        problem = document.problem or problem
    raise InputError(inputs.paths[0], f"none of its first {PATIENCE} records can be read: {problem}")


@contextmanager
def _session(settings: Mapping[str, str], jobs: int | None) -> Iterator[SparkSession]:
    """The active session, or a new one, which ends with the run."""
    own = SparkSession.getActiveSession() is None
    builder = SparkSession.builder
    for name, value in {**_SETTINGS, **_local_settings(), **_master(jobs), **settings}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        with _quiet_interrupt():
            yield spark
    finally:
        if own:
            # After Ctrl-C, Java has ended too; Spark would warn that it cannot be stopped.
            with suppress(Exception), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                spark.stop()


@contextmanager
def _quiet_interrupt() -> Iterator[None]:
    """Handle Ctrl-C without Spark's handler, which would query the Java process that Ctrl-C has ended, and log that."""
    logging.disable()
    theirs = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, theirs)
        logging.disable(logging.NOTSET)


def _local_settings() -> dict[str, str]:
    """Settings for a Spark that we start; under spark-submit those of the cluster hold."""
    if "PYSPARK_GATEWAY_PORT" in os.environ:
        return {}
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # otherwise Spark uses any python3 on the path
    return {
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_LOG}",
        "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
    }


def _master(jobs: int | None) -> dict[str, str]:
    return {"spark.master": f"local[{jobs}]"} if jobs else {}


@contextmanager
def _one_line_errors(kind: type[NewsparseError] = NewsparseError) -> Iterator[None]:
    """Raise errors of Spark as errors of `kind`, in one line of Spark's own words."""
    try:
        yield
    except PySparkException as error:
        if error.getCondition() == "JAVA_GATEWAY_EXITED":
            advice = "it needs Java 17 or newer; install it, or set JAVA_HOME"
            raise NewsparseError(f"Spark cannot be started; {advice}") from error
        raise kind(f"Spark: {_first_line(str(error))}") from error
    except Py4JJavaError as error:
        raise kind(f"Spark: {_first_line(str(error.java_exception))}") from error


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "it failed without a message")
