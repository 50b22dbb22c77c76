"""Dumps of news wires: messages of IPTC 7901 (dpa and others) and ANPA 1312 (AP), several in a file.

The control characters part messages and what is in them. Where a careless conversion lost them, the first or last
lines of messages do.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse import byline
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline.lists import can_open
from newsparse.formats.exports.record import Record, iso_of, squeezed
from newsparse.formats.extract import Extract, Remark
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

_SOH, _STX, _ETX, _EOT, _SYN, _FF = "\x01", "\x02", "\x03", "\x04", "\x16", "\x0c"
_CONTROLS = "\x00\x01\x02\x03\x04\x0c\x0f\x0e\x11\x13\x16\x1e\x1f\x7f"
# "eca062 4 i 211": service, number, priority, category, words
_HEADER = lazy_pattern(r"([a-z]{2,5})(\d{3,4})\s+(\d)\s+([a-z]{1,3})\s+(\d{1,5})\b")
# "212101 GMT Nov 18": day, hours and minutes, month, year
_STAMP = lazy_pattern(r"\s*(\d{2})(\d{2})(\d{2})\s+(?:GMT|UTC|UT)\s+([^\W\d_]{3,4})\.?\s+(\d{2,4})")
# "^AP-WF-11-13-13 1509GMT<"
_ANPA_STAMP = lazy_pattern(
    r"\s*\^?([A-Z]{2,6})-[A-Z]{2}-(\d{2})-(\d{2})-(\d{2})\s+(\d{2})(\d{2})(GMT|[A-Z]{3})<?"
)
_ANPA_HEADER = lazy_pattern(
    r"\s*([a-z])\s+([a-z])[\s\x11\x13]++(\S(?:.*?\S)?)\s{2,}+(\d{2}-\d{2})\s+(\d{1,6})"
)
_SLUG = lazy_pattern(r"(?:BC-|AM-|PM-|US-)?\S*?,\d{2,5}$|[A-Z]{2}-{1,2}\S+,\s?\d+$")
_NOTEBOOK = lazy_pattern(r"\s*#+ .*\b(?:NOTEBOOK|Notebook|Notizblock|Note to editors)\b")
# "dpa wsz jln npr"
_SIGN_OFF = lazy_pattern(r"[a-z]{2,5}(?: [a-z]{1,4}(?:[/-][a-z]{1,4})?){0,6}$")
_RULE = lazy_pattern(r"\s*_{3,}\s*$")
# Words of the takes above a headline: "1ST LEAD", "REFILE", "EXTRA".
_TAKE = lazy_pattern(r"[A-Z0-9][A-Z0-9 :/().-]{2,40}$")
_EDITORS = ("Eds:", "Eds.", "EDITORS", "Ed:", "AP Photo", "With Photo", "Photo")
_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "mär": 3,
    "mrz": 3,
    "apr": 4,
    "may": 5,
    "mai": 5,
    "mei": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "okt": 10,
    "nov": 11,
    "dec": 12,
    "dez": 12,
    "déc": 12,
    "fév": 2,
    "avr": 4,
}
_MOST_HEADER = 12  # lines above a text
_LONGEST_AUTHOR = 100  # code points
_TWO_FIGURES = 100


class _Message(NamedTuple):
    """A message: what is above its text, the text, and what is below; `line` is the 1-based line of the file."""

    header: str
    text: str
    foot: str
    line: int


def recognise(source: Source) -> bool:
    """Whether the source is a dump of a wire."""
    text = _text_of(source)
    if _STX in text and (_ETX in text or _EOT in text):
        return any(_is_message(one) for one in _messages(text))
    return _bare_starts(text) != []


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The stories of a dump. Raises FormatError where there are none."""
    text = _text_of(source)
    has_controls = _STX in text
    messages = _messages(text) if has_controls else _bare_messages(text)
    found = 0
    for message in messages:
        record = _of_anpa(message) if _is_anpa(message) else _of_iptc(message)
        if record.is_empty:
            yield Remark("a message without headline and text is left out", message.line)
            continue
        found += 1
        yield record.extract()
        if has_controls and not message.foot and _ETX not in text[-1:]:
            yield Remark("the dump is cut off: its last message has no end", message.line)
    if not found:
        raise FormatError(f"{source.path or 'dump'}: there is no story in this dump of a wire")


