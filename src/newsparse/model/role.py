"""What a stretch of a news text is: the closed list of roles that spans carry."""

from enum import StrEnum


class Role(StrEnum):
    """The roles of the document, in the order in which a well-made article shows them."""

    KICKER = "kicker"
    TITLE = "title"
    SUMMARY = "summary"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    SLUG = "slug"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    SEPARATOR = "separator"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"
    BOILERPLATE = "boilerplate"
    END_MARKER = "end_marker"
    BREAK = "break"
