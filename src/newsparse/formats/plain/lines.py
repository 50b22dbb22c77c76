r"""Escaping a line of text for canonical plain text, so that it reads back exactly.

A backslash escapes: `\\` is one backslash and `\u{d}` the character U+000D; before any other character it removes
that character's special meaning. A lone `\` is an empty line of a text.
"""

import re

RULER = "_" * 72

# What must be escaped: backslashes; controls and line breaks other than the newline and the tab; the byte order mark;
# white space at the end of a line, which editors strip. Matches the "\x0c" of "a\x0cb"; never "a\tb".
_RAW = re.compile(r"[\\\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|[ \t]\Z")

# What has a meaning at the start of a line: "[credit] AP", "• one", "> said", "| 1", "— By Ana", " x", "* * *" and
# underlines. Not "[sic] is what he wrote, twice" after a word, not "-5 degrees".
_SPECIAL = re.compile(r"\[[a-z]+\](?: |\Z)|[•>|—](?: |\Z)| |(?:={3,}|-{3,}|_{72}|\* \* \*)\Z")

# An escape: "\u{fe}" or "\[".  Not the "u{fe}" of "\\u{fe}", whose backslash is escaped.
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]{1,6})\}|(.))")


def escaped(line: str) -> str:
    r"""The line of a text, without its newline, escaped for use after a mark such as `• `.

    >>> print(escaped("C:\\news"))
    C:\\news
    """
    return _RAW.sub(_escape, line) or "\\"


def escaped_alone(line: str) -> str:
    r"""The line escaped for use without a mark in front.

    >>> print(escaped_alone("> Top stories"))
    \> Top stories
    """
    text = escaped(line)
    return "\\" + text if _SPECIAL.match(text) else text


def unescaped(line: str) -> str:
    r"""The line that `escaped` or `escaped_alone` was given.

    >>> unescaped(r"\> Top stories")
    '> Top stories'
    """
    if "\\" not in line:
        return line
    return "" if line == "\\" else _ESCAPE.sub(_unescape, line)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return "\\\\" if character == "\\" else f"\\u{{{ord(character):x}}}"


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    return chr(min(int(code, 16), 0x10FFFF)) if code else match[2]
