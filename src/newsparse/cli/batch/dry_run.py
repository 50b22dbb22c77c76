"""How `newsparse batch --dry-run` tells what would be done."""

from collections import Counter

from newsparse.base.escaping import visible
from newsparse.batch.dry_run import UNCHANGED, Rehearsed, rehearsed
from newsparse.batch.inputs.request import Note
from newsparse.batch.request import Request
from newsparse.cli.messages import tell
from newsparse.cli.outcome import DONE, FAILED
from newsparse.cli.outputs import standard_output

_VERDICTS = 13  # columns for them


def rehearse(request: Request, note: Note) -> int:
    """A line on standard output for each input that something would be done with; 1 where some would fail."""
    write = standard_output()
    counts: Counter[str] = Counter()
    for one in rehearsed(request, note):
        verdict = one.verdict.partition(":")[0]
        counts[verdict] += 1
        if verdict != UNCHANGED:
            write(_line(one, verdict))
    words = ", ".join(f"{count:,} {verdict}" for verdict, count in counts.items())
    tell(f"nothing was done; {words or 'there is no input'}")
    return FAILED if counts["fails"] else DONE


def _line(one: Rehearsed, verdict: str) -> str:
    end = one.verdict.partition(": ")[2] if verdict == "fails" else one.target
    return f"{verdict:<{_VERDICTS}}  {visible(one.name)}  →  {visible(end)}\n"
