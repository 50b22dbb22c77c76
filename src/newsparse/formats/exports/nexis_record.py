"""A document of the old Nexis layouts: centred lines, a headline, labels in capitals, the text, more labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports import record as common
from newsparse.formats.exports.groups import Group, is_wrapped, joined
from newsparse.formats.exports.record import Record, squeezed

# "BYLINE: Ana Ruiz", "HIGHLIGHT:"; not "Byline: Ana Ruiz", "AT NOON: 3.15 euros" (no known label).
_LABEL = lazy_pattern(r"([^\W\d_a-z][^a-z:]{1,28}?):(?=\s|$)")
_URL = lazy_pattern(r"(?:https?://|www\.)\S+$")
# "184 words" alone, as in web items.
_WORDS = lazy_pattern(r"[\d.,]+\s+\w+$")
_SEASON = lazy_pattern(r"[^\W\d_]+,? (?:19|20)\d\d(?:\s?[/-]\s?(?:19|20)?\d\d)?$")
_CLOCK = lazy_pattern(r"\d{1,2}[:.]\d\d\b")
_MOST_HEADINGS = 4  # flush groups above the first label: headline, deck, author; with more it is in the text
_LONGEST_AUTHOR = 100  # code points of an unlabelled line of an author
_FAR = 12  # groups of a closing field of several paragraphs, such as the captions of pictures
# What the labels at the end of a document mean; none of them is above the text.
_CLOSING = frozenset(
    (
        "load_date",
        "language",
        "type",
        "subjects",
        "companies",
        "organizations",
        "people",
        "places",
        "industries",
    )
) | {"tickers", "code", "transcript"}
_LONG = frozenset(["graphic", "correction", "notes", "summary", "biography"])  # may have several paragraphs
_LISTED = _CLOSING - {"load_date", "language", "type", "code", "transcript"}


def label_of(line: str) -> tuple[str, str] | None:
    """What the label of a line means, and the value behind it; None for a line without a known label.

    >>> label_of("LÄNGE: 306 Wörter"), label_of("Length: 9"), label_of("AT NOON: 3.15 euros")
    (('length', '306 Wörter'), None, None)
    """
    line = line.strip()
    found = _LABEL.match(line[:40])
    meaning = common.meanings("nexis").get(found[1].strip()) if found else None
    return (meaning, line[found.end() :].strip()) if found and meaning else None


@dataclass(slots=True)
class _Draft:
    """A record that is being read."""

    record: Record
    headings: list[Group] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    body: list[Group] = field(default_factory=list)


def record_of(groups: Sequence[Group], *, layout: str = "auto") -> Record:
    """The article of a document, whose separator is not among its groups."""
    draft = _Draft(Record(layout=layout))
    own = _without_rights(list(groups), draft.record)
    tail = _tail(own)
    start = _head(own, tail, draft)
    for group in own[start:tail]:
        found = label_of(group.first)
        opens = found is not None and found[0] == "body"
        below = group.without(1) if opens and found and not found[1] else group
        if below:
            draft.body.append(below)
    for label, value in _fields(own[max(start, tail) :]):
        _set(draft.record, label, value)
    return _finished(draft)


def _without_rights(groups: list[Group], record: Record) -> list[Group]:
    """The groups without notices of copyright, wherever they stand around the document."""
    kept: list[Group] = []
    for at, group in enumerate(groups):
        outside = at < _MOST_HEADINGS or at >= len(groups) - 2
        if not (outside and common.is_rights(group.first)):
            kept.append(group)
            continue
        count = 1
        while count < len(group.lines) and _goes_on(group.lines, count, last=at >= len(groups) - 2):
            count += 1
        _append(record, "copyright", squeezed(group.lines[:count]))
        below = group.without(count)
        if below:
            kept.append(below)
    return kept


def _goes_on(lines: Sequence[str], at: int, *, last: bool) -> bool:
    above = lines[at - 1].rstrip()
    return last or common.goes_on_with_rights(lines[at]) or above.endswith((",", " All", "&", " and"))


def _append(record: Record, key: str, value: str) -> None:
    known = record.metadata.get(key)
    record.metadata[key] = f"{known} {value}" if known else value


def _tail(groups: Sequence[Group]) -> int:
    """The index of the first group of the closing labels; the number of groups if there are none."""
    tail = len(groups)
    at = tail - 1
    while at >= 0:
        if label_of(groups[at].first):
            tail = at
            at -= 1
            continue
        above = next(
            (up for up in range(at - 1, max(-1, at - _FAR), -1) if (found := label_of(groups[up].first))),
            None,
        )
        if above is None or not (found := label_of(groups[above].first)):
            break
        empty = above == at - 1 and not found[1] and len(groups[above].lines) == 1 and found[0] != "body"
        if not empty and not (found[0] in _LONG and tail < len(groups)):
            break
        if not empty and found[0] == "summary":
            break
        at = above
    return tail


def _head(groups: Sequence[Group], tail: int, draft: _Draft) -> int:
    """Read what is above the text; return the index of its first group."""
    centred = any(group.centred for group in groups[:3])
    labelled = _first_label(groups, tail)
    for at in range(labelled):
        group = groups[at]
        if _above(group, draft, centred=centred):
            continue
        draft.headings.append(group)
        below = groups[at + 1] if at + 1 < len(groups) else None
        if labelled >= tail and below and draft.record.metadata.get("publication") and draft.dates:
            return _after_title(groups, at + 1, tail, draft)
    at = labelled
    while at < len(groups) and (found := label_of(groups[at].first)):
        meaning, value = found
        if meaning == "body":
            return at
        span = 1
        if not value and len(groups[at].lines) == 1 and at + 1 < tail and not label_of(groups[at + 1].first):
            span = 2
        for label, own in _fields(groups[at : at + span]):
            _set(draft.record, label, own)
        at += span
    return at


def _first_label(groups: Sequence[Group], tail: int) -> int:
    """The index of the first group of the labels above the text; that of the closing ones if there are none."""
    headings = 0
    for at, group in enumerate(groups[:tail]):
        found = label_of(group.first)
        if found and found[0] not in _CLOSING and not group.centred:
            return at
        headings += not group.centred
        if headings > _MOST_HEADINGS:
            break
    return tail


def _after_title(groups: Sequence[Group], at: int, tail: int, draft: _Draft) -> int:
    """The index of the first group of a text without labels above it: below the number of words, or an author."""
    if at < tail and _WORDS.match(groups[at].text):
        draft.record.metadata["length"] = common.number_in(groups[at].text)
        return at + 1
    return at


def _above(group: Group, draft: _Draft, *, centred: bool) -> bool:
    """Whether a group above the labels is anything but a headline or an author."""
    metadata = draft.record.metadata
    found = label_of(group.first)
    if found and group.centred:
        _set(draft.record, *found)
        return True
    if any(map(common.is_notice, group.lines)):
        draft.record.left_out.extend(map(str.strip, group.lines))
        return True
    if _URL.match("".join(map(str.strip, group.lines))):
        metadata["url"] = "".join(map(str.strip, group.lines))
        return True
    if _WORDS.match(group.text) and common.number_in(group.text) and "publication" in metadata:
        metadata["length"] = common.number_in(group.text)
        return True
    if common.is_dated(group.lines[0]) or _SEASON.match(group.lines[0].strip()):
        _date(group.lines, draft)
        return True
    if "publication" not in metadata and (group.centred or not centred):
        metadata["publication"] = group.text
        return True
    if group.centred and not draft.headings:
        _append(draft.record, "edition", group.text)
        return True
    return False


def _date(lines: Sequence[str], draft: _Draft) -> None:
    """The date, with the time, the weekday and the edition that may stand below it."""
    if draft.dates and common.is_dated(lines[0]):
        lines = lines[1:]  # the same day in another language
    elif lines:
        draft.dates.append(squeezed(lines[0]))
        lines = lines[1:]
    for line in lines:
        line = squeezed(line)
        if common.is_dated(line):
            continue
        if _CLOCK.match(line):
            draft.dates.append(line)
        elif " " in line or line[:1].isupper():
            _append(draft.record, "edition", line.rstrip(";"))


def _fields(groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """The labels of the groups, with their values, whose wrapped lines are joined; paragraphs stay apart."""
    label, paragraphs = "", list[list[str]]()
    for group in groups:
        lines = list(group.lines)
        paragraphs.append([])
        for line in lines:
            found = label_of(line)
            if found:
                if label:
                    yield label, _value(label, paragraphs)
                label, paragraphs = found[0], [[found[1]]]
            else:
                paragraphs[-1].append(line)
    if label:
        yield label, _value(label, paragraphs)


def _value(label: str, paragraphs: Sequence[Sequence[str]]) -> str:
    if label in ("title", "summary", "url"):  # line ends count: `;` at one parts headline and deck
        return "\n".join(line.strip() for lines in paragraphs for line in lines).strip()
    return "\n".join(filter(None, map(squeezed, paragraphs)))


def _set(record: Record, label: str, value: str) -> None:
    """Put the value of a label where it belongs."""
    if not value:
        return
    if label == "byline":
        record.byline = f"{record.byline}, {value}" if record.byline else value
    elif label == "title":
        record.title, deck = headline(value.split("\n"))
        record.summary = record.summary or deck
    elif label == "summary":
        record.summary = squeezed(value)
    elif label == "dateline":
        record.dateline = value
    elif label == "length":
        record.metadata["length"] = common.number_in(value) or value
    elif label in ("load_date", "correction_date"):
        record.metadata[label] = common.iso_of(value) or value
    elif label == "section":
        _append(record, "section", value)
        record.metadata["page"] = common.page_in(value) or record.metadata.get("page")
    elif label == "url":
        record.metadata["url"] = value.replace("\n", "")
    elif label in _LISTED:
        record.metadata[label] = [*record.metadata.get(label, ()), *common.listed(value)]
    else:
        _append(record, label, value)


def headline(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """The headline and the deck, which a semicolon at the end of a line parts.

    >>> headline(["Ferry back;", "It sails on Monday"]), headline(["Ferry back; bus late"])
    (('Ferry back', 'It sails on Monday'), ('Ferry back; bus late', None))
    """
    for at, line in enumerate(lines[:-1], 1):
        if line.rstrip().endswith(";"):
            return squeezed(lines[:at]).rstrip("; ") or None, squeezed(lines[at:]) or None
    return squeezed(lines) or None, None


def _finished(draft: _Draft) -> Record:
    """The record with its headline, the author below it, and the text."""
    record, headings = draft.record, list(draft.headings)
    if headings and record.title is None:
        record.title, deck = headline(headings.pop(0).lines)
        record.summary = record.summary or deck
    for group in headings:
        if record.byline is None and len(group.text) <= _LONGEST_AUTHOR and not group.text.endswith("."):
            record.byline = group.text
        elif record.summary is None:
            record.summary = group.text
        else:
            record.left_out.append(group.text)
    if draft.dates:
        record.published = common.iso_of(" ".join(draft.dates[:2])) or common.iso_of(draft.dates[0])
        record.metadata.setdefault("date", draft.dates[0])
    if draft.body:
        record.body = joined(draft.body, one_line=record.layout == "lines")
        record.line = draft.body[0].line
        if record.layout == "auto" and is_wrapped(draft.body):
            record.layout = "blank"
    record.byline = record.byline or ""
    return record
