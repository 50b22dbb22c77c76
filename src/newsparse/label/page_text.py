"""Running text of a page that the chain left out: under the headline, and below links that interrupt the article."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from newsparse.label.describe import BlockFacts
from newsparse.label.shape import RUNNING, SENTENCE_END, SENTENCES, TITLE_END, Case, LastCharacter, Shape
from newsparse.label.states import TAIL
from newsparse.label.surroundings import is_headlike
from newsparse.words import phrases

# Blocks of links and pictures that can interrupt an article; the longest list of teasers in one is about as long.
_REACH = 24
_SHORTEST_TEXT = 30  # size units
_LONGEST_FOOT = 60  # size units of the lines that begin the foot of a page
_FEWEST_TEXT_WORDS = 5  # of a short sentence; shorter ones are buttons too
_FEWEST_STORY_SENTENCES = 3  # of a paragraph under the headline; decks are shorter
_FEWEST_DECK_WORDS = 6
_FEWEST_DECK_SENTENCES = 2  # of a deck that ends with a question or without a mark
_LONG_TEXT = 150  # size units; several sentences as long as that are text, whatever their last character
_LONGER_THAN_TEASERS = 300  # size units
_MORE_THAN_TEASERS = 4  # sentences
_FEWEST_NAMES = 2  # words of an author's name; one is a city or a section
_NUMBERED = frozenset(("name", "speaker", "numbered"))  # formulas that a sentence of the body can match
_LEFT_OUT = (["boilerplate"], ["tail.boilerplate"])
_ONLY_CREDITS = frozenset(("credit=", "ends credited"))
_LONGEST_NAMES = 40  # size units of a photographer and an agency
_CREDIT_ENDS = frozenset((LastCharacter.CLOSER, LastCharacter.LETTER))
_BEFORE_CREDIT = ("(", ". ", "? ")
_LONGEST_CREDIT = 100  # code points
_FEWEST_ALIKE = 4  # paragraphs at the body's indent
_MOST_ODD = 2  # paragraphs at one other indent
_FAR_INDENT = 4  # columns: two levels of markup
_ENDED = _NUMBERED | {"ends credited"}
_FEWEST_ITEMS = 2
_ITEM_ENDS = SENTENCE_END | {LastCharacter.COMMA}  # a semicolon among them; links end without a mark
_TEXT = ("paragraph", "subhead")
_TAIL = frozenset(TAIL)
_CREDITED = frozenset(("ends credited", "copyright-mark"))
_CREDITS = ("caption", "credit", "copyright")  # formulas of the line below a caption
_HEADING = frozenset(("name", "speaker"))  # formulas that a heading can match by chance
_FOOT = frozenset(("comment", "copyright"))
# The tail's states as those of the body that goes on below.
_INSIDE: Mapping[str, str] = MappingProxyType(
    {
        "tail.byline": "note",
        "tail.timestamp": "body.timestamp",
        "tail.credit": "credit",
        "tail.note": "note",
        "tail.boilerplate": "boilerplate",
    }
)


def keep_running_text(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Take the running text next to the body into it: sentences that no formula explains, set like the body.

    Pages that were dumped from their markup indent a paragraph of the article as far as the others.
    """
    body = [index for index, state in enumerate(path) if state == "paragraph"]
    if not body:
        return
    indent = Counter(facts[index].block.indent for index in body).most_common(1)[0][0]
    _go_on(path, facts, indent)
    _fill(path, facts, indent, range(body[0], body[-1]))
    _refuse_decks(path, facts, indent)
    _find_captions(path, facts, body)
    _set_aside(path, facts, indent, body)
    _take_deck(path, facts, indent, body[0])
    if "title" in path:
        head = range(path.index("title") + 1, body[0])
        _begin(path, facts, indent, head)
        _find_author(path, facts, head)


def _go_on(path: list[str], facts: Sequence[BlockFacts], indent: int) -> None:
    """Let the body go on to the last running text before the foot of the page."""
    first = next((index for index, state in enumerate(path) if state in _TAIL), len(path))
    end = first - 1
    for index in range(first, len(path)):
        m = facts[index]
        if index - end > _REACH or path[index] == "end_marker" or _is_foot(m):
            break
        if m.block.indent == indent and (_is_running(m) or _is_long(m)):
            end = index
    headings = frozenset(facts[at].block.indent for at in range(first) if path[at] == "subhead")
    for index in range(first, end + 1):
        m = facts[index]
        if (m.block.indent == indent and (_is_running(m) or _is_long(m))) or _is_no_teaser(m):
            path[index] = "paragraph"
        else:
            path[index] = _INSIDE[path[index]]
            if path[index] == "boilerplate" and _heads(facts, index, headings):
                path[index] = "subhead"


