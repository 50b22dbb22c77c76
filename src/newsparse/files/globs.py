"""Globs as `.gitignore` has them, anchored at the root of the file system, and which paths they match."""

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.model.errors import ConfigurationError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# What a folder's own name may hold that a glob would take for its own. "[" and "*"; not "-"
_SPECIAL = lazy_pattern(r"([\\*?\[\]!# ])")
# A sign that stands for itself, or a class of signs: "\\[", "[a-z]", "[!]]"; "end" is empty where the class has none.
_CLASS = lazy_pattern(r"\\.|\[[!^]?\]?(?:\\.|[^\]\\])*(?P<end>\]?)")


def anchored(pattern: str, folder: str) -> str:
    """The pattern that matches below `folder` what `pattern` means there, whatever folder it is read in.

    Raises ConfigurationError for one that can match nothing, such as `[z-a]` or `[a-z`.

    >>> anchored("drafts/*.txt", "/wire"), anchored("*.txt", "/wire"), anchored("!/a", "/wire")
    ('/wire/drafts/*.txt', '/wire/**/*.txt', '!/wire/a')
    """
    verify(pattern)
    negation = "!" if pattern.startswith("!") else ""
    pattern = pattern.removeprefix("!").removeprefix("./")
    base = _SPECIAL.sub(r"\\\1", folder.replace(os.sep, "/").strip("/"))
    depth = "" if "/" in pattern.rstrip("/") else "**/"
    return f"{negation}/{base}/{depth}{pattern.removeprefix('/')}".replace("//", "/")


def verify(pattern: str) -> None:
    """Raises ConfigurationError for a pattern that can match nothing.

    Only classes, backslashes and nothing at all can be wrong, so that the library is rarely needed for it.
    """
    if not pattern.strip("!/ "):
        raise ConfigurationError(f"the glob {pattern!r} names nothing")
    if "[" not in pattern and "\\" not in pattern:
        return
    if any(map(_has_open_class, pattern.split("/"))):
        raise ConfigurationError(
            f"the glob {pattern!r} is broken: its [ is never closed; \\[ is the sign itself"
        )
    try:
        _spec((pattern,))
    except (ValueError, re.error) as error:
        raise ConfigurationError(f"the glob {pattern!r} is broken: {error}") from error


def _has_open_class(name: str) -> bool:
    """Whether a class of signs in a pattern's part, in which there is no slash, has no end: git matches nothing."""
    return any(found[0][0] == "[" and not found["end"] for found in _CLASS.finditer(name))


def anchored_all(patterns: Sequence[str], folder: str) -> tuple[str, ...]:
    """Each of the patterns, anchored."""
    return tuple(anchored(pattern, folder) for pattern in patterns)


def matches(patterns: Sequence[str], path: str) -> bool:
    """Whether the last of the patterns that fits `path`, or a folder above it, is one that means it.

    The path of a folder ends with a slash.
    """
    if not patterns:
        return False
    name = os.path.abspath(path).replace(os.sep, "/").lstrip("/") + "/" * path.endswith("/")
    suffix = _plain_suffix(patterns)
    if suffix:
        return name.endswith(suffix)
    return bool(_spec(tuple(patterns)).match_file(name))


def _plain_suffix(patterns: Sequence[str]) -> str:
    """The suffix that a single pattern such as `*.txt` asks for, which needs no library."""
    only = patterns[0] if len(patterns) == 1 else ""
    is_plain = only.startswith("*.") and only[2:].isalnum()
    return only[1:] if is_plain else ""


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from warnings import catch_warnings, simplefilter

    from pathspec import GitIgnoreSpec

    with catch_warnings():  # Python's about "[[", which it may read otherwise one day
        simplefilter("ignore", FutureWarning)
        return GitIgnoreSpec.from_lines(patterns)
