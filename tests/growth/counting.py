"""Counts the work for texts of growing length; `python -m tests.growth.counting` does so in a process of its own.

It reads requests as lines of JSON, `[surface, family, length]`, and answers each with the counts of one run.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from typing import Any

from tests.work import Tally, Text, lines_run, patterns_counted


@contextmanager
def sources_counted(tally: Tally) -> Iterator[None]:
    """Let every text that is read from bytes tally the characters that are looked at in it."""
    from newsparse.text.source import Source

    holder: Any = Source
    made: Callable[..., None] = Source.__init__

    def counting(self: Source, text: str, *others: Any, **named: Any) -> None:
        made(self, Text.of(text, tally), *others, **named)

    holder.__init__ = counting
    try:
        yield
    finally:
        holder.__init__ = made


def counted(surface: str, work: Callable[[], object], characters: Tally) -> dict[str, int]:
    """The calls of Python and built-in functions that the work makes, and the characters that it may examine.

    Where it is quick enough, the lines of newsparse that run too.
    """
    from tests.growth.surfaces import TRACED

    profile = Profile()
    characters.count = 0
    with sources_counted(characters):
        profile.runcall(work)
    found = {
        "calls": sum(entry.callcount for entry in profile.getstats()),
        "characters": characters.count,
        "lines": 0,
    }
    return found | {"lines": lines_run(work)} if surface in TRACED else found


def main() -> None:
    """Answer requests until there are no more; what the work prints is thrown away."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    characters = Tally()
    with patterns_counted(characters):
        from tests.growth.surfaces import work_of

        for line in sys.stdin:
            surface, family, length = json.loads(line)
            with work_of(surface, family, length) as work:
                found = counted(surface, work, characters)
            answers.write(json.dumps(found) + "\n")
            answers.flush()


if __name__ == "__main__":
    main()
