"""The features on which the weights stand: short names of what can be seen in a block and around it.

A feature is one of the functions below with the few small values that it names. So the weights of a feature that
was met before cost one look-up (see `chain`), and the names are only spelled out for fitting and for people.
`docs/labelling.md` has the legend.
"""

from collections.abc import Callable, Iterable

Values = tuple[object, ...]
Namer = Callable[..., list[str]]
Feature = tuple[Namer, Values]
Names = tuple[str, ...]

# Where a value passes from one step of its scale to the next.
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
LAST_CONTENT_INDEX = 5  # blocks of content are numbered from the top, up to this
LAST_FROM_END = 4  # blocks are numbered from the end, up to this


def names_of(features: Iterable[Feature]) -> Names:
    """The names of all that the features of a block show.

    >>> names_of([(above_dateline, (1,)), (like_a_deck, (4, 2))])
    ('dateline below 1', 'deck 4', 'deck 4 at 2')
    """
    return tuple([name for namer, values in features for name in namer(*values)])


# ---- by itself


def long(size: int, first: str, last: str, sentences: int, formulas: Iterable[str]) -> list[str]:
    """A block too long for a heading."""
    names = [f"size{_SIZES[size]}", f"long first {first}", f"long last {last}", f"long sentences {sentences}"]
    return names + [f"long is {formula}" for formula in formulas]


def short(size: int, words: int, first: str, share: int) -> list[str]:
    """How long a short block is, how it begins, and which share of it are function words, -1 where not known."""
    names = [f"size{_SIZES[size]}", f"words {words}", f"first {first}"]
    return names if share < 0 else [*names, f"function words {share} {min(words, 8) // 2}"]


def form(coarse: int, last: str, case: str, sentences: int, formulas: Iterable[str]) -> list[str]:
    """How a short block ends, its capitals, and the formulas that it matches."""
    names = [f"last {last} {coarse}", f"case {case} {coarse}", f"sentences {sentences} {last}"]
    return names + ([f"is {formula}" for formula in formulas] or ["no formula"])


# ---- among the others


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
    """How a short block compares with the other blocks of its file."""
    names = [f"loose {loose} {shape}", f"of median {of_median}"]
    return [*names, f"repeated {repeats}"] if repeats > 1 else names


def among_heads(peers: int, last: str, rest: int, run: int, where: str, after: str) -> list[str]:
    """What a heading-like block has in common with the others, and the run of such blocks that it stands in."""
    return [f"peers {peers} {last}", f"other heads {rest}", f"run {run} {where}", f"run {where}{after}"]


# ---- in the file


def first_block(index: int, shape: str) -> list[str]:
    """One of the first two blocks."""
    return [f"block {index} {shape}"]


def aside(content_index: int, shape: str) -> list[str]:
    """A line that tells nothing, by how many above it do."""
    return [f"aside at {content_index} {shape}"]


def at_head(content_index: int, shape: str, words: int) -> list[str]:
    """A block among the first that tell something; `words` is -1 for a long one."""
    names = [f"at {content_index}", f"at {content_index} {shape}"]
    return names if words < 0 else [*names, f"at {content_index} words {words}"]


def over_line(words: int, times: int, last: str, after: str) -> list[str]:
    """A first line of few words over another line: how many words, and how that line goes on."""
    return [f"over {words}", f"over {words} {after}", f"over {times} times {after}", f"over {last} {after}"]


def under_line(words: int, times: int, last: str, after: str) -> list[str]:
    """The line under a first line of few words."""
    return [
        f"under {words}",
        f"under {words} {after}",
        f"under {times} times {after}",
        f"under {last} {after}",
    ]


def near_end(left: int, shape: str) -> list[str]:
    """One of the last blocks."""
    return [f"from end {left}", f"from end {left} {shape}"]


def part(tenth: int, length: str) -> list[str]:
    """In which tenth of the article the block stands."""
    return [f"part {tenth} {length}"]


def named(content_index: int) -> list[str]:
    """A bare name near the title: the author's, perhaps."""
    return [f"name at {content_index}"]


def above_dateline(distance: int) -> list[str]:
    """A block above the first one that opens with a dateline."""
    return [f"dateline below {distance}"]


def at_dateline(where: str) -> list[str]:
    """The first block that opens with a dateline, or is nothing else: `opens`, `alone`."""
    return [f"dateline {where}"]


def like_a_deck(score: int, content_index: int) -> list[str]:
    """How like a summary the block is, on the fitted scale of `deck`."""
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


def on_page(namer: Namer, values: Values) -> list[str]:
    """What a block shows by itself and among others weighs otherwise on a whole page than in an article."""
    return [f"page:{name}" for name in namer(*values)]


def seen_from_core(where: str, distance: str, shape: str) -> list[str]:
    """Where the block stands, seen from the page's running text: `above`, `below`, `in` it."""
    return [f"page:{where} core {distance}", f"page:{where} {shape}"]


def flush(window: str) -> list[str]:
    """A block set like the running text: the shapes of two such above, the block itself, and two below."""
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
    """A block that stands further in or out than the running text, or says what the page says again and again."""
    if furniture:
        return ["page:furniture", f"page:furniture {shape}"]
    side = "in" if indent > 0 else "out" if indent else "level"
    return [f"page:set off {side} {shape}", f"page:set off {indent} {side}"]


def density(near: int, wide: int, shape: str) -> list[str]:
    """How much running text stands about."""
    return [f"page:density {near}", f"page:wide density {wide}", f"page:density {near} {shape}"]


def said_in_core(share: int, where: str, words: int) -> list[str]:
    """How much of the line the running text says too."""
    return [f"page:core words {share} {where}", f"page:core words {share} {where} {words}"]


def repeated(where: str, which: str) -> list[str]:
    """A line that stands on the page several times."""
    return [f"page:repeated {where} {which}"]


def headline(rank: int) -> list[str]:
    """One of the likeliest headlines."""
    return [f"page:headline {rank}"]


def seen_from_headline(side: str, distance: int) -> list[str]:
    """How far the block stands `over` or `under` the likeliest headline."""
    return [f"page:{side} headline {distance}"]


def named_under_headline(distance: int, beside: str, side: str) -> list[str]:
    """A bare name under the likeliest headline; `beside` is "d" where a time stands next to it."""
    return [f"page:name under headline {distance}", f"page:name beside {beside} {side}"]