def _begin(path: list[str], facts: Sequence[BlockFacts], indent: int, head: range) -> None:
    """Take running text under the headline for the deck, if there is none and it stands first, or for text."""
    for index in head:
        m = facts[index]
        if path[index] == "head.boilerplate" and m.shape in RUNNING and m.dateline:
            _begin_at_dateline(path, facts, index)
            return
        fewest = _FEWEST_STORY_SENTENCES if "summary" in path else _FEWEST_DECK_SENTENCES
        text = _is_running(m) or _is_long(m, fewest)
        if path[index] != "head.boilerplate" or not text or m.first == "bullet":
            continue
        alike = m.block.indent == indent
        if "summary" not in path and not alike:
            path[index] = "summary"
        elif m.sentences >= _FEWEST_STORY_SENTENCES or (alike and "summary" in path):
            path[index] = "paragraph"
        elif "summary" not in path:
            path[index] = "summary"


def _begin_at_dateline(path: list[str], facts: Sequence[BlockFacts], index: int) -> None:
    """Begin the body with the block that has the dateline; a line directly above it is the deck, if there is none."""
    path[index] = "paragraph"
    above = facts[index - 1]
    deck = above.shape in RUNNING or above.words >= _FEWEST_DECK_WORDS
    if "summary" not in path and path[index - 1] == "head.boilerplate" and deck and not above.formulas:
        path[index - 1] = "summary"


def _fill(path: list[str], facts: Sequence[BlockFacts], indent: int, body: range) -> None:
    """Take sentences inside the body that are set like it into it, and the items of a list that a colon announces."""
    for index in body:
        m = facts[index]
        if path[index] != "boilerplate":
            continue
        plain = m.shape in SENTENCES and _NUMBERED.issuperset(m.formulas)
        if m.block.indent == indent and (plain or _is_short_text(m)):
            path[index] = "list_item" if "numbered" in m.formulas else "paragraph"
        elif (
            m.first == "bullet" and facts[index - 1].last is LastCharacter.COLON and path[index - 1] in _TEXT
        ):
            items = _items(facts, index)
            if len(items) >= _FEWEST_ITEMS and any(facts[at].last in _ITEM_ENDS for at in items):
                path[items.start : items.stop] = ["list_item"] * len(items)


def _items(facts: Sequence[BlockFacts], first: int) -> range:
    """The run of lines with the same bullet that no formula explains."""
    sign, end = facts[first].block.text[0], first
    while end < len(facts) and facts[end].block.text[0] == sign and not facts[end].formulas:
        end += 1
    return range(first, end)


def _refuse_decks(path: list[str], facts: Sequence[BlockFacts], indent: int) -> None:
    """Relabel captions that were taken for decks, and what is set like the body below a deck."""
    decks = [index for index, state in enumerate(path) if state == "summary"]
    for index in decks:
        m, below = facts[index], facts[min(index + 1, len(facts) - 1)]
        if not _CREDITED.isdisjoint(m.formulas) or any(kind.startswith(_CREDITS) for kind in below.formulas):
            path[index] = "head.caption"
        elif index > decks[0] and m.block.indent == indent and _is_running(m):
            path[index] = "paragraph"


def _find_captions(path: list[str], facts: Sequence[BlockFacts], body: Sequence[int]) -> None:
    """Relabel captions whose last words, or the line below, name the photographer: `… (Photo: Ana Ruiz / EPA)`."""
    for index in body:
        m, text = facts[index], facts[index].block.text
        if m.sentences <= 1 and index > body[0] and path[index + 1 : index + 2] in _LEFT_OUT:
            below = facts[index + 1]
            credited = below.size <= _LONGEST_NAMES and not _ONLY_CREDITS.isdisjoint(below.formulas)
            path[index] = "caption" if credited else path[index]
        if m.last not in _CREDIT_ENDS:
            continue
        start = max(0, len(text) - _LONGEST_CREDIT)
        last = max(text.rfind(mark, start) for mark in _BEFORE_CREDIT)
        kinds = phrases.phrase_kinds(text[last + 1 :].strip().casefold()) if last >= 0 else ()
        if any(kind.startswith(_CREDITS) for kind in kinds):
            path[index] = "caption" if index > body[0] else "head.caption"


