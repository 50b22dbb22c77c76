"""What is done with a hostile text: every command that takes one, every writer, and every reader back."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from newsparse import formats
from newsparse.checks import directives, table
from newsparse.checks import run as checking
from newsparse.checks.config import reading
from newsparse.checks.context.file import FileContext
from newsparse.checks.settings import House, Settings
from newsparse.cli import main
from newsparse.formats.format import WriteOptions
from newsparse.model.article import Article
from newsparse.model.errors import ConfigurationError, FormatError
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source
from tests.fuzz.promises import OURS
from tests.growth.documents import DOCUMENTS
from tests.growth.families import FAMILIES, Family

Work = Callable[[], object]

_RULES = tuple(rule.code for rule in table.RULES)
_HOUSE = House("curly", "curly", "em", "closed", "character", "US", "sentence", "title", date_form="iso")
_SETTINGS = Settings(
    _RULES, house=_HOUSE, as_of="2025-06-01", allow={"NP013": ("a b",), "NP301": ("isn't",)}, directives=True
)
_FORMATS = formats.names(writes=True, binary=False)
_SPANS = WriteOptions(spans=True)
_ALL = ("--isolated", "--no-cache", "--select", "ALL")
_COMMANDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "parse": ("parse", "--spans"),
        "show": ("show",),
        "explain": ("explain", "--verbose"),
        "check": ("check", *_ALL, "--output-format", "full"),
        "fix": ("check", *_ALL, "--fix", "--unsafe-fixes"),
        "diff": ("check", *_ALL, "--diff", "--unsafe-fixes"),
        "batch": ("batch", "-j", "1", "-o", "{folder}/out.csv", "--report", "{folder}/report.html"),
    }
)


def _command(name: str) -> Callable[[str, Path], Work]:
    """The work of a command on a file, which is written anew for each run, as `--fix` changes it."""

    def of(text: str, folder: Path) -> Work:
        path = folder / "a.txt"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        options = [option.format(folder=folder) for option in _COMMANDS[name]]

        def work() -> int:
            sys.argv = ["newsparse", *options, str(path)]
            return main()

        return work

    return of


def _writing(text: str, _: Path) -> Work:
    """The work of every writer."""
    articles = _articles(text)
    options = _SPANS._replace(original=lambda: text)
    return lambda: [
        formats.write(articles[: 1 if name == "nitf" else None], name, options) for name in _FORMATS
    ]


def _reading(text: str, _: Path) -> Work:
    """The work of every reader on what its writer makes of a text."""
    articles = _articles(text)
    written = {name: formats.write(articles, name, _SPANS) for name in OURS}
    plain = Source(written.pop("yaml"))  # libyaml takes no text that counts
    return lambda: [
        formats.read(plain, "yaml"),
        *(formats.read(Source(document), name) for name, document in written.items()),
    ]


def _articles(text: str) -> list[Article]:
    return pipeline.articles(Source(text), Options(spans=True))


def _ruling(text: str, _: Path) -> Work:
    """The work of all rules on an article that has been parsed."""
    source = Source(text, encoding="utf-8", errors="surrogateescape")
    parsed = checking.read(source, _SETTINGS)
    return lambda: checking.examine(FileContext(source, _SETTINGS), parsed, directives.find(source.text))


def _reader(kind: str) -> Callable[[str, Path], Work]:
    """The work of reading a document, which may be refused."""

    def of(text: str, folder: Path) -> Work:
        path = folder / "newsparse.toml"
        path.write_text(text, encoding="utf-8")
        plain = Source(text, "x")  # libyaml takes no text that counts

        def work() -> None:
            with suppress(FormatError, ConfigurationError):
                if kind == "configuration":
                    reading.load(str(path))
                elif (row := formats.get(kind)).extracts:
                    list(row.extract(Source(text, "x")))
                else:
                    formats.read(plain if kind == "yaml" else Source(text, "x"), kind)

        return work

    return of


# Each makes the work of a text, so that what must be done before it is not counted.
SURFACES: Mapping[str, Callable[[str, Path], Work]] = MappingProxyType(
    {name: _command(name) for name in _COMMANDS} | {"rules": _ruling, "write": _writing, "read": _reading}
)
READERS = MappingProxyType({kind: _reader(kind) for kind in DOCUMENTS})
# Where lines of Python are counted as well, which takes ten times as long: what has loops of its own, without calls.
TRACED = frozenset({"rules", *READERS})


def families_of(surface: str) -> Mapping[str, Family]:
    """The families that a surface is measured with."""
    return DOCUMENTS.get(surface) or FAMILIES


def text_of(surface: str, family: str, length: int) -> str:
    """The text of a family that has about so many code points."""
    return families_of(surface)[family].text(length)


@contextmanager
def work_of(surface: str, family: str, length: int) -> Iterator[Work]:
    """The work with a text, in a folder of its own."""
    make = READERS.get(surface) or SURFACES[surface]
    with TemporaryDirectory() as folder:
        yield make(text_of(surface, family, length), Path(folder))
