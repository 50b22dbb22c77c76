"""What a batch came to, as a file: JSON for programs, a page for people."""

from collections.abc import Mapping
from typing import Any

from newsparse.batch.tally import Tally
from newsparse.errors import OutputError


def write_report(tally: Tally, path: str, about: Mapping[str, Any]) -> None:
    """Write the report to `path`, whole or not at all: JSON for `.json`, one offline page for `.html`.

    `about` says what was run, in JSON values, in the order in which people should read it: the command, the
    version, when it began, `seconds`. Raises OutputError for another suffix or a path that cannot be written.
    """
    raise OutputError(f"{path}: reports cannot be written yet")
