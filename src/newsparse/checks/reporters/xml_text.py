"""How a text stands in an XML document: escaped, without what XML 1.0 cannot hold."""

import re

# What no XML 1.0 document may hold, not even as a reference: "\x00", "\x1b", "\ufffe"; never "\t" or "é".
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What is written as a reference: markup, quotes, white space that readers change, what a terminal may obey.
_REFERENCED = re.compile("[&<>\"'\t\n\r\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def escaped(text: str) -> str:
    """The text for an attribute in quotes or between tags; a reader gets it back but for what is illegal.

    >>> escaped('a<b> "c"]]>\\x00')
    'a&#60;b&#62; &#34;c&#34;]]&#62;'
    """
    return _REFERENCED.sub(lambda match: f"&#{ord(match[0])};", _ILLEGAL.sub("", text))


def attributes(**values: str | int) -> str:
    """The attributes of a tag, each after a space."""
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in values.items())
