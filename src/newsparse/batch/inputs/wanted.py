"""Which of the things found in folders and archives are wanted: `--include` and `--exclude`."""

from collections.abc import Callable, Sequence

from newsparse.batch.inputs.kinds import is_archive
from newsparse.batch.inputs.packing import without_suffix

Matches = Callable[[str], bool]


class Wanted:
    """What the patterns take, asked by places below the input that was named.

    An archive counts as a folder: what is in it is asked for by its place below the archive's. `story.txt.gz`
    is included as itself and as `story.txt`.
    """

    __slots__ = ("_excluded", "_included")

    def __init__(self, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> None:
        self._included = _matches(include)
        self._excluded = _matches(exclude)

    def enters(self, folder: str) -> bool:
        """Whether anything in the folder at that place can be wanted."""
        return self._excluded is None or not self._excluded(folder + "/")

    def takes(self, place: str) -> bool:
        """Whether the file at that place is wanted, or may hold what is."""
        if is_archive(place):
            return self.enters(place)
        if self._excluded is not None and self._excluded(place):
            return False
        return self._included is None or self._included(place) or self._included(without_suffix(place))


def _matches(patterns: Sequence[str]) -> Matches | None:
    """Whether a place fits the patterns as git would read them; None where there are none."""
    if not patterns:
        return None
    only = patterns[0] if len(patterns) == 1 else ""
    if only.startswith("*.") and only[2:].isalnum():  # the usual one, which needs no library
        suffix = only[1:]
        return lambda place: place.endswith(suffix) or f"{suffix}/" in place
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns).match_file
