"""What articles become in each shape that an output has; this is the workers' part of writing."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from newsparse import formats
from newsparse.batch.convert.csv_rows import lines
from newsparse.batch.convert.names import Names
from newsparse.batch.convert.staging import stage
from newsparse.batch.convert.task import Staged, Task, Terms
from newsparse.formats import WriteOptions
from newsparse.formats.rows import Row, error_row, row_of
from newsparse.model.article import Article

Rendered: TypeAlias = tuple[Sequence[Any], tuple[Staged, ...]]

_MOST_FILES = 1_000_000  # of one document; what makes the temporary names of two documents differ


def rendered(articles: Sequence[Article], task: Task, terms: Terms) -> Rendered:
    """The articles in the shape of the run. Raises OutputError, FormatError."""
    return _SHAPES[terms.shape](articles, task, terms)


def of_failure(task: Task, terms: Terms, problem: str) -> Sequence[Any]:
    """What stands in the output for a document that could not be converted: a row, in a table."""
    row = error_row(_id(task), problem)
    if terms.shape == "csv":
        return _csv([row])
    return [row] if terms.shape == "row" else b""


def _file(articles: Sequence[Article], task: Task, terms: Terms) -> Rendered:
    """A file for each article."""
    names, count = Names(terms.name, terms.to), len(articles)
    options = WriteOptions(spans=terms.options.spans)
    staged = []
    for number, article in enumerate(articles, 1):
        data = formats.write(article, terms.to, options).encode("utf-8")
        name = names.of(task.document.place, number, count)
        staged.append(stage(name, data, terms, task.number * _MOST_FILES + number))
    return b"", tuple(staged)


def _line(articles: Sequence[Article], task: Task, terms: Terms) -> Rendered:
    text = formats.write(articles, "jsonl", WriteOptions(spans=terms.options.spans))
    return text.encode("utf-8"), ()


def _rows(articles: Sequence[Article], task: Task, terms: Terms) -> Rendered:
    return [row_of(article, _id(task), spans=terms.options.spans) for article in articles], ()


def _lines_of_csv(articles: Sequence[Article], task: Task, terms: Terms) -> Rendered:
    return _csv(_rows(articles, task, terms)[0]), ()


def _csv(rows: Sequence[Row]) -> bytes:
    return lines(rows).encode("utf-8")


def _id(task: Task) -> str:
    return task.document.id or task.document.name


_SHAPES: dict[str, Callable[[Sequence[Article], Task, Terms], Rendered]] = {
    "file": _file,
    "line": _line,
    "csv": _lines_of_csv,
    "row": _rows,
}
