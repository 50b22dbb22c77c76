"""The choice of a progress display for standard error: a bar, lines, or failures only."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from newsparse.cli.batch.progress import Progress, ProgressLines
from newsparse.cli.messages import wants_color

_STANDARD_ERROR = 2


@contextmanager
def progress(total: int | None, *, quiet: bool, color: str = "auto") -> Iterator[Progress]:
    """The progress of a run over `total` inputs (None if unknown), on standard error.

    It starts no thread, so that the run may fork: `done` redraws it, and `tick` while nothing arrives. With `quiet`
    only failures are printed. `color` is auto, always or never.
    """
    shown = _kind(quiet=quiet)(total, color=wants_color(color, _STANDARD_ERROR))
    try:
        yield shown
    finally:
        shown.close()


def _kind(*, quiet: bool) -> type[Progress]:
    if quiet:
        return Progress
    if os.environ.get("TERM") == "dumb" or not os.isatty(_STANDARD_ERROR):
        return ProgressLines
    from newsparse.cli.batch.bar import Bar

    return Bar
