"""Reading Markdown that newsparse wrote: it must be exactly what writing the article again gives."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

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

# The mark of an item: "- ", "12. ", "3) ".
_ITEM = re.compile(r"- |([0-9]{1,3})[.)] ")


class Shape(NamedTuple):
    """The type of an element, its text, and the sign that opened it in the original as far as the page shows it."""

    type: str
    text: str
    sign: str = ""


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
    signs = _signs(document.pop("bullets", None))
    shapes = [shape for part in parts for shape in _shapes(part)]
    shapes = shapes[_head(document, shapes) :]
    if document.get("dateline"):
        shapes = list(_without_bold(shapes))
    body = [shape for shape in shapes if shape.type not in NOTE_TYPES]
    notes = [shape for shape in shapes if shape.type in NOTE_TYPES]
    document["body"] = _numbered(body, lines, exact, signs)
    document["notes"] = _numbered(notes, note_lines, None, {})
    if document["body"] is None or document["notes"] is None:
        return None
    return Article.from_dict(document, path or UNNAMED)


def _head(document: Document, shapes: list[Shape]) -> int:
    """Read the summary; return how many elements it and the title take. The title is also in the front matter."""
    has_title = shapes[:1] and shapes[0].type == "title"
    at = 1 if has_title else 0
    if shapes[at : at + 1] and shapes[at].type == "summary":
        document["summary"] = unescaped(shapes[at].text)
        return at + 1
    return at


def _without_bold(shapes: list[Shape]) -> Iterator[Shape]:
    """The elements without the dateline in the first paragraph, whose parts are in the front matter."""
    is_first = True
    for shape in shapes:
        if shape.type == "paragraph" and is_first:
            shape = shape._replace(text=_BOLD.sub("", shape.text, count=1) or EMPTY)
            is_first = False
        yield shape


def _signs(bullets: Any) -> dict[int, str]:
    """The bullets and numbers of list items, by the number of the block, from the front matter."""
    if not isinstance(bullets, dict):
        return {}
    return {
        number: str(sign)
        for sign, numbers in bullets.items()
        if isinstance(numbers, list)
        for number in numbers
        if isinstance(number, int)
    }


def _numbered(shapes: list[Shape], lines: Any, exact: Any, signs: dict[int, str]) -> list[Document] | None:
    """The elements with their lines and unescaped texts; None where the front matter does not fit the body."""
    lines, exact = lines or [], exact or {}
    if not isinstance(lines, list) or not isinstance(exact, dict) or len(lines) != len(shapes):
        return None
    return [
        {
            "type": shape.type,
            "text": exact.get(number, signs.get(number, shape.sign) + _plain(shape)),
            "line": line,
        }
        for number, (shape, line) in enumerate(zip(shapes, lines, strict=True), 1)
    ]


def _plain(shape: Shape) -> str:
    return shape.text if shape.type == "table" else unescaped(shape.text)


def _shapes(part: list[str]) -> Iterator[Shape]:
    """The elements in a group of lines, with their texts still escaped."""
    first, text = part[0], "\n".join(part)
    if _FENCE.fullmatch(first):
        yield Shape("table", "\n".join(part[1:-1]))
    elif _ITEM.match(first):
        yield from _items(part)
    elif first.startswith("> "):
        yield Shape("quote", text.removeprefix("> ").replace("\n> ", "\n"))
    elif first.startswith("## "):
        yield Shape("subhead", text.removeprefix("## "))
    elif first.startswith("# "):
        yield Shape("title", text.removeprefix("# "))
    elif text == SEPARATOR:
        yield Shape("separator", text)
    elif match := _NOTE.match(text):
        yield Shape(match[1], text[match.end() :])
    else:
        yield _emphasised(text)


def _items(part: list[str]) -> Iterator[Shape]:
    """The items of a list: each begins at a mark, and its other lines are indented by as much as the mark is wide."""
    found: list[list[str]] = []
    signs: list[str] = []
    indent = 0
    for line in part:
        mark = _ITEM.match(line)
        if mark:
            indent = mark.end()
            found.append([line[indent:]])
            signs.append(f"{mark[1]}. " if mark[1] else "")
        else:
            found[-1].append(line[indent:])
    for lines, sign in zip(found, signs, strict=True):
        yield Shape("list_item", "\n".join(lines), sign)


def _emphasised(text: str) -> Shape:
    """A summary or a caption, which differ in their mark for italics, or a paragraph."""
    if text.startswith("*") and not text.startswith("**"):
        return Shape("summary", text[1:-1])
    if text.startswith("_"):
        return Shape("caption", text[1:-1])
    return Shape("paragraph", text)
