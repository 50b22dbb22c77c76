"""One row an article, as CSV that spreadsheets open without evaluating anything in it.

A cell that begins like a formula (`=`, `+`, `-`, `@`, their full-width forms, a tab or a line break), even after
apostrophes, gets an apostrophe in front. Removing the first apostrophe of such a cell restores its text.
https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.format import WriteOptions
from newsparse.formats.rows import Row, row_of
from newsparse.model.article import Article

# Matches "=1+1", "-30-" and "'=1"; never "'tis", which spreadsheets leave alone.
_FORMULA = lazy_pattern(r"'*[=+\-@\t\r\n＝＋－＠]")

HEADER = ",".join(Row._fields) + "\r\n"


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """The header, then the row of each article; its `id` is the path that it was read from."""
    for number, article in enumerate(articles):
        row = lines([row_of(article, article.source.path, spans=options.spans)])
        yield row if number else HEADER + row


def lines(rows: Iterable[Row], *, raw: bool = False) -> str:
    """The rows as lines of CSV (RFC 4180), each ended by CR LF. Null is an empty cell, a list one item per line.

    `raw` leaves formulas as they are: for programs, never for spreadsheets.

    >>> lines([Row("=1+1", article=1, of=2, title="Rain, again")]).rstrip(",\\r\\n")
    '\\'=1+1,1,2,,,"Rain, again"'
    """
    out = StringIO()
    cell = _flat if raw else _safe
    # The csv module quotes cells that contain a character of the line terminator, so it must have both.
    csv.writer(out, lineterminator="\r\n").writerows(map(cell, row) for row in rows)
    return out.getvalue()


def _flat(value: str | int | tuple[str, ...] | None) -> str | int | None:
    return "\n".join(value) if isinstance(value, tuple) else value


def _safe(value: str | int | tuple[str, ...] | None) -> str | int | None:
    flat = _flat(value)
    return f"'{flat}" if isinstance(flat, str) and _FORMULA.match(flat) else flat
