"""Which configuration file counts for a folder: the closest one, in it or above."""

import os

from newsparse.config.reading import parsed, tool_table

NAMES = (".newsparse.toml", "newsparse.toml", "pyproject.toml")


def closest(folder: str) -> str | None:
    """The path of the configuration file that is closest above the files of `folder`, if there is one."""
    folder = os.path.abspath(folder)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != NAMES[-1] or _is_ours(path)):
                return path
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _is_ours(path: str) -> bool:
    """Whether a `pyproject.toml` has a table for us. Raises ConfigurationError if so and it is broken."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return False
    return "[tool.newsparse" in text and tool_table(parsed(text, path)) is not None
