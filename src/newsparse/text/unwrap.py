"""Join the hard-wrapped lines of a block into one line."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from newsparse.base.characters import FIRST_UNSPACED, SOUTH_EAST_ASIAN_STOPS, is_unspaced
from newsparse.base.lazy_pattern import lazy_pattern

# "parliament", "long-term"; "parlia" in "parlia-" at the end of a line
_WORD = lazy_pattern(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


# "> " in "> It rained"; ">> " and "> > " in mail that was forwarded twice
_QUOTED = lazy_pattern(r"(?:>[ \t]?)*")


class Words:
    """The words of a text, collected on the first look-up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sorted: list[str] | None = None

    def occur(self, beginning: str) -> bool:
        """Whether a word of the text begins with `beginning`."""
        if self._sorted is None:
            self._sorted = sorted(set(_WORD.findall(self._text)))
        at = bisect_left(self._sorted, beginning)
        return at < len(self._sorted) and self._sorted[at].startswith(beginning)


def unquoted(line: str) -> str:
    """The line without the `>` that mail programs put before it, one for each time it was forwarded.

    >>> unquoted("> >   It rained.")
    '  It rained.'
    """
    found = _QUOTED.match(line)
    return line[found.end() :] if found else line


def unwrap(lines: Sequence[str], occurs: Callable[[str], bool]) -> str:
    """Join the trimmed lines with spaces, or without in scripts that use none.

    A word hyphenated at the end of a line is closed up only if that is certain: after a soft hyphen, or if the word
    occurs unbroken elsewhere in the text, which `occurs` tests.
    """
    joined = lines[0].strip()
    for line in lines[1:]:
        following = line.strip()
        if not joined or not following:
            joined = joined or following
        elif joined[-1].isalnum() and joined[-1] < FIRST_UNSPACED > following[0]:
            joined += " " + following
        elif joined[-1] == "\xad":
            joined = joined[:-1] + following
        elif joined[-1] in "-\u2010":
            joined = _hyphenated(joined, following, occurs)
        elif joined[-1] in SOUTH_EAST_ASIAN_STOPS:
            joined += " " + following
        elif is_unspaced(joined[-1]) or is_unspaced(following[0]):
            joined += following
        else:
            joined += " " + following
    return joined


def origins(text: str, start: int, joined: str) -> Sequence[int]:
    """The offset in `text` of each code point of `joined`, which was joined from wrapped lines at `start`.

    >>> origins("over-\\n  due", 0, "overdue")
    [0, 1, 2, 3, 8, 9, 10]
    """
    if text.startswith(joined, start):
        return range(start, start + len(joined))
    found = []
    at = start
    for character in joined:
        while text[at] != character and not (character == " " and text[at].isspace()):
            at += 1
        found.append(at)
        at += 1
    return found


def _hyphenated(before: str, after: str, occurs: Callable[[str], bool]) -> str:
    first = _letters(before[-2::-1])[::-1]
    second = _letters(after)
    if first and second and second[0].islower():
        if occurs(first + second):
            return before[:-1] + after
        if occurs(f"{first}{before[-1]}{second}"):
            return before + after
    return f"{before} {after}"


def _letters(text: str) -> str:
    for index, character in enumerate(text):
        if not character.isalpha():
            return text[:index]
    return text
