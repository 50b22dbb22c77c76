"""A document of ProQuest: a headline, labels, the text on one line a paragraph, more labels."""

from collections.abc import Iterator, Sequence
from functools import cache

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports import record as common
from newsparse.formats.exports.groups import Group
from newsparse.formats.exports.record import Record, squeezed

_LABEL = lazy_pattern(r"([^\W\d_][^:\n]{1,40}?):(?:\s+|$)")
# Spaces that the database puts into numbers: "Jan 11, 2 009".
_SPACED_YEAR = lazy_pattern(r"\b(1 9|2 0|19 |20 |1 |2 )(?=[\d ]*\d)([\d ]{2,5})$")
_LONGEST_LABEL = 45  # code points
_LISTED = frozenset(("subjects", "people", "companies", "keywords", "places", "terms"))
_SKIPPED = frozenset(("links", "body", "title", "byline", "summary", "date", "info"))


@cache
def _labels() -> dict[str, str]:
    return {_folded(label): meaning for label, meaning in common.meanings("proquest").items()}


def _folded(label: str) -> str:
    return "".join(label.split()).casefold()


def label_of(line: str) -> tuple[str, str] | None:
    """What the label of a line means, whatever spaces the database lost, and the value behind it.

    >>> label_of("DocumentURL: https://x.example"), label_of("Another promise: none")
    (('url', 'https://x.example'), None)
    """
    found = _LABEL.match(line[:_LONGEST_LABEL])
    meaning = _labels().get(_folded(found[1])) if found else None
    return (meaning, line[found.end() :].strip()) if found and meaning else None


def record_of(groups: Sequence[Group]) -> Record:
    """The article of the groups between two rules."""
    record = Record()
    tail = _tail(groups)
    body: list[Group] = []
    for at, group in enumerate(groups[:tail]):
        found = label_of(group.first)
        if body:
            body.append(group)
        elif found and found[0] == "body":
            body.append(group._replace(lines=(found[1], *group.lines[1:])))
        elif found:
            put(found[0], squeezed([found[1], *group.lines[1:]]), record)
        elif at == 0:
            record.title = group.text
        elif group.first.startswith(("http://", "https://")):
            record.metadata.setdefault("url", group.first)
        else:
            record.left_out.append(group.text)
    _put_text(body, record)
    for group in groups[tail:]:
        for label, value in _fields(group):
            put(label, value, record)
    return finished(record)


def _tail(groups: Sequence[Group]) -> int:
    """The index of the first group of labels below the text."""
    tail = len(groups)
    while tail > 0:
        found = label_of(groups[tail - 1].first)
        if not found or found[0] in ("body", "links", "info"):
            break
        if found[0] in ("byline", "summary") and tail < len(groups) and _is_above(groups, tail - 1):
            break
        tail -= 1
    return tail


def _is_above(groups: Sequence[Group], at: int) -> bool:
    return not any((found := label_of(group.first)) and found[0] == "body" for group in groups[:at])


def _fields(group: Group) -> Iterator[tuple[str, str]]:
    label, values = "", list[str]()
    for line in group.lines:
        found = label_of(line.strip())
        if found:
            if label:
                yield label, squeezed(values)
            label, values = found[0], [found[1]]
        else:
            values.append(line)
    if label:
        yield label, squeezed(values)


def put(label: str, value: str, record: Record) -> None:
    """Put the value of a label where it belongs."""
    words = common.words_of("proquest")
    if not value or value in words["nothing"]:
        return
    if label == "title":
        record.title = record.title or value
    elif label == "byline":
        record.byline = None if value in words["anonymous"] else value
    elif label in ("summary", "dateline"):
        setattr(record, label, value)
    elif label in ("date", "info"):
        record.published = common.iso_of(_year_joined(value)) or record.published
        record.metadata["date" if label == "date" else "publication_info"] = value
    elif label in _LISTED:
        record.metadata[label] = common.listed(value)
    elif label not in _SKIPPED:
        record.metadata.setdefault(label, value)


def _year_joined(text: str) -> str:
    found = _SPACED_YEAR.search(text)
    return text[: found.start()] + "".join(found[0].split()) if found else text


def _put_text(groups: Sequence[Group], record: Record) -> None:
    """The text, without the captions and credits at its end."""
    closing = tuple(common.words_of("proquest")["closing"])
    lines = [
        (line.strip(), at)
        for group in groups
        for at, line in enumerate(group.lines, group.line)
        if line.strip()
    ]
    while lines and lines[-1][0].startswith(tuple(f"{word}:" for word in closing)):
        name, _, value = lines.pop()[0].partition(":")
        if name in common.words_of("proquest")["signed"]:
            record.metadata["credit"] = value.strip()
        else:
            record.metadata["caption"] = f"{value.strip()}\n{record.metadata.get('caption', '')}".strip()
    while lines and lines[-1][0] in closing:
        record.left_out.append(lines.pop()[0])
    if lines:
        record.body = "\n".join(line for line, _ in lines)
        record.line = lines[0][1]


def finished(record: Record) -> Record:
    """The record with what follows from its fields: the author from a credit, the publication from its details."""
    record.byline = record.byline or record.metadata.get("credit") or ""
    if "publication" not in record.metadata and (info := record.metadata.get("publication_info")):
        record.metadata["publication"] = info.partition(" ; ")[0].partition(";")[0].strip()
    return record
