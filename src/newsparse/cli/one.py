"""How commands that read a single input get it."""

import os

import click

from newsparse.cli.inputs import is_waiting_for_a_person, sources
from newsparse.cli.outcome import Outcome
from newsparse.text.source import Source


def one_source(path: str | None, outcome: Outcome, encoding: str | None) -> Source | None:
    """The source that was named or piped in; None, once reported, where it cannot be read.

    Raises UsageError for a folder, for a pattern that matches several files, and where there is nothing to read.
    """
    paths = [path] if path else []
    if is_waiting_for_a_person(paths):
        raise click.UsageError("nothing to read; name a file, or pipe a text in (- reads from the keyboard)")
    if path and path != "-" and os.path.isdir(path):
        raise click.UsageError(f"{path} is a folder; name one of its files")
    if path and any(sign in path for sign in "*?["):
        _refuse_several(path)
    return next(sources(paths, outcome, encoding), None)


def _refuse_several(path: str) -> None:
    """Raises UsageError for a pattern that matches more than one file."""
    from newsparse.files.named import is_pattern, named
    from newsparse.files.walk import EntryKind, Selection

    if not is_pattern(path):
        return
    files = (found.path for found in named(path, Selection()) if found.kind is EntryKind.FILE)
    first = next(files, None)
    if first and next(files, None):
        raise click.UsageError(f"{path} matches {first} and others; name one of them")
