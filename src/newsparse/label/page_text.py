"""Running text of a page that the chain left out: under the headline, and below links that interrupt the article."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsparse.label.describe import BlockFacts
from newsparse.label.shape import RUNNING, SENTENCE_END, TITLE_END
from newsparse.label.states import TAIL
from newsparse.label.surroundings import is_headlike

if TYPE_CHECKING:
    from newsparse.label.corrections import Decision

# Blocks of links and pictures that can interrupt an article; the longest list of teasers in one is about as long.
_REACH = 24
_SHORTEST_TEXT = 30  # size units
_LONGEST_FOOT = 60  # size units of the lines that begin the foot of a page
_FEWEST_STORY_SENTENCES = 3  # of a paragraph under the headline; decks are shorter
_FOOT = frozenset(("comment", "copyright"))
# The tail's states as those of the body that goes on below.
_INSIDE: Mapping[str, str] = MappingProxyType(
    {
        "tail.byline": "note",
        "tail.timestamp": "body.timestamp",
        "tail.credit": "credit",
        "tail.note": "note",
        "tail.boilerplate": "boilerplate",
    }
)


def keep_running_text(made: "Decision") -> None:
    """Take the running text next to the body into it: sentences that no formula explains, set like the body.

    Pages that were dumped from their markup indent a paragraph of the article as far as the others.
    """
    body = [index for index, state in enumerate(made.path) if state == "paragraph"]
    if not body:
        return
    indent = Counter(made.facts[index].block.indent for index in body).most_common(1)[0][0]
    _go_on(made.path, made.facts, indent)
    if "title" in made.path:
        _begin(made.path, made.facts, indent, range(made.path.index("title") + 1, body[0]))


def _go_on(path: list[str], facts: Sequence[BlockFacts], indent: int) -> None:
    """Let the body go on to the last running text before the foot of the page."""
    first = next((index for index, state in enumerate(path) if state in TAIL), len(path))
    end = first - 1
    for index in range(first, len(path)):
        m = facts[index]
        if index - end > _REACH or path[index] == "end_marker" or _is_foot(m):
            break
        if m.block.indent == indent and _is_running(m):
            end = index
    for index in range(first, end + 1):
        m = facts[index]
        if m.block.indent == indent and _is_running(m):
            path[index] = "paragraph"
        else:
            path[index] = _INSIDE[path[index]]
            if _heads(facts, index) and path[index] == "boilerplate":
                path[index] = "subhead"


def _begin(path: list[str], facts: Sequence[BlockFacts], indent: int, head: range) -> None:
    """Take running text under the headline for the deck, if there is none and it stands first, or for text."""
    for index in head:
        m = facts[index]
        if path[index] != "head.boilerplate" or not _is_running(m) or m.first == "bullet":
            continue
        alike = m.block.indent == indent
        if m.sentences >= _FEWEST_STORY_SENTENCES or (alike and "summary" in path):
            path[index] = "paragraph"
        elif "summary" not in path:
            path[index] = "summary"


def _is_foot(m: BlockFacts) -> bool:
    """Whether the line begins the comments or the foot of the page."""
    return m.size <= _LONGEST_FOOT and any(formula.rstrip("=") in _FOOT for formula in m.formulas)


def _is_running(m: BlockFacts) -> bool:
    return m.shape in RUNNING and m.last in SENTENCE_END and not m.formulas and m.size >= _SHORTEST_TEXT


def _heads(facts: Sequence[BlockFacts], index: int) -> bool:
    """Whether the line is a heading directly above running text that is set like it."""
    m, below = facts[index], facts[index + 1]
    alike = m.block.indent == below.block.indent or m.block.gap > below.block.gap
    return alike and is_headlike(m) and m.last in TITLE_END and not m.formulas and _is_running(below)
