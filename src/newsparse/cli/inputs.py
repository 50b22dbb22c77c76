"""How the paths of a command line become sources: files, folders, standard input."""

import os
import sys
from collections.abc import Iterator, Sequence

from newsparse.cli.outcome import Outcome
from newsparse.cli.walk import walk
from newsparse.formats import decode, load
from newsparse.model.errors import InputError
from newsparse.text.source import Source

STANDARD_INPUT = "standard input"


def sources(
    paths: Sequence[str],
    outcome: Outcome,
    encoding: str | None = None,
    leave_out: str | None = None,
    read_as: str | None = None,
) -> Iterator[Source]:
    """The sources that `paths` name, in order; standard input where there is none, or for `-`.

    What cannot be read is told and counted in `outcome`, and the rest goes on. `leave_out` is the real path
    of a file that is not to be found in a folder: the one that is being written. `read_as` names the format of all
    inputs, which is recognised otherwise.
    """
    for path in paths or ("-",):
        if path != "-" and os.path.isdir(path):
            yield from _in_folder(path, outcome, encoding, leave_out, read_as)
            continue
        try:
            if path == "-":
                source = decode(standard_input(), encoding=encoding, read_as=read_as)
            else:
                source = load(path, encoding, read_as)
        except InputError as error:
            if path != "-" and not os.path.exists(path):
                outcome.refuse(path, error.problem + nearest(path))
            else:
                outcome.fail(name_of(path), error.problem)
            continue
        if _says_something(source, outcome):
            yield source


def name_of(path: str | None) -> str:
    """What a message calls an input."""
    return STANDARD_INPUT if path is None or path == "-" else path


def is_waiting_for_a_person(paths: Sequence[str]) -> bool:
    """Whether nothing was named or piped in, so that a person would wait for us and we for the person."""
    return not paths and sys.stdin is not None and sys.stdin.isatty()


def standard_input() -> bytes:
    """All of standard input. Raises InputError."""
    try:
        return sys.stdin.buffer.read()
    except (OSError, AttributeError) as error:  # sys.stdin is None where it was closed
        raise InputError(STANDARD_INPUT, "it cannot be read; name a file or pipe a text in") from error


def _says_something(source: Source, outcome: Outcome) -> bool:
    """Whether there is anything in the text; an empty one is told and counted as failed."""
    if not source.is_text or (source.text and not source.text.isspace()):
        return True
    what = "only blanks" if source.text else "empty"
    advice = "is it the right file?" if source.path else "did the command before it write anything?"
    outcome.fail(name_of(source.path), f"{what}, there is no article in it; {advice}")
    return False


def _in_folder(
    folder: str, outcome: Outcome, encoding: str | None, leave_out: str | None, read_as: str | None
) -> Iterator[Source]:
    """The sources in a folder; one that holds no text at all is a mistake of the caller, told in one line."""
    held: list[InputError] = []  # until the first text shows that the folder is the right one
    before = outcome.failed
    has_text = False
    for path in walk(folder, outcome, leave_out):
        try:
            source = load(path, encoding, read_as)
        except InputError as error:
            held.append(error)
            source = None
        if source or has_text:
            has_text = True
            for other in held:
                outcome.fail(other.path, other.problem)
            held.clear()
        if source and _says_something(source, outcome):
            yield source
    if not has_text and outcome.failed == before:
        outcome.refuse(folder, _without_text(held))


def _without_text(held: list[InputError]) -> str:
    if not held:
        return "no files in it (hidden ones are not looked at); name another folder, or the files themselves"
    which = f"the first of its {len(held)} files" if len(held) > 1 else "its only file"
    return f"no text in it; {which}, {os.path.basename(held[0].path)}: {held[0].problem}"


def nearest(path: str) -> str:
    """Advice for a path that does not exist: the file of the nearest name beside it."""
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    try:
        near = get_close_matches(name, os.listdir(folder or "."), n=1, cutoff=0.75)
    except OSError:
        near = []
    return f"; did you mean {os.path.join(folder, near[0])}?" if near else "; check the path"
