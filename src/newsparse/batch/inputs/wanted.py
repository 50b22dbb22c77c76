"""Which of the things found in folders and archives are wanted: `--include`, `--exclude`, `.gitignore`."""

from collections.abc import Callable, Sequence

Matches = Callable[[str], bool]


class Wanted:
    """What the patterns take, asked by places below the input that was named; folders end with a slash."""

    __slots__ = ("_excluded", "_included")

    def __init__(self, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> None:
        self._included = _matches(include)
        self._excluded = _matches(exclude)

    def enters(self, folder: str) -> bool:
        """Whether anything in the folder or archive at that place can be wanted."""
        return self._excluded is None or not self._excluded(folder)

    def takes(self, place: str) -> bool:
        """Whether the text at that place is wanted."""
        if self._included is not None and not self._included(place):
            return False
        return self._excluded is None or not self._excluded(place)


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
