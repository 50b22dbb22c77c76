"""Articles in the shape of the output: the part of writing that workers do."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from newsparse import formats
from newsparse.batch.convert.names import OutputNames
from newsparse.batch.convert.staging import stage
from newsparse.batch.convert.task import RunSettings, Staged, Task
from newsparse.formats import WriteOptions
from newsparse.formats.csv_table import lines
from newsparse.formats.rows import Row, error_row, row_of
from newsparse.model.article import Article

Rendered: TypeAlias = tuple[Sequence[Any], tuple[Staged, ...]]
Original: TypeAlias = Callable[[], str | None]

_MAX_ARTICLES = 1_000_000  # per document: keeps the temporary names of two documents apart


def rendered(articles: Sequence[Article], task: Task, settings: RunSettings, original: Original) -> Rendered:
    """The payload and the staged files of a document, whose raw text `original` gives, if it is one.

    Raises OutputError, FormatError.
    """
    if settings.shape == "file":
        return _files(articles, task, settings, original)
    return _SHAPES[settings.shape](articles, task, settings)


def of_failure(task: Task, settings: RunSettings, problem: str) -> Sequence[Any]:
    """The payload of a document that failed: a row with an `error` in tables, else nothing."""
    row = error_row(_id(task), problem)
    if settings.shape == "csv":
        return _csv([row])
    return [row] if settings.shape == "row" else b""


def _files(articles: Sequence[Article], task: Task, settings: RunSettings, original: Original) -> Rendered:
    names, count = OutputNames(settings.name, settings.to), len(articles)
    options = WriteOptions(settings.options.spans, front=settings.front, original=original)
    staged = []
    for number, article in enumerate(articles, 1):
        data = b"".join(formats.pieces([article], settings.to, options))
        name = names.of(task.document.place, number, count)
        staged.append(stage(name, data, settings, task.number * _MAX_ARTICLES + number))
    return b"", tuple(staged)


def _lines(articles: Sequence[Article], task: Task, settings: RunSettings) -> Rendered:
    text = formats.write(articles, "jsonl", WriteOptions(spans=settings.options.spans))
    return text.encode("utf-8"), ()


def _rows(articles: Sequence[Article], task: Task, settings: RunSettings) -> Rendered:
    return [row_of(article, _id(task), spans=settings.options.spans) for article in articles], ()


def _csv_lines(articles: Sequence[Article], task: Task, settings: RunSettings) -> Rendered:
    return _csv(_rows(articles, task, settings)[0]), ()


def _csv(rows: Sequence[Row]) -> bytes:
    return lines(rows).encode("utf-8")


def _id(task: Task) -> str:
    return task.document.id or task.document.name


_SHAPES: dict[str, Callable[[Sequence[Article], Task, RunSettings], Rendered]] = {
    "line": _lines,
    "csv": _csv_lines,
    "row": _rows,
}
