"""The roles that a span of a news text can have."""

from enum import StrEnum


class Role(StrEnum):
    """The roles, in the order in which they appear in a well-made article."""

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
