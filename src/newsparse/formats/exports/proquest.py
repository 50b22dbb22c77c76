"""Exports of ProQuest, as text and as web pages, also mailed ones."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports import record as common
from newsparse.formats.exports.container import lines_in
from newsparse.formats.exports.groups import groups_of
from newsparse.formats.exports.nexis_text import miscounted
from newsparse.formats.exports.proquest_html import records
from newsparse.formats.exports.proquest_record import label_of, record_of
from newsparse.formats.exports.record import Record
from newsparse.formats.extract import Extract, Remark
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

_RULE = lazy_pattern(r"\s*_{20,}\s*$")
_MARKS = frozenset(("document", "publication", "date", "database", "info"))
_FEWEST_MARKS = 3
_ABOVE = frozenset(("info", "links", "body"))  # all there is of a file that is cut off


@cache
def _numbered() -> re.Pattern[str]:
    """Matches "Document 3 of 500"."""
    words = common.words_of("proquest")
    names, of = ("|".join(map(re.escape, words[key])) for key in ("document", "of"))
    return re.compile(rf"(?:{names}) (\d+) (?:{of}) (\d+)$")


def recognise(source: Source) -> bool:
    """Whether the source is an export of ProQuest."""
    if "DocID_MSTAR" in source.text or "<text wordcount" in source.text:
        return True
    try:
        lines = lines_in(source)
    except FormatError:
        return False
    marks = {found[0] for line in lines if line.strip() and (found := label_of(line.strip()))}
    enough = len(marks & _MARKS) >= _FEWEST_MARKS or marks >= _ABOVE
    return enough and any(map(_RULE.match, lines))


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of an export. Raises FormatError where there are none."""
    read, of = 0, None
    if "DocID_MSTAR" in source.text or "<text wordcount" in source.text:
        found: Iterable[tuple[Record, int | None, bool]] = (
            (record, None, True) for record in records(source)
        )
    else:
        found = _records(lines_in(source))
    for record, of_all, is_complete in found:
        of = of_all or of
        if record.is_empty:
            yield Remark("a document without headline and text is left out", record.line)
            continue
        read += 1
        yield record.extract()
        if not is_complete:
            yield Remark("the export is cut off: its last document is incomplete", record.line)
            of = None
    if not read:
        raise FormatError(f"{source.path or 'export'}: there is no article in this export of ProQuest")
    if of is not None and of != read:
        yield Remark(miscounted(of, read))


def _records(lines: Sequence[str]) -> Iterator[tuple[Record, int | None, bool]]:
    """Each article, with how many the export says that there are, and whether it is complete."""
    rules = [at for at, line in enumerate(lines) if line.lstrip()[:1] == "_" and _RULE.match(line)]
    footer = tuple(common.words_of("proquest")["footer"])
    for start, end in pairwise([*rules, len(lines)]):
        groups = groups_of(lines[start + 1 : end], start + 2)
        if not groups or groups[0].first.startswith(footer):
            continue
        of = None
        found = _numbered().match(groups[0].first)
        if found:
            of = int(found[2])
            groups = [*filter(None, [groups[0].without(1)]), *groups[1:]]
        record = record_of(groups)
        yield record, of, end < len(lines) or not record.metadata.keys().isdisjoint(("document", "database"))
