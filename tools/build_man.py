"""Write the manual pages of all commands to build/man/man1, from the same declarations as their help.

python tools/build_man.py
MANPATH=build/man man newsparse-parse
"""

import sys
from pathlib import Path

import click

from newsparse.cli.run import newsparse
from newsparse.cli.shell.manual import pages

FOLDER = Path(__file__).parent.parent / "build" / "man" / "man1"


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = dict(pages(click.Context(newsparse, info_name="newsparse")))
    for name, text in found.items():
        (FOLDER / name).write_text(text, "utf-8")
    print(f"wrote: {len(found)} pages to {FOLDER}; read them with MANPATH={FOLDER.parent} man newsparse")
    return 0


if __name__ == "__main__":
    sys.exit(main())
