"""Reading Markdown as CommonMark: other people's, and our own after an edit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from newsparse.formats.inferred import byline, opening, signature, without
from newsparse.formats.markdown.front import Front, front_matter
from newsparse.formats.markdown.rendering import BOILERPLATE, NOTE_TYPES
from newsparse.model.article import Article, Block, Byline, Note, SourceInfo
from newsparse.model.errors import UNNAMED
from newsparse.model.frozen import fault
from newsparse.model.vocabulary import BodyType

if TYPE_CHECKING:
    from markdown_it.token import Token

# Names of the parts of an article in the front matter of site generators; the first that is present counts.
_NAMES = {
    "title": ("title", "headline"),
    "kicker": ("kicker", "overline", "eyebrow"),
    "summary": ("summary", "description", "subtitle", "deck", "standfirst", "excerpt"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date", "datePublished", "publishDate"),
    "language": ("language", "lang", "locale"),
}
_KEPT = f"[{BOILERPLATE}] "
_OURS_ONLY = ("lines", "note_lines", "exact", "bullets")
_CONTAINERS: dict[str, BodyType] = {"list_item": "list_item", "blockquote": "quote"}


@dataclass(frozen=True, slots=True)
class _Element:
    """A block of Markdown; `kind` is `title` or a type of body block; `is_italic` if all of it is, so `is_bold`."""

    kind: str
    text: str
    line: int
    is_italic: bool = False
    is_bold: bool = False


def article(lines: list[str], path: str | None, first: int) -> Article:
    """The article in lines of Markdown: headings become title and subheads, and a dateline may open the lead.

    `first` is the 1-based line of the file in which they start. Raises FormatError where the front matter has our mark
    but is not a valid document.
    """
    front = front_matter(lines, path or UNNAMED, first)
    start = front.after if front else 0
    elements = list(_elements(lines[start:], first + start))
    known = _from_front(front, path) if front else Article(source=SourceInfo(path=path))
    return _assembled(known, elements, is_ours=front is not None and front.is_ours)


def _assembled(known: Article, elements: list[_Element], *, is_ours: bool) -> Article:
    """The article of the front matter, completed with the elements of the page, which take precedence."""
    kicker, elements = _kicker(elements)
    title, elements = _first(elements, lambda element: element.kind == "title")
    summary, elements = _first(elements, lambda element: element.is_italic and title is not None)
    signed = None
    if title and not is_ours and known.byline is None:
        signed, elements = _signed(elements)
    notes = [note for element in elements if is_ours and (note := _note(element))]
    body = [_block(element, is_ours=is_ours) for element in elements if not (is_ours and _note(element))]
    known = replace(
        known,
        kicker=kicker or known.kicker,
        title=title.text if title else known.title,
        byline=signed or known.byline,
        summary=summary.text if summary else known.summary,
        notes=tuple(notes),
    )
    return _with_lead(known, body)


def _first(elements: list[_Element], fits: Any) -> tuple[_Element | None, list[_Element]]:
    """The first element if it fits, and the remaining ones."""
    if elements and fits(elements[0]):
        return elements[0], elements[1:]
    return None, elements


def _kicker(elements: list[_Element]) -> tuple[str | None, list[_Element]]:
    """The bold line above the title, if there is one, and the remaining elements."""
    if len(elements) > 1 and elements[0].is_bold and elements[1].kind == "title":
        return elements[0].text, elements[1:]
    return None, elements


def _signed(elements: list[_Element]) -> tuple[Byline | None, list[_Element]]:
    """The line that says who wrote it, right under the head, and the remaining elements."""
    if elements and elements[0].kind == "paragraph" and (found := signature(elements[0].text)):
        return found, elements[1:]
    return None, elements


def _with_lead(known: Article, body: list[Block]) -> Article:
    """The article with this body, and with the dateline of its lead taken out of the text."""
    at = next((index for index, block in enumerate(body) if block.type == "paragraph"), None)
    if at is None:
        return replace(known, body=tuple(body))
    lead, dateline = body[at], known.dateline
    if dateline is None:
        dateline, text = opening(lead.text)
    elif lead.text.startswith(dateline.text):
        text = without(lead.text, dateline.text)
    else:
        text = lead.text
    body[at] = replace(lead, text=text)
    return replace(known, body=tuple(body), dateline=dateline)


def _block(element: _Element, *, is_ours: bool) -> Block:
    # A second heading of level one heads a part of the story.
    kind: Any = "subhead" if element.kind == "title" else element.kind
    if is_ours and kind == "paragraph" and element.text.startswith(_KEPT):
        return Block(BOILERPLATE, element.text.removeprefix(_KEPT), element.line)
    return Block(kind, element.text, element.line)


def _note(element: _Element) -> Note | None:
    """The note for a paragraph such as `[credit] AP` in our own Markdown, if it is one."""
    name, bracket, text = element.text.removeprefix("[").partition("] ")
    if element.kind != "paragraph" or not element.text.startswith("[") or not bracket:
        return None
    kind: Any = name
    return Note(kind, text, element.line) if name in NOTE_TYPES else None


def _from_front(front: Front, path: str | None) -> Article:
    """The article of the front matter, with our keys or with common ones; other keys become metadata."""
    if front.is_ours:
        document = {key: value for key, value in front.values.items() if key not in _OURS_ONLY}
        return Article.from_dict(document, path or UNNAMED)
    values = {str(key): _plain(value) for key, value in front.values.items()}
    found = {part: value for part, names in _NAMES.items() if (value := _taken(values, names))}
    credited = found.pop("byline", None)
    signed = byline(credited) if credited else None
    if signed and _is_of(signed.authors, values.get("author", values.get("authors"))):
        values = {key: value for key, value in values.items() if key not in ("author", "authors")}
    return Article(
        source=SourceInfo(path=path),
        byline=signed,
        metadata=values,
        **found,
    )


def _is_of(authors: Sequence[str], named: Any) -> bool:
    """Whether the front matter names no other authors than the byline."""
    return named is not None and list(authors) == ([named] if isinstance(named, str) else named)


def _taken(values: dict[str, Any], names: Sequence[str]) -> Any:
    """The first of these values that the article can hold, removed from the values."""
    for name in names:
        if name in values and (text := _text(values[name], is_list=name == "authors")):
            del values[name]
            return text
    return None


def _text(value: Any, *, is_list: bool) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list) and is_list and all(isinstance(item, str) for item in value):
        return ", ".join(value) or None
    return None


def _plain(value: Any) -> Any:
    """The value in types that JSON has."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_plain(item) for item in value]
    return str(value) if fault(value) else value


