"""The blocks of a structured document (page, mail, office document): their texts, and the roles that it gives them."""

from collections.abc import Iterable
from typing import NamedTuple

from newsparse.model.role import Role

_RUNNING_WORDS = 8  # words of a sentence; shorter lines are slogans and buttons
_RUNNING_LETTERS = 24  # code points of one in a script without spaces


def is_running(text: str) -> bool:
    """Whether a block is long enough to be a sentence of a text.

    >>> is_running("The ferry sailed again on Monday, its owner said."), is_running("All rights reserved.")
    (True, False)
    """
    return len(text.split()) >= _RUNNING_WORDS or (not text.isascii() and len(text) >= _RUNNING_LETTERS)


class DocumentBlock(NamedTuple):
    """A block of a document: its text on one line, and its role if the document tells."""

    text: str
    role: Role | None = None


def joined(blocks: Iterable[DocumentBlock]) -> tuple[str, dict[int, Role]]:
    """The text of the blocks, one a line, and the roles that are known, by the offsets at which their blocks start.

    >>> joined([DocumentBlock("Rain", Role.TITLE), DocumentBlock("It rained.")])
    ('Rain\\nIt rained.', {0: <Role.TITLE: 'title'>})
    """
    lines: list[str] = []
    roles: dict[int, Role] = {}
    at = 0
    for text, role in blocks:
        line = " ".join(text.split())
        if not line:
            continue
        if role is not None:
            roles[at] = role
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), roles
