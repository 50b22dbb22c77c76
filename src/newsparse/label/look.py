"""What can be seen of the blocks of one file: for each the facets from which its cues are named."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from newsparse.base.tables import load
from newsparse.label import cues, deck
from newsparse.label.cues import LEFT, TOLD, Cues, Facet, cues_of
from newsparse.label.headline import ranking
from newsparse.label.measure import Measured, content_words, measure
from newsparse.label.places import MUTE, Place, places
from newsparse.label.sign_off import sign
from newsparse.label.signed import going_on
from newsparse.label.surroundings import Surroundings, is_headlike, peer_key, survey
from newsparse.text.blocks import Block
from newsparse.words import phrases

# Where a value passes from one step of its scale to the next.
_SIZES = (8, 16, 28, 42, 60, 80, 110, 150, 220, 330, 500, 900)
_COARSE = (35, 70, 110, 170, 320)
_SHARES = (0.01, 0.15, 0.3, 0.45)
_LOOSE = (0.08, 0.15, 0.25, 0.4, 0.55)
_OF_MEDIAN = (0.12, 0.25, 0.4, 0.6, 0.9)
_PEERS = (2, 3, 5, 9)
_REST = (1, 2, 4, 8)
_RUNS = (2, 3, 4, 7)
_DECK = (-2.5, -1.5, -0.8, -0.3, 0.3, 0.8, 1.5, 2.5)
_DISTANCES = (1, 2, 3, 4, 6, 9, 14, 25)
_IN_CORE = ((1, 2, 4), (2, 3, 5))
_CORE_WORDS = (0, 0.01, 0.34, 0.67, 0.99)
_OVER, _UNDER = (2, 4, 8), (2, 3, 4, 6, 9, 14)

_OFF = 6  # columns; what stands further in or out than that is all the same
_NEAR_HEADLINE = 9  # blocks
_HEAD = 9  # blocks among which a lead is looked for
_LEADS = 3  # blocks of running text that are asked: summary, caption and lead
_KICKER = 4  # words of the longest line that is looked at as one over a headline
_TIMES = (1.5, 3, 5)  # how many times longer the line below is
_EDGE = "^"  # stands for the shape of a block before the first and after the last one

Scales = Mapping[str, Mapping[str, float]]


# Phrases that are no paragraph and no subhead where they are the whole line.
_LINKS = frozenset(
    (
        *("advertisement=", "comment=", "cookie=", "copyright=", "most_read=", "newsletter=", "read_more="),
        *("related=", "share=", "sign_in=", "subscribe=", "topics="),
    )
)
# And where they are a label: `Also read: …`, `Editor’s note: …`; not `Plus de deux cents …`.
_LABELS: Mapping[str, str] = MappingProxyType(
    {"related": "boilerplate", "read_more": "boilerplate", "editor_note": "note", "editor_note=": "note"}
)
_LONGEST_LABEL = 40
_FEWEST_OF_TITLE = 3  # words; a headline under a label has more


class Seen(NamedTuple):
    """The facets of every block of one file, and the indices of the blocks among which its title is, if it has one.

    `kept` are the file's blocks but for those that go on with a byline: they are what the block above them is.
    Measures and facets are of the kept ones alone, and the indices are theirs. `page` says that the file is a
    whole page rather than an article. `sure` gives for some of them what they are if they are in the body, or in
    the head, whatever stands around them.
    """

    kept: Sequence[int]
    measured: Sequence[Measured]
    page: bool
    facets: list[list[Facet]]
    headlines: tuple[int, ...] = ()
    sure: Mapping[int, str] = MappingProxyType({})

    @property
    def cues(self) -> list[Cues]:
        """The cues of every block."""
        return [cues_of(facets) for facets in self.facets]


def look(blocks: Sequence[Block], language: str | None, scales: Scales) -> Seen:
    """What can be seen of the blocks of one file; `scales` holds the weights of its headline and deck."""
    if not blocks:
        return Seen((), (), page=False, facets=[])
    measured = measure(blocks)
    kept = _kept(measured)
    measured = [measured[index] for index in kept]
    sign(measured)
    around = survey(measured)
    if around.furniture:
        measured = [replace(m, shape="p") if m.folded in around.furniture else m for m in measured]
    words = _function_words(language)
    shapes = _EDGE * 2 + "".join([m.shape for m in measured]) + _EDGE * 2
    ranked = ranking(measured, around, scales.get("headline", {})) if around.page else []
    datelines = _datelines(measured, ranked[0] + 1 if ranked else 0)
    standing = places(measured, ranked[0] if ranked else 0)
    runs = _runs(measured)
    flush = _flush(measured, around) if around.page else {}
    loose = bisect_right(_LOOSE, around.loose)
    found = []
    for index, m in enumerate(measured):
        facets: list[Facet] = _short(m, words) if m.folded else [_long(m)]
        facets.append((cues.between, (shapes[index : index + 5], m.last)))
        if m.folded:
            facets += _compared(m, around, loose, runs.get(index))
        if around.page:
            facets += [(cues.on_page, facet) for facet in facets] + _on_page(measured, index, around)
            facets += _against_headline(ranked, index)
            if index >= around.core[0]:
                facets.append(flush.get(index) or _set_off(m, around))
        else:
            facets += _topped(standing[index], m, shapes[index + 3 : index + 5])
        facets += _position(standing[index], m, around)
        facets += _layout(measured, index, around)
        facets += _deck(standing[index], m, around, scales.get("deck", {}))
        if "name" in m.formulas:
            under = index - ranked[0] if ranked else 0
            facets += _named(standing[index].told, under, shapes[index + 1] + shapes[index + 3])
        if index in datelines:
            facets.append(datelines[index])
        found.append(facets)
    sure = {index: state for index, m in enumerate(measured) if (state := _sure(m))}
    if not around.page and (label := _above_title(measured)):
        sure[0] = label
    headlines = tuple(ranked) if around.page else _title_lines(measured)
    return Seen(kept, measured, around.page, found, headlines, sure)


def _kept(measured: Sequence[Measured]) -> Sequence[int]:
    """The indices of the blocks that are something by themselves."""
    parts = frozenset(going_on(measured))
    return [index for index in range(len(measured)) if index not in parts]


@cache
def _function_words(language: str | None) -> frozenset[str]:
    """The function words of a language; none for one that has no table or writes no spaces."""
    words = load("function_words")["words"]
    return frozenset(word for word, languages in words.items() if language in languages.split())


def _sure(m: Measured) -> str:
    """The state of a block of the body that its own text gives away, or the empty string."""
    if m.first == "mark":
        return "quote"
    if not m.formulas:
        return ""
    if not _LINKS.isdisjoint(m.formulas):
        return "boilerplate"
    if "bracketed" in m.formulas and "editor_note" in m.formulas:
        return "head.note"
    if "caption" in m.formulas and m.last != "t" and _captioned(m.folded):
        return "caption"
    labels = [_LABELS[formula] for formula in m.formulas if formula in _LABELS]
    return labels[0] if labels and ":" in m.block.text[:_LONGEST_LABEL] else ""


def _captioned(folded: str) -> bool:
    """Whether a caption's label stands at the head: `Image caption, the bridge in 1931`, `FILE PHOTO: The bridge`."""
    head = folded[:_LONGEST_LABEL]
    return any(mark in head and "caption=" in phrases.phrase_kinds(head.partition(mark)[0]) for mark in ",:")


