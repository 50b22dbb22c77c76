"""Text as XML and HTML, written by hand: the standard library would load a parser for it."""

import re
from collections.abc import Iterable

from newsparse.base.lazy_pattern import lazy_pattern

# What XML 1.0 cannot hold, not even as a reference, and HTML had better not: "\x00", "\x1b", "\ufffe"; not "\t", "é".
FORBIDDEN = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Markup, and the carriage return, which readers take for a line feed.
_MARKUP = re.compile('[&<>"\r]')
# In attributes also the white space that readers take for a space.
_IN_ATTRIBUTE = re.compile('[&<>"\r\n\t]')

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def escaped(text: str) -> str:
    """The text for between tags, on one line if it is one; what XML cannot hold becomes U+FFFD.

    >>> escaped("a < b\\x00")
    'a &lt; b\\ufffd'
    """
    return _MARKUP.sub(_reference, FORBIDDEN.sub("\ufffd", text))


def tag(name: str, /, **attributes: object) -> str:
    """The opening tag; attributes that are None are left out, underscores at the end of a name dropped.

    >>> tag("p", class_="credit", id=None), tag("a", href="x\\n")
    ('<p class="credit">', '<a href="x&#10;">')
    """
    return f"<{name}{_attributes(attributes)}>"


def empty(name: str, /, **attributes: object) -> str:
    """An element without content, as XML and HTML both take it."""
    return f"<{name}{_attributes(attributes)}/>"


def element(name: str, content: str | Iterable[str], /, **attributes: object) -> str:
    """The element around content that is already escaped.

    >>> element("p", escaped("a & b"), lede="true")
    '<p lede="true">a &amp; b</p>'
    """
    inner = content if isinstance(content, str) else "".join(content)
    return f"{tag(name, **attributes)}{inner}</{name}>"


def broken(text: str, break_: str = "<br/>") -> str:
    """The text with an element for each line break in it.

    >>> broken("one\\ntwo")
    'one<br/>two'
    """
    return break_.join(map(escaped, text.split("\n")))


def _attributes(attributes: dict[str, object]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("__", ":").replace("_", "-")}="{_value(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )


def _value(text: str) -> str:
    return _IN_ATTRIBUTE.sub(_reference, FORBIDDEN.sub("\ufffd", text))


_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def _reference(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or f"&#{ord(match[0])};"
