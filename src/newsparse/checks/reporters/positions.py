"""Where an offset of a text is, in the units of those who ask: code points and UTF-8 bytes, from 1."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache, cached_property

from newsparse.text.lines import split


class Positions:
    """The lines of one text; an offset behind a final line ending is in the empty line after it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        starts = [line.start for line in split(self.text)]
        if not self.text or self.text[-1] in "\r\n":
            starts.append(len(self.text))
        return starts

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, in code points.

        >>> Positions("é 😀!\\n").at(3), Positions("é 😀!\\n").at_byte(3)
        ((1, 4), (1, 8))
        """
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def at_byte(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, in bytes of UTF-8."""
        line = bisect_right(self._starts, offset)
        return line, byte_length(self.text[self._starts[line - 1] : offset]) + 1

    def line_of(self, offset: int) -> tuple[int, int]:
        """The half-open extent of the line that an offset is in, without its ending."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return start, start + len(self.text[start:end].rstrip("\r\n"))


def in_texts(texts: Mapping[str, str]) -> Callable[[str], Positions | None]:
    """The positions in each of these texts, by its path; None where the text is missing."""

    @cache
    def positions(path: str) -> Positions | None:
        text = texts.get(path)
        return None if text is None else Positions(text)

    return positions


def byte_length(text: str) -> int:
    """How many bytes of UTF-8 the text takes; an undecodable byte, kept as U+DC80 to U+DCFF, is one."""
    if text.isascii():
        return len(text)
    try:
        return len(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return len(text.encode("utf-8", "surrogatepass"))
