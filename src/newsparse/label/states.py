"""The states of the labeller, which are roles with their place in the article, and the grammar of their order."""

from __future__ import annotations

from types import MappingProxyType

from newsparse.base.records import NamedTuple
from newsparse.label.describe import BlockFacts
from newsparse.model.role import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Before the title, under it, in the body, after the body. A role that occurs in several of these places has a state
# for each, so that the chain knows where it is: there is only one title, and the body never follows the tail.
PRE = ("pre.boilerplate", "pre.timestamp", "pre.byline", "slug", "kicker")
TITLE = ("title",)
HEAD = (
    "summary",
    "byline",
    "timestamp",
    "dateline",
    "head.boilerplate",
    "head.caption",
    "head.credit",
    "head.note",
)
BODY = (
    "paragraph",
    "subhead",
    "list_item",
    "quote",
    "table",
    "separator",
    "caption",
    "credit",
    "note",
    "boilerplate",
    "body.timestamp",
)
TAIL = ("end_marker", "tail.byline", "tail.timestamp", "tail.credit", "tail.note", "tail.boilerplate")

STATES = PRE + TITLE + HEAD + BODY + TAIL

ROLES: Mapping[str, Role] = MappingProxyType({state: Role(state.rpartition(".")[2]) for state in STATES})

# group: the groups that may follow it
_ORDER = (
    (PRE, PRE + TITLE),  # an article without a title starts with its head or body
    (TITLE, HEAD + BODY + TAIL),
    (HEAD, HEAD + BODY + TAIL),
    (BODY, BODY + TAIL),
    (TAIL, TAIL),
)

# Pairs that the order would allow but that never occur: a subhead needs text below it.
_NEVER: Mapping[str, frozenset[str]] = MappingProxyType(
    {"dateline": frozenset({"dateline"}), "subhead": frozenset(TAIL)}
)

STARTS = frozenset(STATES) - frozenset(TAIL)
ENDS = frozenset(STATES) - {"subhead"}


def follows(state: str, following: str) -> bool:
    """Whether the grammar allows `following` right after `state`.

    >>> follows("title", "summary"), follows("paragraph", "title"), follows("tail.note", "paragraph")
    (True, False, False)
    """
    return following in followers(state)


def followers(state: str) -> frozenset[str]:
    """The states that the grammar allows right after this one."""
    allowed = next(allowed for group, allowed in _ORDER if state in group)
    return frozenset(allowed) - _NEVER.get(state, frozenset())


class Decision(NamedTuple):
    """The states of one article's blocks, to be corrected in place; `page` is true for a whole web page.

    `leads` are those of the chain's roles over others (see `Chain.weighed`), if they are known.
    """

    path: list[str]
    facts: Sequence[BlockFacts]
    page: bool
    leads: Sequence[float] = ()
