"""What a format is: its name, its files, and the module that writes or reads it."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from newsparse.model.article import Article
from newsparse.model.errors import FormatError


class WriteOptions(NamedTuple):
    """What the writers may be asked for; `spans` adds the lossless cover where the format can hold it."""

    spans: bool = False


class Writer(Protocol):
    """What a format's module calls `write`: articles in, pieces of the output out, in order."""

    def __call__(self, articles: Iterable[Article], options: WriteOptions, /) -> Iterator[str]: ...


class Reader(Protocol):
    """What a format's module calls `read`: the articles of one text; `path` is for messages and `source`."""

    def __call__(self, text: str, path: str | None, /) -> list[Article]: ...


class Format(NamedTuple):
    """One row of the table; `module` is imported when the format is first used.

    A format without a module is read by the pipeline itself: it is what `parse` is for.
    """

    name: str
    suffixes: tuple[str, ...]
    summary: str
    module: str | None
    reads: bool = True
    writes: bool = True

    def write(self, articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
        """The pieces of the output, from the module's `write`."""
        writer: Writer = self._function("write")
        return writer(articles, options)

    def read(self, text: str, path: str | None) -> list[Article]:
        """The articles of a document, from the module's `read`. Raises FormatError."""
        reader: Reader = self._function("read")
        return reader(text, path)

    def _function(self, verb: str) -> Any:
        if self.module is None:
            raise FormatError(f"the format {self.name} is no document; newsparse.parse reads it")
        return getattr(import_module(self.module), verb)
