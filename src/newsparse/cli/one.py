"""How commands that look at a single input get it."""

import os

import click

from newsparse.cli.inputs import is_waiting_for_a_person, sources
from newsparse.cli.outcome import Outcome
from newsparse.text.source import Source


def one_source(
    path: str | None, outcome: Outcome, encoding: str | None, read_as: str | None = None
) -> Source | None:
    """The source that the caller named, or that comes down a pipe; None where it cannot be read, and is told.

    Raises UsageError for a folder, and where nobody said what to read.
    """
    paths = [path] if path else []
    if is_waiting_for_a_person(paths):
        raise click.UsageError("nothing to read; name a file, or pipe a text in (- reads from the keyboard)")
    if path and path != "-" and os.path.isdir(path):
        raise click.UsageError(f"{path} is a folder; name one of its files")
    return next(sources(paths, outcome, encoding, read_as=read_as), None)
