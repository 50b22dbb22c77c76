"""The configuration file of a folder: the closest one, in it or above it."""

import os

from newsparse.base.opening import read_text
from newsparse.checks.config.reading import PYPROJECT, parsed, tool_table
from newsparse.files.gitignore import upwards

NAMES = (".newsparse.toml", "newsparse.toml", PYPROJECT)


def closest(folder: str) -> str | None:
    """The path of the closest configuration file in `folder` or above, if there is one."""
    paths = (os.path.join(one, name) for one in upwards(folder) for name in NAMES)
    return next((path for path in paths if os.path.isfile(path) and _is_ours(path)), None)


def _is_ours(path: str) -> bool:
    """Whether a file configures newsparse: a `pyproject.toml` needs our table. Raises ConfigurationError if invalid."""
    if os.path.basename(path) != PYPROJECT:
        return True
    try:
        text = read_text(path)
    except (OSError, UnicodeDecodeError):
        return False
    return "[tool.newsparse" in text and tool_table(parsed(text, path)) is not None
