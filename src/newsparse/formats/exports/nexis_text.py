"""Exports of Nexis as text, in the old layout: `1 of 10 DOCUMENTS` above each document."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from newsparse.base.counting import counted
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.exports import record as common
from newsparse.formats.exports.groups import Group, groups_of, lines_of
from newsparse.formats.exports.nexis_record import label_of, record_of
from newsparse.formats.extract import Extract, Remark

_LONGEST_SEPARATOR = 160  # columns
# "All Documents: 1-240" on a cover.
_RANGE = lazy_pattern(r":.*?\b(\d++)\s*+-\s*+(\d++)\s*+$")
_FEWEST_LABELS = 2  # of a document without a separator, one of them its length


@cache
def _separator() -> re.Pattern[str]:
    """Matches "   1 of 10 DOCUMENTS", "FOCUS - 1 of 1 DOCUMENT", "Dokument 234 von 456"; not "1 of 3 documents"."""
    words = common.words_of("nexis")
    of, counted, numbered = ("|".join(map(re.escape, words[key])) for key in ("of", "counted", "numbered"))
    return re.compile(
        rf"\s*(?:FOCUS\s*-\s*)?(?:(\d[\d,.]*) (?:{of}) (\d[\d,.]*) (?:{counted})"
        rf"|(?:{numbered}) (\d[\d.]*) (?:{of}) (\d[\d.]*))\s*$"
    )


def announced(line: str) -> int | None:
    """How many documents a separator says that there are; None for any other line.

    >>> announced("      1 of 10 DOCUMENTS"), announced("Dokument 234 von 456"), announced("1 of 3 documents are lost")
    (10, 456, None)
    """
    if len(line) > _LONGEST_SEPARATOR:
        return None
    found = _separator().match(line)
    if not found:
        return None
    return common.number_in(found[2] or found[4])


def recognise(text: str) -> bool:
    """Whether a text is an export in this layout: separators and labels, or the labels of one document."""
    labels: set[str] = set()
    separated = False
    for line in lines_of(text):
        if line and not line[:1].islower():
            found = label_of(line) if ":" in line[:40] else None
            if found:
                labels.add(found[0])
            separated = separated or announced(line) is not None
            if separated and ("DOCUMENT" in line or labels):
                return True
    closing = labels & {"load_date", "language", "type"}
    return "length" in labels and bool(closing)


def extract(text: str) -> Iterator[Extract | Remark]:
    """The articles of an export, and remarks on what it lacks."""
    lines = _unindented(lines_of(text))
    seams = [(at, of) for at, line in enumerate(lines) if (of := announced(line)) is not None]
    groups: list[tuple[int, list[Group]]] = []
    cover = lines[: seams[0][0]] if seams else []
    for at, end in pairwise([*(at for at, _ in seams), len(lines)]):
        groups.append((at + 1, groups_of(lines[at + 1 : end], at + 2)))
    if not seams or _is_document(cover):
        groups.insert(0, (1, groups_of(lines[: seams[0][0] if seams else len(lines)])))
        cover = []
    yield from records(groups, of_all(cover, [of for _, of in seams]), cover)


def _unindented(lines: list[str]) -> list[str]:
    """The lines without the white space that all of them open with, as quoted and pasted ones do."""
    indents = {line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line.strip()}
    least = min(indents, key=len, default="")
    shared = bool(least) and all(indent.startswith(least) for indent in indents)
    return [line[len(least) :] for line in lines] if shared else lines


def records(
    documents: Iterable[tuple[int, list[Group]]], of: int | None, cover: list[str], layout: str = "auto"
) -> Iterator[Extract | Remark]:
    """The articles of the documents, each with its first line; `of` is how many the export says that there are."""
    read = 0
    for line, groups in documents:
        text = groups[0].text if len(groups) == 1 else ""
        if any(words in text for words in common.words_of("nexis")["failures"]):
            yield Remark("a document that the database could not display", line)
            continue
        record = record_of(groups, layout=layout)
        if record.is_empty:
            yield Remark("a document without headline and text is left out", line)
            continue
        if not read:
            record.left_out.extend(filter(str.strip, cover))
        read += 1
        yield record.extract()
    if of is not None and of != read:
        yield Remark(miscounted(of, read))


def miscounted(of: int, read: int) -> str:
    """What is said where an export has not as many documents as it says."""
    return f"the export announces {counted(of, 'document')}, and {counted(read, 'is', 'are')} in it"


def _is_document(lines: list[str]) -> bool:
    """Whether the lines above the first separator are a document, not a cover."""
    found = {label[0] for line in lines if (label := label_of(line))}
    return "length" in found and len(found) >= _FEWEST_LABELS


def of_all(cover: Iterable[str], counts: list[int]) -> int | None:
    """How many documents there are, by the cover, else by the separators; None where these disagree."""
    for line in cover:
        found = _RANGE.search(line) if len(line) < _LONGEST_SEPARATOR and "ocument" in line else None
        if found or (
            found := _RANGE.search(line) if line.startswith(("Download", "Print", "Ausgabe")) else None
        ):
            return int(found[2][:9]) - int(found[1][:9]) + 1
    return counts[0] if counts and len(set(counts)) == 1 else None