def _set_aside(path: list[str], facts: Sequence[BlockFacts], indent: int, body: Sequence[int]) -> None:
    """Make notes of the few blocks that are indented much otherwise than the body, and a caption of one above it."""
    indents = Counter(facts[index].block.indent for index in body)
    if indents[indent] < _FEWEST_ALIKE:
        return
    for index in body:
        m = facts[index]
        step = abs(m.block.indent - indent)
        if not step or indents[m.block.indent] > _MOST_ODD or m.dateline:
            continue
        if index == body[0]:
            apart = step >= _FAR_INDENT and path[index + 1] not in _TEXT
            credited = "ends credited" in m.formulas
            path[index] = "head.caption" if credited else "head.note" if apart else path[index]
        elif step >= _FAR_INDENT and path[index] == "paragraph":
            path[index] = "note"


def _take_deck(path: list[str], facts: Sequence[BlockFacts], indent: int, first: int) -> None:
    """Take the first paragraph for the deck, if there is none and it is set off: by its indent, or a place below it."""
    m, below = facts[first], facts[first + 1 : first + 2]
    alone = [one.block.indent for one in below] == [indent] and path[first + 1] == "paragraph"
    placed = any(one.words == 1 and one.last is LastCharacter.FULL_STOP for one in below)  # `Chemnitz.`
    free = "summary" not in path and path[first] == "paragraph" and m.dateline is None  # no caption, no note
    if free and (placed or (alone and m.block.indent != indent)):
        path[first] = "summary"


def _find_author(path: list[str], facts: Sequence[BlockFacts], head: range) -> None:
    """Take the author whom the chain missed: a line in the form of a byline, or a name alone next to the time."""
    if "byline" in path or "pre.byline" in path:
        return
    left_out = [index for index in head if path[index] == "head.boilerplate"]
    signed = [index for index in left_out if _is_signature(facts[index])]
    named = [
        index for index in left_out if facts[index].formulas == ("name",) and _is_beside_time(facts, index)
    ]
    for index in [*signed, *named][:1]:
        path[index] = "byline"


def _is_signature(m: BlockFacts) -> bool:
    """Whether the line is in the form of a byline; `DA` in `DA Opposition Motion` is not the Italian `da`."""
    first = m.block.text.split(None, 1)[0]
    return "byline" in m.formulas and (m.case is Case.CAPITALS or not first.isupper())


def _is_beside_time(facts: Sequence[BlockFacts], index: int) -> bool:
    """Whether the line above or below is a time, and the line is a name of several words."""
    beside = facts[index - 1], facts[min(index + 1, len(facts) - 1)]
    timed = any(m.shape is Shape.TIMESTAMP or "date_label" in m.formulas for m in beside)
    return timed and facts[index].words >= _FEWEST_NAMES


def _is_foot(m: BlockFacts) -> bool:
    """Whether the line begins the comments or the foot of the page."""
    return m.size <= _LONGEST_FOOT and any(formula.rstrip("=") in _FOOT for formula in m.formulas)


def _is_no_teaser(m: BlockFacts) -> bool:
    """Whether a block is text however it is indented: it is longer than what advertises other articles."""
    return _is_running(m) and m.size >= _LONGER_THAN_TEASERS and m.sentences >= _MORE_THAN_TEASERS


def _is_running(m: BlockFacts) -> bool:
    plain = _NUMBERED.issuperset(m.formulas)
    return m.shape in RUNNING and m.last in SENTENCE_END and plain and m.size >= _SHORTEST_TEXT


def _is_long(m: BlockFacts, fewest: int = _FEWEST_STORY_SENTENCES) -> bool:
    """Whether the block has several sentences, whatever it ends with: a question, the initials of its author."""
    plain = _ENDED.issuperset(m.formulas)
    return m.shape in RUNNING and m.sentences >= fewest and m.size >= _LONG_TEXT and plain


def _is_short_text(m: BlockFacts) -> bool:
    long = m.words >= _FEWEST_TEXT_WORDS
    return m.shape is Shape.SHORT_SENTENCE and long and _NUMBERED.issuperset(m.formulas)


def _heads(facts: Sequence[BlockFacts], index: int, indents: frozenset[int]) -> bool:
    """Whether the line is a heading directly above running text, set like the headings in the body."""
    m = facts[index]
    plain = is_headlike(m) and m.last in TITLE_END and _HEADING.issuperset(m.formulas)
    below = facts[index + 1]
    return plain and m.block.indent in indents and (_is_running(below) or _is_long(below))
