"""How the paths of a command line become sources: files, folders, patterns, standard input."""

from __future__ import annotations

import os
import sys

from newsparse.base.records import NamedTuple
from newsparse.cli.outcome import Outcome
from newsparse.cli.outputs import guard_of
from newsparse.formats import decode, load
from newsparse.model.errors import InputError, reason
from newsparse.text.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsparse.files.guard import Guard
    from newsparse.files.walk import Others, Selection
    from newsparse.model.house import HouseWords

STANDARD_INPUT = "standard input"
_SHARED = "pyproject.toml"  # which is there for other programs too
_CONFIGURATIONS = (
    ".newsparse.toml",
    "newsparse.toml",
    _SHARED,
)  # as in checks/config/discovery.py, without loading it
_MOST_OF_A_PROJECT = 1_000_000  # bytes of a pyproject.toml that are searched


class FolderOptions(NamedTuple):
    """Which files to take in folders: patterns as on the command line, None for the default.

    `guard` knows the file that is being written, which is never an input.
    """

    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    respect_gitignore: bool | None = None
    guard: Guard | None = None

    def selection(self) -> Selection:
        """The selection that the options ask for. Raises ConfigurationError for a pattern that is broken."""
        from newsparse.files.globs import of_options
        from newsparse.files.walk import TEXT_FILES, Selection

        include = TEXT_FILES if self.include is None else of_options(self.include)
        exclude = of_options(self.exclude or ())
        return Selection(include, exclude, self.respect_gitignore is not False, self.guard)


def sources(
    paths: Sequence[str],
    outcome: Outcome,
    encoding: str | None = None,
    options: FolderOptions = FolderOptions(),  # noqa: B008 (it cannot change)
    *,
    read_as: str | None = None,
) -> Iterator[Source]:
    """The sources that `paths` name, in order; standard input where there are none, or for `-`.

    An input that cannot be read is reported and counted in `outcome`, and the others follow. `read_as` names the
    format of all inputs; without it the format of each is recognised. Raises OutputError for an input that is also
    the output, before the first source if it is named.
    """
    guard = options.guard or guard_of(None)
    if guard:
        options = options._replace(guard=guard)
        for path in paths or ("-",):
            guard.refuse(0 if path == "-" else path)
    for path in paths or ("-",):
        if path != "-" and _names_several(path):
            yield from _found(path, outcome, encoding, options, read_as)
            continue
        try:
            if path == "-":
                source = decode(standard_input(), encoding=encoding, read_as=read_as)
            else:
                source = load(path, encoding, read_as)
        except InputError as error:
            if path != "-" and os.path.islink(path) and not os.path.exists(path):
                outcome.refuse(path, "a broken link; fix it or remove it")
            elif path != "-" and not os.path.exists(path):
                from newsparse.files.named import nearest

                outcome.refuse(path, error.problem + nearest(path))
            else:
                outcome.fail(name_of(path), error.problem)
            continue
        if _has_text(source, outcome):
            yield source


def house_words(paths: Sequence[str], *, isolated: bool = False) -> HouseWords | None:
    """The newsroom's words in the configuration file closest to the folder that holds all paths, if there are any.

    Nothing is loaded where there is no such file, as nearly everywhere. Raises ConfigurationError.
    """
    if isolated:
        return None
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in paths if path != "-"]
    try:
        folder = os.path.commonpath([os.path.abspath(one) for one in folders or (".",)])
    except ValueError:  # on different drives
        return None
    while not any(_is_configuration(f"{folder}/{name}") for name in _CONFIGURATIONS):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    from newsparse.checks.config.discovery import closest
    from newsparse.checks.config.reading import words

    found = closest(folder)
    return words(found) or None if found else None


