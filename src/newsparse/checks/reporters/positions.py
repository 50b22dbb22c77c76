"""Lines and columns of offsets in a text, counted from 1 in code points or in UTF-8 bytes."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache, cached_property

from newsparse.text.lines import split


class Positions:
    """The lines of one text; an offset after the final line ending is on the empty line that follows."""

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
        """The half-open extent of the line that contains an offset, without its ending."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        while (
            end > start and self.text[end - 1] in "\r\n"
        ):  # a copy of a long line for each finding takes its square
            end -= 1
        return start, end


def in_texts(texts: Mapping[str, str]) -> Callable[[str], Positions | None]:
    """A function from a path to the positions in its text, None if the text is missing."""

    @cache
    def positions(path: str) -> Positions | None:
        text = texts.get(path)
        return None if text is None else Positions(text)

    return positions


def byte_length(text: str) -> int:
    """The length of the text in bytes of UTF-8; an undecodable byte, kept as U+DC80 to U+DCFF, counts as one."""
    if text.isascii():
        return len(text)
    try:
        return len(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return len(text.encode("utf-8", "surrogatepass"))
