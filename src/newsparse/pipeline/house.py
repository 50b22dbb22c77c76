"""What do a newsroom's own words say of the lines of a text: end markers, boilerplate, labels, agencies?"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import NamedTuple

from newsparse import dateline
from newsparse.base.characters import COLONS, in_class
from newsparse.dateline.lexicon import Lexicon, fold
from newsparse.label.describe import BlockFacts
from newsparse.label.labeller import Labelled
from newsparse.label.shape import Shape
from newsparse.model.house import HouseWords
from newsparse.model.role import Role
from newsparse.pipeline.split_on import divided as divided_at
from newsparse.text.blocks import Block

_DATELINE_REACH = 130  # code points; in no known dateline is the agency farther away


class _Words(NamedTuple):
    """The words of a newsroom, compiled; a pattern is None where there is nothing to find.

    `labels` has a group for each kind, and `rest` for what follows on the same line.
    """

    lines: str
    end_markers: re.Pattern[str] | None
    boilerplate: re.Pattern[str] | None
    labels: re.Pattern[str] | None
    agencies: tuple[str, ...]
    lexicon: Lexicon


def divided(text: str, blocks: Sequence[Block], words: HouseWords) -> list[Block]:
    """The blocks, in which each line of the newsroom's is a block of its own, and so is each label."""
    compiled = _compiled(words)
    found = divided_at(text, blocks, compiled.lines) if compiled.lines else list(blocks)
    labels = compiled.labels
    return [part for block in found for part in _at_label(block, labels)] if labels else found


def _at_label(block: Block, labels: re.Pattern[str]) -> Iterator[Block]:
    """A block cut behind the label that opens it."""
    found = labels.match(block.text) if block.lines == 1 and not block.rest else None
    size = found.start("rest") if found else 0
    if found is None or not found["rest"] or block.end - block.start != len(block.text):
        yield block
        return
    label = block.text[:size].rstrip()
    yield block._replace(end=block.start + len(label), text=label)
    yield block._replace(start=block.start + size, text=block.text[size:], gap=0)


class Known(NamedTuple):
    """The blocks of a text whose roles the words settle (boilerplate, labels), and the others, both in order.

    `tops` has the start of the label above a block, or of the first of several, by the start of the block (code
    points): where the block begins an article, so does the label.
    """

    settled: list[Labelled]
    others: list[BlockFacts]
    tops: dict[int, int]

    def within(self, start: int, end: int) -> list[Labelled]:
        """The settled blocks that begin between two offsets (code points)."""
        first, last = (bisect_left(self.settled, at, key=_start) for at in (start, end))
        return self.settled[first:last]


def _start(one: Labelled) -> int:
    return one.block.start


def known(facts: Sequence[BlockFacts], words: HouseWords) -> Known:
    """What the words say of the blocks; end markers, datelines and what follows a label are marked in the facts."""
    compiled = _compiled(words)
    found = Known([], [], {})
    labels: list[tuple[int, str]] = []  # starts and kinds of the labels directly above
    for m in facts:
        text = m.block.text
        label = compiled.labels.match(text) if compiled.labels else None
        if label and not label["rest"]:
            found.settled.append(Labelled(m, Role.BOILERPLATE))
            labels.append((m.block.start, _kind(label)))
            continue
        if _is(compiled.boilerplate, text) and not _is(compiled.end_markers, text):
            found.settled.append(Labelled(m, Role.BOILERPLATE))
        else:
            _mark(m, compiled, labels[-1][1] if labels else None)
            found.others.append(m)
            if labels:
                found.tops[m.block.start] = labels[0][0]
        labels = []
    return found


def _kind(label: re.Match[str]) -> str:
    return next(name for name, held in label.groupdict().items() if held is not None and name != "rest")


def _mark(m: BlockFacts, words: _Words, below: str | None) -> None:
    """Mark a block with what it is: an end marker, what stands below a label of this kind, a lead with a dateline."""
    if _is(words.end_markers, m.block.text):
        m.end_marker = m.block.text
        m.become("ending", Shape.END_MARKER)
        return
    if below:
        m.become(f"under field_{below}", m.shape)
    _find_agency(m, words)


def _is(lines: re.Pattern[str] | None, text: str) -> bool:
    return lines is not None and lines.fullmatch(text) is not None


def _find_agency(m: BlockFacts, words: _Words) -> None:
    """Read the dateline of a block with an agency of the newsroom's near its start."""
    head = fold(m.block.text[:_DATELINE_REACH]) if words.agencies else ""
    if any(name in head for name in words.agencies):
        found = dateline.match(m.block.text, lexicon=words.lexicon)
        if found:
            m.open_with(found)


@lru_cache(maxsize=8)
def _compiled(words: HouseWords) -> _Words:
    labels = "|".join(
        f"(?P<{one.name}>{_alternatives(getattr(words.labels, one.name))})"
        for one in fields(words.labels)
        if getattr(words.labels, one.name)
    )
    lines = _alternatives((*words.end_markers, *words.boilerplate))
    return _Words(
        lines=f"(?i)^(?:{lines})$" if lines else "",
        end_markers=_pattern(_alternatives(words.end_markers)),
        boilerplate=_pattern(_alternatives(words.boilerplate)),
        labels=_pattern(rf"(?:{labels})(?:\s*[{in_class(COLONS)}]\s*(?P<rest>.*)|$)" if labels else ""),
        agencies=tuple(map(fold, words.agencies)),
        lexicon=Lexicon(own=words.agencies),
    )


def _pattern(expression: str) -> re.Pattern[str] | None:
    return re.compile(expression, re.IGNORECASE | re.DOTALL) if expression else None


def _alternatives(lines: Sequence[str]) -> str:
    return "|".join(map(_as_pattern, lines))


def _as_pattern(line: str) -> str:
    """A line of the configuration as a pattern: any white space for a blank, anything for a star."""
    pieces = (r"\s+".join(map(re.escape, piece.split(" "))) for piece in " ".join(line.split()).split("*"))
    return r"[^\n]*".join(pieces)
