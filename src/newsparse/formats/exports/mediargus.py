"""Exports of Mediargus and GoPress (Belgium): an index of all articles, then their texts in the same order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports import record as common
from newsparse.formats.exports.container import lines_in
from newsparse.formats.exports.nexis_text import miscounted
from newsparse.formats.exports.record import Record, squeezed
from newsparse.formats.extract import Extract, Remark
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

# "?1. Ferry back"
_ITEM = lazy_pattern(r"\W{0,3}(\d{1,4})\. (.*\S)")
# "De Morgen, woensdag 30 november 2011, p. 23, 853w."
_SOURCE = lazy_pattern(r"(.{1,80}?), ((?:\w+ )?\d{1,2} \w+ \d{4})(?:, p\. ?([\w/-]+))?(?:, (\d+) ?w\.?)?\s*$")
# "30-11-2011, p.23"
_HEAD = lazy_pattern(r"(\d{2})-(\d{2})-(\d{4})(?:, p\. ?([\w/-]+))?\s*$")
_LONGEST_HEAD = 160  # code points
_UNTITLED = ("Artikel zonder titel", "Article sans titre")


class _Entry(NamedTuple):
    """An article in the index."""

    title: str
    publication: str
    page: str | None
    length: int | None


def recognise(source: Source) -> bool:
    """Whether the source is such an export."""
    if "w." not in source.text[:4096]:
        return False
    filled = [line for line in source.text[:4096].split("\n") if line.strip()][:2]
    return len(filled) == 2 and bool(_ITEM.match(filled[0]) and _SOURCE.match(filled[1].strip()))


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of an export. Raises FormatError where there are none."""
    lines = lines_in(source)
    starts = [at for at, line in enumerate(lines) if len(line) <= _LONGEST_HEAD and _HEAD.match(line)]
    entries = _index(lines[: starts[0] if starts else len(lines)])
    for number, (start, end) in enumerate(pairwise([*starts, len(lines)])):
        yield _record_of(
            lines[start:end], start + 1, entries[number] if number < len(entries) else None
        ).extract()
    if not starts:
        raise FormatError(
            f"{source.path or 'export'}: there is no text in this export of Mediargus, only its index"
        )
    if len(entries) != len(starts):
        yield Remark(miscounted(len(entries), len(starts)))


def _index(lines: Sequence[str]) -> list[_Entry]:
    entries: list[_Entry] = []
    title = ""
    for line in lines:
        item = _ITEM.match(line)
        found = _SOURCE.match(line.strip()) if title and len(line) <= _LONGEST_HEAD else None
        if found:
            entries.append(_Entry(squeezed(title), found[1], found[3], int(found[4]) if found[4] else None))
            title = ""
        elif item:
            title = item[2]
    return entries


def _record_of(lines: Sequence[str], number: int, entry: _Entry | None) -> Record:
    record = Record(line=number)
    head = _HEAD.match(lines[0])
    if head:
        record.published = f"{head[3]}-{head[2]}-{head[1]}"
        record.metadata["page"] = head[4]
    filled = [(squeezed(line), at) for at, line in enumerate(lines[1:], number + 1) if line.strip()]
    while filled and common.is_rights(filled[-1][0]):
        record.metadata["copyright"] = filled.pop()[0]
    at = _title(filled, entry)
    if entry:
        record.metadata |= {"publication": entry.publication, "length": entry.length}
        record.metadata["page"] = record.metadata.get("page") or entry.page
    if at is not None:
        record.metadata["section"] = squeezed(line for line, _ in filled[:at])
        title = entry.title if entry else filled[at][0]
        record.title = None if title.startswith(_UNTITLED) else title
        filled = filled[at + 1 :]
    elif entry and not entry.title.startswith(_UNTITLED):
        record.title = entry.title
    record.body = "\n".join(line for line, _ in filled)
    record.line = filled[0][1] if filled else number
    return record


def _title(lines: Sequence[tuple[str, int]], entry: _Entry | None) -> int | None:
    """The index of the headline: the line that the index has, else the first."""
    if entry is None:
        return 0 if lines else None
    return next((at for at, (line, _) in enumerate(lines[:4]) if line == entry.title), None)