def _long(m: Measured) -> Facet:
    return cues.long, (bisect_right(_SIZES, m.size), m.first, m.last, min(m.sentences, 3), m.formulas)


def _short(m: Measured, words: frozenset[str]) -> list[Facet]:
    """What a short block shows by itself."""
    share = -1
    if words and not m.unspaced and m.words > 1:
        share = bisect_right(_SHARES, sum(map(words.__contains__, m.folded.split())) / m.words)
    return [
        (cues.short, (bisect_right(_SIZES, m.size), min(m.words, 12), m.first, share)),
        (cues.form, (bisect_right(_COARSE, m.size), m.last, m.case, min(m.sentences, 2), m.formulas)),
    ]


class _Run(NamedTuple):
    """A heading-like block's place in a run of them."""

    length: int
    where: str
    after: str


def _runs(measured: Sequence[Measured]) -> dict[int, _Run]:
    """For each heading-like block the run of such blocks that it stands in.

    A heading heads something else than headings; short lines in a row are a list, the more so after a colon.
    """
    found: dict[int, _Run] = {}
    start = 0
    while start < len(measured):
        end = start
        while end < len(measured) and is_headlike(measured[end]):
            end += 1
        if end > start:
            length = bisect_right(_RUNS, end - start)
            after = " after colon" if start and measured[start - 1].last == ":" else ""
            for index in range(start, end):
                where = "last" if index == end - 1 else "first" if index == start else "inside"
                found[index] = _Run(length, where, after)
        start = end + 1
    return found


