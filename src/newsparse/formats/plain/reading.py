"""Reading canonical plain text: the articles whose rendering is exactly a given text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from newsparse.formats.inferred import byline, opening, without
from newsparse.formats.json_reading import strictly
from newsparse.formats.plain.lines import RULER, unescaped
from newsparse.formats.plain.rendering import (
    BYLINE,
    HANGING,
    LEFT_OUT,
    LIST_ITEM,
    QUOTE,
    SEPARATOR,
    SUMMARY,
    TABLE,
    rendered,
)
from newsparse.model.article import SCHEMA, Article, Document, to_dict
from newsparse.model.errors import FormatError

# The name that opens a row: "[credit] Editing by Li Wei". Not "[Credit] …", not "[sic]" inside a line.
_ROW = re.compile(r"\[([a-z]+)\] ")

_UNDERLINE = re.compile(r"={3,}|-{3,}")  # "-----", alone on its line; not "- - -"

_MARKS = {LIST_ITEM: "list_item", QUOTE: "quote", TABLE: "table"}
_IN_BODY = ("caption", "separator", "boilerplate")
_NOTES = ("note", "credit", "slug", "timestamp")
_TEXTS = {"language": "language", "published": "published", "end": "end_marker"}


class NotCanonical(ValueError):  # noqa: N818 -- a result between functions, never shown to people
    """The text is not the rendering of any article."""


@dataclass(slots=True)
class _Chunk:
    """The lines between two empty lines, and the 1-based line of the file in which they start."""

    lines: list[str]
    line: int


@dataclass(slots=True)
class _Draft:
    """The document as read so far."""

    document: Document = field(default_factory=dict)
    body: list[Document] = field(default_factory=list)
    notes: list[Document] = field(default_factory=list)


def articles(text: str, path: str | None) -> list[Article]:
    """The articles whose rendering is exactly this text. Raises NotCanonical where there are none."""
    groups = list(_groups(_chunks(text)))
    found = [_article(chunks, path, number, len(groups)) for number, chunks in enumerate(groups, 1)]
    if joined_renderings(found) != text:
        raise NotCanonical
    return found


def joined_renderings(found: Sequence[Article]) -> str:
    """The renderings of articles, with a ruler between them."""
    return f"\n{RULER}\n\n".join(map(rendered, found))


def _chunks(text: str) -> Iterator[_Chunk]:
    line = 1
    for block in text.removesuffix("\n").split("\n\n"):
        lines = block.split("\n")
        yield _Chunk(lines, line)
        line += len(lines) + 1


def _groups(chunks: Iterator[_Chunk]) -> Iterator[list[_Chunk]]:
    for is_ruler, group in groupby(chunks, key=lambda chunk: chunk.lines == [RULER]):
        if not is_ruler:
            yield list(group)


def _article(chunks: list[_Chunk], path: str | None, number: int, of: int) -> Article:
    draft = _Draft()
    rest = _head(chunks, draft)
    for chunk in rest:
        _block(chunk, draft)
    document = {
        "schema": SCHEMA,
        "source": {"path": path, "article": number, "of": of},
        **draft.document,
        "body": draft.body,
        "notes": draft.notes,
    }
    _take_dateline(document)
    try:
        return Article.from_dict(document, "")
    except FormatError as error:
        raise NotCanonical from error


def _head(chunks: list[_Chunk], draft: _Draft) -> list[_Chunk]:
    """Read the elements above the story into the draft; return the remaining blocks."""
    if not _is_title(chunks[0]):
        draft.document["kicker"] = _plain(chunks[0].lines)
        chunks = chunks[1:]
    if not chunks or not _is_title(chunks[0]):
        raise NotCanonical
    if len(chunks[0].lines) > 1:
        draft.document["title"] = _plain(chunks[0].lines[:-1])
    chunks = chunks[1:]
    if chunks and chunks[0].lines[0].startswith(SUMMARY):
        draft.document["summary"] = _unmarked(SUMMARY, chunks[0].lines)
        chunks = chunks[1:]
    if chunks and chunks[0].lines[0].startswith(BYLINE):
        inferred = byline(_unhung(BYLINE, chunks[0].lines))
        draft.document["byline"] = to_dict(Article(byline=inferred))["byline"]
        chunks = chunks[1:]
    return chunks


def _is_title(chunk: _Chunk) -> bool:
    return _UNDERLINE.fullmatch(chunk.lines[-1]) is not None and chunk.lines[-1][0] == "="


def _block(chunk: _Chunk, draft: _Draft) -> None:
    first = chunk.lines[0]
    if _ROW.match(first):
        _rows(chunk, draft)
    elif first.startswith(LIST_ITEM):
        for line, lines in _entries(chunk):
            _add(draft, "list_item", _unhung(LIST_ITEM, lines), line)
    elif mark := next((mark for mark in _MARKS if first.startswith(mark)), None):
        _add(draft, _MARKS[mark], _unmarked(mark, chunk.lines), chunk.line)
    elif chunk.lines == [SEPARATOR]:
        _add(draft, "separator", SEPARATOR, chunk.line)
    elif _UNDERLINE.fullmatch(chunk.lines[-1]):
        _add(draft, "subhead", _plain(chunk.lines[:-1]), chunk.line)
    else:
        _add(draft, "paragraph", _plain(chunk.lines), chunk.line)


def _add(draft: _Draft, type_: str, text: str, line: int) -> None:
    draft.body.append({"type": type_, "text": text, "line": line})


def _rows(chunk: _Chunk, draft: _Draft) -> None:
    """Read the rows of a block, each into the part of the draft that its name says."""
    for line, lines in _entries(chunk):
        match = _ROW.match(lines[0])
        if not match:
            raise NotCanonical
        name, text = match[1], _unhung(match[0], lines)
        if name in _IN_BODY:
            _add(draft, name, text, line)
        elif name in _NOTES:
            draft.notes.append({"type": name, "text": text, "line": line})
        else:
            _fact(name, text, draft)


def _fact(name: str, text: str, draft: _Draft) -> None:
    if name in _TEXTS:
        draft.document[_TEXTS[name]] = text
    elif name in ("byline", "dateline", "metadata", LEFT_OUT):
        draft.document["left_out" if name == LEFT_OUT else name] = _json(text)
    else:
        raise NotCanonical


def _json(text: str) -> Any:
    try:
        return strictly(text)
    except (ValueError, RecursionError) as error:
        raise NotCanonical from error


def _entries(chunk: _Chunk) -> Iterator[tuple[int, list[str]]]:
    """The lines of each entry of a block, with the line in which it starts."""
    start = 0
    for index in range(1, len(chunk.lines) + 1):
        if index == len(chunk.lines) or not chunk.lines[index].startswith(HANGING):
            yield chunk.line + start, chunk.lines[start:index]
            start = index


def _take_dateline(document: Document) -> None:
    """Separate the dateline from the lead: the one given at the foot, else one found at the start of the lead."""
    lead = next((block for block in document["body"] if block["type"] == "paragraph"), None)
    if lead is None:
        return
    if "dateline" not in document:
        dateline, lead["text"] = opening(lead["text"])
        document["dateline"] = to_dict(Article(dateline=dateline))["dateline"]
    elif isinstance(named := document["dateline"], dict) and isinstance(named.get("text"), str):
        lead["text"] = without(lead["text"], named["text"])


def _plain(lines: list[str]) -> str:
    return "\n".join(map(unescaped, lines))


def _unmarked(mark: str, lines: list[str]) -> str:
    return "\n".join(unescaped(line[len(mark) :]) for line in lines)


def _unhung(mark: str, lines: list[str]) -> str:
    return "\n".join(
        unescaped(line[len(mark if number == 0 else HANGING) :]) for number, line in enumerate(lines)
    )
