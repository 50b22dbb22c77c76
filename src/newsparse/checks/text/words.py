"""The word that stands around a place, so that a baseline can tell one place from another."""

_LONGEST = 40


def around(text: str, start: int, end: int) -> str:
    """The text from `start` to `end` with what stands before and after it up to the next white space.

    >>> around("the minister's plan", 12, 13)
    "minister's"
    """
    first, last = max(0, start - _LONGEST), end + _LONGEST
    before = "" if text[start - 1 : start].isspace() else "".join(text[first:start].split()[-1:])
    after = "" if text[end : end + 1].isspace() else "".join(text[end:last].split()[:1])
    return before + text[start:end] + after
