r"""How a line of text stands in canonical plain text, so that it reads back exactly.

A backslash escapes: `\\` is one backslash, `\u{d}` the character U+000D, and before anything else it only
says that the character has no special meaning here. A lone `\` is an empty line of a text.
"""

import re

RULER = "_" * 72

# What cannot stand raw: backslashes; controls and line breaks beside the newline and the tab; the byte order
# mark; white space at the end of a line, which editors drop. Matches the "\x0c" of "a\x0cb"; never "a\tb".
_RAW = re.compile(r"[\\\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|[ \t]\Z")

# What means something where a line begins: "[credit] AP", "• one", "> said", "| 1", "— By Ana", " x", "* * *"
# and underlines. Not "[sic] is what he wrote, twice" after a word, not "-5 degrees".
_SPECIAL = re.compile(r"\[[a-z]+\](?: |\Z)|[•>|—](?: |\Z)| |(?:={3,}|-{3,}|_{72}|\* \* \*)\Z")

# An escape: "\u{fe}" or "\[".  Not the "u{fe}" of "\\u{fe}", whose backslash is escaped.
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]{1,6})\}|(.))")


def shown(line: str) -> str:
    r"""The line (of a text, without newline) as it stands after a mark such as `• `.

    >>> print(shown("C:\\news"))
    C:\\news
    """
    return _RAW.sub(_escape, line) or "\\"


def shown_alone(line: str) -> str:
    r"""The line as it stands where nothing is before it.

    >>> print(shown_alone("> Top stories"))
    \> Top stories
    """
    text = shown(line)
    return "\\" + text if _SPECIAL.match(text) else text


def meant(line: str) -> str:
    r"""The line of the text that `shown` or `shown_alone` made this of.

    >>> meant(r"\> Top stories")
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