def _compared(m: Measured, around: Surroundings, loose: int, run: _Run | None) -> list[Facet]:
    """How a short block compares with the other blocks of its file."""
    of_median = bisect_right(_OF_MEDIAN, m.size / around.median)
    facets: list[Facet] = [(cues.compared, (loose, m.shape, of_median, min(around.repeats[m.folded], 4)))]
    if run:
        peers = around.peers[peer_key(m)]
        rest = bisect_right(_REST, around.heads - peers)
        facets.append((cues.among_heads, (bisect_right(_PEERS, peers), m.last, rest, *run)))
    return facets


def _title_lines(measured: Sequence[Measured]) -> tuple[int, ...]:
    """The first few lines that tell something, if the very first of them is short enough for a title."""
    telling = [index for index, m in enumerate(measured[:_HEAD]) if m.shape not in "bdxec"]
    if telling[:1] == [0] and _above_title(measured):
        del telling[0]
    if not telling or not any(m.shape in "LlM" for m in measured[:_HEAD]):
        return ()
    first = measured[telling[0]]
    exclaims = first.shape == "M" and first.block.text[-1] in "!！"  # no lead does
    return tuple(telling[:4]) if is_headlike(first) or first.shape in "lp" or exclaims else ()


def _above_title(measured: Sequence[Measured]) -> str:
    """What the very first line is right above a headline: `OBITUARY` a kicker, `BC-EU--Bridge,1st Ld` a slug."""
    first, second = measured[0], measured[min(1, len(measured) - 1)]
    if (
        not is_headlike(second)
        or second.last not in "adq'"
        or second.case not in ("T", "S")
        or second.words <= _FEWEST_OF_TITLE
    ):
        return ""
    if "coded" in first.formulas and "--" in first.folded:
        return "slug"
    return "kicker" if first.case == "U" and first.words == 1 and first.shape == "U" else ""