def _elements(lines: list[str], first: int) -> Iterator[_Element]:
    """The blocks of the page in order, with their 1-based lines in the file."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse("\n".join(lines))
    containers: list[BodyType] = []
    skip_to, sign = -1, ""
    for number, token in enumerate(tokens):
        line = first + (token.map[0] if token.map else 0)
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _CONTAINERS:
            if token.nesting > 0:
                containers.append(_CONTAINERS[name])
                sign = f"{token.info}{token.markup} " if token.info else ""
            else:
                containers.pop()
        elif token.type == "table_open":
            yield _Element("table", _source(lines, token), line)
            skip_to = next(i for i in range(number, len(tokens)) if tokens[i].type == "table_close")
        elif number > skip_to and (element := _element(token, tokens[number - 1], containers, line)):
            # The number of an item is part of its text, as in the articles that are read from other formats.
            yield replace(element, text=sign + element.text) if element.kind == "list_item" else element
            sign = ""


def _element(token: "Token", before: "Token", containers: list[BodyType], line: int) -> _Element | None:
    if token.type == "inline":
        return _inline(token, before, containers, line)
    if token.type in ("fence", "code_block"):
        return _Element("table", token.content.removesuffix("\n"), line)
    if token.type == "hr":
        return _Element("separator", "* * *", line)
    if token.type == "html_block" and not token.content.lstrip().startswith("<!--"):
        return _Element("paragraph", token.content.strip(), line)
    return None


def _inline(token: "Token", before: "Token", containers: list[BodyType], line: int) -> _Element | None:
    text = _shown(token.children or []).strip()
    if not text:
        return None
    if before.type == "heading_open":
        return _Element("title" if before.tag == "h1" else "subhead", text, line)
    children = token.children or []
    if all(child.type in ("image", "softbreak") for child in children):
        return _Element("caption", text, line)
    kind = containers[-1] if containers else "paragraph"
    return _Element(kind, text, line, _is_all(children, "em"), _is_all(children, "strong"))


def _is_all(children: list["Token"], mark: str) -> bool:
    """Whether one emphasis of this kind spans everything."""
    shown = [child for child in children if child.content or child.type != "text"]
    if len(shown) < 2 or shown[0].type != f"{mark}_open" or shown[-1].type != f"{mark}_close":
        return False
    return all(child.level > 0 for child in shown[1:-1])


def _shown(children: list["Token"]) -> str:
    """The text that a reader sees: without marks and tags, with soft breaks as the script needs them."""
    text = ""
    following = _contents_after(children)
    for number, child in enumerate(children):
        if child.type == "softbreak":
            text += _joint(text, following[number])
        elif child.type == "hardbreak":
            text += "\n"
        elif child.type == "image":
            text += _shown(child.children or [])
        elif child.type != "html_inline":
            text += child.content
    return text


def _contents_after(children: list["Token"]) -> list[str]:
    """For each child the content of the next that has any, or a space."""
    found, content = [], " "
    for child in reversed(children):
        found.append(content)
        content = child.content or content
    return found[::-1]


def _joint(before: str, following: str) -> str:
    """A space; nothing between two characters of a script without spaces."""
    from newsparse.base.characters import is_unspaced

    return "" if before and is_unspaced(before[-1]) and is_unspaced(following[0]) else " "


def _source(lines: list[str], token: "Token") -> str:
    first, end = token.map or (0, 0)
    return "\n".join(lines[first:end]).rstrip("\n")
