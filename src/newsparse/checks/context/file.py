"""A file as a rule sees it before anything is parsed: its text, its lines, its web addresses."""

from collections.abc import Sequence
from functools import cached_property

from newsparse.checks.settings import House, LengthLimits, Settings
from newsparse.checks.text import masks
from newsparse.checks.text.extents import Extents
from newsparse.text.lines import Line, number_at, split
from newsparse.text.source import Source

_MOST_LISTED = 4  # places in a message; a longer list does not fit one line


class FileContext:
    """What rules of scope FILE are given; offsets are code points of `text`, the text as read."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self.source = source
        self.text = source.text
        self.settings = settings
        self.house: House = settings.house
        self.limits: LengthLimits = settings.limits

    @cached_property
    def lines(self) -> list[Line]:
        """The lines, without their endings."""
        return split(self.text)

    def line(self, offset: int) -> int:
        """The number of the line that contains the offset, from 1."""
        return number_at(self.lines, offset)

    def where(self, offset: int) -> str:
        """The line and column of an offset, from 1, as messages show them."""
        line = self.line(offset)
        return f"{line}:{offset - self.lines[line - 1].start + 1}"

    def listed(self, offsets: Sequence[int]) -> str:
        """These offsets as messages list them: `at 4:97, 12:16 and 3 more`."""
        shown = ", ".join(self.where(at) for at in offsets[:_MOST_LISTED])
        more = len(offsets) - _MOST_LISTED
        return f"at {shown} and {more} more" if more > 0 else f"at {shown}"

    @cached_property
    def characters(self) -> frozenset[str]:
        """The set of characters in the text: the cheapest test a rule can make first."""
        return frozenset(self.text)

    @cached_property
    def blanks(self) -> Sequence[str]:
        """The kinds of white space in the text."""
        return [character for character in self.characters if character.isspace()]

    @cached_property
    def masks(self) -> Sequence[tuple[int, int]]:
        """The extents of web and e-mail addresses, in order."""
        return masks.find(self.text)

    @cached_property
    def _masked(self) -> Extents:
        return Extents(self.masks)

    def is_masked(self, start: int, end: int) -> bool:
        """Whether code points `start` to `end` overlap a web or e-mail address."""
        return self._masked.overlaps(start, end)
