"""The lossless cover of a text: every code point in exactly one span, in order."""

from __future__ import annotations

from collections import deque
from types import MappingProxyType

from newsparse import dateline
from newsparse.base.records import NamedTuple, dataclass, made
from newsparse.base.tables import load
from newsparse.label.describe import BlockFacts
from newsparse.label.labeller import Labelled
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.text.lines import Line, number_at
from newsparse.text.source import Source
from newsparse.text.unwrap import origins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LEFT_OUT = frozenset({Role.BOILERPLATE, Role.END_MARKER, Role.DATELINE})
_BREAK = Role.BREAK  # asked for at every span, which a name of the module answers much faster
_LEADS = (Role.DATELINE, Role.PARAGRAPH, Role.SUMMARY)
_OPENERS = (Role.TITLE, *_LEADS)


# What a dateline on a line of its own may be taken for.
_HEADINGS = (Role.SUBHEAD, Role.SUMMARY, Role.NOTE, Role.CREDIT, Role.BYLINE)


class Share(NamedTuple):
    """An article's share of a text: code points `start` to `end`; number `article`, from 1, `of` so many."""

    start: int
    end: int
    article: int = 1
    of: int = 1


@dataclass(slots=True)
class Tree:
    """One article's spans over its source.

    The spans tile code points `spans[0].start` to `spans[-1].end` of `source.text`: all of it, or this article's
    share of a file that contains several. `texts` maps the start of each span to its text with wrapped lines joined,
    `facts` the start of each block that is one span to its facts; `match` is the dateline, in code points of the
    source. `leads` maps the start of each labelled block to the lead of its role (see `Labelled`). `continued` are the
    starts of the spans that go on with a paragraph below the foot of a page; their text is part of that paragraph's.
    `part_lines` maps the starts of a dateline and of what it opens to the 0-based line that is known to be theirs.
    """

    source: Source
    lines: Sequence[Line]
    language: str | None
    spans: Sequence[Span]
    share: Share
    texts: Mapping[int, str]
    facts: Mapping[int, BlockFacts]
    match: dateline.Match | None = None
    leads: Mapping[int, float | None] = MappingProxyType({})
    continued: frozenset[int] = frozenset()
    part_lines: Mapping[int, int] = MappingProxyType({})

    def text(self, span: Span) -> str:
        """The span's text with its wrapped lines joined."""
        known = self.texts.get(span.start)
        return self.source.text[span.start : span.end] if known is None else known

    def line(self, span: Span) -> int:
        """The 1-based number of the line on which the span starts."""
        known = self.facts.get(span.start)
        if known:
            return known.block.line + 1
        line = self.part_lines.get(span.start)
        return number_at(self.lines, span.start) if line is None else line + 1

    def left_out(self) -> list[Span]:
        """The spans that the document has no place for: boilerplate; end markers and datelines but the first."""
        found = [span for span in self.spans if span.role in _LEFT_OUT]
        if not found or (len(found) == 1 and found[0].role is not Role.BOILERPLATE):
            return []
        kept: dict[Role, int] = {
            span.role: span.start for span in reversed(found) if span.role is not Role.BOILERPLATE
        }
        if self.match:
            kept[Role.DATELINE] = self.match.start
        return [span for span in found if kept.get(span.role) != span.start]


def grow(
    source: Source,
    labelled: Sequence[Labelled],
    share: Share,
    *,
    lines: Sequence[Line],
    language: str | None,
) -> Tree:
    """Build the tree of the labelled blocks inside `share`."""
    cover = _Cover(source.text, share.start)
    lead = _lead(labelled, language)
    waiting: deque[tuple[int, int, Role]] = deque()
    leads: dict[int, float | None] = {}
    for index, one in enumerate(labelled):
        block = one.facts.block
        start = block.start
        if waiting:
            cover.go_on(waiting, start)
        if index == lead:
            cover.add_dated(one)
        else:
            cover.add(one.role, start, block.end, block.text)
            cover.facts[start] = one.facts
        leads[start] = one.lead
        if block.rest:
            waiting += [(first, end, _rest_role(one.role)) for first, end in block.rest]
    cover.go_on(waiting, share.end)
    cover.close(share.end)
    return Tree(
        source,
        lines,
        language,
        cover.spans,
        share,
        cover.texts,
        cover.facts,
        cover.match,
        leads,
        frozenset(cover.continued),
        cover.part_lines,
    )


