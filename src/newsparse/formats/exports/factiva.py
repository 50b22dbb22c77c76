"""Exports of Factiva, with field codes or without, as text, web pages, RTF, DOCX and the XML of its interface."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports import factiva_html
from newsparse.formats.exports import record as common
from newsparse.formats.exports.container import lines_in
from newsparse.formats.exports.factiva_lines import (
    code_of,
    fields_record,
    header,
    is_length,
    without_publisher,
)
from newsparse.formats.exports.record import Record, squeezed
from newsparse.formats.extract import Extract, Remark, required
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

# "Page 3 of 214 © 2023 Factiva, Inc. All rights reserved."
_PAGE = lazy_pattern(r"\s*Page\s?\d+\s?of\s?\d+\s?©\s?\d{4}\s?Factiva")
_LONGEST_END = 60  # code points of the line that ends an article
_FEWEST_CODES = 3
_MOST_BELOW = 60  # lines of the summary of a search


@cache
def _end() -> re.Pattern[str]:
    """Matches "Document HARRO00020310604ed4100001"; not "Document 3", "Documents from 2017"."""
    words = "|".join(map(re.escape, common.words_of("factiva")["document"]))
    return re.compile(
        rf"\s*(?:AN\s+)?(?:{words})\s+([A-Za-z][A-Za-z0-9]{{7}}(?:19|20)\d{{6}}[0-9A-Za-z]{{8,10}})\s*$"
    )


def accession(line: str) -> str | None:
    """The number of a document in the line that ends its article: source code, day, and nine characters.

    >>> accession("Dokument hpn0000020310604du4i003v3"), accession("Document 3 of 10")
    ('hpn0000020310604du4i003v3', None)
    """
    found = _end().match(line) if len(line) <= _LONGEST_END else None
    return found[1] if found else None


def recognise(source: Source) -> bool:
    """Whether the source is an export of Factiva."""
    if source.text.lstrip("\ufeff \t\r\n").startswith("<"):
        return factiva_html.recognise(source.text)
    try:
        return any(map(accession, lines_in(source)))
    except FormatError:
        return False


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of an export. Raises FormatError where there are none."""
    problem = f"{source.path or 'export'}: there is no article in this export of Factiva"
    yield from required(_extracts(source), problem)


def _extracts(source: Source) -> Iterator[Extract | Remark]:
    if source.text.lstrip("\ufeff \t\r\n").startswith("<"):
        yield from factiva_html.extract(source.text)
        return
    lines = lines_in(source)
    start = 0
    ends = [at for at, line in enumerate(lines) if accession(line)]
    below = _without_summary(lines[ends[-1] + 1 :]) if ends else []
    for end in ends:
        record = _record_of(lines[start:end], start + 1)
        record.metadata["document"] = accession(lines[end])
        if end == ends[0]:
            record.left_out += [line.strip() for line in lines[ends[-1] + 1 + len(below) :] if line.strip()]
        start = end + 1
        yield record.told(line=start)
    if any(is_length(line.strip()) or line.strip() == "HD" for line in below):
        yield Remark("the export is cut off: its last article has no end", start + 1)
        yield _record_of(below, start + 1).extract()


def _without_summary(lines: Sequence[str]) -> list[str]:
    """What is below the last article, up to the summary of the search."""
    summaries = tuple(common.words_of("factiva")["summaries"])
    end = next((at for at, line in enumerate(lines) if line.strip().startswith(summaries)), len(lines))
    return list(lines[:end])


def _record_of(lines: Sequence[str], number: int) -> Record:
    headings = frozenset(common.words_of("factiva")["headings"])
    own = [
        (squeezed(line) if "\t" not in line else line.strip("\f\r\n "), at)
        for at, line in enumerate(lines, number)
        if not _PAGE.match(line) and line.strip("\f \t") not in headings
    ]
    if sum(code_of(line) is not None for line, _ in own) >= _FEWEST_CODES:
        return _of_fields(own)
    return _of_lines(own)


def _of_fields(lines: Sequence[tuple[str, int]]) -> Record:
    fields: list[tuple[str, list[str]]] = []
    first = 0
    above = ""
    for line, number in lines:
        found = code_of(line)
        if found and (found[1] or not fields or not above or fields[-1][0] not in ("LP", "TD")):
            fields.append((found[0], [found[1]]))
        elif fields:
            fields[-1][1].append(line)
        if not first and fields and fields[-1][0] in ("LP", "TD") and line and not found:
            first = number
        above = line
    record = fields_record(fields)
    record.line = first or 1
    return record


def _of_lines(lines: Sequence[tuple[str, int]]) -> Record:
    record = Record()
    filled = [(line, number) for line, number in lines if line]
    start = header([line for line, _ in filled], record)
    if start is None:
        record.left_out += [line for line, _ in filled]
        return record
    own = without_publisher([squeezed(line) for line, _ in filled[start:]], record)
    record.body = "\n".join(own)
    record.line = filled[start][1] if start < len(filled) else 1
    return record
