"""Escape untrusted text, so that terminals obey none of it and UTF-8 can encode all of it."""

import re

from newsparse.base.characters import DIRECTION_MARKS
from newsparse.base.lazy_pattern import lazy_pattern

_SEPARATORS = "\u2028\u2029"  # of lines and paragraphs
# Control characters, separators, marks of the writing direction (which can make a file name read as another one), lone
# surrogates. Matches "\x1b"; never "é", "\u200c" or "😀".
_CONTROL = lazy_pattern(f"[\x00-\x1f\x7f-\x9f{_SEPARATORS}{DIRECTION_MARKS}\ud800-\udfff]")
# The same except tabs and line feeds. Matches "\x1b"; never "\n".
_CONTROL_IN_LINES = lazy_pattern(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_SEPARATORS}{DIRECTION_MARKS}\ud800-\udfff]")
# The same without what a JSON encoder escapes anyway. Matches "\x9b"; never "\x1b".
_CONTROL_IN_JSON = lazy_pattern(f"[\x7f-\x9f{_SEPARATORS}{DIRECTION_MARKS}]")
# Azure, TeamCity and GitHub obey these anywhere in a line of a log. Matches "##vso[task"; never "## [link]".
ORDER = lazy_pattern(r"#(?=#[a-z]*\[)", re.IGNORECASE)
# GitHub obeys this at the start of a line, where a path or a wrapped text may stand. Matches "::stop"; never "a::b".
_ORDER_OF_LINE = lazy_pattern(r"(?<!\S):(?=:[a-z])", re.IGNORECASE)
# A lone surrogate. Matches "\udcff"; never "😀", which is one code point.
LONE_SURROGATE = lazy_pattern("[\ud800-\udfff]")

_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    r"""The text on one line: control characters are escaped, undecodable bytes shown by value, no server obeys it.

    >>> print(visible("a\x1b[31m\nb\udcff ::stop-commands::c"))
    a\u001b[31m\nb\xff \u003a:stop-commands::c
    """
    return escaped(_ORDER_OF_LINE.sub(_hexadecimal, text) if "::" in text else text)


def escaped(text: str) -> str:
    r"""`visible` for a text that cannot begin a line.

    >>> print(escaped("::##vso[task.complete]"))
    ::\u0023#vso[task.complete]
    """
    if "##" in text:
        text = ORDER.sub(_hexadecimal, text)
    return text if text.isprintable() else _CONTROL.sub(_escape, text)


def visible_lines(text: str) -> str:
    """`visible` for a whole document: line feeds and tabs are kept."""
    return _CONTROL_IN_LINES.sub(_escape, text)


def encodable(text: str) -> str:
    """The text with U+FFFD for each code point that UTF-8 cannot encode; offsets do not change."""
    return text if text.isascii() else LONE_SURROGATE.sub("\ufffd", text)


def json_text(text: str) -> str:
    r"""Escape the control characters that a JSON encoder left in its document.

    >>> print(json_text('"\x9b31m"'))
    "\u009b31m"
    """
    if "##" in text:
        text = ORDER.sub(_hexadecimal, text)  # there is no such sign in JSON but in strings
    if text.isascii() and "\x7f" not in text:  # DEL is the only ASCII one that JSON encoders leave in
        return text
    return _CONTROL_IN_JSON.sub(_hexadecimal, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return _SHORT_ESCAPES.get(match[0]) or _hexadecimal(match)


def _hexadecimal(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
