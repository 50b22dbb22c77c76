"""The table of corpora: which texts the labeller is fitted on, measured on, and in what proportion."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("corpora.toml")
LAYOUTS = ("lines", "blank", "wrapped", "page", "mixed")

_TOP_LEVEL = frozenset({"root", "scorer", "floors", "corpora"})
_NEEDED = ("file", "family", "layout")
_RECORD = ("id", "raw", "gold")
_GOLD = ("lang", "source", "title", "blocks")

Record = dict[str, Any]


class CorporaError(Exception):
    """A table of corpora or a record that cannot be used; the message names the file and what to change."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One row of the table: a file of records and what becomes of them.

    Every `share`-th record, chosen by a hash of its id, becomes a lesson, and each lesson gets `variants` altered
    copies. `family` groups corpora of one origin. `layout`, one of LAYOUTS, tells readers of the table how the texts
    are set. `ragged` matches blocks to the gold by their words, for files whose lines are not always whole blocks.
    `confusion` counts the corpus in the tables over blocks.
    """

    name: str
    path: Path
    family: str
    layout: str
    share: int = 1
    variants: int = 0
    fit: bool = True
    score: bool = True
    confusion: bool = True
    ragged: bool = False
    publisher_ends_at: str = ""

    def records(self) -> Iterator[Record]:
        """The records of the file. Raises CorporaError for a line that is not a record."""
        for number, line in enumerate(self.path.read_text("utf-8").split("\n"), 1):
            if line:
                yield _record(line, f"{self.path}:{number}")

    def publisher(self, record: Record) -> str:
        """The outlet of a text: `source` after its first colon, up to `publisher_ends_at`."""
        source: str = record["gold"]["source"]
        outlet = source.partition(":")[2] or source
        return outlet.split(self.publisher_ends_at)[0] if self.publisher_ends_at else outlet


@dataclass(frozen=True, slots=True)
class Corpora:
    """A whole table; `scorer` and `floors` are None where it names none."""

    corpora: tuple[Corpus, ...]
    scorer: Path | None = None
    floors: Path | None = None

    @property
    def fitted(self) -> tuple[Corpus, ...]:
        """The corpora that lessons are taken from."""
        return tuple(corpus for corpus in self.corpora if corpus.fit and corpus.share)

    @property
    def scored(self) -> tuple[Corpus, ...]:
        """The corpora that are measured."""
        return tuple(corpus for corpus in self.corpora if corpus.score)

    def missing(self) -> list[Path]:
        """The files that the table names and that are not there."""
        paths = [corpus.path for corpus in self.corpora]
        return [path for path in (*paths, self.scorer, self.floors) if path and not path.exists()]


def load(table: Path = TABLE, root: Path | None = None) -> Corpora:
    """Read a table of corpora; `root` replaces the table's own. Raises CorporaError if the table is wrong."""
    try:
        content = tomllib.loads(table.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CorporaError(f"{table}: {error}") from None
    _check_keys(content, _TOP_LEVEL, str(table))
    folder = root or table.parent / content.get("root", ".")
    rows = content.get("corpora", {})
    if not rows:
        raise CorporaError(f"{table}: names no corpus; add a table such as [corpora.mine]")
    return Corpora(
        tuple(_corpus(name, row, folder, f"{table}: corpora.{name}") for name, row in rows.items()),
        *(table.parent / content[key] if key in content else None for key in ("scorer", "floors")),
    )


def _corpus(name: str, row: Mapping[str, Any], folder: Path, where: str) -> Corpus:
    known = {field.name: field.type for field in fields(Corpus)}
    _check_keys(row, {"file", *known} - {"name", "path"}, where)
    absent = [key for key in _NEEDED if key not in row]
    if absent:
        raise CorporaError(f"{where}: {', '.join(absent)} missing")
    if row["layout"] not in LAYOUTS:
        raise CorporaError(f"{where}: layout {row['layout']!r} is not one of {', '.join(LAYOUTS)}")
    for key, value in row.items():
        if type(value) is not known.get(key, str):
            raise CorporaError(f"{where}: {key} = {value!r} has the wrong type")
        if type(value) is int and value < 0:
            raise CorporaError(f"{where}: {key} = {value} is negative")
    return Corpus(name, folder / row["file"], **{key: value for key, value in row.items() if key != "file"})


def _check_keys(table: Mapping[str, Any], known: frozenset[str] | set[str], where: str) -> None:
    unknown = sorted(table.keys() - known)
    if unknown:
        raise CorporaError(f"{where}: unknown key {unknown[0]!r}; known keys are {', '.join(sorted(known))}")


def _record(line: str, where: str) -> Record:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorporaError(f"{where}: not a JSON object: {error}") from None
    for keys, value, name in ((_RECORD, record, "the record"), (_GOLD, record.get("gold"), "its gold")):
        absent = [key for key in keys if key not in (value or ())]
        if absent:
            raise CorporaError(f"{where}: {name} lacks {', '.join(absent)}")
    # A byte order mark is not part of the text; newsparse drops it when it reads a file.
    return {**record, "raw": record["raw"].removeprefix("\ufeff")}
