"""A run as a folder rule sees it: the notes it took of every article, once all files have been read."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsparse.base.records import dataclass, field


class FolderNote(NamedTuple):
    """What a folder rule noted about article number `article` of the file `path`; `value` is plain JSON data."""

    path: str
    article: int
    value: Any


@dataclass(slots=True)
class Folder:
    """All files of a run: `notes` by rule code, in the order of paths and articles.

    The module of a folder rule has `note(context: ArticleContext)`, which is called for every article, possibly in
    another process, and returns plain JSON data or None. Its `check(folder)` yields `(path, Finding)` pairs with
    offsets from those notes.
    """

    notes: dict[str, list[FolderNote]] = field(default_factory=dict)

    def of(self, code: str) -> Iterator[FolderNote]:
        """The notes that the rule `code` took."""
        return iter(self.notes.get(code, ()))
