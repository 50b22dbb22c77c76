"""Convert a tree of spans to the article that users see."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from types import MappingProxyType

from newsparse.base.characters import BARS, BULLETS, ITEM_DASHES, LONG_DASHES, in_class, without
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline import as_byline
from newsparse.byline import match as match_byline
from newsparse.dateline import as_dateline, written
from newsparse.dates import published
from newsparse.label.describe import SHORT, BlockFacts
from newsparse.label.shape import SENTENCE_END
from newsparse.model.article import (
    Article,
    Block,
    Byline,
    Confidence,
    Dateline,
    LeftOut,
    Note,
    SourceInfo,
    SpanRecord,
)
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.pipeline.tree import Tree
from newsparse.text.source import IN_DOUBT, Source
from newsparse.words.phrases import phrase_kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from typing import Any

    from newsparse.model.vocabulary import BodyType, Level, NoteType

_BODY: Mapping[Role, BodyType] = MappingProxyType(
    {
        Role.PARAGRAPH: "paragraph",
        Role.SUBHEAD: "subhead",
        Role.LIST_ITEM: "list_item",
        Role.QUOTE: "quote",
        Role.TABLE: "table",
        Role.SEPARATOR: "separator",
        Role.CAPTION: "caption",
    }
)
# Dashes are excluded because quotations begin with them.
_ITEM_SIGNS = in_class(BULLETS, without(ITEM_DASHES, "-", LONG_DASHES))
# On a whole page a headline can be the last item of a breadcrumb: "* Ferry late", "4. Ferry late"
_ITEM = lazy_pattern(rf"(?:[{_ITEM_SIGNS}]|(\d{{1,2}})\.)\s+(?=\S)")
_LABELLED, _UPDATED = 0, 2  # ranks of times: `First published`, `Updated`
_LONGEST_LABEL = 40  # code points before the colon
_SITE_SIGNS = (
    *BARS,
    " - ",
    *(f" {dash} " for dash in LONG_DASHES),
)  # between a headline and the name of a site
_SHORTEST_TITLE = 14  # code points of a headline before the name of a site; a shorter one can be a label
_LABELS = frozenset(("field_title", "release="))
_DATED = (Role.TIMESTAMP, Role.BYLINE)
# Asked for at every span, which names of the module answer much faster.
_BREAK, _TITLE, _PARAGRAPH = Role.BREAK, Role.TITLE, Role.PARAGRAPH
_TIMESTAMP, _BYLINE = _DATED
_MOST_HEAD_SPANS = 20  # with the breaks between them: the ten first blocks
_RUNNING = (Role.PARAGRAPH, Role.QUOTE, Role.TABLE, Role.LIST_ITEM)
_OPENS_TEXT = frozenset((*_RUNNING, Role.DATELINE, Role.SUMMARY))
_COUNTED_ABOVE = 2  # blocks above a numbered item that are searched for the previous number
_PARTS: Mapping[Role, str] = MappingProxyType(
    {Role.TITLE: "title", Role.BYLINE: "byline", Role.DATELINE: "dateline", **dict.fromkeys(_BODY, "body")}
)
_SURE = float("inf")  # the lead of a role that the block's own text decides
# The least lead, a natural logarithm of odds, for high and for medium confidence. The body is as sure as its least
# sure block, of which there are dozens, so that its leads are smaller. `python -m tools.fit confidence` prints the
# share that is right at each level.
LEVELS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"title": (9.0, 4.5), "byline": (4.5, 1.5), "dateline": (3.0, 1.0), "body": (1.5, 0.5)}
)
_NOTES: Mapping[Role, NoteType] = MappingProxyType(
    {Role.NOTE: "note", Role.CREDIT: "credit", Role.SLUG: "slug", Role.TIMESTAMP: "timestamp"}
)


def article_of(tree: Tree, spans: tuple[SpanRecord, ...] = (), *, keep_all: bool = False) -> Article:
    """The article of a tree; `spans` is its whole cover, if the document is to include it.

    With `keep_all` the blocks that would be left out are in the body, as boilerplate.
    """
    left_out = {span.start: span for span in tree.left_out()}
    source = tree.source
    body: list[Block] = []
    notes = []
    single: dict[Role, list[Span]] = {}
    texts, facts, continued = tree.texts, tree.facts, tree.continued
    for span in tree.spans:
        role, start, _, _ = span
        if role is _BREAK or start in continued:
            continue
        if start in left_out:
            if keep_all:
                body.append(Block("boilerplate", tree.text(span), tree.line(span)))
        elif kind := _BODY.get(role):
            line = facts[start].block.line + 1 if start in facts else tree.line(span)
            block = Block(kind, texts[start], line)
            if kind == "table":
                _add_table(body, block)
            else:
                body.append(block)
        elif note := _NOTES.get(role):
            notes.append(Note(note, tree.text(span), tree.line(span)))
        else:
            single.setdefault(role, []).append(span)
    title = _title(tree, single.get(Role.TITLE))
    for cut in _CUTS:
        label, title = cut(tree, title) if title else ("", title)
        if label:
            line = tree.line(single[Role.TITLE][0])
            notes.insert(bisect_left(notes, line, key=attrgetter("line")), Note("note", label, line))
    return Article(
        source=SourceInfo(source.path, tree.share.article, tree.share.of, source.encoding, source.sha256),
        language=tree.language,
        kicker=_joined(tree, single.get(Role.KICKER)),
        title=title,
        summary=_joined(tree, single.get(Role.SUMMARY)),
        byline=_byline(tree, single.get(Role.BYLINE)),
        dateline=_dateline(tree, single.get(Role.DATELINE)),
        published=_published(tree),
        body=tuple(body),
        notes=tuple(notes),
        end_marker=_first(tree, single.get(Role.END_MARKER)),
        left_out=_counted(tree, left_out.values()) if left_out and not keep_all else LeftOut(),
        confidence=_confidence(tree),
        spans=spans,
        **_doubt(source),
    )


def _doubt(source: Source) -> dict[str, Any]:
    """What the metadata of an article say of an encoding in doubt; nothing otherwise."""
    return {} if source.doubt is None else {"metadata": {IN_DOUBT: source.doubt}}


def _counted(tree: Tree, spans: Collection[Span]) -> LeftOut:
    from newsparse.pipeline.left_out import count_words  # most articles are whole

    return LeftOut(len(spans), count_words("\n".join(map(tree.text, spans))))


def _confidence(tree: Tree) -> Confidence:
    least: dict[str, float] = {}
    leads = tree.leads
    for role, start, _, _ in tree.spans:
        if role is _BREAK or (part := _PARTS.get(role)) is None:
            continue
        lead = leads.get(start)
        if part not in least or (lead is not None and lead < least[part]):
            least[part] = _SURE if lead is None else lead
    if not least:
        return Confidence()
    return Confidence(**{part: _level(part, lead) for part, lead in least.items()})


def _level(part: str, lead: float) -> Level:
    high, medium = LEVELS[part]
    return "high" if lead >= high else "medium" if lead >= medium else "low"


def _add_table(body: list[Block], block: Block) -> None:
    """Append the table; the rows of a table on neighbouring lines are one table."""
    if body and body[-1].type == "table":
        above = body[-1]
        if block.line == above.line + above.text.count("\n") + 1:
            body[-1] = Block("table", f"{above.text}\n{block.text}", above.line)
            return
    body.append(block)


def records(tree: Tree, margins: dict[int, float]) -> tuple[SpanRecord, ...]:
    """The whole cover for `--spans`; `margins` are keyed by the offset at which a labelled block starts."""
    return tuple(
        SpanRecord(span.role, span.start, span.end, tree.line(span), margins.get(span.start))
        for span in tree.spans
    )


def _joined(tree: Tree, spans: list[Span] | None) -> str | None:
    return "\n".join(map(tree.text, spans)) if spans else None


def _title(tree: Tree, spans: list[Span] | None) -> str | None:
    return " ".join(_unlisted(tree, span) for span in spans) if spans else None


def _unlabelled(tree: Tree, title: str) -> tuple[str, str]:
    """The label of a form or a press release before a headline (`Title:`, `For Immediate Release:`), and the rest.

    A date is a label too if the headline occurs again without it.
    """
    label, colon, rest = title.partition("：" if "：" in title[:_LONGEST_LABEL] else ":")
    if not colon or len(label) > _LONGEST_LABEL or not (rest := rest.strip()):
        return "", title
    kinds = phrase_kinds(title.casefold()) + phrase_kinds(label.casefold())
    dated = _LABELS.isdisjoint(kinds) and published.may_be_dated(label) and published.whole_date(label)
    if _LABELS.isdisjoint(kinds) and not (dated and tree.source.text.count(rest) > 1):
        return "", title
    second, rest = _unlabelled(tree, rest)  # `Subject: Fwd: Ferry late`
    return f"{label}{colon} {second}".rstrip(), rest


def _unsigned(tree: Tree, title: str) -> tuple[str, str]:
    """The name of a site behind a headline, `Ferry late | Mercury`, if it is a line of the file too, and the rest."""
    at = max(map(title.rfind, _SITE_SIGNS))
    site = title[at:].strip(" -" + LONG_DASHES + BARS)
    if at < _SHORTEST_TITLE or not site:
        return "", title
    if all(tree.text(span) != site for span in tree.spans if span.role is not _BREAK):
        return "", title
    return site, title[:at].rstrip()


_CUTS = (_unlabelled, _unsigned)


def _unlisted(tree: Tree, span: Span) -> str:
    """The span's text without its bullet, or its number if a block just above has the previous number."""
    text = tree.text(span)
    sign = None if text[:1].isalpha() else _ITEM.match(text)  # most begin with a letter and need no matching
    if not sign or (sign[1] and not _follows_number(tree, span, int(sign[1]))):
        return text
    return text[sign.end() :]


