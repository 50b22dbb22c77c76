"""Which files stand in a folder, and what a person is told of the rest."""

from collections.abc import Iterator

from newsparse.cli.outcome import Outcome


def walk(folder: str, outcome: Outcome, leave_out: str | None = None) -> Iterator[str]:
    """The paths of the regular files below `folder`, in the order and by the rules of a batch.

    The file with the real path `leave_out` (the output) is passed over. What is no file (a FIFO, a device) is
    passed over with a note; what cannot be read, such as a broken link, counts as failed.
    """
    from newsparse.files import folder as folders

    for found in folders.walk(folder, folders.Walk(leave_out=(leave_out,) if leave_out else ())):
        if found.problem:
            outcome.fail(found.path, found.problem)
        elif found.passed_over:
            outcome.note(found.path, found.passed_over)
        else:
            yield found.path
