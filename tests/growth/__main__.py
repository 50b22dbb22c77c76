"""Print how the work grows: `python -m tests.growth [--surface NAME…] [--family WORDS]`; `make growth` is the same.

One line for each family, with how many times the work of twice the text is that of the text; the status is 1 if that
is more than 2.3 anywhere. All of it takes about forty minutes.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from tests.growth.growing import MOST, Counter, Growth
from tests.growth.surfaces import READERS, SURFACES, families_of


def main() -> int:
    """Print the tables. Returns 1 if something grows too fast."""
    parser = argparse.ArgumentParser(prog="tests.growth", description="Measure how work grows with the text.")
    known = [*SURFACES, *READERS]
    parser.add_argument("--surface", nargs="*", default=known, choices=known, metavar="NAME")
    parser.add_argument("--family", default="", help="only families with this in their names")
    parser.add_argument("-j", type=int, default=1, metavar="N", help="processes that count")
    wanted = parser.parse_args()
    tables = [[surface for surface in wanted.surface if surface in SURFACES]]
    tables += [[surface] for surface in wanted.surface if surface in READERS]
    found = [one for surfaces in filter(None, tables) for one in _table(surfaces, wanted.family, wanted.j)]
    steep = [one for one in found if one.worst > MOST]
    for one in steep:
        print(
            f"too steep: {one.surface} of {one.family}: calls {one.calls:.2f}, characters {one.characters:.2f}"
        )
    print(f"{len(found)} ratios, {len(steep)} above {MOST}")
    return 1 if steep else 0


def _table(surfaces: Sequence[str], part: str, processes: int) -> Iterator[Growth]:
    """Print one line for each family, with the growth on each surface."""
    names = [name for name in families_of(surfaces[0]) if part in name]
    print("family".ljust(44), *(f"{surface:>8}" for surface in surfaces))
    for row in _rows(names, surfaces, processes):
        print(row[0].family.ljust(44), *(f"{one.worst:>8.2f}" for one in row), flush=True)
        yield from row


def _rows(names: Sequence[str], surfaces: Sequence[str], processes: int) -> Iterator[list[Growth]]:
    """The growth of each family on each surface, in order."""
    with ExitStack() as stack, ThreadPoolExecutor(processes) as pool:
        free = [stack.enter_context(Counter()) for _ in range(processes)]

        def row(name: str) -> list[Growth]:
            counter = free.pop()
            try:
                return [counter.growth(surface, name) for surface in surfaces]
            finally:
                free.append(counter)

        yield from pool.map(row, names)


if __name__ == "__main__":
    sys.exit(main())