def _follows_number(tree: Tree, span: Span, number: int) -> bool:
    """Whether one of the blocks just above has the previous number."""
    at = bisect_left(tree.spans, span.start, key=attrgetter("start"))
    near = tree.spans[max(0, at - 2 * _COUNTED_ABOVE) : at]  # a line break between any two
    above = [other for other in near if other.role is not _BREAK]
    numbers = [_ITEM.match(tree.text(other)) for other in above[-_COUNTED_ABOVE:]]
    return any(found and found[1] == str(number - 1) for found in numbers)


def _first(tree: Tree, spans: list[Span] | None) -> str | None:
    return tree.text(spans[0]) if spans else None


def _byline(tree: Tree, spans: list[Span] | None) -> Byline | None:
    if not spans:
        return None
    text = "\n".join(_unlisted(tree, span) for span in spans)
    facts = tree.facts.get(spans[0].start)
    found = facts.byline if facts and facts.block.text == text else match_byline(text, lenient=True)
    return as_byline(text, found) if found else Byline(text)


def _dateline(tree: Tree, spans: list[Span] | None) -> Dateline | None:
    if tree.match:
        return as_dateline(tree.source.text, tree.match)
    text = _first(tree, spans)
    return Dateline(text) if text is not None else None


def _published(tree: Tree) -> str | None:
    """The time of publication that a line states; else a date in the head, under the text, in the dateline; else None.

    The article's language resolves ambiguous words: `listopada` is November in Polish, October in Croatian.
    """
    languages = [tree.language] if tree.language else None
    known: dict[int, published.Published | None] = {}
    for spans, last_rank in _dated(tree):
        for span in spans:
            if span.start not in known:
                known[span.start] = _time(tree, span, languages)
        times = [time for span in spans if (time := known[span.start])]
        if times:
            best = min(times, key=lambda time: time.rank)
            if best.rank <= last_rank:
                return best.iso
    return _opening_date(tree, languages) or _date_of_dateline(tree, languages)


