"""The closed lists of words in a document: the types of blocks and notes, and the levels of confidence.

They are in a module of their own because a start has no use for `typing`, which takes as long to load as all of them.
"""

from typing import Literal

BodyType = Literal[
    "paragraph", "subhead", "list_item", "quote", "table", "separator", "caption", "boilerplate"
]
NoteType = Literal["note", "credit", "slug", "timestamp"]
Level = Literal["high", "medium", "low"]
