"""How rows become CSV that a spreadsheet opens without running anything in it.

A cell whose text begins like a formula (`=`, `+`, `-`, `@`, a tab or a line break, the wide signs of East Asian
keyboards too) gets an apostrophe in front, and so does one that begins with apostrophes before such a sign:
taking away the first of the apostrophes before such a sign gives every text back.
https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
from collections.abc import Iterable
from io import StringIO

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.rows import Row

# Matches "=1+1", "-30-" and "'=1"; never "'tis", which no spreadsheet computes.
_FORMULA = lazy_pattern(r"'*[=+\-@\t\r\n＝＋－＠]")

HEADER = ",".join(Row._fields) + "\r\n"


def lines(rows: Iterable[Row], *, raw: bool = False) -> str:
    """The rows' lines (RFC 4180, each ended by CR LF); the items of a list are lines of their cell.

    What is null is empty. `raw` leaves cells as they are, formulas too: for programs, never for spreadsheets.

    >>> lines([Row("=1+1", article=1, of=2, title="Rain, again")]).rstrip(",\\r\\n")
    '\\'=1+1,1,2,,,"Rain, again"'
    """
    out = StringIO()
    cell = _flat if raw else _safe
    # Only cells that hold one of the line terminator's characters are quoted for it: both must be in it.
    csv.writer(out, lineterminator="\r\n").writerows(map(cell, row) for row in rows)
    return out.getvalue()


def _flat(value: str | int | tuple[str, ...] | None) -> str | int | None:
    return "\n".join(value) if isinstance(value, tuple) else value


def _safe(value: str | int | tuple[str, ...] | None) -> str | int | None:
    flat = _flat(value)
    return f"'{flat}" if isinstance(flat, str) and _FORMULA.match(flat) else flat
