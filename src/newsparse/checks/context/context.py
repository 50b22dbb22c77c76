"""What a rule sees of a file and of an article: the texts and all that is worth working out only once."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from newsparse.checks.settings import House, Limits, Settings
from newsparse.checks.text import masks, quotations
from newsparse.checks.text.extents import Extents
from newsparse.checks.text.quotations import Quotations
from newsparse.label.labeller import Reasons
from newsparse.model.role import Role
from newsparse.model.span import Part, Span
from newsparse.pipeline.tree import Tree
from newsparse.text.lines import Line, number_at, split
from newsparse.text.source import Source
from newsparse.words import phrases

# What a newsroom writes and edits; the rest (slugs, time stamps, menus) keeps to other rules.
PROSE = frozenset(
    {
        Role.TITLE,
        Role.SUMMARY,
        Role.PARAGRAPH,
        Role.SUBHEAD,
        Role.LIST_ITEM,
        Role.QUOTE,
        Role.CAPTION,
        Role.NOTE,
    }
)
BODY = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE})


class FileContext:
    """A file as the rules of scope FILE see it; offsets are code points of `text`, the text as read."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self.source = source
        self.text = source.text
        self.settings = settings
        self.house: House = settings.house
        self.limits: Limits = settings.limits

    @cached_property
    def lines(self) -> list[Line]:
        """The lines, without their endings."""
        return split(self.text)

    def line(self, offset: int) -> int:
        """The 1-based number of the line that holds the offset."""
        return number_at(self.lines, offset)

    def where(self, offset: int) -> str:
        """The place of an offset as messages name it: line and column, from 1."""
        line = self.line(offset)
        return f"{line}:{offset - self.lines[line - 1].start + 1}"

    @cached_property
    def characters(self) -> frozenset[str]:
        """Which characters the text holds at all: the cheapest of tests."""
        return frozenset(self.text)

    @cached_property
    def masks(self) -> Sequence[tuple[int, int]]:
        """Where web addresses and e-mail addresses stand, in order."""
        return masks.find(self.text)

    @cached_property
    def _masked(self) -> Extents:
        return Extents(self.masks)

    def is_masked(self, start: int, end: int) -> bool:
        """Whether code points `start` to `end` touch a web or e-mail address."""
        return self._masked.touches(start, end)


class Context:
    """An article as the rules of scope ARTICLE see it; offsets are code points of the file's `text`.

    `reasons` are the labeller's for each block, there only if a rule that `weighs` them runs.
    """

    def __init__(self, file: FileContext, tree: Tree, reasons: Sequence[Reasons] = ()) -> None:
        self.file = file
        self.reasons = reasons
        self.tree = tree
        self.text = file.text
        self.language = tree.language
        self.house = file.house
        self.limits = file.limits
        self.settings = file.settings
        self.start = tree.spans[0].start if tree.spans else 0
        self.end = tree.spans[-1].end if tree.spans else 0
        self._phrases: dict[int, tuple[str, ...]] = {}

    @cached_property
    def raw(self) -> str:
        """The article's share of the file's text; test it for a character before looking for places."""
        if self.start == 0 and self.end == len(self.text):
            return self.text
        return self.text[self.start : self.end]

    @cached_property
    def _by_role(self) -> dict[Role, list[Span]]:
        found: dict[Role, list[Span]] = {}
        for span in self.tree.spans:
            found.setdefault(span.role, []).append(span)
        return found

    def spans(self, *roles: Role) -> list[Span]:
        """The spans of these roles, in order."""
        if len(roles) == 1:
            return self._by_role.get(roles[0], [])
        return [span for span in self.tree.spans if span.role in roles]

    @cached_property
    def prose(self) -> Sequence[Span]:
        """The spans that a newsroom writes: title, summary, body, captions, notes."""
        return [span for span in self.tree.spans if span.role in PROSE]

    @cached_property
    def body(self) -> Sequence[Span]:
        """The running text: paragraphs, list items, set-off quotations; the lead without its dateline."""
        return [span for span in self.tree.spans if span.role in BODY]

    @cached_property
    def addresses(self) -> Sequence[tuple[int, int]]:
        """Where web and e-mail addresses stand in the running text, in order."""
        masks, body = self.file.masks, Extents((span.start, span.end) for span in self.body)
        mine = masks[bisect_left(masks, (self.start, 0)) : bisect_left(masks, (self.end, 0))]
        return [(a, b) for a, b in mine if any(start <= a and b <= end for start, end in body.touched(a, b))]

    @cached_property
    def blocks(self) -> Sequence[Span]:
        """Every span that is not white space, in order."""
        return [span for span in self.tree.spans if span.role is not Role.BREAK]

    @property
    def title(self) -> Span | None:
        """The headline, or its first line."""
        titles = self.spans(Role.TITLE)
        return titles[0] if titles else None

    @property
    def dateline(self) -> Span | None:
        """The dateline, with its parts."""
        datelines = self.spans(Role.DATELINE)
        return datelines[0] if datelines else None

    def part(self, name: str) -> Part | None:
        """The dateline's part of this name: `place`, `region`, `agency`, `date` …"""
        parts = self.dateline.parts if self.dateline else ()
        return next((part for part in parts if part.name == name), None)

    @property
    def lead(self) -> Span | None:
        """The first paragraph, without its dateline."""
        paragraphs = self.spans(Role.PARAGRAPH)
        return paragraphs[0] if paragraphs else None

    @cached_property
    def quotations(self) -> Quotations:
        """Where direct speech stands in the prose."""
        return quotations.find(self.text, [(span.start, span.end) for span in self.prose], self.language)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether code points `start` to `end` touch words inside quotation marks or a set-off quotation."""
        return self._set_off.touches(start, end) or self.quotations.inside(start, end)

    @cached_property
    def _set_off(self) -> Extents:
        return Extents((span.start, span.end) for span in self.spans(Role.QUOTE))

    def phrases(self, span: Span) -> tuple[str, ...]:
        """The kinds of newsroom and page phrases that a short block is (`share=`) or begins with (`share`)."""
        names = self._phrases.get(span.start)
        if names is None:
            names = phrases.phrase_kinds(self.text[span.start : span.end].casefold().strip())
            self._phrases[span.start] = names
        return names

    def places(self, needle: str, spans: Sequence[Span] | None = None) -> Iterator[int]:
        """The offsets at which `needle` stands in the prose (or in these spans), outside web addresses."""
        if needle not in self.raw:
            return
        find = self.text.find
        for span in self.prose if spans is None else spans:
            at = find(needle, span.start, span.end)
            while at >= 0:
                if not self.file.is_masked(at, at + len(needle)):
                    yield at
                at = find(needle, at + len(needle), span.end)

    def matches(
        self, pattern: re.Pattern[str], spans: Sequence[Span] | None = None
    ) -> Iterator[re.Match[str]]:
        """The matches of `pattern` in the prose (or in these spans), outside web addresses.

        Look-behinds see the text before the span. Wrapped paragraphs hold line endings: blanks are `\\s`.
        """
        for span in self.prose if spans is None else spans:
            for match in pattern.finditer(self.text, span.start, span.end):
                if not self.file.is_masked(*match.span()):
                    yield match

    def where(self, offset: int) -> str:
        """The place of an offset as messages name it: line and column, from 1."""
        return self.file.where(offset)