def _position(at: Place, m: Measured, around: Surroundings) -> list[Facet]:
    """Where in the file a block stands, and at its head what the next blocks have in common with it."""
    facets: list[Facet] = []
    if at.index < 2:
        facets.append((cues.first_block, (at.index, m.shape)))
    if m.shape in MUTE:
        facets.append((cues.aside, (min(at.told, TOLD - 1), m.shape)))
    elif at.told < TOLD:
        facets.append((cues.at_head, (at.told, m.shape, min(m.words, 8) // 2 if m.folded else -1)))
    if at.left < LEFT:
        facets.append((cues.near_end, (at.left, m.shape)))
    if not around.page:
        tenth = 10 * at.index // (at.index + at.left + 1)
        facets.append((cues.part, (tenth, "short" if m.folded else "long")))
    return facets


def _topped(at: Place, m: Measured, below: str) -> list[Facet]:
    """How the first line, where it is short and the second one too, goes with it: a kicker, or a title over a deck.

    `below` holds the shapes of the next two blocks. A title is signed or dated, a kicker is not.
    """
    top, second = (m, at.below[0] if at.below else None) if at.told == 0 else (at.title, m)
    if at.told > 1 or not top or not second or m.shape in MUTE:
        return []
    if top.words > _KICKER or not is_headlike(top) or not second.folded or second.shape in MUTE:
        return []
    after = below[1 - at.told] if at.told or below[0] == second.shape else _EDGE
    kind = "signed" if after in "bd" else "text" if after in "LlMm" else "line"
    namer = cues.under_line if at.told else cues.over_line
    return [(namer, (top.words, bisect_right(_TIMES, second.size / top.size), second.last, kind))]


def _named(told: int, under: int, beside: str) -> list[Facet]:
    """Where a bare name stands; `under` is how many blocks under a page's headline, `beside` the shapes next to it."""
    facets: list[Facet] = [(cues.named, (told,))] if told < LEFT else []
    if under > 0:
        beside = "d" if "d" in beside else ""
        side = "near" if under < _NEAR_HEADLINE else "far"
        facets.append((cues.named_under_headline, (bisect_right(_UNDER, under), beside, side)))
    return facets


def _datelines(measured: Sequence[Measured], first: int) -> dict[int, Facet]:
    """What the first dateline under the head says of its block and of those above it."""
    running = 0
    for index in range(first, min(len(measured), first + _HEAD)):
        m = measured[index]
        if is_headlike(m) and m.last in "aq":
            continue  # a dateline on a line of its own ends in a mark, a bracket or a figure
        found = m.dateline
        if found:
            alone = found.end == len(m.block.text)
            facets: dict[int, Facet] = {
                above: (cues.above_dateline, (min(index - above, 4),)) for above in range(first, index)
            }
            facets[index] = cues.at_dateline, ("alone" if alone else "opens",)
            return facets
        running += m.shape in "LlM"
        if running == _LEADS:
            break
    return {}


def _deck(place: Place, m: Measured, around: Surroundings, weights: Mapping[str, float]) -> list[Facet]:
    """How like a summary the block is, as the fitted scale of `deck` has it."""
    seen = deck.features(place, m, around)
    if not seen:
        return []
    score = sum(weights.get(name, 0.0) * value for name, value in seen.items())
    return [(cues.like_a_deck, (bisect_right(_DECK, score), place.told))]


def _layout(measured: Sequence[Measured], index: int, around: Surroundings) -> list[Facet]:
    """Blank lines and indentation, where they differ from the file's habit."""
    m = measured[index]
    block = m.block
    facets: list[Facet] = []
    above = _sign(block.gap - around.gap) if index else 0
    below = _sign(measured[index + 1].block.gap - around.gap) if index + 1 < len(measured) else 0
    indent = _sign(block.indent - around.indent)
    if above or below or indent:
        facets.append((cues.spaced, (above, below, indent, ", set off" if block.gap else "")))
    if m.first in ("bullet", "dash"):
        after_colon = "after colon" if index and measured[index - 1].last == ":" else ""
        facets.append((cues.item, (_same_start(measured, index), m.first, m.last, after_colon)))
    return facets


def _sign(difference: int) -> int:
    return (difference > 0) - (difference < 0)


def _same_start(measured: Sequence[Measured], index: int) -> str:
    """Whether the blocks next to a bulleted one begin with the same sign."""
    sign = measured[index].block.text[0]
    before = index > 0 and measured[index - 1].block.text[0] == sign
    after = index + 1 < len(measured) and measured[index + 1].block.text[0] == sign
    return "alone" if not before and not after else "in run"


def _on_page(measured: Sequence[Measured], index: int, around: Surroundings) -> list[Facet]:
    """Where on a whole page the block stands, seen from its running text."""
    m = measured[index]
    start, end = around.core
    if index < start:
        where, distance = "above", str(bisect_right(_DISTANCES, start - index))
    elif index >= end:
        where, distance = "below", str(bisect_right(_DISTANCES, index - end + 1))
    else:
        where = "in"
        inside = bisect_right(_IN_CORE[0], index - start), bisect_right(_IN_CORE[1], end - index)
        distance = f"{inside[0]} {inside[1]}"
    facets: list[Facet] = [
        (cues.seen_from_core, (where, distance, m.shape)),
        (cues.density, (around.density(index, 2), around.density(index, 6) // 2, m.shape)),
    ]
    if m.folded and start - 40 < index < end:
        own = content_words(m.folded)
        share = len(own & around.words) / len(own) if own else -1
        side = "above" if index < start else "in"
        facets.append((cues.said_in_core, (bisect_right(_CORE_WORDS, share), side, min(m.words, 9) // 3)))
    if around.repeats[m.folded] > 1 and m.folded:
        facets.append((cues.repeated, (where, _which(measured, index, m.folded))))
    return facets


def _flush(measured: Sequence[Measured], around: Surroundings) -> dict[int, Facet]:
    """For each block set like the running text what stands next to it there.

    Passed over is what stands between but further in or out, as captions and teasers do, and what is a link.
    """
    level = [
        index
        for index, m in enumerate(measured[around.core[0] :], around.core[0])
        if m.block.indent == around.indent and m.shape not in "px"
    ]
    shapes = _EDGE * 2 + "".join([measured[index].shape for index in level]) + _EDGE * 2
    return {index: (cues.flush, (shapes[at : at + 5],)) for at, index in enumerate(level)}


def _set_off(m: Measured, around: Surroundings) -> Facet:
    """How far a block stands from where the running text does."""
    indent = max(-_OFF, min(m.block.indent - around.indent, _OFF))
    return cues.set_off, (indent, m.folded in around.furniture, m.shape)


def _against_headline(ranked: Sequence[int], index: int) -> list[Facet]:
    """Where the block stands seen from the likeliest headline, and whether it is a candidate itself."""
    if not ranked:
        return []
    facets: list[Facet] = [(cues.headline, (ranked.index(index) + 1,))] if index in ranked else []
    distance = index - ranked[0]
    if distance < 0:
        facets.append((cues.seen_from_headline, ("over", bisect_right(_OVER, -distance))))
    elif distance:
        facets.append((cues.seen_from_headline, ("under", bisect_right(_UNDER, distance))))
    return facets


def _which(measured: Sequence[Measured], index: int, folded: str) -> str:
    before = any(other.folded == folded for other in measured[max(0, index - 60) : index])
    after = any(other.folded == folded for other in measured[index + 1 : index + 60])
    return {(True, True): "middle", (True, False): "last", (False, True): "first"}.get((before, after), "far")
