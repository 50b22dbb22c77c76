"""What a format is: its name, its suffixes, how it is recognised, and the module that reads or writes it."""

from __future__ import annotations

from types import ModuleType

from newsparse.base.records import NamedTuple
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, Protocol

    from newsparse.formats.extract import Extract, Extractor, Remark

    class Writer(Protocol):
        """The function `write` of a format's module: articles in, pieces of the output out, in order."""

        def __call__(self, articles: Iterable[Article], options: WriteOptions, /) -> Iterator[str]: ...

    class Reader(Protocol):
        """The function `read` of a format's module: the articles of a document. Raises FormatError."""

        def __call__(self, source: Source, /) -> list[Article]: ...


_HEAD = 1_000  # code points; blank lines before the first word of a document fit well within them
_LONGEST_MAGIC = 16  # bytes


class WriteOptions(NamedTuple):
    """Options for writers; `spans` adds the lossless cover where the format has a place for it.

    `array` has JSON always be an array, which otherwise is one object for one article. `front` is the front matter of
    Markdown: `full`, which holds everything, `hugo`, `jekyll` or `none`. `original` gives the text from which the
    article was read that the writer took last.
    """

    spans: bool = False
    array: bool = False
    front: str = "full"
    original: Callable[[], str | None] | None = None


class Clue(NamedTuple):
    """A cheap test that decides whether a format's module is worth loading.

    Each field that is not empty must match, by any one of its values. A clue without values matches nothing.
    """

    magic: tuple[bytes, ...] = ()  # the first bytes of the file, before decoding
    opening: tuple[str, ...] = ()  # the first characters of the text, after white space
    anywhere: tuple[str, ...] = ()  # characters somewhere in the text
    around: Mapping[str, tuple[str, ...]] = {}  # the same, by a part of them that is looked for first
    labels: tuple[str, ...] = ()  # words before a colon somewhere in the text

    def matches(self, source: Source) -> bool:
        """Whether the source may be in the format.

        >>> Clue(opening=("<",)).matches(Source("\\n<html>")), Clue(magic=(b"TOY",)).matches(Source("TOP"))
        (True, False)
        """
        magic, opening, anywhere, around, labels = self
        text = source.text
        if magic and not source.first_bytes(_LONGEST_MAGIC).startswith(magic):
            return False
        if opening and not text[:_HEAD].lstrip().startswith(opening):
            return False
        if anywhere and not any(map(text.__contains__, anywhere)):
            return False
        if around and not _has_one_around(text, around):
            return False
        if labels and not _has_label(text, labels):
            return False
        return any(self)


def _has_one_around(text: str, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether one of the texts is in the text; most often not even one of their parts is."""
    parts = [part for part in wanted if part in text]
    return bool(parts) and any(around in text for part in parts for around in wanted[part])


def _has_label(text: str, labels: tuple[str, ...]) -> bool:
    """Whether one of the words is before a colon; there are fewer colons in a text than places for words."""
    colon = text.find(":")
    while colon >= 0:
        if text.endswith(labels, 0, colon):
            return True
        colon = text.find(":", colon + 1)
    return False


class Format(NamedTuple):
    """One row of the table; `module` is imported when the format is first used.

    A format without a module is raw text, which the pipeline parses. `extra` is the name of the optional dependencies
    that reading it needs, if any. Beside `clue`, each of `clues` suffices: a format can come in several containers.
    `writer` is the module with `write`, if it is another one; it yields bytes if the format is `binary`. `lacks` names
    what the format has no place for: rows of the table in `losses`.
    """

    name: str
    suffixes: tuple[str, ...]
    summary: str
    module: str | None
    clue: Clue = Clue()
    reads: bool = True
    writes: bool = True
    extra: str = ""
    clues: tuple[Clue, ...] = ()
    writer: str | None = None
    lacks: tuple[str, ...] = ()
    binary: bool = False

    def recognises(self, source: Source) -> bool:
        """Whether the source is in this format: its clue matches, and so does the module's `recognise`, if any."""
        if self.module is None or not self.reads:
            return False
        for clue in (self.clue, *self.clues):
            if clue.matches(source):
                confirm: Callable[[Source], bool] | None = getattr(self._module(), "recognise", None)
                return confirm is None or confirm(source)
        return False

    def write(self, articles: Iterable[Article], options: WriteOptions) -> Iterator[Any]:
        """The pieces of the output, from the module's `write`: text, or bytes of a binary format."""
        writer: Writer = (_imported(self.writer) if self.writer else self._module()).write
        return writer(articles, options)

    def read(self, source: Source) -> list[Article]:
        """The articles of a document, from the module's `read`. Raises FormatError."""
        reader: Reader = self._module().read
        return reader(source)

    @property
    def extracts(self) -> bool:
        """Whether its documents hold raw texts, for `extract`, rather than articles, for `read`."""
        return self.module is not None and hasattr(self._module(), "extract")

    def extract(self, source: Source) -> Iterator[Extract | Remark | Article]:
        """The texts of a document's articles, from the module's `extract`.

        Raises FormatError, also where the extra that it needs is not installed.
        """
        extractor: Extractor = self._module().extract
        try:
            yield from extractor(source)
        except ImportError as error:
            if not self.extra:
                raise
            what = f'reading {self.name} needs the extra "{self.extra}"'
            problem = f"{what}: pip install 'newsparse[{self.extra}]'"
            raise FormatError(f"{source.path or self.name}: {problem}") from error

    def _module(self) -> ModuleType:
        if self.module is None:
            raise FormatError(f"{self.name} is raw text, not a document; newsparse.parse reads it")
        return _imported(self.module)


def _imported(name: str) -> ModuleType:
    """`importlib.import_module`, which a start would import for this alone."""
    module: ModuleType = __import__(name, fromlist=["write"])
    return module
