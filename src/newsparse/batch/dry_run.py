"""What a run would do, without doing it: `--dry-run`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.names import Names
from newsparse.batch.convert.one import read
from newsparse.batch.convert.task import Terms
from newsparse.batch.inputs.request import Note
from newsparse.batch.listing import Listing
from newsparse.batch.outputs import STANDARD_OUTPUT, Kind, kind_of, single, tree
from newsparse.batch.outputs.naming import planned
from newsparse.batch.request import Request
from newsparse.batch.state.fingerprint import Fingerprint
from newsparse.batch.state.store import Row, State, exists
from newsparse.model.errors import InputError

UNCHANGED = "unchanged"


class Rehearsed(NamedTuple):
    """What would be done with a document, in a word or two, and what it would be written to."""

    name: str
    verdict: str
    target: str


def rehearsed(request: Request, note: Note) -> Iterator[Rehearsed]:
    """What would be done with each document, in order. Raises OutputError, InputError as a run would."""
    with Listing(request) as listing:
        if request.output == STANDARD_OUTPUT:
            yield from _compared(request, listing, None, Terms("line"))
        elif kind := kind_of(request.output):
            yield from _into_file(request, listing, kind)
        else:
            yield from _into_folder(request, listing, note)


def _into_file(request: Request, listing: Listing, kind: Kind) -> Iterator[Rehearsed]:
    with _state(single.state_of(request.output)) as state:
        yield from _compared(request, listing, state, single.terms_of(request, kind))


def _into_folder(request: Request, listing: Listing, note: Note) -> Iterator[Rehearsed]:
    with _state(tree.state_of(request.output)) as state:
        planned(request, listing.documents(), state, note).plan.close()
        yield from _compared(request, listing, state, tree.terms_of(request))


@contextmanager
def _state(path: str) -> Iterator[State | None]:
    """The state of an output that is only looked at, if there is any."""
    state = State(path, looking=True) if exists(path) else None
    try:
        yield state
    finally:
        if state:
            state.close()


def _compared(request: Request, listing: Listing, state: State | None, terms: Terms) -> Iterator[Rehearsed]:
    fingerprint, names = Fingerprint(terms), Names(terms.name, terms.to)
    for document in listing.documents():
        target = names.of(document.place) if terms.shape == "file" else ""
        row = state.find(target or document.name) if state and not request.force else None
        verdict = _verdict(document, row, fingerprint)
        yield Rehearsed(
            document.name, verdict, os.path.join(request.output, target) if target else request.output
        )


def _verdict(document: Document, row: Row | None, fingerprint: Fingerprint) -> str:
    try:
        digest = read(document).digest
    except InputError as error:
        return f"fails: {error.problem}"
    if row is None:
        return "new"
    if row.outcome.problem is not None:
        return "failed before"
    return UNCHANGED if (row.outcome.digest, row.terms) == (digest, fingerprint.of(document)) else "changed"
