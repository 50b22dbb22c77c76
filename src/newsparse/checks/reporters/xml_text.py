"""Text escaped for XML 1.0, without the characters it cannot contain."""

import re

from newsparse.base.characters import DIRECTION_MARKS
from newsparse.base.escaping import ORDER

# Characters not allowed in XML 1.0, not even as references: "\x00", "\x1b", "\ufffe"; not "\t" or "é".
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Characters written as references: markup, quotes, white space that readers normalise, terminal controls.
_REFERENCED = re.compile(f"[&<>\"'\t\n\r\x7f-\x9f\u2028\u2029{DIRECTION_MARKS}]")

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def escaped(text: str) -> str:
    """The text for a quoted attribute or between tags; a reader gets back all but the illegal characters.

    >>> escaped('a<b> "c"]]>\\x00')
    'a&#60;b&#62; &#34;c&#34;]]&#62;'
    """
    return ORDER.sub("&#35;", _REFERENCED.sub(_reference, _ILLEGAL.sub("", text)))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def attributes(**values: str | int) -> str:
    """The attributes of a tag, each preceded by a space."""
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in values.items())