def _text_of(source: Source) -> str:
    """The text; a dump with NUL between its messages is not taken for text when it is read."""
    text = source.text
    if not source.is_text:
        data = source.to_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _messages(text: str) -> Iterator[_Message]:
    """The messages between the control characters."""
    at, line = 0, 1
    while True:
        stx = text.find(_STX, at)
        if stx < 0:
            return
        soh = text.rfind(_SOH, at, stx)
        start = soh + 1 if soh >= 0 else at
        following = text.find(_SOH, stx)
        stop = following if following >= 0 else len(text)
        etx = text.find(_ETX, stx, stop)
        end = etx if etx >= 0 else stop
        line += text.count("\n", at, stx)
        foot = text[end + 1 : stop]
        yield _Message(
            text[start:stx].strip(_CONTROLS), text[stx:end].strip(_CONTROLS), foot.strip(_CONTROLS), line
        )
        line += text.count("\n", stx, stop)
        at = stop


def _is_message(message: _Message) -> bool:
    return bool(_HEADER.match(message.header.strip()) or _is_anpa(message))


def _is_anpa(message: _Message) -> bool:
    return message.text.lstrip().startswith("^") or bool(_ANPA_HEADER.search(message.header[:200]))


def _bare_starts(text: str) -> list[int]:
    """Where messages begin in a text without control characters: lines like the head of one, with a slug below."""
    starts: list[int] = []
    at = 0
    lines = text.split("\n")
    offsets = []
    for line in lines:
        offsets.append(at)
        at += len(line) + 1
    for number, line in enumerate(lines):
        if len(line) <= 80 and line[:1].islower() and _HEADER.match(line):
            below = next((one for one in lines[number + 1 : number + 4] if one.strip()), "")
            if below.rstrip().endswith("/"):
                starts.append(offsets[number])
    return starts


def _bare_messages(text: str) -> Iterator[_Message]:
    starts = _bare_starts(text)
    at, above = 0, 1
    for start, end in pairwise([*starts, len(text)]):
        above += text.count("\n", at, start)
        at = start
        lines = text[start:end].split("\n")
        slug = next((at for at, line in enumerate(lines[1:6], 1) if line.rstrip().endswith("/")), 1)
        stamp = next((at for at in range(len(lines) - 1, slug, -1) if _STAMP.match(lines[at])), len(lines))
        header, body = "\n".join(lines[: slug + 1]), "\n".join(lines[slug + 1 : stamp])
        yield _Message(header, body, "\n".join(lines[stamp:]), above + slug + 1)


def _of_iptc(message: _Message) -> Record:
    record = Record(line=message.line)
    head = _HEADER.match(message.header.strip())
    if head:
        record.metadata |= {"publication": head[1], "message": head[1] + head[2], "priority": int(head[3])}
        record.metadata |= {"category": head[4], "length": int(head[5])}
    below = [line.strip() for line in message.header.strip().split("\n")[1:] if line.strip()]
    record.slug = squeezed(below).rstrip("/ ") or None
    record.published = _stamped(message.foot)
    lines = message.text.split("\n")
    start = 1 + next((at for at, line in enumerate(lines[:_MOST_HEADER]) if line.rstrip().endswith("=")), -1)
    _headings([text for line in lines[:start] if (text := squeezed(line.rstrip(" =")))], record)
    if not start:  # the headline, if any, is the first paragraph
        record.open_title = True
        record.byline = None
    paragraphs = _paragraphs(lines[start:], message.line + start, record)
    while paragraphs and _SIGN_OFF.match(paragraphs[-1][0]):
        record.metadata["signed"] = paragraphs.pop()[0]
    _put(paragraphs, record)
    return record


def _headings(lines: list[str], record: Record) -> None:
    """Takes, headline and byline."""
    record.byline = ""
    if len(lines) > 1 and _is_author(lines[-1]):
        record.byline = lines.pop()
    takes = []
    while len(lines) > 1 and _TAKE.match(lines[0]):
        takes.append(lines.pop(0))
    record.metadata["take"] = ", ".join(takes)
    record.title = squeezed(lines) or None


def _is_author(line: str) -> bool:
    """Whether the last line above a text is an author: `By Ann Reid, dpa`, `By our transport desk`."""
    return len(line) <= _LONGEST_AUTHOR and (
        byline.match(line) is not None or can_open(line.partition(" ")[0])
    )


