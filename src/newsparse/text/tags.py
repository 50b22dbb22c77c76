"""Where are the tags of a corpus, such as `<title>` and `</content>`, around its lines?

<doc>
<title>Ferry late</title>
<content>Nobody on the quay was told why.
"""

from collections.abc import Iterator, Sequence

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.text.lines import Row

_APART = 1  # blank lines: a tag is never part of the paragraph beside it
# "<doc>", '<doc id="12">', "</doc>", "<br/>"; not "<3 all of you" or "<mail@example.org>"
_OPENING = lazy_pattern(r"<(?P<name>[A-Za-z][\w:-]*)(?:\s[^<>]*)?/?>")
_CLOSING = lazy_pattern(r"</(?P<name>[A-Za-z][\w:-]*)\s?>\Z")
_ALONE = lazy_pattern(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")


def parted(rows: Sequence[Row]) -> list[Row]:
    """The rows with the tags around their text on rows of their own, apart from the others.

    Only those of elements that begin and end at the edge of a line are parted; `<b>` inside a line is text.
    """
    names = _names(rows)
    found: list[Row] = []
    for row in rows:
        parts = list(_parts(row, names)) if "<" in row.text else [row]
        for part in parts:
            apart = len(parts) > 1 or _is_tag(part)
            found.append(part._replace(gap=max(part.gap, _APART)) if found and apart else part)
    return found


def _is_tag(row: Row) -> bool:
    return row.text[0] == "<" and _ALONE.fullmatch(row.text) is not None


def _names(rows: Sequence[Row]) -> frozenset[str]:
    """The elements that begin at the start of a row and end at the end of one."""
    opened = {found["name"] for row in rows if row.text[0] == "<" and (found := _OPENING.match(row.text))}
    closed = {
        found["name"]
        for row in rows
        if row.text[-1] == ">" and (found := _CLOSING.search(row.text, row.text.rfind("<")))
    }
    return frozenset(opened & closed)


def _parts(row: Row, names: frozenset[str]) -> Iterator[Row]:
    """The tags before the text of a row, the text, and the tags behind it."""
    text, at = row.text, 0
    gap = row.gap
    while (found := _OPENING.match(text, at)) and found["name"] in names:
        yield _part(row, at, found.end(), gap)
        gap, at = 0, found.end()
        at += len(text[at:]) - len(text[at:].lstrip())
    end, closing = len(text), []
    while end > at and text[end - 1] == ">":
        start = text.rfind("<", at, end)
        found = _CLOSING.match(text[start:end]) if start >= 0 else None
        if not found or found["name"] not in names:
            break
        closing.append((start, end))
        end = at + len(text[at:start].rstrip())
    if at < end:
        yield _part(row, at, end, gap)
        gap = 0
    for start, stop in reversed(closing):
        yield _part(row, start, stop, gap)
        gap = 0


def _part(row: Row, start: int, end: int, gap: int) -> Row:
    return row._replace(start=row.start + start, end=row.start + end, text=row.text[start:end], gap=gap)
