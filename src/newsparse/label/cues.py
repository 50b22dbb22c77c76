"""The cues of a block: short names of what can be seen in it and around it, on which the weights stand."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsparse.blocks import Block
from newsparse.label import deck
from newsparse.label.chain import Cues
from newsparse.label.headline import ranking
from newsparse.label.measure import Measured, content_words, measure
from newsparse.label.places import MUTE, Place, places
from newsparse.label.surroundings import Surroundings, is_headlike, peer_key, survey
from newsparse.tables import load

_SIZES = (8, 16, 28, 42, 60, 80, 110, 150, 220, 330, 500, 900)
_SIZE_NAMES = (*tuple(f"size<{limit}" for limit in _SIZES), "size>=900")
_COARSE = (35, 70, 110, 170, 320)
_DISTANCES = (1, 2, 3, 4, 6, 9, 14, 25)
_DECK = (-2.5, -1.5, -0.8, -0.3, 0.3, 0.8, 1.5, 2.5)
_HEAD = 9  # blocks among which a lead is looked for
_EDGE = "^"  # stands for the shape of a block before the first and after the last one


Scales = Mapping[str, Mapping[str, float]]


class Seen(NamedTuple):
    """The cues of every block of one file, and the indices of the blocks among which its title is, if it has one."""

    cues: list[Cues]
    headlines: tuple[int, ...] = ()


def look(blocks: Sequence[Block], language: str | None, scales: Scales) -> Seen:
    """What can be seen of the blocks of one file; `scales` holds the weights of its headline and deck."""
    if not blocks:
        return Seen([])
    measured = measure(blocks)
    around = survey(measured)
    words = _function_words(language)
    shapes = _EDGE * 2 + "".join(m.shape for m in measured) + _EDGE * 2
    ranked = ranking(measured, around, scales.get("headline", {})) if around.page else []
    datelines = _datelines(measured, ranked[0] + 1 if ranked else 0)
    standing = places(measured, ranked[0] if ranked else 0)
    runs = _runs(measured)
    found = []
    for index, m in enumerate(measured):
        own = _own(m, words) if m.folded else _own_long(m)
        own += _neighbours(shapes, index + 2, m)
        if m.folded:
            own += _compared(m, around) + runs[index]
        cues = own + _position(standing[index], m, around) + _layout(measured, index, around)
        cues += _deck(standing[index], m, around, scales.get("deck", {}))
        if index in datelines:
            cues.append(datelines[index])
        if around.page:
            cues += [f"page:{cue}" for cue in own] + _on_page(measured, index, m, around)
            if ranked:
                cues += _against_headline(ranked, index)
        found.append(tuple(cues))
    return Seen(found, tuple(ranked) if around.page else _title_lines(measured))


@cache
def _function_words(language: str | None) -> frozenset[str]:
    """The function words of a language; none for one that has no table or writes no spaces."""
    words = load("function_words")["words"]
    return frozenset(word for word, languages in words.items() if language in languages.split())


def _bin(value: float, limits: Sequence[float]) -> int:
    for index, limit in enumerate(limits):
        if value < limit:
            return index
    return len(limits)


def _own_long(m: Measured) -> list[str]:
    cues = [_SIZE_NAMES[_bin(m.size, _SIZES)], f"long first {m.first}", f"long last {m.last}"]
    cues.append(f"long sentences {min(m.sentences, 3)}")
    cues += [f"long is {formula}" for formula in m.formulas]
    return cues


def _own(m: Measured, words: frozenset[str]) -> list[str]:
    """What a short block shows by itself."""
    coarse = _bin(m.size, _COARSE)
    cues = [
        _SIZE_NAMES[_bin(m.size, _SIZES)],
        f"words {min(m.words, 12)}",
        f"first {m.first}",
        f"last {m.last} {coarse}",
        f"case {m.case} {coarse}",
        f"sentences {min(m.sentences, 2)} {m.last}",
    ]
    cues += [f"is {formula}" for formula in m.formulas]
    if not m.formulas:
        cues.append("no formula")
    if words and not m.unspaced and m.words > 1:
        share = sum(word in words for word in m.folded.split()) / m.words
        cues.append(f"function words {_bin(share, (0.01, 0.15, 0.3, 0.45))} {min(m.words, 8) // 2}")
    return cues


def _neighbours(shapes: str, at: int, m: Measured) -> list[str]:
    before, shape, after = shapes[at - 1], shapes[at], shapes[at + 1]
    return [
        f"{before}<{shape}",
        f"{shape}>{after}",
        f"{before}<{shape}>{after}",
        f"{shape}>{after}{shapes[at + 2]}",
        f"{shapes[at - 2]}{before}<{shape}",
        f"{before}<{m.last}>{after}",
    ]


def _compared(m: Measured, around: Surroundings) -> list[str]:
    """How a short block compares with the other blocks of its file."""
    cues = [f"loose {_bin(around.loose, (0.08, 0.15, 0.25, 0.4, 0.55))} {m.shape}"]
    cues.append(f"of median {_bin(m.size / around.median, (0.12, 0.25, 0.4, 0.6, 0.9))}")
    if is_headlike(m):
        peers = around.peers[peer_key(m)]
        cues.append(f"peers {_bin(peers, (2, 3, 5, 9))} {m.last}")
        rest = sum(around.peers.values()) - peers
        cues.append(f"other heads {_bin(rest, (1, 2, 4, 8))}")
    repeats = around.repeats[m.folded]
    if repeats > 1:
        cues.append(f"repeated {min(repeats, 4)}")
    return cues


def _title_lines(measured: Sequence[Measured]) -> tuple[int, ...]:
    """The first few lines that tell something, if the very first of them is short enough for a title."""
    telling = [index for index, m in enumerate(measured[:_HEAD]) if m.shape not in "bdxe"]
    if not telling or not any(m.shape in "LlM" for m in measured[:_HEAD]):
        return ()
    first = measured[telling[0]]
    return tuple(telling[:4]) if is_headlike(first) or first.shape in "lp" else ()


def _runs(measured: Sequence[Measured]) -> list[list[str]]:
    """For each heading-like block the length of the run of such blocks that it stands in; others have no cues.

    A heading heads something else than headings; short lines in a row are a list, the more so after a colon.
    """
    cues: list[list[str]] = [[] for _ in measured]
    start = 0
    while start < len(measured):
        end = start
        while end < len(measured) and is_headlike(measured[end]):
            end += 1
        if end > start:
            length = _bin(end - start, (2, 3, 4, 7))
            opened = " after colon" if start and measured[start - 1].last == ":" else ""
            for index in range(start, end):
                where = "last" if index == end - 1 else "first" if index == start else "inside"
                cues[index] = [f"run {length} {where}", f"run {where}{opened}"]
        start = end + 1
    return cues


def _position(at: Place, m: Measured, around: Surroundings) -> list[str]:
    """Where in the file a block stands, and at its head what the next blocks have in common with it."""
    cues = []
    if at.index < 2:
        cues.append(f"block {at.index} {m.shape}")
    if m.shape in MUTE:
        cues.append(f"aside at {min(at.told, 4)} {m.shape}")
    elif at.told < 5:
        told = at.told
        cues += [f"at {told}", f"at {told} {m.shape}"]
        if m.folded:
            cues.append(f"at {told} words {min(m.words, 8) // 2}")
    if at.left < 4:
        cues += [f"from end {at.left}", f"from end {at.left} {m.shape}"]
    if not around.page:
        cues.append(f"part {10 * at.index // (at.index + at.left + 1)} {'short' if m.folded else 'long'}")
    return cues


def _datelines(measured: Sequence[Measured], first: int) -> dict[int, str]:
    """The cues that the first dateline under the head gives to its block and to those above it."""
    for index in range(first, min(len(measured), first + _HEAD)):
        text = measured[index].block.text
        found = measured[index].dateline
        if found:
            alone = found.end == len(text)
            cues = {above: f"dateline below {min(index - above, 4)}" for above in range(first, index)}
            return cues | {index: "dateline alone" if alone else "dateline opens"}
    return {}


def _deck(place: Place, m: Measured, around: Surroundings, weights: Mapping[str, float]) -> list[str]:
    """How like a summary the block is, as the fitted scale of `deck` has it."""
    seen = deck.features(place, m, around)
    if not seen:
        return []
    score = sum(weights.get(name, 0.0) * value for name, value in seen.items())
    return [f"deck {_bin(score, _DECK)}", f"deck {_bin(score, _DECK)} at {place.told}"]


def _layout(measured: Sequence[Measured], index: int, around: Surroundings) -> list[str]:
    """Blank lines and indentation, where they differ from the file's habit."""
    cues = []
    block = measured[index].block
    if index and block.gap != around.gap:
        cues.append("gap above" if block.gap > around.gap else "tight above")
    if index + 1 < len(measured) and measured[index + 1].block.gap != around.gap:
        cues.append("gap below" if measured[index + 1].block.gap > around.gap else "tight below")
    if block.indent > around.indent:
        cues.append("indented, set off" if block.gap else "indented")
    elif block.indent < around.indent:
        cues.append("outdented")
    if measured[index].first in ("bullet", "dash"):
        where = _same_start(measured, index)
        cues += [f"item {where}", f"item {where} {measured[index].first} {measured[index].last}"]
        if index and measured[index - 1].last == ":":
            cues.append("item after colon")
    return cues


