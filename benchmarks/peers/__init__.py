"""The tools that newsparse is compared with, one file each, run by the Python in which they are installed.

Each file has `load()`, which imports the tool and returns a function from a path to the tool's result, and
`outline(result)`, which converts that result for the scorer.
"""

from typing import Any

Outline = dict[str, Any]  # title, byline, body: what the scorer reads


def outlined(blocks: list[tuple[str, str]]) -> Outline:
    """The outline of headings and paragraphs in order; a heading that comes first is the title.

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
