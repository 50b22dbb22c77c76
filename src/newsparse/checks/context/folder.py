"""What the rules of scope FOLDER see: the notes that they took of every article, after all files are read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Note(NamedTuple):
    """What a folder rule noted of article number `article` of the file `path`; `value` is plain JSON data."""

    path: str
    article: int
    value: Any


@dataclass(slots=True)
class Folder:
    """All the files of a run: `notes` by rule code, in the order of paths and articles.

    A folder rule's module has `note(context: Context)`, which is called for every article, perhaps in another
    process, and gives plain JSON data or None; its `check(folder)` yields `(path, Finding)` pairs with
    offsets from its notes.
    """

    notes: dict[str, list[Note]] = field(default_factory=dict)

    def of(self, code: str) -> Iterator[Note]:
        """The notes that the rule `code` took."""
        return iter(self.notes.get(code, ()))
