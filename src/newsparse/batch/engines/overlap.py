"""The guard of the engines: they empty the folder that they write to, so no input may be in it, nor it in an input."""

import os
import re

from newsparse.batch.request import BatchRequest
from newsparse.files.guard import identity
from newsparse.model.errors import OutputError

# The scheme of a store: "s3a://corpus/2024", "hdfs:///raw"; not "wire/2024", "C:/wire"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")

# The first special character of a pattern: "corpus/*.parquet", "day={1,2}"; not "corpus/day=1"
_SPECIAL = re.compile(r"[*?\[{]")


def refuse_overlap(request: BatchRequest) -> None:
    """Raises OutputError if an input and the output are one folder, or one of them is in the other."""
    output = _place(request.output)
    for path in request.inputs.paths:
        place = _place(path)
        same_file = identity(path) is not None and identity(path) == identity(request.output)
        if same_file or place.startswith(output) or output.startswith(place):
            raise OutputError(
                f"{path}: this is an input, and {request.output} is written in the same place; "
                "choose an output outside of the inputs"
            )


def _place(path: str) -> str:
    """The folder or file that a path names, or the folder that a pattern begins with, with a slash at its end."""
    special = _SPECIAL.search(path)
    if special:
        path = os.path.dirname(path[: special.start()])
    return (path if _SCHEME.match(path) else os.path.realpath(path)).rstrip("/") + "/"
