"""Rows of an Arrow table, some of which are taken out and put together again.

Needs the extra `arrow`. A slice of a table is an object for each of its columns, which for a short article is
much more than the article: here it is two numbers, and slices that follow one another become one.
"""

from collections.abc import Sequence
from typing import Any, overload

import pyarrow as pa
import pyarrow.compute as pc

# Of the system, not Arrow's own, which keeps what was given back to it: twice as much as is ever needed here.
POOL = pa.system_memory_pool()
_EACH = 400  # bytes of a row beside its texts


def weight(document: int) -> int:
    """About the bytes of a row by the length of its JSON: each text stands in it twice, once there."""
    return _EACH + 2 * document


class Rows(Sequence[Any]):
    """A part of a table."""

    __slots__ = ("_table", "_weights", "end", "start")

    def __init__(self, table: Any) -> None:
        self._table = table
        lengths = pc.fill_null(pc.binary_length(table.column("json")), 0)
        self._weights: list[int] = [weight(length) for length in lengths.to_pylist()]
        self.start, self.end = 0, len(table)

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, part: int) -> Any: ...
    @overload
    def __getitem__(self, part: slice) -> "Rows": ...

    def __getitem__(self, part: int | slice) -> Any:
        if isinstance(part, int):
            return self._table.slice(range(self.start, self.end)[part], 1)
        start, end, _ = part.indices(len(self))
        return self._part(self.start + start, self.start + end)

    def _part(self, start: int, end: int) -> "Rows":
        part: Rows = object.__new__(Rows)
        part._table, part._weights, part.start, part.end = self._table, self._weights, start, end
        return part

    def weight(self) -> int:
        """What `weight` says of each of them; it depends on nothing else, as outputs are cut by it."""
        return sum(self._weights[self.start : self.end])

    def joined(self, following: "Rows") -> "Rows | None":
        """These rows and those, where they follow one another in one table."""
        if following._table is self._table and following.start == self.end:
            return self._part(self.start, following.end)
        return None

    def table(self) -> pa.Table:
        """The rows as a table."""
        return self._table.slice(self.start, len(self))
