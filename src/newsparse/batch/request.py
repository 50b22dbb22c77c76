"""What somebody asks a batch to do."""

from typing import NamedTuple

from newsparse.batch.inputs.request import InputRequest
from newsparse.model.options import DEFAULT, Options


class Request(NamedTuple):
    """A batch as it was asked for.

    `output` is a folder, a file whose suffix is one of `outputs.KINDS`, or `-`; `to` is the format of the files
    in a folder. `jobs` is the number of processes, None for as many as pay. `name` is the pattern of the names
    in a folder (see `names`). `read_as` is the format of the inputs, None to find it out.
    """

    inputs: InputRequest
    output: str
    to: str | None = None
    options: Options = DEFAULT
    read_as: str | None = None
    geo: bool = False
    name: str = "{stem}.{ext}"
    jobs: int | None = None
    force: bool = False
    prune: bool = False
    stop_on_error: bool = False
