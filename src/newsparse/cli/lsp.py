"""The command `newsparse lsp`: a server for editors over standard input and output."""

import gc
import logging
import os
import signal
import sys

import click

from newsparse.cli.messages import tell
from newsparse.cli.outcome import DONE, FAILED
from newsparse.model.errors import NewsparseError

_HELP = """Serve an editor: findings as you type, quick fixes, outline, reasons on hover.

An editor starts this command and speaks the Language Server Protocol with it over
standard input and output. It needs the extra "lsp". The page docs/editors.md has the
settings for VS Code, Neovim, Helix, Emacs and Sublime Text.

\b
Examples:
  pip install 'newsparse[lsp]'    install what it needs
  newsparse lsp                   what the editor's settings name as the command
  newsparse lsp --verbose         the same, with a line for every message on standard error
"""


@click.command("lsp", help=_HELP)
@click.option("--stdio", is_flag=True, help="Use standard input and output; the default, and the only way.")
@click.option("-v", "--verbose", is_flag=True, help="Log every message on standard error.")
def command(*, stdio: bool, verbose: bool) -> int:
    """Run `newsparse lsp`."""
    try:
        from newsparse.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _PACKAGES:
            raise
        raise NewsparseError("newsparse lsp needs the extra \"lsp\": pip install 'newsparse[lsp]'") from error
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("nothing to talk to; an editor starts this command (docs/editors.md)")
    _log(verbose=verbose)
    # There is nothing to finish at Ctrl-C, and the thread that reads would wait for one more line.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.setswitchinterval(_SWITCH)
    gc.set_threshold(_GARBAGE_THRESHOLD)
    with os.fdopen(os.dup(0), "rb") as stdin, os.fdopen(os.dup(1), "wb") as stdout:
        os.dup2(2, 1)  # whatever else prints something must not break into the messages
        return DONE if serve(stdin, stdout) else FAILED


_PACKAGES = ("pygls", "lsprotocol", "cattrs", "attrs", "attr")
# New objects between two collections: this process lives for days, not for one article.
_GARBAGE_THRESHOLD = 10_000
_SWITCH = 0.001  # seconds; a message that arrives during a check is read after that much


class _OneLine(logging.Handler):
    """Writes each record on a line of standard error, without the traceback of an error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        problem = record.exc_info[1] if record.exc_info else None
        tell(record.getMessage() + (f": {problem!r}" if problem else ""))


def _log(*, verbose: bool) -> None:
    logging.basicConfig(level=logging.DEBUG if verbose else logging.ERROR, handlers=[_OneLine()])
    if not verbose:
        logging.getLogger("pygls").setLevel(logging.CRITICAL)  # three lines for what we say in one
