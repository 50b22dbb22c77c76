"""Texts of somebody else's, made fit to be shown: nothing that a terminal obeys or UTF-8 cannot hold."""

import re

from newsparse.base.lazy_pattern import lazy_pattern

# Control characters, line and paragraph separators, the marks that turn the direction of writing round (a
# name shown backwards is a lie), halves of surrogate pairs. Matches "\x1b"; never "é", "\u200c" or "😀".
_CONTROL = lazy_pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# The same but for the white space that lays out a document on a terminal. "\x1b" but not "\n".
_CONTROL_IN_LAYOUT = lazy_pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
# The same without what JSON escapes by itself: "\x9b"; never "\x1b".
_CONTROL_IN_JSON = lazy_pattern("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# Half of a surrogate pair, standing alone: "\udcff"; never "😀", which is one code point.
LONE = lazy_pattern("[\ud800-\udfff]")

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    r"""The text as one line: each control character as its escape, an undecodable byte as its value.

    >>> print(visible("a\x1b[31m\nb\udcff"))
    a\u001b[31m\nb\xff
    """
    return text if text.isprintable() else _CONTROL.sub(_escape, text)


def laid_out(text: str) -> str:
    """The same for a whole document, whose line breaks and tabs stay."""
    return _CONTROL_IN_LAYOUT.sub(_escape, text)


def encodable(text: str) -> str:
    """The text with U+FFFD for each code point that UTF-8 cannot hold; every offset stays as it was."""
    return text if text.isascii() else LONE.sub("\ufffd", text)


def json_text(text: str) -> str:
    r"""A JSON document with what is left of the control characters written as escapes.

    >>> print(json_text('"\x9b31m"'))
    "\u009b31m"
    """
    if text.isascii() and "\x7f" not in text:  # DEL is the one that JSON leaves as it is
        return text
    return _CONTROL_IN_JSON.sub(_hexadecimal, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return _SHORT.get(match[0]) or _hexadecimal(match)


def _hexadecimal(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
