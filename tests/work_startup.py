"""Run a command and print, as JSON, how much work it did.

python -m tests.work_startup parse -t json story.txt
"""

import json
import os
import re
import sys
from typing import Any

from tests.work import PACKAGE, bytes_held, lines_run


def main() -> None:
    """Print the lines executed, the peak memory, the patterns compiled and the bytes of tables read."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.argv = ["newsparse", *sys.argv[1:]]
        tables, patterns = _tables(), _patterns()
        lines = []
        held = bytes_held(lambda: lines.append(lines_run(_newsparse)))
        counted = {
            "lines": lines[0],
            "bytes": held,
            "patterns": len(patterns),
            "tables": sum(tables.values()),
        }
        json.dump(counted, answers)


def _newsparse() -> None:
    from newsparse.cli import main as command

    command()


def _tables() -> dict[str, int]:
    """Record the names and sizes of the compiled tables opened from now on."""
    opened: dict[str, int] = {}

    def watch(event: str, details: tuple[Any, ...]) -> None:
        if event == "open" and str(details[0]).endswith((".json", ".table")):
            opened[details[0]] = os.path.getsize(details[0])

    sys.addaudithook(watch)
    return opened


def _patterns() -> list[object]:
    """Record the patterns that newsparse compiles from now on; those of the standard library depend on its version."""
    patterns: list[object] = []
    compiled = re.compile

    def counting(pattern: Any, flags: Any = 0) -> Any:
        if sys._getframe(1).f_code.co_filename.startswith(PACKAGE):
            patterns.append(pattern)
        return compiled(pattern, flags)

    re.compile = counting
    return patterns


if __name__ == "__main__":
    main()
