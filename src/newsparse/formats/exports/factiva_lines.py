"""The lines above the text of a Factiva article: with field codes, or in an order that only a few of them show."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from newsparse import byline
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports import record as common
from newsparse.formats.exports.record import Record, squeezed

# "TAGON", "WELTW"; not "Weltwoche"
_SOURCE_CODE = lazy_pattern(r"[A-Z][A-Z0-9]{1,7}$")
_TIME = lazy_pattern(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]m)?(?:\s+\w{2,4})?$")
_ORDINAL = lazy_pattern(r"\d{1,4}\)\s+")
# "HD" alone, "HD\tFerry back", " HD   Ferry back"
_CODE = lazy_pattern(r"\s*([A-Z]{2,3})(?:\s*\t\s*|\s{2,}|\s*$)")
_COMPANY = lazy_pattern(
    r"(?:GmbH|AG|KG|SE|Inc\.?|Ltd\.?|Limited|LLC|plc|PLC|B\.?V\.?|S\.?A\.?S?|S\.?p\.?A\.?|Corp\.?|Co\.)$"
)
_LONGEST_COMPANY = 90  # code points
_MOST_ABOVE = 14  # lines up to the number of words
_LONGEST_SECTION = 40  # code points
_LISTED = frozenset(("companies", "industries", "subjects", "places", "codes", "descriptors"))


@cache
def _words() -> re.Pattern[str]:
    """Matches "1,285 words", "1285 Wörter", "8165 字"; not "words", "12 words of wisdom"."""
    words = "|".join(map(re.escape, common.words_of("factiva")["words"]))
    return re.compile(rf"\d[\d.,\u2019'\u00a0 ]*\s*(?:{words})\s*$")


@cache
def _languages() -> frozenset[str]:
    return frozenset(name.casefold() for name in common.words_of("factiva")["languages"])


@cache
def codes() -> Mapping[str, str]:
    """What each field code means."""
    found: Mapping[str, str] = common.words_of("factiva")["codes"]
    return found


def code_of(line: str) -> tuple[str, str] | None:
    r"""The code that a line opens with, alone or with its value; None for any other line.

    >>> code_of("HD\tFerry back"), code_of("WC"), code_of("IN the north it rained")
    (('HD', 'Ferry back'), ('WC', ''), None)
    """
    found = _CODE.match(line[:12] if len(line) < 12 else line[:12] + "|")
    if not found or found[1] not in codes():
        return None
    return found[1], line[found.end() :].strip()


def is_length(line: str) -> bool:
    """Whether a line is the number of words."""
    return len(line) < _LONGEST_SECTION and _words().match(line) is not None


def fields_record(fields: Sequence[tuple[str, Sequence[str]]]) -> Record:
    """The article of fields, each a code with the lines of its value."""
    record = Record()
    body: list[str] = []
    for code, lines in fields:
        meaning = codes().get(code, "")
        filled = [squeezed(line) for line in lines if line.strip()]
        if meaning == "body":
            body += filled
        elif filled:
            _put(meaning, filled, record)
    record.body = "\n".join(body)
    record.byline = record.byline or ""
    day, time = record.metadata.pop("date", ""), record.metadata.pop("time", "")
    record.published = common.iso_of(f"{day} {time}") or common.iso_of(day)
    return record


def _put(meaning: str, lines: Sequence[str], record: Record) -> None:
    value = squeezed(lines)
    if meaning == "title":
        record.title = titled(value, record)
    elif meaning in ("byline", "dateline"):
        setattr(record, meaning, value)
    elif meaning == "length":
        record.metadata["length"] = common.number_in(value) or value
    elif meaning in _LISTED:
        terms = [term.strip() for line in lines for term in line.split("|")]
        record.metadata[meaning] = [*record.metadata.get(meaning, ()), *filter(None, terms)]
    elif meaning == "accession":
        record.metadata["document"] = value.split()[-1]
    elif meaning:
        record.metadata[meaning] = value


def titled(text: str, record: Record) -> str:
    """The headline without the number in a list, and without the section in front of it."""
    text = _ORDINAL.sub("", text, count=1)
    section, dashes, title = text.partition(" --- ")
    if dashes and title and len(section) <= _LONGEST_SECTION:
        record.metadata.setdefault("section", section)
        return title
    return text


def header(lines: Sequence[str], record: Record) -> int | None:
    """Read the lines above a text in the display without codes; return how many they are, or None if they are none.

    `record` may have its title and byline already.
    """
    at = next((at for at, line in enumerate(lines[:_MOST_ABOVE]) if is_length(line)), None)
    if at is None:
        return None
    _above(list(lines[:at]), record)
    record.metadata["length"] = common.number_in(lines[at])
    return _below(lines, at + 1, record)


def _above(lines: list[str], record: Record) -> None:
    """Section, headline, author and credit, of which only the headline is always there."""
    numbered = next((at for at, line in enumerate(lines) if _ORDINAL.match(line)), None)
    if record.title is None and numbered is not None:
        record.title = titled(lines[numbered], record)
        record.byline = record.byline or squeezed(lines[numbered + 1 : numbered + 2])
        if numbered:
            record.metadata["section"] = squeezed(lines[:numbered])
        return
    if record.title is None and lines:
        if len(lines) > 1 and record.byline is None and _is_author(lines[-1]):
            record.byline = squeezed(lines.pop())
        elif len(lines) > 2 and record.byline is None and _is_author(lines[-2]):
            record.metadata["credit"] = squeezed(lines.pop())
            record.byline = squeezed(lines.pop())
        if len(lines) > 1 and len(lines[0]) <= _LONGEST_SECTION:
            record.metadata["section"] = squeezed(lines.pop(0))
        record.title = titled(squeezed(lines), record) or None
    elif lines:
        record.metadata["section"] = squeezed(lines[0])
    record.byline = record.byline or ""


def _is_author(line: str) -> bool:
    return len(line) <= 80 and byline.match(line, lenient=True) is not None


def _below(lines: Sequence[str], at: int, record: Record) -> int:
    """Date, time, source, its code, edition, page, volume, language and copyright; return where the text begins."""
    end = min(len(lines), at + _MOST_ABOVE)
    day = lines[at] if at < end else ""
    at += 1
    time = lines[at] if at < end and _TIME.match(lines[at].strip()) else ""
    at += bool(time)
    record.published = common.iso_of(f"{day} {time}") or common.iso_of(day)
    if at < end:
        record.metadata["publication"] = squeezed(lines[at])
        at += 1
    between: list[str] = []
    while at < end:
        line = squeezed(lines[at])
        if common.is_rights(line):
            record.metadata["copyright"] = line
            at += 1
            break
        if line.casefold() in _languages():
            record.metadata["language"] = line
        elif "language" in record.metadata:
            break
        else:
            between.append(line)
        at += 1
    if between and _SOURCE_CODE.match(between[0]):
        record.metadata["source_code"] = between.pop(0)
    figures = [one for one in between if one[:1].isdigit() or one[-1:].isdigit()]
    record.metadata["edition"] = next((one for one in between if one not in figures), None)
    if len(figures) > 1:  # a lone number can be the page or the volume
        record.metadata["page"], record.metadata["volume"] = figures[:2]
    return at


def without_publisher(lines: list[str], record: Record) -> list[str]:
    """The lines of a text without the company that may stand below it."""
    if len(lines) > 1 and len(lines[-1]) <= _LONGEST_COMPANY and _COMPANY.search(lines[-1]):
        record.metadata.setdefault("publisher", lines.pop())
    return lines
