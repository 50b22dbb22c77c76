r"""Escaping the text of a block for Markdown, so that every reader shows it and ours gets it back.

Punctuation that would be markup gets a backslash. What Markdown would strip or cannot hold becomes a numeric entity,
a line break inside a text a hard break (a backslash at the end of the line), an empty text an empty comment.
"""

import re
from itertools import pairwise

EMPTY = "<!-- -->"

# Markup anywhere in a line: `*`, "`", `[`, `~`, backslashes; `<` of a tag, a comment or an autolink, not of
# "a < b"; `&` of an entity, not of "AT&T"; underscores at the edge of a word, not those of "snake_case".
_INLINE = re.compile(
    r"""
      [\\`*\[~]
    | < (?= [A-Za-z/!?] )
    | & (?= \#?[0-9A-Za-z]{1,40}; )
    | (?<!_) (?: (?<![^\W_]) _++ | _++ (?![^\W_]) )
    """,
    re.VERBOSE,
)

# Markup at the start of a line: "# x", "> x", "- x", "---", "1. x", "=== ", "| a |", ": x". Not "-5 degrees",
# "1.5 million".
_AT_START = re.compile(r"[#>|:=]|[-+](?=[-+ \t]|\Z)|[0-9]{1,9}(?=[.)](?:[ \t]|\Z))")

# Hashes that close a heading, and are dropped: those of "We are # 1 #". Not those of "C#".
_CLOSING = re.compile(r"(?<=\s)#+\Z")

# Must be escaped everywhere: NUL is forbidden, a carriage return is a line break.
_FORBIDDEN = re.compile(r"[\x00\r]")

# An escape, a hard break or an entity: "\*", "\" before a newline, "&#32;". Not the "&#32;" of "\&#32;".
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~\n])|&#([0-9]{1,7});")


def escaped(text: str) -> str:
    r"""The text as Markdown, with as many lines as the text has.

    >>> print(escaped("1. *Rain* & <b>snow</b>"))
    1\. \*Rain\* & \<b>snow\</b>
    """
    if not text:
        return EMPTY
    if "\n" not in text:
        return _line(text)
    lines = text.split("\n")
    parts = [_line(lines[0])]
    for before, line in pairwise(lines):
        # A hard break needs text on both sides.
        parts += ("\\\n" if before and line else "&#10;", _line(line))
    return "".join(parts)


def escaped_on_one_line(text: str) -> str:
    r"""The text as one line of Markdown, for headings and bold text; final hashes, which headings drop, are escaped.

    >>> print(escaped_on_one_line("We are # 1 #"))
    We are # 1 \#
    """
    line = "&#10;".join(map(_line, text.split("\n"))) if text else EMPTY
    return _CLOSING.sub(lambda match: "\\" + match[0], line)


def unescaped(markdown: str) -> str:
    r"""The text that `escaped` was given.

    >>> unescaped(r"1\. \*Rain\* & \<b>snow\</b>")
    '1. *Rain* & <b>snow</b>'
    """
    if markdown == EMPTY:
        return ""
    if "\\" not in markdown and "&#" not in markdown:
        return markdown
    return _ESCAPE.sub(_unescape, markdown)


def _line(line: str) -> str:
    first, last = line[:1], line[1:][-1:]
    text = _INLINE.sub(_escape, line)
    text = f"&#{ord(first)};{text[1:]}" if first.isspace() else _at_start(text)
    if last.isspace():
        text = f"{text[:-1]}&#{ord(last)};"
    return _FORBIDDEN.sub(lambda match: f"&#{ord(match[0])};", text)


def _at_start(text: str) -> str:
    match = _AT_START.match(text)
    if not match:
        return text
    # After the digits of "1.", before anything else.
    place = match.end() if match[0].isdigit() else 0
    return f"{text[:place]}\\{text[place:]}"


def _escape(match: re.Match[str]) -> str:
    return "".join("\\" + character for character in match[0])


def _unescape(match: re.Match[str]) -> str:
    return match[1] or chr(min(int(match[2]), 0x10FFFF))
