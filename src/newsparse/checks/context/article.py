"""An article as a rule sees it: its spans, its text, and what several rules would otherwise work out again."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.file import FileContext
from newsparse.checks.text import quotations
from newsparse.checks.text.extents import Extents
from newsparse.checks.text.quotations import Quotations
from newsparse.label.labeller import Reasons
from newsparse.model.role import Role
from newsparse.model.span import Part, Span
from newsparse.pipeline.tree import Tree
from newsparse.words import phrases

# What a newsroom writes and edits; slugs, time stamps and menus follow rules of their own.
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

# a character that is not part of a word: "’", " "; not "_"
_SIGN = lazy_pattern(r"\W")
_LONGEST_LINE = 200  # code points; longer blocks are text
_MOST_SIGNS = 64  # that are replaced one by one; no more than the time for each character of a text


class ArticleContext:
    """What rules of scope ARTICLE are given; offsets are code points of the file's `text`.

    `reasons` holds the labeller's reasons for each block, with margins up to that of doubt and infinite ones above;
    it is empty unless a rule that `weighs` them runs.
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
        """The article's part of the file's text: a cheap test for a character before a search."""
        if self.start == 0 and self.end == len(self.text):
            return self.text
        return self.text[self.start : self.end]

    @cached_property
    def worded(self) -> str:
        """The article's part of the file's text, with a space for each character that is not part of a word."""
        raw = self.raw
        signs = [sign for sign in self.file.characters if not (sign.isalnum() or sign in " _")]
        if len(signs) > _MOST_SIGNS:
            return _SIGN.sub(" ", raw)
        for sign in signs:
            raw = raw.replace(sign, " ")
        return raw

    @cached_property
    def words(self) -> Sequence[str]:
        """The article's words in order, as `\\w+` finds them: a cheap test for a word before a search."""
        return self.worded.split()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The set of these words."""
        return frozenset(self.words)

    @cached_property
    def _by_role(self) -> dict[Role, list[Span]]:
        found: dict[Role, list[Span]] = {}
        for span in self.tree.spans:
            found.setdefault(span.role, []).append(span)
        return found

    def spans(self, *roles: Role) -> list[Span]:
        """The spans of these roles, in order; white space cannot be asked for together with others."""
        if len(roles) == 1:
            return self._by_role.get(roles[0], [])
        wanted = frozenset(roles)
        return [span for span in self.blocks if span.role in wanted]

    @cached_property
    def prose(self) -> Sequence[Span]:
        """The spans that a newsroom writes: title, summary, body, captions and notes."""
        return [span for span in self.blocks if span.role in PROSE]

    @cached_property
    def body(self) -> Sequence[Span]:
        """The running text: paragraphs, list items and block quotations; the lead without its dateline."""
        return [span for span in self.blocks if span.role in BODY]

    @cached_property
    def addresses(self) -> Sequence[tuple[int, int]]:
        """The extents of web and e-mail addresses in the running text, in order."""
        masks, body = self.file.masks, Extents((span.start, span.end) for span in self.body)
        mine = masks[bisect_left(masks, (self.start, 0)) : bisect_left(masks, (self.end, 0))]
        return [
            (a, b) for a, b in mine if any(start <= a and b <= end for start, end in body.overlapping(a, b))
        ]

    @cached_property
    def blocks(self) -> Sequence[Span]:
        """Every span but white space, in order."""
        return [span for span in self.tree.spans if span.role is not Role.BREAK]

    @property
    def title(self) -> Span | None:
        """The headline, or the first line of one."""
        titles = self.spans(Role.TITLE)
        return titles[0] if titles else None

    @property
    def dateline(self) -> Span | None:
        """The dateline with its parts, if there is one."""
        datelines = self.spans(Role.DATELINE)
        return datelines[0] if datelines else None

    def part(self, name: str) -> Part | None:
        """The first part of the dateline with this name, such as `place`, `agency` or `date`."""
        parts = self.dateline.parts if self.dateline else ()
        return next((part for part in parts if part.name == name), None)

    def opens_lead(self, dateline: Span) -> bool:
        """Whether nothing but white space separates a dateline from the lead."""
        lead = self.lead
        return (
            lead is not None
            and lead.start >= dateline.end
            and not self.text[dateline.end : lead.start].strip()
        )

    @property
    def lead(self) -> Span | None:
        """The first paragraph, without its dateline."""
        paragraphs = self.spans(Role.PARAGRAPH)
        return paragraphs[0] if paragraphs else None

    @cached_property
    def quotations(self) -> Quotations:
        """The quotations in the prose."""
        extents = [(span.start, span.end) for span in self.prose]
        return quotations.find(self.text, extents, self.language, self.file.characters)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether code points `start` to `end` overlap text in quotation marks or a block quotation."""
        return self._block_quotes.overlaps(start, end) or self.quotations.inside(start, end)

    @cached_property
    def _block_quotes(self) -> Extents:
        return Extents((span.start, span.end) for span in self.spans(Role.QUOTE))

    @cached_property
    def phrased(self) -> Sequence[tuple[Span, tuple[str, ...]]]:
        """The lines that are, or begin with, known phrases, with the kinds of these; few articles have any."""
        lines = self.spans(Role.BOILERPLATE, Role.SUBHEAD, Role.PARAGRAPH)
        short = [span for span in lines if span.end - span.start <= _LONGEST_LINE]
        return [(span, names) for span in short if (names := self.phrases(span))]

    def phrases(self, span: Span) -> tuple[str, ...]:
        """The kinds of known phrases that a short block begins with (`share`) or consists of (`share=`)."""
        names = self._phrases.get(span.start)
        if names is None:
            folded = self.text[span.start : span.end].casefold().strip()
            facts = self.tree.facts.get(span.start)
            known = facts is not None and facts.folded == folded != ""
            names = facts.phrases if facts and known else phrases.phrase_kinds(folded)
            self._phrases[span.start] = names
        return names

    def occurrences(self, needle: str, spans: Sequence[Span] | None = None) -> Iterator[int]:
        """The offsets of `needle` in the prose, or in these spans, outside web addresses."""
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
        """The matches of `pattern` in the prose, or in these spans, outside web addresses.

        A look-behind sees the text before the span. Wrapped paragraphs contain line endings: write `\\s` for a space.
        """
        for span in self.prose if spans is None else spans:
            for match in pattern.finditer(self.text, span.start, span.end):
                if not self.file.is_masked(*match.span()):
                    yield match

    def with_any(self, signs: Iterable[str], spans: Sequence[Span]) -> list[Span]:
        """The spans, which are in order, that contain one of these signs or words.

        Each is searched for from span to span, which is quicker than a pattern, and than a search in each span.
        """
        signs = [sign for sign in signs if sign in self.raw]
        if not signs:
            return []
        find, ends = self.text.find, [span.end for span in spans]
        found: set[int] = set()
        for sign in signs:
            at = find(sign, self.start, self.end)
            while at >= 0 and (number := bisect_right(ends, at)) < len(spans):
                start, end = spans[number].start, ends[number]
                if at < start:
                    at = start - 1
                elif at + len(sign) <= end:
                    found.add(number)
                    at = end - 1
                at = find(sign, at + 1, self.end)
        return [spans[number] for number in sorted(found)]

    def holding(self, clue: re.Pattern[str], spans: Sequence[Span]) -> list[Span]:
        """The spans in which a pattern is found: one that is quickly searched for, before another that is not."""
        return [span for span in spans if clue.search(self.text, span.start, span.end)]

    def where(self, offset: int) -> str:
        """The line and column of an offset, from 1, as messages show them."""
        return self.file.where(offset)

    def listed(self, offsets: Sequence[int]) -> str:
        """These offsets as messages list them: `at 4:97, 12:16 and 3 more`."""
        return self.file.listed(offsets)
