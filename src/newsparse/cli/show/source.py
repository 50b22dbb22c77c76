"""The single input of the commands `show` and `explain`."""

import os

from newsparse.cli.inputs import is_waiting_for_a_person, sources
from newsparse.cli.outcome import Outcome, UsageError
from newsparse.cli.reading import check_weights
from newsparse.model.options import Options
from newsparse.text.source import Source


def one_source(
    path: str | None, outcome: Outcome, options: Options, read_as: str | None = None
) -> Source | None:
    """The source at `path`, or from standard input; None, after a message, if it cannot be read.

    Raises UsageError for a folder, for a pattern that matches several files, and if there is nothing to read;
    InputError for unusable weights.
    """
    check_weights(options)
    paths = [path] if path else []
    if is_waiting_for_a_person(paths):
        raise UsageError("nothing to read; name a file, or pipe a text in (- reads from the keyboard)")
    if path and path != "-" and os.path.isdir(path):
        raise UsageError(f"{path} is a folder; name one of its files")
    if path and any(sign in path for sign in "*?["):
        _refuse_several(path)
    return next(sources(paths, outcome, options.encoding, read_as=read_as), None)


def _refuse_several(path: str) -> None:
    """Raises UsageError for a pattern that matches more than one file."""
    from newsparse.files.named import is_pattern, named
    from newsparse.files.walk import EntryKind, Selection

    if not is_pattern(path):
        return
    files = (found.path for found in named(path, Selection()) if found.kind is EntryKind.FILE)
    first = next(files, None)
    if first and next(files, None):
        raise UsageError(f"{path} matches {first} and others; name one of them")
