"""A dry run: what a run would do with each document, without doing it."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.names import OutputNames
from newsparse.batch.convert.one import read
from newsparse.batch.convert.task import RunSettings
from newsparse.batch.guarding import guard_of, refuse_outputs
from newsparse.batch.inputs.listing import Listing
from newsparse.batch.inputs.request import Note
from newsparse.batch.outputs import OutputKind, kind_of
from newsparse.batch.outputs import file as output_file
from newsparse.batch.outputs import folder as output_folder
from newsparse.batch.outputs.guard import BatchGuard
from newsparse.batch.outputs.naming import clash, planned
from newsparse.batch.request import STANDARD_OUTPUT, BatchRequest
from newsparse.batch.state.fingerprint import Fingerprint
from newsparse.batch.state.plan import Plan
from newsparse.batch.state.store import DocumentState, State, exists
from newsparse.model.errors import InputError

UNCHANGED = "unchanged"


class DryRunEntry(NamedTuple):
    """The verdict on a document in a word or two, and the path that it would be written to."""

    name: str
    verdict: str
    target: str


def dry_run(request: BatchRequest, note: Note, refuse: Note) -> Iterator[DryRunEntry]:
    """An entry for each document, in order; `refuse` is called for named folders without any.

    Raises OutputError, InputError as a run would.
    """
    with closing(guard_of(request)) as guard, Listing(request.inputs, guard) as listing:
        refuse_outputs(listing, request, guard)
        listing.refuse_nothing()
        if request.output == STANDARD_OUTPUT:
            yield from _compared(request, listing, None, RunSettings("line"))
        elif kind := kind_of(request.output):
            yield from _into_file(request, listing, kind)
        else:
            yield from _into_folder(request, listing, note, guard)
        for path, why in listing.refused.items():
            refuse(path, why)


def _into_file(request: BatchRequest, listing: Listing, kind: OutputKind) -> Iterator[DryRunEntry]:
    with _state(output_file.state_of(request.output)) as state:
        yield from _compared(request, listing, state, output_file.settings_of(request, kind))


def _into_folder(
    request: BatchRequest, listing: Listing, note: Note, guard: BatchGuard
) -> Iterator[DryRunEntry]:
    with _state(output_folder.state_of(request.output)) as state:
        plan = planned(request, listing.documents(), state, note, guard).plan
        with closing(plan):
            yield from _compared(request, listing, state, output_folder.settings_of(request), plan)


@contextmanager
def _state(path: str) -> Iterator[State | None]:
    """The state of an output, read-only; None if there is none."""
    state = State(path, read_only=True) if exists(path) else None
    try:
        yield state
    finally:
        if state:
            state.close()


def _compared(
    request: BatchRequest,
    listing: Listing,
    state: State | None,
    settings: RunSettings,
    plan: Plan | None = None,
) -> Iterator[DryRunEntry]:
    fingerprint, names = Fingerprint(settings), OutputNames(settings.name, settings.to)
    for document in listing.documents():
        target = names.of(document.place) if settings.shape == "file" else ""
        if plan and document.problem is None:
            document = document._replace(problem=clash(plan, document, target))
        row = state.find(target or document.name) if state and not request.force else None
        path = os.path.join(request.output, target) if target else request.output
        yield DryRunEntry(document.name, _verdict(document, row, fingerprint), path)


def _verdict(document: Document, row: DocumentState | None, fingerprint: Fingerprint) -> str:
    try:
        digest = read(document).digest
    except InputError as error:
        return f"fails: {error.problem}"
    if row is None:
        return "new"
    if row.outcome.problem is not None:
        return "failed before"
    return (
        UNCHANGED
        if (row.outcome.digest, row.fingerprint) == (digest, fingerprint.of(document))
        else "changed"
    )
