"""How Apache Spark converts a corpus of Parquet or JSON Lines, wherever it can read and write.

Needs the extra `spark`, and Java 17 or newer. Every part of the input becomes a part of the output, with the
rows of `newsparse.batch.arrow.SCHEMA`; the work is done by `mapInArrow`, in Python processes that Spark starts.
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
from newsparse.batch.engines import FAILURES_TOLD, Figures
from newsparse.batch.engines.record import rows_of
from newsparse.batch.engines.spark_store import Store
from newsparse.batch.engines.spark_target import target_of
from newsparse.batch.inputs.corpus import PATIENCE, Record, documents_of, looked_ahead
from newsparse.batch.inputs.json_lines import records
from newsparse.batch.inputs.record import Fields as RecordFields
from newsparse.batch.inputs.record import UnfitError, fields_of
from newsparse.batch.inputs.request import InputRequest
from newsparse.batch.outputs.output import StoppedError
from newsparse.batch.request import Request
from newsparse.formats.rows import COLUMNS
from newsparse.model.errors import InputError, NewsparseError, UnknownNameError
from newsparse.model.options import Options

Batches = Iterable[pa.RecordBatch]

_TYPES = {"string": StringType(), "int": IntegerType(), "strings": ArrayType(StringType())}
_ROWS = StructType([StructField(column.name, _TYPES[column.kind]) for column in COLUMNS])
_LOG = os.path.join(DATA, "spark-log.properties")
_SETTINGS = {
    "spark.app.name": "newsparse",
    "spark.sql.session.timeZone": "UTC",  # dates read the same wherever the cluster stands
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",  # texts that a Python process holds at once
}


class _Corpus(NamedTuple):
    """The texts as Spark sees them, and what makes rows of their batches."""

    texts: DataFrame
    convert: Callable[[Batches], Iterator[pa.RecordBatch]]


def run(request: Request, settings: Mapping[str, str]) -> Figures:
    """Convert the corpora of a request; `settings` are Spark's own, over those that it finds by itself.

    An output that an earlier run completed is left alone unless `force` is asked for: that is how a run of many
    shards is resumed. Raises InputError, OutputError, UnknownNameError, StoppedError
    where the output is begun and not complete, and NewsparseError for what else Spark says.
    """
    target = target_of(request)
    with _in_plain_words(), _session(settings, request.jobs) as spark:
        store = Store(spark)
        if not target.is_to_be_written(store, force=request.force):
            return Figures(unchanged=True)
        corpus = _corpus(spark, store, request)
        observed = Observation()
        rows = corpus.texts.mapInArrow(corpus.convert, _ROWS).observe(observed, *_counts())
        with _in_plain_words(StoppedError):
            target.write(rows)
        return _figures(observed.get, lambda: target.read(spark, _ROWS))


def _counts() -> list[Any]:
    first = sql.coalesce(sql.col("article"), sql.lit(1)) == 1
    return [
        sql.count(sql.when(first, 1)).alias("texts"),
        sql.count("article").alias("articles"),
        sql.count("error").alias("failed"),
    ]


def _figures(counts: Mapping[str, int], written: Callable[[], DataFrame]) -> Figures:
    failures: tuple[tuple[str | None, str], ...] = ()
    if counts["failed"]:
        failed = written().where("error IS NOT NULL").select("id", "error").limit(FAILURES_TOLD)
        failures = tuple((row["id"], row["error"]) for row in failed.collect())
    return Figures(counts["texts"], counts["articles"], counts["failed"], failures)


def _corpus(spark: SparkSession, store: Store, request: Request) -> _Corpus:
    kind = store.kind_of(request.inputs.paths)
    # Whatever stands in a folder, as the other engines read it; parts of a name (day=1) are no columns then.
    reader = spark.read.option("recursiveFileLookup", "true").option("pathGlobFilter", kind.pattern)
    paths = list(request.inputs.paths)
    if kind.name == "parquet":
        return _of_table(reader.parquet(*paths), request)
    return _of_lines(reader.text(paths, lineSep="\n"), request)


def _of_table(table: DataFrame, request: Request) -> _Corpus:
    fields = _fields_of_table(table, request.inputs)
    chosen = Fields("text", *(name and part for part, name in _named(fields, table)))
    columns = [_column(table, fields.text).alias("text")]
    columns += [_column(table, name).alias(part) for part, name in _named(fields, table) if name]
    options = request.options

    def convert(batches: Batches) -> Iterator[pa.RecordBatch]:
        return parse_batches(batches, options, chosen)

    return _Corpus(table.select(*columns), convert)


def _named(fields: RecordFields, table: DataFrame) -> list[tuple[str, str | None]]:
    """The parts beside the text with their columns; `id` is looked for, the others are there if asked for."""
    has_id = fields.id and (fields.id != "id" or "id" in table.columns)
    return [("id", fields.id if has_id else None), ("title", fields.title), ("published", fields.date)]


def _fields_of_table(table: DataFrame, request: InputRequest) -> RecordFields:
    """By the types of the columns, as where Parquet is read without Spark."""
    texts = {StringType(): "text", ArrayType(StringType()): ["text"]}
    try:
        record = {column.name: texts.get(column.dataType) for column in table.schema.fields}
        return fields_of(record, request, request.paths[0])
    except UnfitError as unfit:
        raise InputError(request.paths[0], str(unfit)) from unfit


def _column(table: DataFrame, name: str) -> Any:
    """The column of that name, or the part of one that its dots lead to. Raises UnknownNameError."""
    if name in table.columns:
        return table[f"`{name}`"]
    try:
        return table[name]
    except PySparkException as error:
        raise UnknownNameError("column", name, table.columns) from error


def _of_lines(lines: DataFrame, request: Request) -> _Corpus:
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
    """The document of one record; a record knows neither its file nor its line, and is called by its id only."""
    for document in documents_of(iter([record]), "", "", inputs):
        yield document._replace(name="")


def _records(lines: list[Any], inputs: InputRequest) -> Iterator[Record]:
    raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
    stream = BytesIO(b"".join(line.removeprefix(b"\xef\xbb\xbf") + b"\n" for line in raw))
    return records(stream, "", inputs.limits.text_bytes)


def _text_field(lines: list[str], inputs: InputRequest) -> str:
    """The field that holds the text, as asked for or as the first records show. Raises InputError."""
    fields, ahead = looked_ahead(_records(lines, inputs), inputs.paths[0], inputs)
    if fields:
        return fields.text
    problem = "there is no record in it"
    for document in documents_of(iter(ahead[:1]), "", "", inputs):
        problem = document.problem or problem
    raise InputError(inputs.paths[0], f"none of its first {PATIENCE} records can be read: {problem}")


@contextmanager
def _session(settings: Mapping[str, str], jobs: int | None) -> Iterator[SparkSession]:
    """The session of the program around us, or one of our own, which ends with the run."""
    own = SparkSession.getActiveSession() is None
    builder = SparkSession.builder
    for name, value in {**_SETTINGS, **_at_home(), **_asked(jobs), **settings}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        with _interrupted_quietly():
            yield spark
    finally:
        if own:
            # Ctrl-C ends Java too: then there is nobody to stop, and Spark warns of that.
            with suppress(Exception), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                spark.stop()


@contextmanager
def _interrupted_quietly() -> Iterator[None]:
    """Ctrl-C is ours: Spark's own handler asks a Java that has ended with it, and logs how that went."""
    logging.disable()
    theirs = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, theirs)
        logging.disable(logging.NOTSET)


def _at_home() -> dict[str, str]:
    """How Spark behaves where we start it; under spark-submit it is the cluster's, and set up there."""
    if "PYSPARK_GATEWAY_PORT" in os.environ:
        return {}
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # Spark would take any python3
    return {
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_LOG}",
        "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
    }


def _asked(jobs: int | None) -> dict[str, str]:
    return {"spark.master": f"local[{jobs}]"} if jobs else {}


@contextmanager
def _in_plain_words(kind: type[NewsparseError] = NewsparseError) -> Iterator[None]:
    """What goes wrong in Spark as one line of its own words, in an error of that kind."""
    try:
        yield
    except PySparkException as error:
        if error.getCondition() == "JAVA_GATEWAY_EXITED":
            advice = "it needs Java 17 or newer: install one, or name it in JAVA_HOME"
            raise NewsparseError(f"Spark cannot be started; {advice}") from error
        raise kind(f"Spark: {_first_line(str(error))}") from error
    except Py4JJavaError as error:
        raise kind(f"Spark: {_first_line(str(error.java_exception))}") from error


def _first_line(text: str) -> str:
    return next(
        (line.strip() for line in text.splitlines() if line.strip()), "it failed and does not say why"
    )
