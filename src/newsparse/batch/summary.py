"""What a batch came to, in the few lines that close it on a terminal."""

from newsparse.batch.tally import Tally


def summary(tally: Tally, seconds: float) -> str:
    """The closing summary, at most 80 columns wide, each line ended; `seconds` is how long the run took."""
    return f"{tally.done} converted, {tally.unchanged} unchanged, {tally.failed} failed\n"
