"""The types of an article's fields, among them the closed lists of words in a document.

They are in a module of their own because a start has no use for `typing` (see `newsparse.base.records`).
"""

from collections.abc import Mapping as Mapping
from typing import Any as Any
from typing import Literal

# What a block of the body is.
BodyType = Literal[
    "paragraph", "subhead", "list_item", "quote", "table", "separator", "caption", "boilerplate"
]
# What a note is: `credit` names who wrote or edited, `slug` is the line by which the newsroom knows the story.
NoteType = Literal["note", "credit", "slug", "timestamp"]
# How sure the labeller is; docs/documents.md says how often each is right.
Level = Literal["high", "medium", "low"]
