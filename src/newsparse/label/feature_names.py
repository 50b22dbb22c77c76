"""The names of the features that have weights: short descriptions of a block and its neighbours.

A feature is one of the functions below with a few small values, from which it builds its names. The weights of a
feature that occurred before cost one look-up (see `chain`); names are only built for new features, for fitting and
for people. `docs/labelling.md` has the legend.
"""

from __future__ import annotations

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Namer = Callable[..., list[str]]

Feature = tuple[Namer, *tuple[object, ...]]  # with its values
Names = tuple[str, ...]

# The thresholds between the steps of each scale.
SIZE_STEPS = (8, 16, 28, 42, 60, 80, 110, 150, 220, 330, 500, 900)  # size units
COARSE_SIZE_STEPS = (35, 70, 110, 170, 320)  # size units
FUNCTION_WORD_STEPS = (0.01, 0.15, 0.3, 0.45)  # share of a line's words
LOOSE_STEPS = (0.08, 0.15, 0.25, 0.4, 0.55)  # share of the file's blocks that are not sentences
MEDIAN_STEPS = (0.12, 0.25, 0.4, 0.6, 0.9)  # a block's size against the median of the running text
PEER_STEPS = (2, 3, 5, 9)  # heading-like blocks of the same kind
OTHER_HEAD_STEPS = (1, 2, 4, 8)  # heading-like blocks of other kinds
RUN_STEPS = (2, 3, 4, 7)  # heading-like blocks in a row
DECK_STEPS = (-2.5, -1.5, -0.8, -0.3, 0.3, 0.8, 1.5, 2.5)  # the fitted score of `deck`
TIMES_STEPS = (1.5, 3, 5)  # how many times longer the line below is
CORE_DISTANCE_STEPS = (1, 2, 3, 4, 6, 9, 14, 25)  # blocks outside a page's running text
FROM_CORE_START_STEPS, TO_CORE_END_STEPS = (1, 2, 4), (2, 3, 5)  # blocks inside it
CORE_WORD_STEPS = (0, 0.01, 0.34, 0.67, 0.99)  # share of a line's content words that the running text has too
OVER_HEADLINE_STEPS, UNDER_HEADLINE_STEPS = (2, 4, 8), (2, 3, 4, 6, 9, 14)  # blocks
_SIZES = (*(f"<{limit}" for limit in SIZE_STEPS), f">={SIZE_STEPS[-1]}")
LAST_CONTENT_INDEX = 5  # blocks of content are numbered from the top, up to here
LAST_FROM_END = 4  # blocks are numbered from the end, up to here


def names_of(features: Iterable[Feature]) -> Names:
    """The names of a block's features.

    >>> names_of([(above_dateline, 1), (like_a_deck, 4, 2)])
    ('dateline below 1', 'deck 4', 'deck 4 at 2')
    """
    return tuple([name for namer, *values in features for name in namer(*values)])


# ---- a block by itself


# A kind of phrases that is part of another one, for the corrections alone: the weights know the entries of menus.
_UNFITTED = "navigation="


def long(size: int, first: str, last: str, sentences: int, formulas: Iterable[str]) -> list[str]:
    """A block too long for a heading."""
    names = [f"size{_SIZES[size]}", f"long first {first}", f"long last {last}", f"long sentences {sentences}"]
    return names + [f"long is {formula}" for formula in formulas]


def short(size: int, words: int, first: str, share: int) -> list[str]:
    """The length of a short block, its first character, and the share of function words in it, -1 if unknown."""
    names = [f"size{_SIZES[size]}", f"words {words}", f"first {first}"]
    return names if share < 0 else [*names, f"function words {share} {min(words, 8) // 2}"]


def form(coarse: int, last: str, case: str, sentences: int, formulas: Iterable[str]) -> list[str]:
    """The last character of a short block, its capitals, and the formulas that it matches."""
    names = [f"last {last} {coarse}", f"case {case} {coarse}", f"sentences {sentences} {last}"]
    return names + ([f"is {formula}" for formula in formulas if formula != _UNFITTED] or ["no formula"])


# ---- compared with other blocks


def between(window: str, last: str) -> list[str]:
    """The shapes of two blocks above, the block itself, and two below."""
    far_above, above, shape, below, far_below = tuple(window)
    return [
        f"{above}<{shape}",
        f"{shape}>{below}",
        f"{above}<{shape}>{below}",
        f"{shape}>{below}{far_below}",
        f"{far_above}{above}<{shape}",
        f"{above}<{last}>{below}",
    ]


def compared(loose: int, shape: str, of_median: int, repeats: int) -> list[str]:
    """A short block compared with the other blocks of its file."""
    names = [f"loose {loose} {shape}", f"of median {of_median}"]
    return [*names, f"repeated {repeats}"] if repeats > 1 else names


def among_heads(peers: int, last: str, rest: int, run: int, where: str, after: str) -> list[str]:
    """The similarity of a heading-like block to the others, and the run of such blocks that it is part of."""
    return [f"peers {peers} {last}", f"other heads {rest}", f"run {run} {where}", f"run {where}{after}"]


# ---- its position in the file


