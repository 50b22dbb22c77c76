"""What people are told on standard error: one line each, and nothing in it that a terminal would obey."""

import os
import re
import sys

# What is no text to a terminal: control characters, line and paragraph separators, the marks that turn the
# direction of writing round (a name shown backwards is a lie), halves of surrogate pairs. Matches "\x1b";
# never "é", "\u200c" or "😀". Compiled when it is first needed, which a run without messages never does.
_CONTROL = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"

# The same but for the white space that lays out a document on a terminal. "\x1b" but not "\n".
_CONTROL_IN_LAYOUT = _CONTROL.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f")

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def visible(text: str) -> str:
    r"""The text as one harmless line: each control character as its escape, an undecodable byte as its value.

    >>> print(visible("a\x1b[31m\nb\udcff"))
    a\u001b[31m\u000ab\xff
    """
    return text if text.isprintable() else re.sub(_CONTROL, _escape, text)


def harmless(text: str) -> str:
    """The same for a whole document, whose line breaks and tabs stay."""
    return re.sub(_CONTROL_IN_LAYOUT, _escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}"


def tell(message: str, where: str | None = None, *, color: bool = False) -> None:
    """One line on standard error: `newsparse: WHERE: message`, the place in bold where there is colour."""
    place = ""
    if where is not None:
        place = f"{_BOLD}{visible(where)}{_PLAIN}: " if color else f"{visible(where)}: "
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"newsparse: {place}{visible(message)}\n")
            sys.stderr.flush()
    except OSError:
        pass  # there is nobody left to tell


def wants_color(choice: str, stream: int) -> bool:
    """Whether the descriptor `stream` gets colour: as asked, else by the environment, else on a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return os.environ.get("TERM") != "dumb" and os.isatty(stream)
