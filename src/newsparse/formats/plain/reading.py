"""What article a canonical plain text is the rendering of, if it is one."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from newsparse.formats.document import Document, to_dict
from newsparse.formats.inferred import byline, opening, without
from newsparse.formats.plain.lines import RULER, meant
from newsparse.formats.plain.rendering import (
    BYLINE,
    HANGING,
    LIST_ITEM,
    QUOTE,
    SEPARATOR,
    SUMMARY,
    TABLE,
    rendered,
)
from newsparse.model.article import SCHEMA, Article
from newsparse.model.errors import FormatError

# The name that opens a row: "[credit] Editing by Li Wei". Not "[Credit] …", not "[sic]" inside a line.
_ROW = re.compile(r"\[([a-z]+)\] ")

_UNDERLINE = re.compile(r"={3,}|-{3,}")  # "-----", alone on its line; not "- - -"

_MARKS = {LIST_ITEM: "list_item", QUOTE: "quote", TABLE: "table"}
_IN_BODY = ("caption", "separator")
_NOTES = ("note", "credit", "slug", "timestamp")
_TEXTS = {"language": "language", "published": "published", "end": "end_marker"}


class NotCanonical(ValueError):  # noqa: N818 -- a verdict between two functions, never shown to people
    """The text is no rendering of ours."""


@dataclass(slots=True)
class _Page:
    """One block of the page: its lines, and the 1-based line of the file on which it starts."""

    lines: list[str]
    line: int


@dataclass(slots=True)
class _Draft:
    """The document as far as it is read."""

    document: Document = field(default_factory=dict)
    body: list[Document] = field(default_factory=list)
    notes: list[Document] = field(default_factory=list)


def articles(text: str, path: str | None) -> list[Article]:
    """The articles that render as this text, exactly. Raises NotCanonical where there are none such."""
    groups = list(_groups(_pages(text)))
    found = [_article(pages, path, number, len(groups)) for number, pages in enumerate(groups, 1)]
    if joined_renderings(found) != text:
        raise NotCanonical
    return found


def joined_renderings(found: Sequence[Article]) -> str:
    """The renderings with a ruler between them."""
    return f"\n{RULER}\n\n".join(map(rendered, found))


def _pages(text: str) -> Iterator[_Page]:
    line = 1
    for block in text.removesuffix("\n").split("\n\n"):
        lines = block.split("\n")
        yield _Page(lines, line)
        line += len(lines) + 1


def _groups(pages: Iterator[_Page]) -> Iterator[list[_Page]]:
    for is_ruler, group in groupby(pages, key=lambda page: page.lines == [RULER]):
        if not is_ruler:
            yield list(group)


def _article(pages: list[_Page], path: str | None, number: int, of: int) -> Article:
    from newsparse.formats.validated import to_article

    draft = _Draft()
    rest = _head(pages, draft)
    for page in rest:
        _block(page, draft)
    document = {
        "schema": SCHEMA,
        "source": {"path": path, "article": number, "of": of},
        **draft.document,
        "body": draft.body,
        "notes": draft.notes,
    }
    _take_dateline(document)
    try:
        return to_article(document, "")
    except FormatError as error:
        raise NotCanonical from error


def _head(pages: list[_Page], draft: _Draft) -> list[_Page]:
    """Read what stands above the story; what is left of the pages."""
    if not _is_title(pages[0]):
        draft.document["kicker"] = _plain(pages[0].lines)
        pages = pages[1:]
    if not pages or not _is_title(pages[0]):
        raise NotCanonical
    if len(pages[0].lines) > 1:
        draft.document["title"] = _plain(pages[0].lines[:-1])
    pages = pages[1:]
    if pages and pages[0].lines[0].startswith(SUMMARY):
        draft.document["summary"] = _unmarked(SUMMARY, pages[0].lines)
        pages = pages[1:]
    if pages and pages[0].lines[0].startswith(BYLINE):
        inferred = byline(_unhung(BYLINE, pages[0].lines))
        draft.document["byline"] = to_dict(Article(byline=inferred))["byline"]
        pages = pages[1:]
    return pages


def _is_title(page: _Page) -> bool:
    return _UNDERLINE.fullmatch(page.lines[-1]) is not None and page.lines[-1][0] == "="


def _block(page: _Page, draft: _Draft) -> None:
    first = page.lines[0]
    if _ROW.match(first):
        _rows(page, draft)
    elif first.startswith(LIST_ITEM):
        for line, lines in _entries(page):
            _add(draft, "list_item", _unhung(LIST_ITEM, lines), line)
    elif mark := next((mark for mark in _MARKS if first.startswith(mark)), None):
        _add(draft, _MARKS[mark], _unmarked(mark, page.lines), page.line)
    elif page.lines == [SEPARATOR]:
        _add(draft, "separator", SEPARATOR, page.line)
    elif _UNDERLINE.fullmatch(page.lines[-1]):
        _add(draft, "subhead", _plain(page.lines[:-1]), page.line)
    else:
        _add(draft, "paragraph", _plain(page.lines), page.line)


def _add(draft: _Draft, type_: str, text: str, line: int) -> None:
    draft.body.append({"type": type_, "text": text, "line": line})


def _rows(page: _Page, draft: _Draft) -> None:
    """Each row goes where its name says."""
    for line, lines in _entries(page):
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
    elif name in ("byline", "dateline", "metadata"):
        draft.document[name] = _json(text)
    else:
        raise NotCanonical


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotCanonical from error


def _entries(page: _Page) -> Iterator[tuple[int, list[str]]]:
    """The lines of each entry of a block, with the line on which it starts."""
    start = 0
    for index in range(1, len(page.lines) + 1):
        if index == len(page.lines) or not page.lines[index].startswith(HANGING):
            yield page.line + start, page.lines[start:index]
            start = index


def _take_dateline(document: Document) -> None:
    """Part the dateline from the lead: the one that the foot names, or the one that stands there."""
    lead = next((block for block in document["body"] if block["type"] == "paragraph"), None)
    if lead is None:
        return
    if "dateline" not in document:
        dateline, lead["text"] = opening(lead["text"])
        document["dateline"] = to_dict(Article(dateline=dateline))["dateline"]
    elif isinstance(named := document["dateline"], dict) and isinstance(named.get("text"), str):
        lead["text"] = without(lead["text"], named["text"])


def _plain(lines: list[str]) -> str:
    return "\n".join(map(meant, lines))


def _unmarked(mark: str, lines: list[str]) -> str:
    return "\n".join(meant(line[len(mark) :]) for line in lines)


def _unhung(mark: str, lines: list[str]) -> str:
    return "\n".join(
        meant(line[len(mark if number == 0 else HANGING) :]) for number, line in enumerate(lines)
    )
