"""Writing an article as canonical plain text.

The blocks are separated by one empty line:

    KICKER

    The title
    =========

        The summary, indented by four.

    — By Ana Ruiz

    [timestamp] Updated at noon

    LISBON, May 3 (AP) — The lead. A paragraph is one line.

    A subhead
    ---------

    • list items
    • one under the other

    > a quotation

    | a table

    [credit] Editing by Li Wei
    [language] en
    [end] ENDS

Rows in brackets are about the article. A byline or dateline whose parts cannot be inferred from its words is given at
the foot as JSON, like metadata. The underline of the title is always there, even without a title: the format is
recognised by it.
"""

import json
from collections.abc import Iterator
from itertools import takewhile

from newsparse.base.text_width import width
from newsparse.formats.inferred import byline, joined, opening
from newsparse.formats.plain.lines import escaped, escaped_alone
from newsparse.model.article import Article, Block, LeftOut, to_dict

SEPARATOR = "* * *"
LIST_ITEM, QUOTE, TABLE, BYLINE, SUMMARY = "• ", "> ", "| ", "— ", "    "
HANGING = "  "
LEFT_OUT = "omitted"  # the row of `left_out`, as names of rows are letters
_HEAD_NOTES = ("slug", "timestamp")


def rendered(article: Article) -> str:
    """The article as canonical plain text, with a newline at the end."""
    return "\n\n".join((*_head(article), *_body(article), *_foot(article))) + "\n"


def row(name: str, text: str) -> str:
    """`[name] text`, with further lines of the text indented by two."""
    return _hanging(f"[{name}] ", text)


def _head(article: Article) -> Iterator[str]:
    if article.kicker is not None:
        yield _plain(article.kicker)
    yield "===" if article.title is None else _underlined(article.title, "=")
    if article.summary is not None:
        yield _marked(SUMMARY, article.summary)
    if article.byline is not None:
        yield _hanging(BYLINE, article.byline.text)
    if notes := [row(note.type, note.text) for note in article.notes[: _above(article)]]:
        yield "\n".join(notes)


def _above(article: Article) -> int:
    """How many of the notes are written above the story: the slugs and timestamps before any other note."""
    return len(list(takewhile(lambda note: note.type in _HEAD_NOTES, article.notes)))


def _body(article: Article) -> Iterator[str]:
    """The blocks of the body; consecutive list items are written as one."""
    items: list[str] = []
    for block in _with_dateline(article):
        if block.type == "list_item":
            items.append(_hanging(LIST_ITEM, block.text))
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield _block(block)
    if items:
        yield "\n".join(items)


def _with_dateline(article: Article) -> Iterator[Block]:
    """The body with the dateline at the start of its first paragraph."""
    dateline = article.dateline
    for block in article.body:
        if block.type == "paragraph" and dateline is not None:
            yield Block(block.type, joined(dateline, block.text), block.line)
            dateline = None
        else:
            yield block


def _block(block: Block) -> str:
    if block.type == "paragraph":
        return _plain(block.text)
    if block.type == "subhead":
        return _underlined(block.text, "-")
    if block.type == "quote":
        return _marked(QUOTE, block.text)
    if block.type == "table":
        return _marked(TABLE, block.text)
    if block.type == "separator" and block.text == SEPARATOR:
        return SEPARATOR
    return row(block.type, block.text)


def _foot(article: Article) -> Iterator[str]:
    notes = [row(note.type, note.text) for note in article.notes[_above(article) :]]
    rows = [*notes, *_facts(article)]
    if rows:
        yield "\n".join(rows)


def _facts(article: Article) -> Iterator[str]:
    """Rows for what the text above does not show."""
    if article.language is not None:
        yield row("language", article.language)
    if article.published is not None:
        yield row("published", article.published)
    for name in _not_inferred(article):
        yield row(name, _compact(to_dict(article)[name]))
    if article.left_out != LeftOut():
        yield row(LEFT_OUT, _compact(to_dict(article)["left_out"]))
    if article.metadata:
        yield row("metadata", _compact(article.metadata))
    if article.end_marker is not None:
        yield row("end", article.end_marker)


def _not_inferred(article: Article) -> Iterator[str]:
    """The names of the parts that reading would not infer from the text."""
    if article.byline is not None and article.byline != byline(article.byline.text):
        yield "byline"
    if not _is_read_from_lead(article):
        yield "dateline"


def _is_read_from_lead(article: Article) -> bool:
    """Whether reading would infer the dateline and the lead from the first paragraph as written."""
    lead = next((block.text for block in article.body if block.type == "paragraph"), None)
    if lead is None:
        return article.dateline is None
    return opening(joined(article.dateline, lead)) == (article.dateline, lead)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(text: str) -> str:
    return "\n".join(map(escaped_alone, text.split("\n")))


def _marked(mark: str, text: str) -> str:
    """Every line after the mark."""
    return "\n".join(mark + escaped(line) for line in text.split("\n"))


def _hanging(mark: str, text: str) -> str:
    """The first line after the mark, the others indented under it."""
    first, *others = text.split("\n")
    return "\n".join((mark + escaped(first), *(HANGING + escaped(line) for line in others)))


def _underlined(text: str, stroke: str) -> str:
    page = _plain(text)
    columns = max(map(width, page.split("\n")))
    return f"{page}\n{stroke * max(3, columns)}"
