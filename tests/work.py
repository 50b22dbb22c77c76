"""Counts work instead of timing it, so that the result is the same on every machine, however busy.

Three counts: lines of newsparse that run, characters that string methods and regular expressions may examine, and
peak memory. The second is an upper bound, because a method can stop early.
"""

import json
import re
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import Any, Self, SupportsIndex

import newsparse

PACKAGE = newsparse.__path__[0]


@dataclass
class Tally:
    """A mutable count."""

    count: int = 0


def lines_run(work: Callable[[], object]) -> int:
    """The number of lines of newsparse's files that the work executes."""
    tally = Tally()

    def local(_frame: FrameType, event: str, _argument: object) -> Any:
        if event == "line":
            tally.count += 1
        return local

    def called(frame: FrameType, _event: str, _argument: object) -> Any:
        return local if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        work()
    finally:
        sys.settrace(before)
    return tally.count


def bytes_held(work: Callable[[], object]) -> int:
    """The peak memory of the work, in bytes."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class Text(str):
    """A string that tallies the characters that its methods examine; so do its slices."""

    __slots__ = ("tally",)
    tally: Tally

    @classmethod
    def of(cls, text: str, tally: Tally) -> Self:
        made = cls(text)
        made.tally = tally
        return made

    def _examined(self, count: int) -> None:
        self.tally.count += count

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        found = str.__getitem__(self, key)
        self._examined(len(found))
        return Text.of(found, self.tally) if isinstance(key, slice) else found

    def __contains__(self, part: object) -> bool:
        at = str.find(self, str(part))
        self._examined(len(self) if at < 0 else at)
        return at >= 0

    def __iter__(self) -> Iterator[str]:
        self._examined(len(self))
        return str.__iter__(self)

    def __hash__(self) -> int:
        return str.__hash__(self)

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other)


def _between(text: str, bounds: tuple[Any, ...]) -> tuple[int, int]:
    start, end, _ = slice(*(*bounds, None, None)[:2]).indices(len(text))
    return start, max(start, end)


def _searching(name: str) -> Callable[..., int]:
    method = getattr(str, name)
    backwards = name.startswith("r")

    def search(self: Text, part: str, *bounds: Any) -> int:
        found: int = method(self, part, *bounds)
        start, end = _between(self, bounds)
        unseen = 0 if found < 0 else (found - start if backwards else end - found)
        self._examined(end - start - max(0, unseen - len(part)))
        return found

    return search


def _whole(name: str) -> Callable[..., Any]:
    method = getattr(str, name)

    def counted(self: Text, *arguments: Any, **named: Any) -> Any:
        start, end = _between(self, arguments[1:3]) if name == "count" else (0, len(self))
        self._examined(end - start)
        found = method(self, *arguments, **named)
        if type(found) is str:
            return Text.of(found, self.tally)
        return [Text.of(part, self.tally) for part in found] if type(found) is list else found

    return counted


_SEARCHING = ("find", "rfind", "index", "rindex")
_WHOLE = (
    *("count", "split", "rsplit", "splitlines", "partition", "rpartition", "replace", "translate", "strip"),
    *("lstrip", "rstrip", "lower", "upper", "casefold", "title", "isupper", "islower", "istitle", "isalpha"),
    *("isdigit", "isspace", "isalnum", "isnumeric", "encode", "expandtabs", "join"),
)
for _name in _SEARCHING:
    setattr(Text, _name, _searching(_name))
for _name in _WHOLE:
    setattr(Text, _name, _whole(_name))


class _Pattern:
    """A compiled pattern that tallies the characters it may examine."""

    def __init__(self, compiled: re.Pattern[str], tally: Tally) -> None:
        self._compiled, self._tally = compiled, tally

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        return self._counting(name, found) if callable(found) else found

    def _counting(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            result = method(*arguments, **named)
            self._tally.count += _reach(name, arguments, result)
            return result

        return counted


def _reach(name: str, arguments: tuple[Any, ...], result: Any) -> int:
    """How many characters a method of a pattern may have examined; for a failed match the number is unknown."""
    if name in ("sub", "subn"):
        return len(arguments[1])
    if name in ("split", "scanner"):
        return len(arguments[0])
    start, end = _between(arguments[0], arguments[1:3])
    if name in ("match", "fullmatch", "search") and result:
        return int(result.end()) - start
    return 1 if name in ("match", "fullmatch") else end - start


@contextmanager
def patterns_counted(tally: Tally) -> Iterator[None]:
    """Make `re.compile` return tallying patterns; modules must be imported inside the block."""
    compiled = re.compile

    def counting(pattern: Any, flags: Any = 0) -> Any:
        return _Pattern(compiled(pattern, flags), tally)

    re.compile = counting
    try:
        yield
    finally:
        re.compile = compiled


def main() -> None:
    """Read a JSON array of texts and print the lines, characters and bytes that parsing each of them takes."""
    given = json.load(sys.stdin)
    tally = Tally()
    with patterns_counted(tally):
        from newsparse.pipeline import run as pipeline
        from newsparse.text.source import Source

        def parse(text: str) -> None:
            pipeline.articles(Source(text))

        def characters(text: str) -> int:
            tally.count = 0
            parse(Text.of(text, tally))
            return tally.count

        parse(given[0])  # load what is loaded on first use
        counted = {
            "lines": [lines_run(partial(parse, text)) for text in given],
            "characters": [characters(text) for text in given],
            "bytes": [bytes_held(partial(parse, text)) for text in given],
        }
    json.dump(counted, sys.stdout)


if __name__ == "__main__":
    main()
