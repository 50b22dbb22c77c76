"""The settings of one batch run, as the command line or a program gives them."""

from typing import NamedTuple

from newsparse.batch.inputs.request import InputRequest
from newsparse.model.options import DEFAULT, Options

STANDARD_OUTPUT = "-"


class BatchRequest(NamedTuple):
    """What to convert, where the articles go, and how.

    `output` is a folder, a file whose suffix is in `outputs.KINDS`, or `-` for standard output. `to` is the
    format of the files in a folder, and `name` the pattern for their names (see `convert/names.py`). `read_as`
    is the format of the inputs; None detects it. `jobs` is the number of processes; None chooses it. `report` is
    the file for a report of the run. With `strict`, a run is not a success if an article is incomplete or in doubt.
    `front` is the front matter of Markdown.
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
    report: str | None = None
    strict: bool = False
    front: str = "full"
