"""Where are the tags of a corpus, such as `<title>` and `</content>`, around its lines?

<doc>
<title>Ferry late</title>
<content>Nobody on the quay was told why.
"""

from collections.abc import Iterator, Sequence

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.text.lines import Row

_APART = 1  # blank lines: a tag is never part of the paragraph beside it
# Elements that mark up words or run in a page: they are not fields of a corpus, and a headline can be about them.
_OF_PAGES = frozenset(("a", "b", "em", "font", "i", "script", "span", "strong", "style", "u"))
# "<doc>", '<doc id="12">', "</doc>", "<br/>"; not "<3 all of you" or "<mail@example.org>"
_TAG = lazy_pattern(r"</?(?P<name>[A-Za-z][\w:-]*)(?:\s[^<>]*)?/?>")


def split_at_tags(rows: Sequence[Row]) -> list[Row]:
    """The rows with the tags around their text on rows of their own, apart from the others.

    Only those of elements that begin and end at the edge of a line are split off; `<b>` inside a line is text.
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
    return row.text[0] == "<" and _TAG.fullmatch(row.text) is not None


def _names(rows: Sequence[Row]) -> frozenset[str]:
    """The elements that begin at the start of a row or behind a tag, and end at the end of one or before a tag."""
    opened: set[str] = set()
    closed: set[str] = set()
    for row in rows:
        text = row.text
        if text[0] != "<" and text[-1] != ">":
            continue
        last = 0  # where the tag before ends, and the blanks behind it
        for found in _TAG.finditer(text):
            behind = found.end()
            while behind < len(text) and text[behind] == " ":
                behind += 1
            if text[found.start() + 1] != "/":
                opened.update([found["name"]] if found.start() == last else [])
            elif behind == len(text) or text[behind] == "<":
                closed.add(found["name"])
            last = behind
    return frozenset(name for name in opened & closed if name.lower() not in _OF_PAGES)


def _parts(row: Row, names: frozenset[str]) -> Iterator[Row]:
    """The tags of these elements and the texts between them."""
    at, gap = 0, row.gap
    for found in _TAG.finditer(row.text):
        if found["name"] in names:
            for start, end in ((at, found.start()), found.span()):
                if part := _part(row, start, end, gap):
                    yield part
                    gap = 0
            at = found.end()
    if part := _part(row, at, len(row.text), gap):
        yield part


def _part(row: Row, start: int, end: int, gap: int) -> Row | None:
    """The part of the row between these offsets without the white space around it; None if nothing is left."""
    text = row.text[start:end]
    body = text.strip()
    first = row.start + start + len(text) - len(text.lstrip())
    return row._replace(start=first, end=first + len(body), text=body, gap=gap) if body else None
