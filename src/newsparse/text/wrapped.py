"""Which lines of a hard-wrapped text form a paragraph? Nearly all but the last are full, up to a column they share."""

import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from operator import itemgetter

from newsparse.base.characters import (
    BULLETS,
    COLONS,
    FIRST_UNSPACED,
    ITEM_DASHES,
    SENTENCE_CLOSERS,
    SENTENCE_ENDS,
    SENTENCE_STOPS,
    WORD_BULLETS,
    is_small,
    is_unspaced,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import made
from newsparse.text.feet import feet
from newsparse.text.lines import (
    BREAKING,
    COLUMN_TAB,
    LONGEST_WRAP,
    WEB,
    Group,
    Layout,
    Measure,
    Row,
    is_date,
    is_field,
    may_wrap,
    splits_word,
)
from newsparse.text.parts import is_cut
from newsparse.text.unwrap import Words

_Pairs = Sequence[tuple[Row, Row]]
_Full = dict[int, bool]  # of the upper rows of pairs, by their starts: whether the next word had no room

_RULES = ("--", "==", "__", "**", "##")  # begin lines such as `---------- Forwarded message ---------`
_MOST_LABEL_WORDS = 2
_LONGEST_LABEL = 24  # code points of a label on a line of its own: `CONTACT:`
_LONGEST_NUMBER = 4  # code points of the number of an item, with its mark and the space
_SHORTEST_WRAP = 24  # columns; as narrow as a newspaper column
_SHORTEST_SURE_WRAP = 40  # columns, if half of the lines or more are not full
# Shares of the pairs of neighbouring lines that are short enough to be wrapped.
_FULL = 0.5  # a paragraph of n lines has n - 1 full ones, so even paragraphs of two lines reach a half
_OPEN = 0.55  # of the full ones; full lines that end sentences are short paragraphs, alike by chance
_FEWEST_FULL = 3  # pairs, unless a sentence continues in lower case below one; fewer full lines can be chance
_CONTINUED = 0.25  # whose sentence continues in lower case, if half of the lines or more end a paragraph
_FEWEST_SENTENCES = 2  # pairs of this kind
_FULL_WHERE_OPEN = 0.9  # of these; lines of a poem or a menu can have any length
_FEWEST_PAIRS = 3  # with more, the first line is not measured, as it may be a headline
_FEWEST_LONG = 2  # pairs that are all full, if the lines are longer than a heading
_LONGEST_HEADING = 72  # columns
_FEWEST_PARTED = 2  # ends of paragraphs
_PARTED = 0.8  # of these have a blank line below
_PRINTED = 0.25  # of the rows are full in text with pages; web pages that hold a wrapped paragraph have none
_STRAGGLERS = 50  # one line in so many may be longer than the wrap column of the others
_RAGGED = 0.85  # with a smaller share of full lines, the text was wrapped raggedly
_LONG = 0.6  # of the width: the least length of a ragged line that continues in lower case
_LONG_SPACED = 0.8  # that continues in any other way, where blank lines separate the paragraphs
_SECOND_INDENT = 0.1  # of the lines: an indentation this frequent is not accidental
_COMMON_INDENT = 0.2  # of the lines: an indentation this frequent can be that of continuation lines
_SLACK = 2  # columns that may stay unused although the next word would just have fitted
_UNSPACED_SLACK = 2  # more, if a mark that may not begin a line was wrapped with the character before it
_NUDGE = 1  # columns by which lines of one paragraph may differ in indentation
_FEWEST_BARS, _FEWEST_GAPS = 2, 2  # between the cells of a row of a table
_ITEM_SIGNS = frozenset(BULLETS + ITEM_DASHES + ">")
_ITEM_OPENINGS = _ITEM_SIGNS.union(WORD_BULLETS)
_COLUMN_TAB = lazy_pattern(COLUMN_TAB)
_STOPS = frozenset(SENTENCE_STOPS)
_TERMINAL = _STOPS.union(COLONS, SENTENCE_CLOSERS)
_BEFORE_ITEMS = _STOPS.union(COLONS)  # no quotation mark: `“No!” – they said` may be wrapped before the dash


def read(text: str, rows: Sequence[Row], pairs: _Pairs, chosen: str) -> tuple[Layout, list[Group] | None]:
    """The layout of the rows, and their paragraphs; None if the file is not wrapped.

    `pairs` are the neighbours among the rows that may be wrapped, one at least; `chosen` is what the caller asked for.
    """
    base = _base([below.indent for _, below in pairs])
    own = pairs if base is None else [(above, below) for above, below in pairs if below.indent == base]
    layout, full = _measured(text, own)
    if not layout.width:
        return layout._replace(base=base, chosen=chosen), None
    if base is not None:
        others = [(above, below) for above, below in pairs if below.indent != base]
        full.update(_full(others, layout.width, layout.measure))
    gaps = _gaps_below_ends(rows, layout, full)
    layout = layout._replace(
        base=base,
        by_sentence=base is None and _are_more_than_inside(gaps.count(0), text),
        spaced=len(gaps) >= _FEWEST_PARTED and len(gaps) - gaps.count(0) >= _PARTED * len(gaps),
        cut=is_cut(rows),
        chosen=chosen,
    )
    return layout, _paragraphs(text, rows, layout, full)


def _measured(text: str, pairs: _Pairs) -> tuple[Layout, _Full]:
    """Determine whether the file is wrapped, and at which width: then most lines but a paragraph's last are full."""
    layout, full = _measured_by(pairs, len)
    if not text.isascii():
        from newsparse.base.text_width import is_narrow, width  # few files are wrapped

        # Where characters are wide, the first line mostly has one.
        first = pairs[0][0].text
        if not is_narrow(first) or not is_narrow("".join([row.text for pair in pairs for row in pair])):
            by_width = _measured_by(pairs, width)
            layout, full = max((layout, full), by_width, key=lambda found: found[0].full)
    least = 1 if layout.continued else _FEWEST_LONG if _are_long(pairs, layout) else _FEWEST_FULL
    wrapped = layout.full >= max(least, _FULL * len(pairs)) and layout.open >= _OPEN * layout.full
    if wrapped and _columns(layout.width or 0, pairs[0][0].text) >= _SHORTEST_WRAP:
        return layout, full
    return _short_paragraphs(pairs) or (layout._replace(width=None), full)


def _columns(width: int, text: str) -> int:
    """The columns of so many characters of the text's script: a character without spaces around it takes two."""
    return 2 * width if is_unspaced(text[len(text) // 2]) else width


def _gaps_below_ends(rows: Sequence[Row], layout: Layout, full: _Full) -> list[int]:
    """The blank lines below each line that ends a sentence and has room for another word."""
    gaps = []
    for above, below in itertools.pairwise(rows):
        if above.text[-1] in _TERMINAL and _ends_sentence(above):
            is_full = full.get(above.start)
            if is_full is None:
                is_full = _is_full(above, below, layout.width or 0, layout.measure)
            if not is_full:
                gaps.append(below.gap)
    return gaps


def _are_more_than_inside(ends: int, text: str) -> bool:
    """Whether more sentences end like this, without a blank line below, than inside a line."""
    for stop in SENTENCE_ENDS:
        if ends <= 0:
            return False
        ends -= text.count(stop)
    return ends > 0


def _are_long(pairs: _Pairs, layout: Layout) -> bool:
    """Whether all upper lines are full, stop inside a sentence, and are longer than headings are."""
    return (
        layout.full == layout.open == len(pairs)
        and _columns(layout.width or 0, pairs[0][0].text) >= _LONGEST_HEADING
    )


def _is_continued(above: Row, below: Row) -> bool:
    """Whether a line stops in the middle of a sentence that continues on the next line.

    That is certain in lower case; in scripts without spaces, a line that is longer than a heading stops there too.
    """
    if above.text[-1] in _TERMINAL:
        return False
    return below.text[0].islower() or (
        is_unspaced(above.text[-1]) and _columns(len(above.text), above.text) >= _LONGEST_HEADING
    )


def _short_paragraphs(pairs: _Pairs) -> tuple[Layout, _Full] | None:
    """The layout of wrapped paragraphs so short that half of the lines end one.

    Unlike in paragraphs of one line each, sentences continue on the next line, and nearly all lines that they leave are
    full. These lines determine the wrap column; a headline can be longer.
    """
    sentences = [above for above, below in pairs if _is_continued(above, below)]
    if len(sentences) < max(_FEWEST_SENTENCES, _CONTINUED * len(pairs)):
        return None
    width = max([above.indent + len(above.text) for above in sentences])
    full = _full(pairs, width, len)
    continued = sum([full[above.start] for above in sentences])
    if continued < _FULL_WHERE_OPEN * len(sentences) or width < _SHORTEST_SURE_WRAP:
        return None
    ends = [above.text[-1] for above, _ in pairs if full[above.start]]
    unfinished = sum([end not in _TERMINAL for end in ends])
    return Layout(width, len(ends), unfinished, continued, len(pairs)), full


def _measured_by(pairs: _Pairs, measure: Measure) -> tuple[Layout, _Full]:
    # The first line may be a headline, which is not wrapped.
    width = _widest(pairs[1:], measure) if len(pairs) > _FEWEST_PAIRS else 0
    if width < _SHORTEST_SURE_WRAP:
        width = _widest(pairs, measure)
    full = _full(pairs, width, measure)
    both = [(above.text[-1], below.text[0]) for above, below in pairs if full[above.start]]
    below_open = [first for last, first in both if last not in _TERMINAL]
    continued = sum(map(str.islower, below_open))
    return Layout(width, len(both), len(below_open), continued, len(pairs), measure=measure), full


def _widest(pairs: _Pairs, measure: Measure) -> int:
    """The width of the longest line except a few stragglers, which is the wrap column."""
    widths = []
    before = None
    for above, below in pairs:
        if above is not before:
            widths.append(above.indent + measure(above.text))
        widths.append(below.indent + measure(below.text))
        before = below
    widths.sort()
    return widths[-1 - len(widths) // _STRAGGLERS]


def _base(indents: Sequence[int]) -> int | None:
    """The indentation of continuation lines, if most lines have one of two indentations; else None."""
    if len(set(indents)) < 2:
        return None  # as in most files
    counts = sorted(Counter(indents).items(), key=itemgetter(1), reverse=True)
    if counts[1][1] < _SECOND_INDENT * len(indents):
        return None
    return min(counts[0][0], counts[1][0]) if counts[1][1] >= _COMMON_INDENT * len(indents) else counts[0][0]


def _full(pairs: _Pairs, width: int, measure: Measure) -> _Full:
    return {above.start: _is_full(above, below, width, measure) for above, below in pairs}


def _is_full(above: Row, below: Row, width: int, measure: Measure) -> bool:
    used = above.indent + measure(above.text)
    limit = width - _SLACK
    if used >= limit:
        return used <= limit + 2 * _SLACK or " " not in above.text
    first = below.text[:LONGEST_WRAP].split(None, 1)[0]
    if first[-1] >= FIRST_UNSPACED and is_unspaced(first[-1]):  # the first can be a quotation mark
        return used >= limit - _UNSPACED_SLACK
    return used + 1 + measure(first) > limit


def _ends_sentence(row: Row) -> bool:
    return row.text.rstrip(SENTENCE_CLOSERS)[-1:] in _STOPS


def _continues(
    group: Sequence[Row], row: Row, layout: Layout, full: _Full, tabular: Collection[int], *, page: bool
) -> bool:
    """Whether `row` continues the paragraph whose lines so far are `group`; `page` if a page ended between.

    `tabular` are the starts of the rows with columns.
    """
    above = group[-1]
    last = above.text[-1]
    splits = last in BREAKING and splits_word(above.text, row.text)
    is_full = None if page else full.get(above.start)
    if is_full is None:  # no pair: a page or a blank line is between them, or one is too long
        goes_on = may_wrap(above, row) and (splits or _goes_on(above, row, layout, page=page))
        return goes_on and not _stands_alone(group, row)
    if splits:
        return not _stands_alone(group, row)
    if not _is_indented_alike(group, row, layout.base) or _stands_alone(group, row):
        return False
    after_full = is_full and last not in _BEFORE_ITEMS
    if row.text[0] in _ITEM_OPENINGS and _starts_item(row, after_full=after_full):
        return False
    if row.start in tabular or above.start in tabular:
        return False
    if is_full:
        if row.text.isupper() and _begins_in_capitals(above, row):
            return False
        if layout.by_sentence and _ends_sentence(above) and not row.text[0].islower():
            return False
        return not (above.text.isupper() and _changes_case(group, row))
    # In ragged lines, room for another word does not show that the paragraph ends.
    ragged = layout.base is not None or layout.full < _RAGGED * layout.pairs
    if not ragged or last in _TERMINAL:
        return False
    share = layout.measure(above.text) / (layout.width or 1)
    return share > _LONG if row.text[0].islower() else layout.spaced and _LONG_SPACED < share <= 1


def _stands_alone(group: Sequence[Row], row: Row) -> bool:
    """Whether a line is an address of the web, a label or a field of a header: nothing goes on with it."""
    above, text = group[-1].text, row.text
    if len(group) == 1 and _is_label_or_date(above, text):
        return True
    if " " not in text and text.startswith(WEB):
        return True
    if ":" in text and is_field(text) and (is_field(above) or above.startswith(_RULES)):
        return True
    return text[-1] in COLONS and text.isupper()


def _is_label_or_date(first: str, second: str) -> bool:
    """Whether the first line of a paragraph is all of it: a label or a date, or the next line is a date."""
    if is_date(first) or (first[-1].isalnum() and is_date(second)):
        return True
    return len(first) <= _LONGEST_LABEL and first.count(" ") < _MOST_LABEL_WORDS and first[-1] in COLONS


def _goes_on(above: Row, row: Row, layout: Layout, *, page: bool) -> bool:
    """Whether a sentence goes on below a blank line or the foot of a page: full lines, in small letters."""
    return (
        row.gap <= 1 + page
        and (page or layout.cut)
        and _is_full(above, row, layout.width or 0, layout.measure)
        and above.text[-1].isalpha()
        and is_small(row.text[0])
        and not _is_tabular(row)
    )


def _paragraphs(text: str, rows: Sequence[Row], layout: Layout, full: _Full) -> list[Group]:
    """The paragraphs of the rows, and what is printed on every page between them."""
    printed = feet(rows) if layout.full >= _PRINTED * len(rows) else frozenset()
    tabular = _tabular(rows)
    words = Words(text)
    groups: list[list[Row]] = []
    found: list[Group] = []
    page = False
    for row in rows:
        if row.start in printed:
            found.append(Group([row], row.text, foot=True))
            page = True
            continue
        if groups and _continues(groups[-1], row, layout, full, tabular, page=page):
            groups[-1].append(row)
        else:
            groups.append([row])
        page = False
    found += [made(Group, (group, words.joined(group), False, False)) for group in groups]
    return sorted(found, key=_start) if printed else found


def _start(group: Group) -> int:
    return group.rows[0].start


def _is_indented_alike(group: Sequence[Row], row: Row, base: int | None) -> bool:
    if row.indent == group[-1].indent and (base is None or row.indent == base):
        return True  # as most lines are
    first = group[0]
    if row.indent > first.indent and (len(group) == 1 or row.indent == group[-1].indent):
        if _starts_item(first, after_full=False) or _is_numbered(first):
            return True  # the lines of a list item hang below its text
        if len(group) == 1:
            return False
    if base is not None and first.indent != row.indent:
        return row.indent == base
    if base is not None and row.indent != base:
        return False
    return abs(row.indent - group[-1].indent) <= _NUDGE or row.indent < first.indent == group[-1].indent


def _starts_item(row: Row, *, after_full: bool) -> bool:
    """Whether a bullet opens the line; a dash that continues a sentence does not count."""
    first = row.text[0]
    after = row.text[1:2]
    if first in WORD_BULLETS and after == "\t":
        return True
    if first not in _ITEM_SIGNS or after not in (" ", "\t"):
        return False
    return not (after_full and first in ITEM_DASHES)


def _is_numbered(row: Row) -> bool:
    """Whether a number opens the line: `2. Bring a card`, `12) Bring a card`."""
    head = row.text[:_LONGEST_NUMBER].partition(" ")[0]
    return head[:-1].isdigit() and head[-1] in ".)"


def _tabular(rows: Sequence[Row]) -> Collection[int]:
    """The starts of the rows with columns; few texts have any of the signs that part them."""
    joined = "\n".join([row.text for row in rows])
    if "\t" not in joined and "|" not in joined and "   " not in joined:
        return ()
    return {row.start for row in rows if _is_tabular(row)}


def _is_tabular(row: Row) -> bool:
    """Whether the line has columns, separated by tabs, bars, or runs of spaces in several places."""
    raw = row.text
    if "\t" in raw and _COLUMN_TAB.search(raw):
        return True
    if "|" in raw and raw.count(" | ") >= _FEWEST_BARS:
        return True
    return "   " in raw and raw.count("  ") >= _FEWEST_GAPS


def _begins_in_capitals(above: Row, row: Row) -> bool:
    """Whether a line in capitals, such as a headline, stands below the end of a sentence in small letters."""
    return _is_capitals(row.text) and _ends_sentence(above) and not _is_capitals(above.text)


def _changes_case(group: Sequence[Row], row: Row) -> bool:
    """Whether a headline in capitals ends above `row`."""
    if _is_capitals(row.text) or not _is_capitals(group[-1].text):
        return False
    return all(_is_capitals(above.text) for above in group)  # last, as groups may be as long as the file


def _is_capitals(text: str) -> bool:
    return text.isupper() and 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text))
