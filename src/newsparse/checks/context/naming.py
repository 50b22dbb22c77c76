"""How a message names many places: the first few, and how many more there are."""

from collections.abc import Sequence

from newsparse.checks.context.context import Context

_MOST_NAMED = 4


def named(context: Context, places: Sequence[int]) -> str:
    """These offsets as a message lists them: `at 4:97, 12:16 and 3 more`."""
    listed = ", ".join(context.where(at) for at in places[:_MOST_NAMED])
    more = len(places) - _MOST_NAMED
    return f"at {listed} and {more} more" if more > 0 else f"at {listed}"
