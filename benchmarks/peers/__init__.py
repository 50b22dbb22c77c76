"""The tools that newsparse is compared with: one file a tool, each run by the Python that has it installed.

A file has `load()`, which imports the tool and returns a function from the path of a text to the tool's result, and
`outline(result)`, which gives that result the shape that the scorer reads.
"""

from typing import Any

Outline = dict[str, Any]  # title, byline, body: what the scorer reads


def outlined(blocks: list[tuple[str, str]]) -> Outline:
    """The outline of headings and paragraphs in order: a heading above all else is the title.

    >>> outlined([("heading", "Bridge Reopens"), ("paragraph", "It held.")])["title"]
    'Bridge Reopens'
    """
    title = None
    if blocks and blocks[0][0] == "heading":
        title = blocks[0][1]
        blocks = blocks[1:]
    body = [
        {"type": "subhead" if kind == "heading" else "paragraph", "text": " ".join(text.split())}
        for kind, text in blocks
    ]
    return {"title": title, "body": body}


def content(path: str) -> str:
    """The text of a file."""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()
