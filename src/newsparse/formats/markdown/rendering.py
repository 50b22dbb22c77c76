"""Writing an article as Markdown.

    ---
    schema: newsparse.article/1
    title: Rain
    …
    ---

    # Rain

    *The summary*

    **LISBON (AP) —** The lead.

    ## Subhead

    - list items, without the bullets and numbers that they have in the text

    3. counted items

    > a quotation

    _a caption_

    [credit] Editing by Li Wei

Tables are fenced to keep their columns. The front matter repeats nothing that is in the body except the title and the
dateline, which other tools expect there. For site generators it is another one: see `site`.
"""

import re
from collections.abc import Iterator
from typing import Literal

from newsparse.formats.format import WriteOptions
from newsparse.formats.items import ItemList, with_lists
from newsparse.formats.markdown.text import escaped, escaped_on_one_line
from newsparse.formats.yaml_text import FlowList, dump
from newsparse.model.article import Article, Block, Document, LeftOut, to_dict

SEPARATOR = "* * *"
BOILERPLATE: Literal["boilerplate"] = "boilerplate"  # in the body if --keep-all keeps it
NOTE_TYPES = ("note", "credit", "slug", "timestamp")
FRONT = (
    "schema",
    "title",
    "kicker",
    "byline",
    "dateline",
    "published",
    "language",
    "source",
    "end_marker",
    "left_out",
    "confidence",
    "metadata",
    "spans",
)

_STOPS = (
    ".",
    ")",
)  # after the numbers of items; lists that follow each other take turns, or they would be one

_FENCES = re.compile("^`{3,}", re.MULTILINE)


def rendered(article: Article, options: WriteOptions) -> str:
    """The article as Markdown, with a newline at the end."""
    parts = [_front_matter(article, options), *_head(article), *body(article)]
    parts += [f"[{note.type}] {escaped(note.text)}" for note in article.notes]
    return "\n\n".join(parts) + "\n"


def is_shown(type_: str, text: str) -> bool:
    """Whether the body can show the block's text exactly; if not, the front matter holds it."""
    if type_ == "separator":
        return text == SEPARATOR
    return type_ != "table" or "\r" not in text


def _front_matter(article: Article, options: WriteOptions) -> str:
    document = to_dict(article, spans=options.spans)
    front: Document = {key: document[key] for key in FRONT if document.get(key) not in (None, [], {})}
    for key in ("byline", "dateline", "source", "confidence"):
        if key in front:
            front[key] = _present(front[key])
    if article.left_out == LeftOut():
        del front["left_out"]
    if not front["confidence"]:
        del front["confidence"]
    if article.body:
        front["lines"] = FlowList(block.line for block in article.body)
    if article.notes:
        front["note_lines"] = FlowList(note.line for note in article.notes)
    if bullets := _bullets(article):
        front["bullets"] = {sign: FlowList(numbers) for sign, numbers in bullets.items()}
    blocks = enumerate(article.body, 1)
    if exact := {number: block.text for number, block in blocks if not is_shown(block.type, block.text)}:
        front["exact"] = exact
    return f"---\n{dump(front)}---"


def _present(value: Document) -> Document:
    """A byline, dateline or source without its absent parts."""
    return {key: item for key, item in value.items() if item not in (None, [])}


def _head(article: Article) -> Iterator[str]:
    if article.title is not None:
        yield f"# {escaped_on_one_line(article.title)}"
    if article.summary is not None:
        yield f"*{escaped(article.summary)}*"


def _bullets(article: Article) -> dict[str, list[int]]:
    """What the page does not show of list items: each bullet or number, with the numbers of its blocks."""
    found: dict[str, list[int]] = {}
    items = (number for number, block in enumerate(article.body, 1) if block.type == "list_item")
    for part in with_lists(article.body):
        if not isinstance(part, ItemList):
            continue
        for shown, one in zip(_shown_signs(part), part.items, strict=True):
            number = next(items)
            if one.sign != shown:
                found.setdefault(one.sign, []).append(number)
    return found


def _shown_signs(part: ItemList) -> Iterator[str]:
    """The signs that the page gives back for the items of a list: its numbers, but not its bullets."""
    for at in range(len(part.items)):
        yield "" if part.start is None else f"{part.start + at}. "


def body(article: Article) -> Iterator[str]:
    """The blocks; list items that follow each other make one tight list."""
    bold = _bold(article)
    counted_before = 0
    for part in with_lists(article.body):
        if isinstance(part, ItemList):
            yield _list(part, _STOPS[counted_before % len(_STOPS)])
            counted_before = 0 if part.start is None else counted_before + 1
            continue
        counted_before = 0
        if bold and part.type == "paragraph":
            yield f"{bold} {escaped(part.text)}" if part.text else bold
            bold = ""
        else:
            yield _block(part)


def _list(part: ItemList, stop: str) -> str:
    rows = []
    for at, one in enumerate(part.items):
        mark = "- " if part.start is None else f"{part.start + at}{stop} "
        rows.append(mark + escaped(one.text).replace("\n", "\n" + " " * len(mark)))
    return "\n".join(rows)


def _bold(article: Article) -> str:
    dateline = article.dateline
    return f"**{escaped_on_one_line(dateline.text)}**" if dateline and dateline.text else ""


def _block(block: Block) -> str:
    if block.type == "subhead":
        return f"## {escaped_on_one_line(block.text)}"
    if block.type == "quote":
        return "> " + escaped(block.text).replace("\n", "\n> ")
    if block.type == "caption":
        return f"_{escaped(block.text)}_"
    if block.type == "separator":
        return SEPARATOR
    if block.type == BOILERPLATE:
        return f"[{BOILERPLATE}] {escaped(block.text)}"
    if block.type == "table":
        return _fenced(block.text)
    return escaped(block.text)


def _fenced(text: str) -> str:
    """The rows of a table between fences longer than any in the text."""
    rows = text.replace("\r", " ")
    longest = max(map(len, _FENCES.findall(rows)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{rows}\n{fence}"
