"""Markdown that shows a text as it is: nothing in it can be a link, a command, an image or a tag."""

from newsparse.base.escaping import visible
from newsparse.base.lazy_pattern import lazy_pattern

# Every sign of ASCII, also ":" and "@", by which addresses become links, and "." behind a number. Never "a" or "é".
_SIGN = lazy_pattern(r"[!-/:-@\[-`{-~]")


def plain(text: str) -> str:
    r"""The text on one line, with a backslash before every sign.

    >>> print(plain("[run](command:x) www.example.org\n<b>"))
    \[run\]\(command\:x\) www\.example\.org \<b\>
    """
    return _SIGN.sub(r"\\\g<0>", visible(" ".join(text.split())))
