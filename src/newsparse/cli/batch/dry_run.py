"""The output of `newsparse batch --dry-run`."""

from collections import Counter

from newsparse.base.escaping import visible
from newsparse.batch.dry_run import UNCHANGED, DryRunEntry, dry_run
from newsparse.batch.inputs.request import Note
from newsparse.batch.request import BatchRequest
from newsparse.cli.messages import tell
from newsparse.cli.outcome import DONE, FAILED, WRONG
from newsparse.cli.outputs import standard_output

_VERDICT_WIDTH = 13  # columns, for the longest: failed before


def print_dry_run(request: BatchRequest, note: Note) -> int:
    """Print a line for each input that a run would convert, then the totals; returns the status of that run."""
    write = standard_output()
    counts: Counter[str] = Counter()
    refused: list[str] = []

    def refuse(path: str, why: str) -> None:
        refused.append(path)
        note(path, why)

    for one in dry_run(request, note, refuse):
        verdict = one.verdict.partition(":")[0]
        counts[verdict] += 1
        if verdict != UNCHANGED:
            write(_line(one, verdict))
    words = ", ".join(f"{count:,} {verdict}" for verdict, count in counts.items())
    tell(f"dry run, nothing was written: {words or 'no inputs'}")
    if refused:
        return WRONG
    return FAILED if counts["fails"] else DONE


def _line(one: DryRunEntry, verdict: str) -> str:
    end = one.verdict.partition(": ")[2] if verdict == "fails" else one.target
    return f"{verdict:<{_VERDICT_WIDTH}}  {visible(one.name)}  →  {visible(end)}\n"
