"""One row an article, as Parquet, a row group at a time. Needs the extra `arrow`."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from newsparse.formats.format import WriteOptions
from newsparse.formats.rows import row_of
from newsparse.model.article import Article
from newsparse.model.errors import OutputError

_GROUP = 1_000  # articles; some 10 MB of text, which a reader loads at once


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[bytes]:
    """The bytes of the file; an article's `id` is the path that it was read from. Raises OutputError."""
    waiting = iter(articles)
    group = list(islice(waiting, _GROUP))
    if not group:
        return
    sink = _Sink()
    with _writer(sink) as file:
        while group:
            file.write_batch(_batch(group, options))
            yield from sink.taken()
            group = list(islice(waiting, _GROUP))
    yield from sink.taken()


def _writer(sink: "_Sink") -> Any:
    try:
        import pyarrow.parquet as pq

        from newsparse.formats.arrow_schema import SCHEMA
    except ImportError as error:
        advice = "pip install 'newsparse[arrow]'"
        raise OutputError(f'writing parquet needs the extra "arrow": {advice}') from error
    return pq.ParquetWriter(sink, SCHEMA, compression="zstd")


def _batch(articles: Sequence[Article], options: WriteOptions) -> Any:
    from newsparse.formats.arrow_schema import batch_of

    return batch_of(row_of(one, one.source.path, spans=options.spans) for one in articles)


class _Sink:
    """A file that gives away what is written to it."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def write(self, data: Any) -> int:
        """Keep the bytes until they are taken."""
        piece = bytes(data)
        self._pieces.append(piece)
        self._size += len(piece)
        return len(piece)

    def tell(self) -> int:
        """How many bytes were written."""
        return self._size

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """The pieces can still be taken."""
        self.closed = True

    def taken(self) -> list[bytes]:
        """What was written since the last call."""
        pieces, self._pieces = self._pieces, []
        return pieces
