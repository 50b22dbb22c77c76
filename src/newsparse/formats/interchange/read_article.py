"""An article from what a document for newsrooms states: parts of its body, and fields."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from newsparse.formats.inferred import byline, opening
from newsparse.formats.interchange.read_blocks import Part
from newsparse.model.article import Article, Block, Byline, Dateline, Note
from newsparse.model.vocabulary import BodyType, NoteType

_NOTES = ("note", "credit", "slug", "timestamp")
# The basic form of ISO 8601, which NITF has: "20310506T070809Z", "20310506T070809+0200", "20310506".
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")


def article_of(
    parts: Iterable[Part], fields: Mapping[str, Any], metadata: Mapping[str, Any], notes: Iterable[Part] = ()
) -> Article:
    """The article; empty fields are absent. A dateline stated apart wins over one that opens the first paragraph."""
    body: list[Block] = []
    found = [Note(cast(NoteType, one.kind), one.text, 1) for one in notes]
    dateline: Dateline | None = fields.get("dateline")
    for number, part in enumerate(parts, 1):
        if part.dateline and dateline is None:
            dateline = dateline_of(part.dateline)
        if part.kind in _NOTES:
            found.append(Note(cast(NoteType, part.kind), part.text, number))
        else:
            body.append(Block(cast(BodyType, part.kind), part.text, number))
    lead = next((at for at, block in enumerate(body) if block.type == "paragraph"), None)
    if lead is not None and dateline is None:
        dateline, text = opening(body[lead].text)
        body[lead] = Block("paragraph", text, body[lead].line)
    stated = {name: value for name, value in fields.items() if value and name != "dateline"}
    return Article(
        **stated,
        dateline=dateline,
        body=tuple(body),
        notes=tuple(found),
        metadata={name: value for name, value in metadata.items() if value not in (None, "", [], {})},
    )


def dateline_of(text: str) -> Dateline | None:
    """The dateline in a text that is one, with the parts that are found in it."""
    if not text:
        return None
    # A dash ends it, or is missing where the dateline is a field of its own.
    for behind in (" A", " \u2014 A"):
        found, _ = opening(text + behind)
        if found is not None and (found.text == text or behind != " A"):
            return Dateline(text, *_parts(found))
    return Dateline(text)


def _parts(found: Dateline) -> tuple[Any, ...]:
    return (
        found.place,
        found.places,
        found.region,
        found.agency,
        found.date,
        found.byline,
        found.agency_id,
        found.date_iso,
    )


def byline_of(text: str, authors: Iterable[str] = (), agency: str | None = None) -> Byline | None:
    """The byline, with the authors that the document states, or those that are found in it."""
    names = tuple(dict.fromkeys(name for name in authors if name))
    if not text:
        return Byline(", ".join(names), names, agency) if names else None
    found = byline(text)
    return Byline(text, names or found.authors, agency or found.agency)


def iso(text: str | None) -> str | None:
    """A time in the extended form of ISO 8601, as exact as it is stated; None for anything else.

    >>> iso("20310506T070809Z"), iso("2031-05-06"), iso("May 6")
    ('2031-05-06T07:08:09Z', '2031-05-06', None)
    """
    text = (text or "").strip()
    found = _BASIC.match(text)
    if not found:
        return text if re.match(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d.*)?)?)?$", text) else None
    year, month, day, hour, minute, second, zone = found.groups()
    date = f"{year}-{month}-{day}"
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{date}T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else date
