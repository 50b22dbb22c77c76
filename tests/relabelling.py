"""The states of invented lines after a correction of the labeller: each line is a block of its own."""

from collections.abc import Callable, Sequence

from newsparse.label.corrections import Correction
from newsparse.label.describe import BlockFacts, describe
from newsparse.label.states import Decision
from newsparse.text.blocks import find

Line = tuple[str, str]  # the state that the chain gave a block, and its text


def described(*lines: Line) -> list[BlockFacts]:
    """What is known of the blocks of these lines."""
    return describe(find("\n".join(text for _, text in lines), "lines").blocks)


def relabelled(correct: Callable[[list[str], Sequence[BlockFacts]], None], *lines: Line) -> list[str]:
    """The states of these lines after a correction that is given states and facts."""
    path = [state for state, _ in lines]
    correct(path, described(*lines))
    return path


def decided(
    correction: Correction, *lines: Line, page: bool = False, leads: Sequence[float] = ()
) -> list[str]:
    """The states of these lines after a correction of a whole decision."""
    made = Decision([state for state, _ in lines], described(*lines), page, leads)
    correction(made)
    return made.path


def states(*lines: Line) -> list[str]:
    """The states that the chain gave these lines."""
    return [state for state, _ in lines]