def _rest_role(role: Role) -> Role:
    return Role.PARAGRAPH if role is Role.DATELINE else role


def _lead(labelled: Sequence[Labelled], language: str | None) -> int | None:
    """The index of the block that opens with the dateline: one on its own line, else the lead, else the summary."""
    roles = [block.role for block in labelled]
    first = {role: roles.index(role) for role in _OPENERS if role in roles}
    leads = [first[role] for role in _LEADS if role in first]
    found = next((index for index in leads if labelled[index].facts.dateline), None)
    if found is None and Role.TITLE in first and Role.PARAGRAPH in first:
        found = _named_lead(labelled, first, tuple(load("datelines")["place_endings"].get(language, ())))
    above = first.get(Role.PARAGRAPH, 0) - 1
    return above if found is None and above > 0 and _is_dateline(labelled[above]) else found


def _named_lead(
    labelled: Sequence[Labelled], first: Mapping[Role, int], endings: tuple[str, ...]
) -> int | None:
    """The index of the lead or of a line above it that opens with a place which the headline names; else None."""
    lead, title = first[Role.PARAGRAPH], labelled[first[Role.TITLE]].block.text
    for index in (lead, lead - 1, first.get(Role.SUMMARY, lead)):
        found = dateline.match_named(labelled[index].block.text, title, endings)
        alone = found is not None and found.end == len(labelled[index].block.text)
        role = labelled[index].role
        if found and (role in _LEADS or (alone and role in _HEADINGS)):
            labelled[index].facts.open_with(found)
            return index
    return None


def _is_dateline(block: Labelled) -> bool:
    """Whether a block directly above the lead is a dateline and nothing else, although it was taken for a heading."""
    if block.role not in _HEADINGS:
        return False
    found = block.facts.dateline
    return found is not None and found.end == len(block.block.text)


class _Cover:
    """Spans that are added in order, without gaps."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._at = text, start
        self.spans: list[Span] = []
        self.texts: dict[int, str] = {}
        self.facts: dict[int, BlockFacts] = {}
        self.match: dateline.Match | None = None
        self.continued: set[int] = set()
        self.part_lines: dict[int, int] = {}

    def add(self, role: Role, start: int, end: int, text: str) -> None:
        """Add a span with this role, unless it is empty, after a break for the white space before it."""
        if self._at < start:
            self.spans.append(made(Span, (_BREAK, self._at, start, ())))
            self._at = start
        if start < end:
            self.spans.append(made(Span, (role, start, end, ())))
            self.texts[start] = text
            self._at = end

    def go_on(self, waiting: deque[tuple[int, int, Role]], before: int) -> None:
        """Add what goes on below the foot of a page, up to offset `before`."""
        while waiting and waiting[0][0] < before:
            start, end, role = waiting.popleft()
            self.add(role, start, end, self._text[start:end])
            self.continued.add(start)

    def add_dated(self, block: Labelled) -> None:
        """Add the dateline that opens a block, and the rest of the block."""
        found, text = block.facts.dateline, block.block.text
        assert found is not None
        start, end = block.block.start, block.block.end
        self.match = match = found.placed(origins(self._text, start, text[: found.end]))
        self.close(match.start)
        self.spans.append(Span(Role.DATELINE, match.start, match.end, match.parts()))
        self.texts[match.start] = text[found.start : found.end]
        self._at = match.end
        rest = match.end
        while rest < end and self._text[rest].isspace():
            rest += 1
        above = self._text[start:rest]
        if "\n" not in above and "\r" not in above:
            self.part_lines[match.start] = self.part_lines[rest] = block.block.line
        role = (
            Role.PARAGRAPH
        )  # whatever it was taken for: text behind a dateline is the lead, never the summary
        self.add(role, rest, end, text[found.end :].lstrip())

    def close(self, end: int) -> None:
        """Add a break up to `end`, if there is white space."""
        if self._at < end:
            self.spans.append(Span(_BREAK, self._at, end))
            self._at = end
