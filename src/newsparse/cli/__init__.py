"""What happens between typing `newsparse` and its exit status?"""

import gc
import sys

_NEW_OBJECTS = 100_000  # between two looks for garbage; one article makes fewer, and needs no look


def main() -> int:
    """Run the command line `sys.argv`; the status is 0, 1, 2, 130 (interrupted) or 141 (pipe closed)."""
    if sys.getfilesystemencoding() != "utf-8":
        _start_again_in_utf8()
    gc.set_threshold(_NEW_OBJECTS)
    # Imported here so that Ctrl-C while modules load ends as quietly as Ctrl-C later.
    try:
        from newsparse.cli.parse.plain import plain

        request = plain(sys.argv[1:])
        if request is None:
            from newsparse.cli.run import run

            return run()
        from newsparse.cli.ending import ended
        from newsparse.cli.parse.documents import write_documents

        return ended(lambda: write_documents(request))
    except KeyboardInterrupt:
        return 130
    finally:
        # The interpreter ends with several looks for garbage, a sixth of a short run; not at what is frozen.
        gc.freeze()


def _start_again_in_utf8() -> None:
    """Put a Python in this one's place for which names and arguments are UTF-8, so that no locale changes a byte."""
    import os

    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
