"""The groups of lines that an export consists of: what stands between two blank lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_SHORTEST_WRAPPED = 62  # columns; databases wrap at 80, before a word that is too long
_WIDEST = 4_096  # code points of a line that are looked at for its indent


class Group(NamedTuple):
    """Lines without a blank one between them; `line` is the 1-based number of the first one in the file.

    `centred` says that the first one is set in the middle. `lines` keep their indents.
    """

    lines: tuple[str, ...]
    line: int
    centred: bool = False

    @property
    def text(self) -> str:
        """The lines as one, with single spaces."""
        return " ".join(" ".join(self.lines).split())

    @property
    def first(self) -> str:
        """The first line without its indent."""
        return self.lines[0].strip()

    def without(self, count: int) -> "Group | None":
        """The group without its first lines; None if nothing is left."""
        if count >= len(self.lines):
            return None
        return Group(self.lines[count:], self.line + count, self.centred)


def groups_of(lines: Iterable[str], first: int = 1) -> list[Group]:
    """The groups of lines; `first` is the number of the first line in the file."""
    return list(_groups(lines, first))


def _groups(lines: Iterable[str], first: int) -> Iterator[Group]:
    own: list[str] = []
    number = first
    for number, line in enumerate(lines, first):
        if line.strip(" \t\u00a0\ufeff\f"):
            own.append(line)
        elif own:
            yield _group(own, number - len(own))
            own = []
    if own:
        yield _group(own, number + 1 - len(own))


def _group(lines: Sequence[str], number: int) -> Group:
    head = lines[0][:_WIDEST]
    return Group(tuple(lines), number, head[:1].isspace() and bool(head.strip()))


def lines_of(text: str) -> list[str]:
    """The lines of a text, whose ends are CR LF, CR or LF; U+2028 parts lines too."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")


def joined(groups: Sequence[Group], *, one_line: bool = False) -> str:
    """The text of the groups, with as many blank lines between them as in the file; `one_line` joins each group's."""
    parts: list[str] = []
    below = groups[0].line if groups else 1
    for group in groups:
        lines = (group.text,) if one_line else group.lines
        parts.append("\n" * max(0, group.line - below))
        parts.append("\n".join(lines) + "\n")
        below = max(below, group.line) + len(lines)
    return "".join(parts)


def is_wrapped(groups: Sequence[Group]) -> bool:
    """Whether each group is a paragraph whose lines were wrapped: all but the last are about as long."""
    several = [group.lines for group in groups if len(group.lines) > 1]
    return bool(several) and all(
        len(line) >= _SHORTEST_WRAPPED and (at == 0 or not line[:1].isspace())
        for lines in several
        for at, line in enumerate(lines[:-1])
    )
