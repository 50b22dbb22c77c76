"""Exports of Nexis Uni and Lexis Advance: labels with a colon, `Body` above the text, `End of Document` below it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports import record as common
from newsparse.formats.exports.nexis_text import miscounted
from newsparse.formats.exports.record import Record, squeezed
from newsparse.formats.extract import Extract, Remark

# "Load-Date: May 30, 2014", "Byline:\u00a0Ana Ruiz"
_LABEL = lazy_pattern(r"([A-Z][A-Za-z-]+(?: [A-Z][a-z]+)?):[\s\u00a0]*")
_COVER_COUNT = lazy_pattern(r"Documents? \((\d{1,6})\)\s*$")
_PAGE_HEAD = lazy_pattern(r"Page \d+ of \d+\s*$")
# Words that were searched for, as converters of DOCX write them: "***<u>word</u>***".
_HIGHLIGHT = lazy_pattern(r"\*{2,3}<u>([^<>]*)</u>\*{2,3}")
_CLOSING = ("Load-Date", "Language", "Publication-Type", "Subject", "Geographic", "Journal Code", "Industry")
_FAR = 40  # lines of a caption or a note above the classification
_LONGEST_LABEL = 24  # code points


class _Line(NamedTuple):
    """A line of text with its 1-based number."""

    text: str
    number: int


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(common.words_of("nexis")[key])


@cache
def _fold(label: str) -> str:
    return common.meanings("nexis").get(label.upper(), "")


def label_of(line: str) -> tuple[str, str] | None:
    """What the label of a line means, and the value behind it; None for a line without a known label.

    >>> label_of("Load-Date: May 30, 2014"), label_of("Length:\\u00a0937 words"), label_of("Paris: all quiet")
    (('load_date', 'May 30, 2014'), ('length', '937 words'), None)
    """
    found = _LABEL.match(line[:_LONGEST_LABEL])
    meaning = _fold(found[1]) if found else ""
    return (meaning, line[found.end() :].strip()) if found and meaning else None


def recognise(text: str) -> bool:
    """Whether a text is an export in this layout."""
    has_body = has_length = False
    for line in text.split("\n"):
        line = line.strip()
        if len(line) > _LONGEST_LABEL * 2:
            continue
        has_body = has_body or line in _words("bodies")
        has_length = has_length or line.startswith(("Length:", "Section:", "Byline:"))
        if has_length and (line in _words("ends") or (has_body and line.startswith(_CLOSING))):
            return True
    return has_length and has_body


def extract(lines: Sequence[str]) -> Iterator[Extract | Remark]:
    """The articles of an export, and remarks on what it lacks."""
    clean = [
        _Line(_HIGHLIGHT.sub(r"\1", line).strip("\f \t\u00a0\ufeff"), at) for at, line in enumerate(lines, 1)
    ]
    of = next((int(found[1]) for line in clean if (found := _COVER_COUNT.match(line.text))), None)
    documents, rest = _documents(clean)
    read, titles = 0, set[str]()
    complete = bool(documents)
    for own in [*documents, *([rest] if _is_document(rest) else [])]:
        record = _record_of(own, titles)
        if record is None or record.is_empty:
            yield Remark("a document without headline and text is left out", own[0].number)
            continue
        titles.add(record.title or "")
        read += 1
        yield record.extract()
    if complete and _is_document(rest):
        yield Remark("the export is cut off: its last document has no end", rest[0].number)
    elif of is not None and of != read:
        yield Remark(miscounted(of, read))


def _documents(lines: Sequence[_Line]) -> tuple[list[list[_Line]], list[_Line]]:
    """The lines of each document, without the line that ends it, and those below the last one."""
    documents: list[list[_Line]] = []
    own: list[_Line] = []
    for line in lines:
        if line.text in _words("ends"):
            if any(one.text for one in own):
                documents.append(own)
            own = []
        else:
            own.append(line)
    return documents, own


def _is_document(lines: Sequence[_Line]) -> bool:
    """Whether these lines can be a document: there is its text, or a label of one."""
    return any(line.text in _words("bodies") or _opens(line.text) for line in lines)


def _opens(text: str) -> bool:
    found = label_of(text)
    return found is not None and found[0] in ("length", "load_date") and bool(found[1])


def _record_of(lines: Sequence[_Line], titles: set[str]) -> Record | None:
    """The article of a document; the first one may have the cover above it."""
    record = Record()
    body = next(
        (at for at, line in enumerate(lines) if line.text in _words("bodies") and _is_below(lines, at)), None
    )
    tail = _tail(lines, (body or 0) + 1 if body is not None else 0)
    head = _head(lines[: tail if body is None else body], record)
    if not head:
        return None
    own = (
        _without_page_heads(lines[body + 1 : tail], titles | {record.title or ""}, record)
        if body is not None
        else []
    )
    _put_text(own, record)
    _put_tail(lines[tail:], record)
    return record


def _is_below(lines: Sequence[_Line], at: int) -> bool:
    """Whether the labels or the date of a document are above a line that says `Body`."""
    above = [line.text for line in lines[max(0, at - _FAR) : at] if line.text]
    return any(label_of(text) or common.is_rights(text) for text in above) or any(
        map(common.is_dated, above[-6:])
    )


def _tail(lines: Sequence[_Line], start: int) -> int:
    """The index of the first line below the text."""
    tail = len(lines)
    for at in range(len(lines) - 1, start - 1, -1):
        text = lines[at].text
        if text == "Classification" or (text.startswith(_CLOSING) and label_of(text)):
            tail = at
        elif text and tail - at > _FAR:
            break
    for at in range(tail - 1, max(start, tail - _FAR) - 1, -1):
        if lines[at].text in _words("tails"):
            tail = at
    return tail


def _head(lines: Sequence[_Line], record: Record) -> bool:
    """Read headline, publication, date and labels, from the text upwards, as the cover may be above them."""
    filled = [line for line in lines if line.text and not _PAGE_HEAD.match(line.text)]
    dated = next(
        (
            at
            for at in range(len(filled) - 1, -1, -1)
            if common.is_dated(filled[at].text)
            and not label_of(filled[at].text)
            and ":" not in filled[at].text[:12]
        ),
        None,
    )
    if dated is None:
        labels = next((at for at, line in enumerate(filled) if label_of(line.text)), len(filled))
        names = [line for line in filled[:labels] if not common.is_rights(line.text)][-2:]
        below = filled[labels:]
    else:
        record.published, record.metadata["date"] = (
            common.iso_of(filled[dated].text),
            squeezed(filled[dated].text),
        )
        names, below = filled[max(0, dated - 3) : dated], filled[dated + 1 :]
        names = [line for line in names if not line.text.startswith("Correction")][-2:]
    if not names:
        return False
    record.title = squeezed(names[0].text) if len(names) > 1 else None
    record.metadata["publication"] = squeezed(names[-1].text)
    for line in below:
        found = label_of(line.text)
        if found:
            _put(found[0], found[1], record)
        elif common.is_rights(line.text):
            record.metadata["copyright"] = squeezed(line.text)
        elif "copyright" in record.metadata and common.goes_on_with_rights(line.text):
            record.metadata["copyright"] += " " + squeezed(line.text)
        elif not record.metadata.keys() & {"length", "section", "copyright"}:
            record.metadata["edition"] = squeezed(line.text)
        else:
            record.left_out.append(line.text)
    record.byline = record.byline or ""
    return True


def _put(label: str, value: str, record: Record) -> None:
    value = squeezed(value)
    if label == "byline":
        record.byline = value
    elif label == "summary":
        record.summary = value
    elif label == "dateline":
        record.dateline = value
    elif label == "length":
        record.metadata["length"] = common.number_in(value) or value
    elif label == "section":
        record.metadata["section"], record.metadata["page"] = value, common.page_in(value)
    elif label == "load_date":
        record.metadata["load_date"] = common.iso_of(value) or value
    elif label in ("subjects", "companies", "organizations", "people", "places", "industries", "tickers"):
        record.metadata[label] = common.listed(value)
    elif value:
        record.metadata[label] = value


def _without_page_heads(lines: Sequence[_Line], titles: set[str], record: Record) -> list[_Line]:
    """The lines without the heads of pages that converters leave in a text: `Page 5 of 24` and a headline."""
    kept: list[_Line] = []
    below_head = False
    for line in lines:
        if _PAGE_HEAD.match(line.text):
            below_head = True
            if kept and kept[-1].text in titles:
                kept.pop()
            continue
        if below_head and line.text:
            below_head = False
            if line.text in titles:
                continue
        if line.text in _words("links"):
            record.left_out.append(line.text)
            continue
        kept.append(line)
    return kept


def _put_text(lines: Sequence[_Line], record: Record) -> None:
    """The text, and the abstract that may be above it."""
    filled = [line for line in lines if line.text]
    if filled and filled[0].text.rstrip(":") in _words("abstracts"):
        full = next(
            (at for at, line in enumerate(filled) if line.text.rstrip(":") in _words("full_texts")), None
        )
        if full is not None:
            record.summary = record.summary or squeezed(line.text for line in filled[1:full])
            filled = filled[full + 1 :]
    if filled:
        record.line = filled[0].number
        record.body = "\n".join(line.text for line in filled)


def _put_tail(lines: Sequence[_Line], record: Record) -> None:
    """What is below the text: captions and notes below their names, and labels."""
    name = ""
    for line in lines:
        found = label_of(line.text)
        if found:
            _put(found[0], found[1], record)
            name = ""
        elif line.text in _words("tails"):
            name = "" if line.text == "Classification" else line.text.lower().replace("-", "_")
        elif line.text and name:
            known = record.metadata.get(name)
            record.metadata[name] = f"{known}\n{line.text}" if known else line.text
        elif line.text:
            record.left_out.append(line.text)
