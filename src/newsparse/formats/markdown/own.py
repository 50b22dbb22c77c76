"""Reading Markdown that newsparse wrote: it must be exactly what writing the article again gives."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from newsparse.formats.format import WriteOptions
from newsparse.formats.markdown.front import Front, front_matter, opens_ours
from newsparse.formats.markdown.rendering import BOILERPLATE, NOTE_TYPES, SEPARATOR, rendered
from newsparse.formats.markdown.text import EMPTY, unescaped
from newsparse.model.article import Article, Document
from newsparse.model.errors import UNNAMED

# The bold dateline that opens a lead: "**LISBON —** The rain". Not "\*\*LISBON", not "** x".
_BOLD = re.compile(r"\*\*(?:[^\\*]|\\.)+\*\*(?: |\Z)", re.DOTALL)

_NOTE = re.compile(
    rf"\[({'|'.join((*NOTE_TYPES, BOILERPLATE))})\] "
)  # "[credit] AP"; not "\[credit] AP", which is a paragraph
_FENCE = re.compile(r"`{3,}")  # "```" alone on its line; not "```python"

Shape = tuple[str, str]  # the type of an element and its text


def starts(lines: Sequence[str]) -> list[int]:
    """The indexes at which articles start: the first line, and each front matter of ours outside a fence."""
    found, at = [0], 0
    while at < len(lines):
        if at and opens_ours(lines, at):
            found.append(at)
        at = _after(lines, at)
    return found


def article(lines: list[str], path: str | None, first: int) -> Article | None:
    """The article whose Markdown is exactly these lines; None where there is none, as after an edit.

    `first` is the 1-based line of the file in which they start. Raises FormatError where the front matter has our mark
    but is not a valid document.
    """
    front = front_matter(lines, path or UNNAMED, first)
    if front is None or not front.is_ours:
        return None
    found = _article(front, _parts(lines[front.after :]), path)
    if found is None:
        return None
    page = rendered(found, WriteOptions(spans="spans" in front.values))
    return found if page == "\n".join(lines) else None


def _after(lines: Sequence[str], at: int) -> int:
    """The index after this line, or after the fenced block that it opens, whatever that contains."""
    if not _FENCE.fullmatch(lines[at]):
        return at + 1
    return next((index for index in range(at + 1, len(lines)) if lines[index] == lines[at]), len(lines)) + 1


def _parts(lines: list[str]) -> list[list[str]]:
    """The groups of lines between empty lines."""
    parts: list[list[str]] = [[]]
    at = 0
    while at < len(lines):
        end = _after(lines, at)
        if lines[at]:
            parts[-1] += lines[at:end]
        else:
            parts.append([])
        at = end
    return [part for part in parts if part]


def _article(front: Front, parts: list[list[str]], path: str | None) -> Article | None:
    document: Document = dict(front.values)
    lines, note_lines, exact = (document.pop(key, None) for key in ("lines", "note_lines", "exact"))
    shapes = [shape for part in parts for shape in _shapes(part)]
    shapes = shapes[_head(document, shapes) :]
    if document.get("dateline"):
        shapes = list(_without_bold(shapes))
    body = [shape for shape in shapes if shape[0] not in NOTE_TYPES]
    notes = [shape for shape in shapes if shape[0] in NOTE_TYPES]
    document["body"] = _numbered(body, lines, exact)
    document["notes"] = _numbered(notes, note_lines, None)
    if document["body"] is None or document["notes"] is None:
        return None
    return Article.from_dict(document, path or UNNAMED)


def _head(document: Document, shapes: list[Shape]) -> int:
    """Read the summary; return how many elements it and the title take. The title is also in the front matter."""
    has_title = shapes[:1] and shapes[0][0] == "title"
    at = 1 if has_title else 0
    if shapes[at : at + 1] and shapes[at][0] == "summary":
        document["summary"] = unescaped(shapes[at][1])
        return at + 1
    return at


def _without_bold(shapes: list[Shape]) -> Iterator[Shape]:
    """The elements without the dateline in the first paragraph, whose parts are in the front matter."""
    is_first = True
    for type_, text in shapes:
        if type_ == "paragraph" and is_first:
            text = _BOLD.sub("", text, count=1) or EMPTY
            is_first = False
        yield type_, text


def _numbered(shapes: list[Shape], lines: Any, exact: Any) -> list[Document] | None:
    """The elements with their lines and unescaped texts; None where the front matter does not fit the body."""
    lines, exact = lines or [], exact or {}
    if not isinstance(lines, list) or not isinstance(exact, dict) or len(lines) != len(shapes):
        return None
    return [
        {
            "type": type_,
            "text": exact.get(number, text if type_ == "table" else unescaped(text)),
            "line": line,
        }
        for number, ((type_, text), line) in enumerate(zip(shapes, lines, strict=True), 1)
    ]


def _shapes(part: list[str]) -> Iterator[Shape]:
    """The elements in a group of lines, with their texts still escaped."""
    first, text = part[0], "\n".join(part)
    if _FENCE.fullmatch(first):
        yield "table", "\n".join(part[1:-1])
    elif first.startswith("- "):
        for item in ("\n" + text).split("\n- ")[1:]:
            yield "list_item", item.replace("\n  ", "\n")
    elif first.startswith("> "):
        yield "quote", text.removeprefix("> ").replace("\n> ", "\n")
    elif first.startswith("## "):
        yield "subhead", text.removeprefix("## ")
    elif first.startswith("# "):
        yield "title", text.removeprefix("# ")
    elif text == SEPARATOR:
        yield "separator", text
    elif match := _NOTE.match(text):
        yield match[1], text[match.end() :]
    else:
        yield _emphasised(text)


def _emphasised(text: str) -> Shape:
    """A summary or a caption, which differ in their mark for italics, or a paragraph."""
    if text.startswith("*") and not text.startswith("**"):
        return "summary", text[1:-1]
    if text.startswith("_"):
        return "caption", text[1:-1]
    return "paragraph", text
