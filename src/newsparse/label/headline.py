"""Which line of a whole web page is its headline: the few lines most like one, ranked."""

from collections.abc import Mapping, Sequence
from math import log1p

from newsparse.label.measure import Measured, content_words
from newsparse.label.surroundings import Surroundings

_ABOVE = 160  # blocks above the running text among which the headline may stand
_INSIDE = 6  # the running text can begin with lines above the headline
_RANKED = 3

Features = dict[str, float]


def ranking(measured: Sequence[Measured], around: Surroundings, weights: Mapping[str, float]) -> list[int]:
    """The indices of the blocks most like a headline, the likeliest first."""
    scored = []
    for index, features in candidates(measured, around):
        score = sum(weights.get(name, 0.0) * value for name, value in features.items())
        scored.append((-score, index))
    return [index for _, index in sorted(scored)[:_RANKED]]


def candidates(measured: Sequence[Measured], around: Surroundings) -> list[tuple[int, Features]]:
    """The blocks that can be a page's headline, each with its features, all between 0 and about 1."""
    start = around.core[0]
    first, last = max(0, start - _ABOVE), min(len(measured), start + _INSIDE)
    running = [index for index in range(first, len(measured)) if measured[index].shape in "LlM"]
    found: list[tuple[int, Features]] = []
    leads: dict[int, set[str]] = {}
    for index in range(first, last):
        m = measured[index]
        if not m.folded or (m.words < 2 and not m.unspaced):
            continue
        below = [at for at in running if at > index][:4]
        key = below[0] if below else -1
        if key not in leads:
            leads[key] = {word for at in below for word in measured[at].content}
        features = _by_itself(m, around) | _said(m, around, leads[key]) | _near(measured, index, around)
        features["distance"] = log1p(max(0, start - index)) / 4
        features["inside"] = index >= start
        features["rivals above"] = _rivals_above(found)
        found.append((index, features))
    return found


def _by_itself(m: Measured, around: Surroundings) -> Features:
    return {
        f"last {m.last}": 1.0,
        f"shape {m.shape}": 1.0,
        f"first {m.first}": 1.0,
        "two words": m.words <= 3,
        "few words": m.words <= 5,
        "many words": m.words >= 8,
        "very many words": m.words >= 16,
        "clock": "clock" in m.formulas,
        "link": "link" in m.formulas or "menu-mark" in m.formulas,
        "name": "name" in m.formulas,
        "speaker": "speaker" in m.formulas,
        "numbered": "numbered" in m.formulas,
        "indented": m.block.indent > around.indent,
        "repeated": around.repeats[m.folded] > 1,
    }


def _said(m: Measured, around: Surroundings, lead: set[str]) -> Features:
    """How much of the line the running text, and its beginning, says again."""
    own = content_words(m.folded)
    count = max(1, len(own))
    return {
        "core share": len(own & around.words) / count,
        "core words": min(len(own & around.words), 6) / 6,
        "lead share": len(own & lead) / count,
        "lead words": min(len(own & lead), 5) / 5,
    }


def _near(measured: Sequence[Measured], index: int, around: Surroundings) -> Features:
    """What stands about: author and time under it, running text not far below, blank lines, shorter lines."""
    m = measured[index]
    below = measured[index + 1 : index + 9]
    features: Features = {"gap above": m.block.gap > around.gap}
    for name, shapes in (("date", "d"), ("byline", "b"), ("text", "LMl")):
        at = next((distance for distance, other in enumerate(below, 1) if other.shape in shapes), 9)
        features |= {f"{name} next": at <= 1, f"{name} near": at <= 3, f"{name} below": at <= 6}
    if below:
        features["gap below"] = below[0].block.gap > around.gap
        features["bullet below"] = below[0].first == "bullet"
    above = measured[max(0, index - 6) : index]
    features["bullet above"] = bool(above) and above[-1].first == "bullet"
    features["text above"] = sum(other.shape in "LM" for other in above[-3:]) / 3
    longer = sum(other.size > m.size for other in [*above, *below[:4]] if other.shape not in "LlM")
    features |= {"longest": longer == 0, "nearly longest": longer <= 1}
    return features


def _rivals_above(found: Sequence[tuple[int, Features]]) -> float:
    """How many of the last lines above say what the text says: a headline comes before caption and deck."""
    return sum(features["lead words"] >= 0.6 for _, features in found[-5:]) / 3
