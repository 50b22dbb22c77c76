"""The chain finds the best of all sequences, however much it leaves out: compared with one that leaves nothing out."""

import random
from collections.abc import Sequence
from itertools import pairwise
from math import exp
from operator import mul

import pytest

from newsparse.label.chain import Chain, clear_lead, shipped
from newsparse.label.states import ENDS, PRE, ROLES, STARTS, STATES, TITLE
from newsparse.pipeline.view import LEVELS

BARRED = -(10**12)
KINDS = ("any", "headings", "paragraphs", "links", "far")


def texts(count: int, seed: int) -> list[list[dict[str, float]]]:
    """The weights of each state for the blocks of some texts, in runs of alike blocks as files have them."""
    chosen = random.Random(seed)
    found = []
    for _ in range(count):
        blocks: list[dict[str, float]] = []
        while len(blocks) < chosen.choice((1, 2, 5, 12, 40)):
            kind = chosen.choice(KINDS)
            for _ in range(chosen.randrange(1, 9)):
                spread = 40.0 if kind == "far" else 4.0
                own = {state: round(chosen.uniform(-spread, spread), 3) for state in STATES}
                if kind == "paragraphs":
                    own["paragraph"] += 7
                elif kind == "headings":
                    own |= {state: own[state] + 6 for state in ("title", "subhead", "summary")}
                elif kind == "links":
                    own |= {state: own[state] + 6 for state in STATES if state.endswith("boilerplate")}
                blocks.append(own)
        found.append(blocks)
    return found


def chain_for(blocks: Sequence[dict[str, float]]) -> Chain:
    """The shipped steps, and a feature for each block with these weights."""
    weights = {
        f"dateline below {index}": " ".join(
            f"{STATES.index(state)} {round(1000 * weight)}" for state, weight in own.items()
        )
        for index, own in enumerate(blocks)
    }
    return Chain(weights, shipped().steps, shipped().scales)


def totals(
    blocks: Sequence[dict[str, float]], headlines: Sequence[int], barred: frozenset[int] = frozenset()
) -> list[list[int]]:
    """The score of the best sequence up to each block that ends in each state; without titles at `barred`."""
    steps = shipped().steps
    found: list[list[int]] = []
    for index, weights in enumerate(blocks):
        row = []
        for number, state in enumerate(STATES):
            allowed = STARTS if not headlines else frozenset(PRE + TITLE)
            above = (
                [0 if state in allowed else BARRED]
                if not index
                else [
                    total + (step if step > -(10**8) else BARRED)
                    for total, step in zip(found[-1], [row[number] for row in steps], strict=True)
                ]
            )
            own = round(weights[state] * 1000)
            late = state in PRE and headlines and index and index >= max(headlines)
            no_title = state == "title" and (index in barred or (headlines and index not in headlines))
            row.append(max(above) + own + (BARRED if late or no_title else 0))
        found.append(row)
    return found


def score(blocks: Sequence[dict[str, float]], path: Sequence[int]) -> int:
    """The score of one sequence."""
    steps = shipped().steps
    own = sum(round(weights[STATES[state]] * 1000) for weights, state in zip(blocks, path, strict=True))
    return own + sum(steps[a][b] for a, b in pairwise(path))


