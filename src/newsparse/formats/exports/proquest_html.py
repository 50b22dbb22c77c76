"""Exports of ProQuest as web pages, saved or mailed: labels in bold, the text in an element of its own."""

from collections.abc import Iterator

from newsparse.formats.exports.groups import Group
from newsparse.formats.exports.markup import Element, parsed
from newsparse.formats.exports.proquest_record import finished, label_of, put
from newsparse.formats.exports.record import Record
from newsparse.text.source import Source

_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))


def records(source: Source) -> Iterator[Record]:
    """The articles of a page."""
    record: Record | None = None
    texts: set[int] = set()
    for element in parsed(_page(source)).walk():
        if element.name == "a" and element.attributes.get("name", "").startswith("DocID_"):
            if record:
                yield finished(record)
            record = Record(line=element.line)
        elif record is None:
            continue
        elif element.name == "text":
            own = [one for one in element.walk() if one.name == "p"]
            texts.update(map(id, own))
            lines = [one.text() for one in own] or [element.text()]
            record.body = "\n".join(filter(None, lines))
        elif element.name in _HEADINGS and record.title is None:
            record.title = element.text() or None
        elif element.name == "p" and id(element) not in texts:
            _paragraph(element, record)
    if record:
        yield finished(record)


def _paragraph(element: Element, record: Record) -> None:
    """A paragraph with a label in bold; one without a label before all others is the headline."""
    group = Group((element.text(),), element.line)
    found = label_of(group.text)
    if found and found[0] != "body":
        put(found[0], found[1], record)
    elif not found and record.title is None and group.text and not record.metadata:
        record.title = group.text
    elif not found and group.text:
        record.left_out.append(group.text)


def _page(source: Source) -> str:
    """The page, taken out of the mail that it may have come in."""
    head = source.text[:4096].lstrip()
    if head.startswith("<"):
        return source.text
    from email import message_from_bytes, policy

    message = message_from_bytes(source.to_bytes(), policy=policy.default)
    part = message.get_body(preferencelist=("html",)) if hasattr(message, "get_body") else None
    return str(part.get_content()) if part else source.text
