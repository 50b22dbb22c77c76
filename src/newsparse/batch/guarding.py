"""What a batch must not write to: everything that it reads, from its inputs to its list of paths."""

import os

from newsparse.batch.inputs.listing import Listing
from newsparse.batch.outputs import file as output_file
from newsparse.batch.outputs import folder as output_folder
from newsparse.batch.outputs import kind_of
from newsparse.batch.outputs.guard import BatchGuard
from newsparse.batch.request import STANDARD_OUTPUT, BatchRequest
from newsparse.files import guard as files


def guard_of(request: BatchRequest) -> BatchGuard:
    """The guard of a run. Raises OutputError if two outputs are one file, or one of them is a list or weights."""
    guard = BatchGuard()
    output = request.output
    if output == STANDARD_OUTPUT:
        guard.add(files.STANDARD_OUTPUT, "standard output", files.always)
    elif kind_of(output):
        is_ours = output_file.is_ours(output)
        guard.add(output, "-o", files.always if is_ours else files.never)
        for path in output_file.own_paths(output):
            guard.add(path, "the state of -o", files.always)
    else:
        guard.add(output, "-o", files.always)
        guard.add(output_folder.state_of(output), "the state of -o", files.always)
    if request.report:
        guard.add(request.report, "--report")
    for read in (request.inputs.files_from, request.options.weights):
        if read:
            guard.refuse(files.STANDARD_INPUT if read == "-" else read)
    return guard


def refuse_outputs(listing: Listing, request: BatchRequest, guard: BatchGuard) -> None:
    """Raises OutputError, before anything is read or written, for an input that the run would overwrite.

    Named files are few. Folders are searched only if something is there that might have been found in them, and only
    for a single file: for an output folder, all inputs are listed before anything is written.
    """
    for path in request.inputs.paths:
        if os.path.isfile(path):
            guard.refuse(path)
    is_folder = request.output != STANDARD_OUTPUT and kind_of(request.output) is None
    if guard.is_foreign and not is_folder:
        listing.look_through()
