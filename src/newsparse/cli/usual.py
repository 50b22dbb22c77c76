"""The options of usual command lines, and such a line read without the option parser, whose loading takes long."""

from __future__ import annotations

import os

from newsparse import formats
from newsparse.base.records import NamedTuple
from newsparse.cli.inputs import is_waiting_for_a_person
from newsparse.model.options import LAYOUTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

COMPLETION = "_NEWSPARSE_COMPLETE"


class Option(NamedTuple):
    """An option: the argument of the command that it sets, and its words.

    It sets `value`; if it has `accepts`, it takes a value instead, which that has to accept. With `many` it can be
    repeated. Commands declare it by `params.declared`.
    """

    argument: str
    words: tuple[str, ...]
    value: bool | None = None
    accepts: Callable[[str], bool] | None = None
    many: bool = False


def is_written(name: str) -> bool:
    """Whether a format of that name can be written. The usual ones come first, so the others need not be loaded."""
    return any(row.name == name and row.writes for row in formats.every())


def _is_read(name: str) -> bool:
    return any(row.name == name and row.reads for row in formats.every())


def _is_layout(name: str) -> bool:
    return name in LAYOUTS


def _is_file(path: str) -> bool:
    return path[:1] not in ("", "-")


def _is_output(path: str) -> bool:
    return path == "-" or _is_file(path)


def _is_report(name: str) -> bool:
    from newsparse.checks import reporters

    return name in reporters.names()


def _flag(argument: str, *words: str) -> Option:
    """An option that takes no value; its word is the argument's name if none is given."""
    return Option(argument, words or ("--" + argument.replace("_", "-"),), value=True)


TO = Option("to", ("-t", "--to"), accepts=is_written)
OUTPUT = Option("output", ("-o", "--output"), accepts=_is_output)
READ_AS = Option("read_as", ("-f", "--from"), accepts=_is_read)
LAYOUT = Option("layout", ("--layout",), accepts=_is_layout)
SPLIT = Option("split", ("--no-split",), value=False)
ARRAY = _flag("array")
SPANS = _flag("spans")
STRICT = _flag("strict")
KEEP_ALL = _flag("keep_all")
ISOLATED = _flag("isolated")
FIX = _flag("fix")
SHOW_FIXES = _flag("show_fixes")
FAIL_ON_FIX = _flag("exit_non_zero_on_fix")
DIFF = _flag("diff")
ALLOW_EMPTY = _flag("allow_empty")
STATISTICS = _flag("statistics")
QUIET = _flag("quiet", "-q", "--quiet")
VERBOSE = _flag("verbose", "-v", "--verbose")
EXIT_ZERO = _flag("exit_zero")
NO_CACHE = _flag("no_cache")
CACHE_DIR = Option("cache_dir", ("--cache-dir",), accepts=_is_file)
BASELINE = Option("baseline", ("--baseline",), accepts=_is_file)
STDIN_FILENAME = Option("stdin_filename", ("--stdin-filename",), accepts=_is_file)
OUTPUT_FORMAT = Option("output_format", ("--output-format",), accepts=_is_report, many=True)

_USUAL = {
    "parse": (TO, OUTPUT, READ_AS, LAYOUT, SPLIT, ARRAY, SPANS, STRICT, KEEP_ALL, ISOLATED),
    "show": (READ_AS, LAYOUT, SPLIT, KEEP_ALL, ISOLATED),
    "check": (
        *(FIX, SHOW_FIXES, FAIL_ON_FIX, DIFF, ALLOW_EMPTY, STATISTICS, QUIET, VERBOSE, EXIT_ZERO),
        *(OUTPUT_FORMAT, NO_CACHE, CACHE_DIR, BASELINE, STDIN_FILENAME, LAYOUT, ISOLATED),
    ),
}


def usual(words: Sequence[str]) -> tuple[str, dict[str, Any]] | None:
    """The command of a usual command line, and its arguments by their names in the command.

    None for any other line, mistakes among them, which the option parser reads. It would find the same for this one,
    with the defaults of all other arguments.

    >>> usual(["parse", "story.txt", "-t", "yaml"])
    ('parse', {'to': 'yaml', 'paths': ('story.txt',)})
    >>> usual(["parse", "--encoding", "cp1252", "story.txt"]) is None
    True
    """
    options = _USUAL.get(words[0]) if words else None
    if options is None or COMPLETION in os.environ:
        return None
    by_word = {word: option for option in options for word in option.words}
    given: dict[str, Any] = {}
    paths, rest = [], iter(words[1:])
    for word in rest:
        if word == "-" or not word.startswith("-"):
            paths.append(word)
        elif not _is_taken(word, rest, by_word, given):
            return None
    if is_waiting_for_a_person(paths):
        return None
    given["paths"] = tuple(paths)
    return words[0], given


def _is_taken(word: str, rest: Iterator[str], options: dict[str, Option], given: dict[str, Any]) -> bool:
    """Whether an option, with its value in the same word or the next, was put into `given`."""
    name, sign, value = word.partition("=") if word.startswith("--") else (word, "", "")
    option = options.get(name)
    if option is None:
        return False
    if option.accepts is None:
        given[option.argument] = option.value
        return not sign
    value = value if sign else next(rest, "")
    given[option.argument] = (*given.get(option.argument, ()), value) if option.many else value
    return option.accepts(value)
