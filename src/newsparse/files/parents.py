"""Which folders lie above a folder, up to the root of the file system."""

import os
from collections.abc import Iterator


def upwards(folder: str) -> Iterator[str]:
    """The folder itself and those above it, the closest first, as absolute paths.

    >>> list(upwards("/wire/may"))
    ['/wire/may', '/wire', '/']
    """
    folder = os.path.abspath(folder)
    yield folder
    while (parent := os.path.dirname(folder)) != folder:
        folder = parent
        yield folder
