"""The plainest command lines, which are read without loading the option parser: that takes longer than parsing."""

import os
from collections.abc import Sequence

from newsparse.cli.parse.request import Request

COMPLETION = "_NEWSPARSE_COMPLETE"


def plain(arguments: Sequence[str]) -> Request | None:
    """The request of `parse PATH…` or `parse -t FORMAT PATH…`; None for any other command line.

    The option parser reads everything else, including mistakes. It would give the same request for these two forms.

    >>> plain(["parse", "-t", "yaml", "story.txt"]).to
    'yaml'
    >>> plain(["parse", "--spans", "story.txt"]) is None
    True
    """
    if arguments[:1] != ["parse"] or COMPLETION in os.environ:
        return None
    from newsparse import formats

    to, paths = None, arguments[1:]
    if paths[:1] == ["-t"] and paths[1:2] and paths[1] in formats.names(writes=True):
        to, paths = paths[1], paths[2:]
    if not paths or any(path.startswith("-") for path in paths):
        return None
    return Request(tuple(paths), to)
