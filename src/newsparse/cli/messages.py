"""Messages on standard error: one line each, with control characters escaped, and no longer than a few lines."""

import os
import sys

from newsparse.base.escaping import visible
from newsparse.model.errors import clipped

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def tell(message: str, where: str | None = None, *, color: bool = False) -> None:
    """Print `newsparse: WHERE: message` on standard error, with WHERE in bold if there is colour."""
    place = ""
    if where is not None:
        place = visible(clipped(where))
        place = f"{_BOLD}{place}{_PLAIN}: " if color else f"{place}: "
    put(f"newsparse: {place}{visible(clipped(message))}\n")


def put(text: str) -> None:
    """Write text of our own to standard error. If nobody can read it, the work is done all the same."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except OSError:
        # What is left in its buffer would fail again at the end of the program, and be its exit status.
        sys.stderr = None


def wants_color(choice: str, stream: int) -> bool:
    """Whether to colour the descriptor `stream`: by the option, else the environment, else if it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return os.environ.get("TERM") != "dumb" and os.isatty(stream)