def leads(blocks: Sequence[dict[str, float]], headlines: Sequence[int], path: Sequence[int]) -> list[float]:
    """What another role would cost each block, where those below stay as they are."""
    steps, before = shipped().steps, totals(blocks, headlines)
    found = []
    for index, state in enumerate(path):
        if index + 1 < len(path):
            onward = [row[path[index + 1]] for row in steps]
        else:
            onward = [0 if state in ENDS else BARRED for state in STATES]
        sums = [total + step for total, step in zip(before[index], onward, strict=True)]
        others = [
            total
            for other, total in zip(STATES, sums, strict=True)
            if ROLES[other] is not ROLES[STATES[state]]
        ]
        found.append((sums[state] - max(others)) / 1000)
    title = STATES.index("title")
    if title in path:
        at = list(path).index(title)
        body = STATES.index("paragraph")
        end = next((index for index in range(at, len(path)) if path[index] >= body), len(path) - 1)
        without = totals(blocks, headlines, frozenset({at}))
        found[at] = min(found[at], (before[end][path[end]] - without[end][path[end]]) / 1000)
    return found


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("headings", [0, 3])
def test_the_best_sequence_is_found_with_its_leads(headings: int, seed: int) -> None:
    chosen = random.Random(seed)
    for blocks in texts(12, seed):
        headlines = sorted(chosen.sample(range(len(blocks)), min(headings, len(blocks))))
        chain = chain_for(blocks)
        features = [[(lambda number: [f"dateline below {number}"], index)] for index in range(len(blocks))]
        path, found = chain.weighed(chain.emissions(features), headlines)
        ends = [
            total for state, total in zip(STATES, totals(blocks, headlines)[-1], strict=True) if state in ENDS
        ]
        assert score(blocks, path) == max(ends)
        assert len(path) == len(found) == len(blocks)
        for state, lead, right in zip(path, found, leads(blocks, headlines, path), strict=True):
            clear = clear_lead(STATES[state])
            assert lead == pytest.approx(right) if right < clear else lead >= clear


@pytest.mark.parametrize("seed", range(6))
def test_probabilities_are_those_of_a_sum_over_all_sequences(seed: int) -> None:
    for strong in texts(6, seed):
        # No state is hopeless where all weights are small.
        blocks = [{state: round(weight / 8, 3) for state, weight in own.items()} for own in strong]
        chain = chain_for(blocks)
        features = [[(lambda number: [f"dateline below {number}"], index)] for index in range(len(blocks))]
        emissions = chain.emissions(features)
        path, _ = chain.weighed(emissions)
        every = chain.posteriors(emissions, path)
        for (states, odds), right in zip(every, probabilities(blocks), strict=True):
            assert scaled(odds) == pytest.approx([right[state] for state in states], abs=1e-4)


def test_a_state_on_the_path_that_nothing_leads_to_has_no_odds() -> None:
    """Far behind the others its odds are zero, and then so are those of what only it leads to."""
    far = 10**6  # thousandths; its odds are less than the least number above zero
    pre, title, paragraph = (STATES.index(name) for name in ("pre.boilerplate", "title", "paragraph"))
    scores = [[0 if state == best else -far for state in range(len(STATES))] for best in (paragraph,) * 4]
    for path in ([pre, title, paragraph, paragraph], [paragraph, pre, title, paragraph]):
        found = shipped()._step_odds.posteriors(scores, path)
        assert [states[max(range(len(odds)), key=odds.__getitem__)] for states, odds in found] == [
            paragraph
        ] * 4


def probabilities(blocks: Sequence[dict[str, float]]) -> list[list[float]]:
    """The probability of each state at each block, with every step of every sequence."""
    ratios = [[exp(step / 1000) if step > -(10**8) else 0.0 for step in row] for row in shipped().steps]
    own = [[exp(weights[state] - max(weights.values())) for state in STATES] for weights in blocks]
    above, below = (
        [[float(state in STARTS) for state in STATES]],
        [[float(state in ENDS) for state in STATES]],
    )
    for weights in own[:-1]:
        here = list(map(mul, above[-1], weights))
        above.append(scaled([sum(map(mul, here, column)) for column in zip(*ratios, strict=True)]))
    for weights in own[:0:-1]:
        here = list(map(mul, below[-1], weights))
        below.append(scaled([sum(map(mul, here, row)) for row in ratios]))
    joined = [map(mul, map(mul, a, b), c) for a, b, c in zip(above, own, reversed(below), strict=True)]
    return [scaled(list(row)) for row in joined]


def scaled(weights: Sequence[float]) -> list[float]:
    return [weight / sum(weights) for weight in weights]


def test_no_level_of_confidence_asks_for_more_than_a_clear_lead() -> None:
    for state in STATES:
        levels = LEVELS.get(ROLES[state], max(LEVELS["dateline"], LEVELS["body"]))
        assert max(levels) <= clear_lead(state)
