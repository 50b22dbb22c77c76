"""The headings of a page, which are known by their sisters: set alike, over text that is set alike.

Pages that were dumped from their markup indent every heading of an article equally far; captions, teasers and buttons
between its paragraphs are indented otherwise.
"""

from collections import Counter
from collections.abc import Sequence

from newsparse.label.describe import BlockFacts
from newsparse.label.series import settle_questions
from newsparse.label.shape import RUNNING, TITLE_END, Shape
from newsparse.label.surroundings import is_headlike

_HEADING = frozenset(("name", "speaker", "menu-mark"))  # formulas that a heading can match by chance
_HEADED = RUNNING | {Shape.SHORT_SENTENCE}
_FEWEST_SISTERS = 3  # headings between the same kinds of lines
_FEWEST_HEADINGS = 2
_OPEN_STATES = ("boilerplate", "paragraph")

Path = list[str]
Facts = Sequence[BlockFacts]


def settle(path: Path, facts: Facts) -> None:
    """Give the lines of a page's body that are set like its headings their role, and take it from the others."""
    body = [index for index, state in enumerate(path) if state == "paragraph"]
    if not body:
        return
    indent = Counter(facts[index].block.indent for index in body).most_common(1)[0][0]
    _refuse_others(path, facts, indent)
    _find_sisters(path, facts, indent, range(body[0], body[-1]))
    settle_questions(path, facts)


def _refuse_others(path: Path, facts: Facts, indent: int) -> None:
    """Relabel tables, times of a live blog, and lines that are indented otherwise than the body and its headings."""
    headings = [index for index, state in enumerate(path) if state == "subhead"]
    over_text = Counter(
        facts[index].block.indent
        for index in headings
        if facts[min(index + 1, len(facts) - 1)].shape in _HEADED
    )
    for index in headings:
        m = facts[index]
        odd = m.block.indent != indent and over_text[m.block.indent] < _FEWEST_HEADINGS
        beside = over_text[indent] and m.block.indent != indent
        timed = "clock" in m.formulas and path[index + 1 : index + 2] == ["subhead"]
        if timed:
            path[index] = "body.timestamp"
        elif odd or beside or "columns" in m.formulas:
            path[index] = "boilerplate"


def _find_sisters(path: Path, facts: Facts, indent: int, body: range) -> None:
    """Take the lines over text that are set like a heading, and those between the same lines as several headings."""
    headings = [index for index in body if path[index] == "subhead" and facts[index].block.indent == indent]
    sisters = Counter(_between(facts, index) for index in headings)
    for index in body:
        m = facts[index]
        plain = is_headlike(m) and m.last in TITLE_END and _HEADING.issuperset(m.formulas)
        if path[index] not in _OPEN_STATES or not plain or m.block.indent != indent:
            continue
        below = facts[index + 1]
        over_text = path[index + 1] == "paragraph" and below.block.indent == indent and below.shape in _HEADED
        if (headings and over_text) or sisters[_between(facts, index)] >= _FEWEST_SISTERS:
            path[index] = "subhead"


def _between(facts: Facts, index: int) -> tuple[object, ...]:
    above, m, below = facts[index - 1], facts[index], facts[min(index + 1, len(facts) - 1)]
    return above.shape, above.block.indent, m.block.gap, below.shape, below.block.indent, below.block.gap