def _same_start(measured: Sequence[Measured], index: int) -> str:
    """Whether the blocks next to a bulleted one begin with the same sign."""
    sign = measured[index].block.text[0]
    before = index > 0 and measured[index - 1].block.text[0] == sign
    after = index + 1 < len(measured) and measured[index + 1].block.text[0] == sign
    return "alone" if not before and not after else "in run"


def _on_page(measured: Sequence[Measured], index: int, m: Measured, around: Surroundings) -> list[str]:
    """Where on a whole page the block stands, seen from its running text."""
    start, end = around.core
    if index < start:
        place = f"above core {_bin(start - index, _DISTANCES)}"
    elif index >= end:
        place = f"below core {_bin(index - end + 1, _DISTANCES)}"
    else:
        place = f"in core {_bin(index - start, (1, 2, 4))} {_bin(end - index, (2, 3, 5))}"
    cues = [f"page:{place}", f"page:{place.split()[0]} {m.shape}"]
    near, wide = around.density(index, 2), around.density(index, 6)
    cues += [f"page:density {near}", f"page:wide density {wide // 2}", f"page:density {near} {m.shape}"]
    if m.folded and start - 40 < index < end:
        own = content_words(m.folded)
        share = len(own & around.words) / len(own) if own else -1
        level = _bin(share, (0, 0.01, 0.34, 0.67, 0.99))
        where = "above" if index < start else "in"
        cues += [
            f"page:core words {level} {where}",
            f"page:core words {level} {where} {min(m.words, 9) // 3}",
        ]
    if around.repeats[m.folded] > 1 and m.folded:
        cues.append(f"page:repeated {place.split()[0]} {_which(measured, index, m.folded)}")
    return cues


def _against_headline(ranked: Sequence[int], index: int) -> list[str]:
    """Where the block stands seen from the likeliest headline, and whether it is a candidate itself."""
    cues = [f"page:headline {ranked.index(index) + 1}"] if index in ranked else []
    distance = index - ranked[0]
    if distance < 0:
        cues.append(f"page:over headline {_bin(-distance, (2, 4, 8))}")
    elif distance:
        cues.append(f"page:under headline {_bin(distance, (2, 3, 4, 6, 9, 14))}")
    return cues


def _which(measured: Sequence[Measured], index: int, folded: str) -> str:
    before = any(other.folded == folded for other in measured[max(0, index - 60) : index])
    after = any(other.folded == folded for other in measured[index + 1 : index + 60])
    return {(True, True): "middle", (True, False): "last", (False, True): "first"}.get((before, after), "far")