def _stamped(foot: str) -> str | None:
    """The time below a message in ISO 8601."""
    found = _STAMP.search(foot[:200])
    month = _MONTHS.get(found[4][:3].lower()) if found else None
    if not found or month is None:
        return None
    year = int(found[5])
    day = f"{year + 2000 if year < _TWO_FIGURES else year}-{month:02}-{found[1]}"
    return (
        f"{day}T{found[2]}:{found[3]}Z" if iso_of(day) and int(found[2]) < 24 and int(found[3]) < 60 else None
    )


def _paragraphs(lines: Sequence[str], number: int, record: Record) -> list[tuple[str, int]]:
    """The paragraphs of wrapped lines, which blank lines and indents part; notes for editors are left out."""
    found: list[tuple[list[str], int]] = []
    ended = True
    for at, line in enumerate(lines, number):
        if _NOTEBOOK.match(line):
            notes = [one.strip() for one in lines[at - number :] if one.strip()]
            if _SIGN_OFF.match(notes[-1]):
                record.metadata["signed"] = notes.pop()
            record.left_out += notes
            break
        text = line.strip(_CONTROLS + " \t")
        if not text:
            ended = True
        elif ended or line.startswith(("  ", "\t")):
            found.append(([text], at))
            ended = False
        else:
            found[-1][0].append(text)
    return [(squeezed(own), at) for own, at in found]


def _put(paragraphs: Sequence[tuple[str, int]], record: Record) -> None:
    """The text, each paragraph on a line of its own."""
    record.body = "\n".join(text for text, _ in paragraphs)
    if paragraphs:
        record.line = paragraphs[0][1]


def _of_anpa(message: _Message) -> Record:
    record = Record(line=message.line, byline="")
    head = _ANPA_HEADER.search(message.header)
    if head:
        record.metadata |= {"priority": head[1], "category": head[2], "length": int(head[5])}
        record.slug = _slug(head[3])
    lines = message.text.split("\n")
    above, start = _above(lines)
    _anpa_headings(above, record)
    body: list[str] = []
    for at, line in enumerate(lines[start:], start):
        stamp = _ANPA_STAMP.match(line)
        if stamp:
            record.metadata["publication"] = stamp[1]
            record.published = _anpa_time(stamp[4], stamp[2], stamp[3], f"{stamp[5]}:{stamp[6]}", stamp[7])
            body = lines[start:at]
            break
        body = lines[start : at + 1]
    body = ["" if _RULE.match(line) else line for line in body]
    _put(_paragraphs(body, message.line + start, record), record)
    return record


def _slug(text: str) -> str:
    """The slug without its cycle and its number of words: `Council-Trams` of `BC-Council-Trams,300`."""
    text = text.strip(_CONTROLS + " ").partition(",")[0]
    return text[3:] if text[:3] in ("BC-", "AM-", "PM-") else text


def _above(lines: Sequence[str]) -> tuple[list[str], int]:
    """The lines above the text, each up to its `<` or `=`, and the index of the first line of the text."""
    found: list[str] = []
    at = 0
    while at < len(lines) and lines[at].startswith("^") and not _ANPA_STAMP.match(lines[at]):
        own = [lines[at][1:]]
        while not own[-1].rstrip().endswith(("<", "=")) and at + 1 < len(lines) and len(own) < _MOST_HEADER:
            if lines[at + 1].startswith(("^", "\t", "   ")):
                break
            at += 1
            own.append(lines[at])
        found.append(squeezed(own))
        at += 1
    return found, at


def _anpa_headings(lines: Sequence[str], record: Record) -> None:
    """Slug, headline, notes for editors, author."""
    notes: list[str] = []
    for line in lines:
        text = line.rstrip("<= ").strip()
        if not text:
            continue
        if line.endswith("=") and (byline.match(text) or record.byline):
            if record.byline:
                record.metadata["author_title"] = text
            else:
                record.byline = text
        elif _SLUG.match(text) and record.title is None:
            record.slug = record.slug or _slug(text)
        elif text.startswith(_EDITORS):
            notes.append(text)
        elif record.title is None:
            record.title = text
        elif record.summary is None:
            record.summary = text
        else:
            notes.append(text)
    record.metadata["notes"] = "\n".join(notes)


def _anpa_time(year: str, month: str, day: str, clock: str, zone: str) -> str | None:
    iso = f"20{year}-{month}-{day}"
    if not iso_of(iso) or clock > "23:59":
        return None
    return f"{iso}T{clock}Z" if zone == "GMT" else f"{iso}T{clock}"