def _dated(tree: Tree) -> Iterator[tuple[Sequence[Span], int]]:
    """The spans that can give the time of publication, with the last rank of those that count there."""
    stated = [span for span in tree.spans if span[0] is _TIMESTAMP or span[0] is _BYLINE]
    head = _head(tree)
    if stated:
        starts = {span.start for span in head}
        yield [span for span in stated if span.start in starts], _UPDATED
        yield stated, _LABELLED
    yield [span for span in head if _may_be_dated(tree, span)], _UPDATED
    yield stated, _UPDATED
    yield [span for span in _foot(tree) if _may_be_dated(tree, span)], _UPDATED


def _may_be_dated(tree: Tree, span: Span) -> bool:
    if span.role in _DATED:
        return True
    long = span.end - span.start >= published.SHORTEST_DATED  # the breaks between lines are not
    return long and published.may_be_dated(tree.text(span))


def _head(tree: Tree) -> list[Span]:
    """The spans before the first sentence of running text: those below the title, then those above it, upwards."""
    head: list[Span] = []
    title = None
    for span in tree.spans:
        role = span[0]
        if role is _BREAK:
            continue
        if role in _OPENS_TEXT:
            facts = tree.facts.get(span.start)
            if not (facts and _is_line(facts)):
                break
        elif role is _TITLE:
            title = len(head)
        if role is not _PARAGRAPH:
            head.append(span)
    below = [] if title is None else head[title + 1 :]
    return [*below, *reversed(head[:title])]


def _foot(tree: Tree) -> list[Span]:
    """The block below the last of running text, where offices put the date of a release."""
    below = None
    for span in reversed(tree.spans):
        if span.role in _RUNNING:
            break
        if span.role is not _BREAK:
            below = span
    return [] if below is None else [below]


def _is_line(facts: BlockFacts) -> bool:
    """Whether a block is short and not a sentence, or is a time: these can be in the head, whatever their role."""
    return facts.timestamp is not None or (facts.size <= SHORT and facts.last not in SENTENCE_END)


def _opening_date(tree: Tree, languages: Sequence[str] | None) -> str | None:
    """The date before a label in the head of a release: `June 4, 2031 Contact: Nora Velt`."""
    for span in tree.spans[:_MOST_HEAD_SPANS]:
        role, start, end, _ = span
        if role is _BREAK or end - start < published.SHORTEST_DATED:
            continue
        text = tree.text(span)[:SHORT]
        date = published.before_label(text, languages=languages)
        if date and published.may_be_dated(text):
            return date
    return None


def _date_of_dateline(tree: Tree, languages: Sequence[str] | None) -> str | None:
    if not tree.match or not tree.match.date:
        return None
    date = written(tree.source.text, tree.match.date)
    return published.whole_date(date, languages=languages) if date else None


def _time(tree: Tree, span: Span, languages: Sequence[str] | None) -> published.Published | None:
    facts = tree.facts.get(span.start)
    if facts and facts.timestamp:
        return published.publication(facts.timestamp, languages=languages)
    return published.timestamp(tree.text(span), languages=languages)
