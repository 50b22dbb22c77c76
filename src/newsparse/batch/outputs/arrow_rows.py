"""A run of rows of an Arrow table, cheap to slice and to join again.

Needs the extra `arrow`. Slicing a table makes an object per column, which outweighs a short article. Here a
slice is two numbers, and adjacent slices merge into one.
"""

from collections.abc import Sequence
from typing import Any, overload

import pyarrow as pa
import pyarrow.compute as pc

# The system's allocator: Arrow's own keeps what is freed, which doubles the memory in use.
POOL = pa.system_memory_pool()
_ROW_OVERHEAD = 460  # bytes of a row besides its texts


def row_bytes(json_length: int) -> int:
    """The approximate memory of a row by the length of its JSON, which repeats every text of the row."""
    return _ROW_OVERHEAD + 2 * json_length


class ArrowRows(Sequence[Any]):
    """Rows `start` to `end` (half-open) of a table."""

    __slots__ = ("_table", "_weights", "end", "start")

    def __init__(self, table: Any) -> None:
        self._table = table
        lengths = pc.fill_null(pc.binary_length(table.column("json")), 0)
        self._weights: list[int] = [row_bytes(length) for length in lengths.to_pylist()]
        self.start, self.end = 0, len(table)

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, part: int) -> Any: ...
    @overload
    def __getitem__(self, part: slice) -> "ArrowRows": ...

    def __getitem__(self, part: int | slice) -> Any:
        if isinstance(part, int):
            return self._table.slice(range(self.start, self.end)[part], 1)
        start, end, _ = part.indices(len(self))
        return self._part(self.start + start, self.start + end)

    def _part(self, start: int, end: int) -> "ArrowRows":
        part: ArrowRows = object.__new__(ArrowRows)
        part._table, part._weights, part.start, part.end = self._table, self._weights, start, end
        return part

    def weight(self) -> int:
        """The sum of `row_bytes`. Row groups are cut by it, so it must depend on the rows alone."""
        return sum(self._weights[self.start : self.end])

    def joined(self, following: "ArrowRows") -> "ArrowRows | None":
        """These rows and the following ones as one run; None if they are not adjacent in one table."""
        if following._table is self._table and following.start == self.end:
            return self._part(self.start, following.end)
        return None

    def table(self) -> pa.Table:
        """The rows as a table."""
        return self._table.slice(self.start, len(self))
