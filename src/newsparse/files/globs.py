"""Globs as in `.gitignore`, anchored at the root of the file system, and the paths that they match."""

import os
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.model.errors import ConfigurationError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Characters in a folder's own name that are special in a glob. "[" and "*"; not "-"
_SPECIAL = lazy_pattern(r"([\\*?\[\]!# ])")
# What stands for other characters, and what separates names: "*", "?", "/"
_WILD = lazy_pattern(r"[*?/]+")
# An escaped character, or a class of characters: "\\[", "[a-z]", "[!]]"; "end" is empty where the class has none.
_CLASS = lazy_pattern(r"\\.|\[[!^]?\]?(?:\\.|[^\]\\])*(?P<end>\]?)")


def anchored(pattern: str, folder: str) -> str:
    """The pattern that means below `folder`, wherever it is read, what `pattern` means in that folder.

    Raises ConfigurationError for one that can match nothing, such as `[z-a]` or `[a-z`.

    >>> anchored("drafts/*.txt", "/wire"), anchored("*.txt", "/wire"), anchored("!/a", "/wire")
    ('/wire/drafts/*.txt', '/wire/**/*.txt', '!/wire/a')
    """
    verify(pattern)
    negation = "!" if pattern.startswith("!") else ""
    pattern = pattern.removeprefix("!").removeprefix("./")
    base = literal(folder.replace(os.sep, "/").strip("/"))
    depth = "" if "/" in pattern.rstrip("/") else "**/"
    return f"{negation}/{base}/{depth}{pattern.removeprefix('/')}".replace("//", "/")


def literal(path: str) -> str:
    r"""The pattern that names just this path, in which signs that are special in a glob stand for themselves.

    >>> print(literal("wire/a [1].txt"))
    wire/a\ \[1\].txt
    """
    return _SPECIAL.sub(r"\\\1", path)


def anchored_all(patterns: Sequence[str], folder: str) -> tuple[str, ...]:
    """Each of the patterns, anchored."""
    return tuple(anchored(pattern, folder) for pattern in patterns)


def of_options(patterns: Sequence[str]) -> tuple[str, ...]:
    r"""The patterns of a command line: with a slash, relative to the current folder; without, a name anywhere.

    Raises ConfigurationError as `anchored` does.

    >>> of_options(["*.txt", "!drafts/", "#1.txt"])
    ('*.txt', '!drafts/', '\\#1.txt')
    """
    return tuple(map(_of_option, patterns))


def _of_option(pattern: str) -> str:
    verify(pattern)
    negation = "!" if pattern.startswith("!") else ""
    rest, folder = pattern.removeprefix("!").removeprefix("./"), os.getcwd()
    if "/" not in rest.rstrip("/"):
        return _without_comment(pattern)
    while rest.startswith("../"):
        rest, folder = rest[3:], os.path.dirname(folder)
    return anchored(f"{negation}/{rest.removeprefix('/')}", folder)


def verify(pattern: str) -> None:
    """Raises ConfigurationError for a pattern that can match nothing.

    Only classes, backslashes and empty patterns can be wrong, so the library is rarely loaded for it.
    """
    if not pattern.strip("!/ "):
        raise ConfigurationError(f"the glob {pattern!r} names nothing")
    if "[" not in pattern and "\\" not in pattern:
        return
    if any(map(_has_open_class, pattern.split("/"))):
        raise ConfigurationError(
            f"the glob {pattern!r} is broken: its [ is never closed; \\[ is the character itself"
        )
    try:
        _spec((_without_comment(pattern),))
    except (ValueError, re.error) as error:
        raise ConfigurationError(f"the glob {pattern!r} is broken: {error}") from error


def _without_comment(pattern: str) -> str:
    """The pattern with a `#` at its start as part of the name: only lines of a `.gitignore` can be comments."""
    return "\\" + pattern if pattern.startswith("#") else pattern


def _has_open_class(name: str) -> bool:
    """Whether a class of characters in a name of the pattern has no end: git then matches nothing."""
    return any(found[0][0] == "[" and not found["end"] for found in _CLASS.finditer(name))


def matches(patterns: Sequence[str], path: str) -> bool:
    """Whether the last of the patterns that fits `path`, or a folder above it, is not a negation.

    The path of a folder ends with a slash.
    """
    if not patterns:
        return False
    name = os.path.abspath(path).replace(os.sep, "/").lstrip("/") + "/" * path.endswith("/")
    name = name.replace("\n", "_")  # a line break would end the library's `.*`
    if not any(all(text in name for text in _literals(pattern)) for pattern in patterns):
        return False  # mostly so; the library takes as long to load as a quarter of a short run
    return _matcher(tuple(patterns))(name)


def outside(patterns: Sequence[str], named: str) -> tuple[str, ...]:
    """The patterns but for those that leave out the named folder itself, or a folder above it."""
    folder = named.rstrip("/") + "/"
    if not matches(patterns, folder):
        return tuple(patterns)
    return tuple(one for one in patterns if one.startswith("!") or not matches((one,), folder))


@lru_cache(maxsize=4096)
def _literals(pattern: str) -> tuple[str, ...]:
    """Texts that every path has which the pattern fits: `**/*.draft.txt` fits none without `.draft.txt`.

    A negation, which by itself fits nothing, has one that is in no path.
    """
    if pattern.startswith("!"):
        return ("\n",)
    if "[" in pattern or "\\" in pattern:
        return ()
    return tuple(filter(None, map(str.strip, _WILD.split(pattern))))


@lru_cache(maxsize=256)
def _matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    if not all(pattern.startswith("*.") and pattern[2:].isalnum() for pattern in patterns):
        return _spec(patterns).match_file
    suffixes = tuple(pattern[1:] for pattern in patterns)  # the usual ones, which need no library
    folders = [suffix + "/" for suffix in suffixes]
    return lambda name: name.endswith(suffixes) or any(folder in name for folder in folders)


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from warnings import catch_warnings, simplefilter

    from pathspec import GitIgnoreSpec

    with catch_warnings():  # Python warns of "[[", whose meaning may change
        simplefilter("ignore", FutureWarning)
        return GitIgnoreSpec.from_lines(patterns)
