"""Where an offset is in an editor: lines and characters from 0, in the units that the editor counts."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType

from lsprotocol.types import Position, PositionEncodingKind, Range

from newsparse.text.lines import raw

# Code points between two offsets whose units are known, so that a long line is not measured from its start.
_STEP = 1024


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


_WIDTHS: Mapping[str, Callable[[str], int]] = MappingProxyType(
    {PositionEncodingKind.Utf8: _utf8, PositionEncodingKind.Utf16: _utf16, PositionEncodingKind.Utf32: len}
)


class Places:
    """The places in one text; `encoding` says whether characters are units of UTF-8, UTF-16 or UTF-32.

    Lines end in CR LF, LF or CR, as in the protocol and everywhere in newsparse.
    """

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self.text = text
        self._width = len if text.isascii() else _WIDTHS[encoding]

    @cached_property
    def _starts(self) -> list[int]:
        """The offset at which each line starts; a final line ending is followed by an empty line."""
        return [start for start, _ in raw(self.text)]

    @cached_property
    def _marks(self) -> list[int]:
        """The units before every offset that is a multiple of the step."""
        found = [0]
        for at in range(0, len(self.text), _STEP):
            found.append(found[-1] + self._width(self.text[at : at + _STEP]))
        return found

    def units(self, offset: int) -> int:
        """The units before an offset, from the start of the text."""
        if self._width is len:
            return offset
        mark = offset // _STEP
        return self._marks[mark] + self._width(self.text[mark * _STEP : offset])

    def position(self, offset: int) -> Position:
        """The place of an offset in code points.

        >>> Places("é 😀!\\n").position(3)
        0:4
        """
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self.units(offset) - self.units(self._starts[line]))

    def range(self, start: int, end: int) -> Range:
        """The places of two offsets."""
        return Range(self.position(start), self.position(end))

    def unit_at(self, position: Position) -> int:
        """The units before a place, from the start of the text.

        A place behind the end of its line means the end of the line, one below the last line the end of the text.
        """
        if position.line < 0:
            return 0
        if position.line >= len(self._starts):
            return self.units(len(self.text))
        start, end = self.line(position.line)
        first = self.units(start)
        return min(first + max(position.character, 0), self.units(end))

    def offset(self, position: Position) -> int:
        """The offset of a place; inside a character of several units, the offset of that character.

        >>> Places("é 😀!\\n").offset(Position(0, 4)), Places("é 😀!\\n").offset(Position(0, 3))
        (3, 2)
        """
        unit = self.unit_at(position)
        if self._width is len:
            return unit
        mark = bisect_right(self._marks, unit) - 1
        at, left = min(mark * _STEP, len(self.text)), unit - self._marks[mark]
        while left > 0 and at < len(self.text):
            left -= self._width(self.text[at])
            at += left >= 0
        return at

    def line(self, number: int) -> tuple[int, int]:
        """The offsets at which a line starts and ends, without its ending."""
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        if end > start and self.text[end - 1] == "\n" and number + 1 < len(self._starts):
            end -= 1
        if end > start and self.text[end - 1] == "\r" and number + 1 < len(self._starts):
            end -= 1
        return start, end

    @property
    def last_line(self) -> int:
        """The number of the last line."""
        return len(self._starts) - 1