def _is_configuration(path: str) -> bool:
    """Whether a file may configure newsparse, as most that are called pyproject.toml do not."""
    if not os.path.isfile(path) or not path.endswith(_SHARED):
        return os.path.isfile(path)
    try:
        with open(path, "rb") as file:
            return b"[tool.newsparse" in file.read(_MOST_OF_A_PROJECT)
    except OSError:
        return False


def name_of(path: str | None) -> str:
    """What a message calls an input."""
    return STANDARD_INPUT if path is None or path == "-" else path


def is_waiting_for_a_person(paths: Sequence[str]) -> bool:
    """Whether nothing was named or piped in, so that the program and the person would wait for each other."""
    return not paths and sys.stdin is not None and sys.stdin.isatty()


def standard_input() -> bytes:
    """All of standard input. Raises InputError."""
    from errno import EFBIG

    from newsparse.base.opening import of_special

    try:
        return of_special(sys.stdin.buffer)
    except (OSError, AttributeError) as error:  # sys.stdin is None where it was closed
        if isinstance(error, OSError) and error.errno == EFBIG:
            raise InputError(STANDARD_INPUT, reason(error)) from error
        raise InputError(STANDARD_INPUT, "it cannot be read; name a file or pipe a text in") from error


def _has_text(source: Source, outcome: Outcome) -> bool:
    """Whether there is any text; an empty source is reported and counted as failed."""
    if not source.is_text or (source.text and not source.text.isspace()):
        return True
    what = "nothing but blank space" if source.text else "empty"
    advice = (
        "is it the right file?" if source.path else "did the previous command in the pipe write anything?"
    )
    outcome.fail(name_of(source.path), f"{what}: there is no article in it; {advice}")
    return False


def _names_several(path: str) -> bool:
    """Whether the path is a folder, or a pattern that the shell did not expand."""
    if any(sign in path for sign in "*?["):
        from newsparse.files.named import is_pattern

        return is_pattern(path) or os.path.isdir(path)
    return os.path.isdir(path)


def _found(
    path: str, outcome: Outcome, encoding: str | None, options: FolderOptions, read_as: str | None
) -> Iterator[Source]:
    """The sources in a folder or under a pattern; if none of them holds text, the path is wrong: one line says so."""
    from newsparse.files.walk import Others

    held: list[InputError] = []  # until the first text shows that the folder is the right one
    before = outcome.failed + outcome.wrong
    others = Others()
    has_text = False
    for file in _files(path, outcome, options, others):
        try:
            source = load(file, encoding, read_as, listed=True)
        except InputError as error:
            held.append(error)
            source = None
        if source or has_text:
            has_text = True
            for other in held:
                outcome.fail(other.path, other.problem)
            held.clear()
        if source and _has_text(source, outcome):
            yield source
    if not has_text and outcome.failed + outcome.wrong == before:
        outcome.refuse(path, _without_text(held, others))
    elif others.count and options.include is None:
        outcome.note(path, others.note())


def _files(path: str, outcome: Outcome, options: FolderOptions, others: Others) -> Iterator[str]:
    """The files to read; what else was met is reported, and counted where it could not be read."""
    from newsparse.files.named import named
    from newsparse.files.walk import EntryKind

    for found in named(path, options.selection()):
        if found.kind is EntryKind.FILE:
            yield found.path
        elif found.kind is EntryKind.OTHER:
            others.add(found.path)
        elif found.kind is EntryKind.SKIPPED:
            outcome.note(found.path, found.message)
        elif found.kind is EntryKind.MISSING:
            outcome.refuse(found.path, found.message)
        else:
            outcome.fail(found.path, found.message)


def _without_text(held: list[InputError], others: Others) -> str:
    if held:
        which = f"the first of its {len(held)} files" if len(held) > 1 else "its only file"
        return f"no text in it; {which}, {os.path.basename(held[0].path)}: {held[0].problem}"
    if others.count:
        return f"no file to read; {others.note()}"
    return (
        "no files in it (hidden and ignored ones do not count); name another folder, or the files themselves"
    )