def part(tenth: int, length: str) -> list[str]:
    """The tenth of the article that the block is in."""
    return [f"part {tenth} {length}"]


def outer(tenth: int, words: int, shape: str, index: int, aside: int, head: int, left: int) -> list[str]:
    """One of the first or last blocks, or a line without content; -1 for what is not said of it.

    `left` blocks are below it. `aside` and `head` are the blocks of content above it, for a line without content and
    for one of the first blocks of content. `words` is -1 for a long block, `tenth` on a page.
    """
    names = []
    if index >= 0:
        names.append(f"block {index} {shape}")
    if aside >= 0:
        names.append(f"aside at {aside} {shape}")
    if head >= 0:
        names += [f"at {head}", f"at {head} {shape}"]
        if words >= 0:
            names.append(f"at {head} words {words}")
    if left >= 0:
        names += [f"from end {left}", f"from end {left} {shape}"]
    return names if tenth < 0 else names + part(tenth, "long" if words < 0 else "short")


def over_line(words: int, times: int, last: str, after: str) -> list[str]:
    """A first line of few words over another line: its number of words, and how the line below compares."""
    return [f"over {words}", f"over {words} {after}", f"over {times} times {after}", f"over {last} {after}"]


def under_line(words: int, times: int, last: str, after: str) -> list[str]:
    """The line under a first line of few words."""
    return [
        f"under {words}",
        f"under {words} {after}",
        f"under {times} times {after}",
        f"under {last} {after}",
    ]


def named(content_index: int) -> list[str]:
    """A bare name near the title, perhaps the author's."""
    return [f"name at {content_index}"]


def above_dateline(distance: int) -> list[str]:
    """A block above the first one that opens with a dateline."""
    return [f"dateline below {distance}"]


def at_dateline(where: str) -> list[str]:
    """The first block with a dateline: one that `opens` it or is `alone` in it."""
    return [f"dateline {where}"]


def like_a_deck(score: int, content_index: int) -> list[str]:
    """The block's likeness to a summary, on the fitted scale of `deck`."""
    return [f"deck {score}", f"deck {score} at {content_index}"]


def spaced(above: int, below: int, indent: int, set_off: str) -> list[str]:
    """Blank lines and indentation, where they differ from the file's habit: more is 1, less is -1."""
    names = [f"{('tight', '', 'gap')[above + 1]} above"] if above else []
    if below:
        names.append(f"{('tight', '', 'gap')[below + 1]} below")
    if indent:
        names.append("outdented" if indent < 0 else f"indented{set_off}")
    return names


def item(where: str, first: str, last: str, after_colon: str) -> list[str]:
    """A block that begins with a bullet or a dash."""
    names = [f"item {where}", f"item {where} {first} {last}"]
    return [*names, f"item {after_colon}"] if after_colon else names


# ---- on a whole page


def also_on_page(namer: Namer, *values: object) -> list[str]:
    """A feature of articles, with other weights on a whole page beside those it has anywhere."""
    own = namer(*values)
    return own + [f"page:{name}" for name in own]


def relative_to_core(where: str, distance: int | str, shape: str) -> list[str]:
    """The block's position relative to the page's running text: `above`, `below` or `in` it."""
    return [f"page:{where} core {distance}", f"page:{where} {shape}"]


def flush(window: str) -> list[str]:
    """A block aligned with the running text: the shapes of two such blocks above, its own, and of two below."""
    far_above, above, shape, below, far_below = tuple(window)
    return [
        f"page:flush {shape}",
        f"page:flush {above}<{shape}",
        f"page:flush {shape}>{below}",
        f"page:flush {above}<{shape}>{below}",
        f"page:flush {far_above}{above}<{shape}",
        f"page:flush {shape}>{below}{far_below}",
    ]


def set_off(indent: int, furniture: int, shape: str) -> list[str]:
    """A block indented more or less than the running text, or a line that the page repeats often."""
    if furniture:
        return ["page:furniture", f"page:furniture {shape}"]
    side = "in" if indent > 0 else "out" if indent else "level"
    return [f"page:set off {side} {shape}", f"page:set off {indent} {side}"]


def density(near: int, wide: int, shape: str) -> list[str]:
    """The amount of running text nearby."""
    return [f"page:density {near}", f"page:wide density {wide}", f"page:density {near} {shape}"]


def shared_words(share: int, where: str, words: int) -> list[str]:
    """The share of the line's words that also occur in the running text."""
    return [f"page:core words {share} {where}", f"page:core words {share} {where} {words}"]


def repeated(where: str, which: str) -> list[str]:
    """A line that occurs several times on the page."""
    return [f"page:repeated {where} {which}"]


def headline(rank: int) -> list[str]:
    """One of the likeliest headlines."""
    return [f"page:headline {rank}"]


def relative_to_headline(side: str, distance: int) -> list[str]:
    """The distance of the block `over` or `under` the likeliest headline."""
    return [f"page:{side} headline {distance}"]


def named_under_headline(distance: int, beside: str, side: str) -> list[str]:
    """A bare name under the likeliest headline; `beside` is "d" if a time is next to it."""
    return [f"page:name under headline {distance}", f"page:name beside {beside} {side}"]
