"""Series of like lines get one role throughout: bullets, questions, times, lines under a heading such as `Key points`.

A second pass over the result of the first: a heading is known by its sisters, which the chain sees one at a time.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from newsparse.base.characters import (
    BULLETS,
    COLONS,
    ITEM_DASHES,
    LONE_BULLETS,
    PARTING_BULLETS,
    in_class,
    is_small,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import RUNNING, SENTENCE_END, LastCharacter, Shape
from newsparse.label.states import PRE

_COLONS = frozenset(COLONS)
_RULERS = frozenset(PARTING_BULLETS)
_FEWEST_BULLETS = 2
_FEWEST_QUESTIONS = 3
_FEWEST_ASKED = 6  # headings that are questions, beside others; explainers have fewer
_FEWEST_HEADINGS = 2
_FEWEST_TURNS = 2  # questions behind dashes, or turns of one speaker
_ANSWERED = 0.75  # of the questions have text of another kind below
_HEADED = 0.6  # of the questions: if so many are headings, the others are too, however much text is between
_LONGEST_ANSWERS = 4  # blocks on average; a text with a question here and there is no interview
_TURNS = frozenset(("speaker", "initial"))
_FEWEST_SPEAKERS = 2
_MOST_SPEAKER_WORDS = 3
_LONGEST_SPEAKER = 45  # code points, the role included
_FEWEST_TIMES = 2
_MOST_TIME_WORDS = 6  # `June 4, 2031, 2:05 p.m. EDT`; a longer line dates something else: a picture, a post
_FEWEST_POINTS = 2
_LONGEST_POINT = 170  # size units
_LONGEST_HEADING = 100  # size units
_OPEN_STATES = frozenset(
    (
        "paragraph",
        "subhead",
        "summary",
        "head.note",
        "head.boilerplate",
        "boilerplate",
        "byline",
        "note",
        "tail.note",
    )
)
_ITEM_STATES = _OPEN_STATES | {"list_item", "dateline", "separator", "tail.boilerplate"}
_TEXT_STATES = frozenset(("paragraph", "subhead", "summary"))
_TIMES = frozenset(
    (
        *("paragraph", "subhead", "summary", "boilerplate", "head.note", "note", "list_item"),
        *("timestamp", "body.timestamp", "tail.timestamp"),
    )
)
# "• Bread", "- bread", "3. Bread", "12) bread"; not "3.5 million" or "-5 degrees"
_ITEM = lazy_pattern(rf"(?:[{in_class(BULLETS, ITEM_DASHES)}]|\d{{1,3}}[.)])\s")

Path = list[str]
Facts = Sequence[BlockFacts]


def settle(path: Path, facts: Facts) -> None:
    """Give the series of an article, which is not a page, one role throughout."""
    for pass_over in _PASSES:
        pass_over(path, facts)


def _join_lone_bullets(path: Path, facts: Facts) -> None:
    """Make list items of the lines that have their bullets on lines of their own, above or below them."""
    alone = [index for index, m in enumerate(facts) if m.block.text in LONE_BULLETS]
    if len(alone) < _FEWEST_BULLETS:
        return
    step = _side_of_items(facts, alone)
    if not step:
        return
    for index in alone:
        item = index + step
        path[index] = "boilerplate"
        if path[item] in _ITEM_STATES:
            path[item] = "list_item"


def _side_of_items(facts: Facts, alone: Sequence[int]) -> int:
    """1 if the items are below their bullets, -1 if above; 0 if the signs are rulers between paragraphs.

    The lines on the side of the items are shorter than the text on the other side of the first or the last bullet.
    """
    bullets = frozenset(alone)
    below = [index + 1 for index in alone if index + 1 < len(facts) and index + 1 not in bullets]
    above = [index - 1 for index in alone if index and index - 1 not in bullets]
    sides = [
        (max(facts[at].size for at in side), step)
        for side, step in ((below, 1), (above, -1))
        if len(side) == len(alone)
    ]
    if not sides:
        return 0
    largest, step = min(sides)
    ruled = all(facts[index].block.text in _RULERS for index in alone)
    return 0 if ruled and largest >= _LONGEST_HEADING else step


def _complete_bullets(path: Path, facts: Facts) -> None:
    """Make list items of neighbours that begin with the same bullet, and a heading of the short line above them."""
    for first, last in _runs(index for index, m in enumerate(facts) if _bullet(m)):
        signs = {_bullet(facts[index]) for index in range(first, last + 1)}
        if last - first + 1 < _FEWEST_BULLETS or len(signs) > 1:
            continue
        dashes = signs <= set(ITEM_DASHES)
        if dashes and any(facts[index].last in SENTENCE_END for index in range(first, last + 1)):
            continue
        for index in range(first, last + 1):
            if path[index] in _ITEM_STATES:
                path[index] = "list_item"
        _head_list(path, facts, first - 1)


def _undo_dialogue(path: Path, facts: Facts) -> None:
    """Make paragraphs of an interview whose questions and answers begin with a dash."""
    for first, last in _runs(
        index for index, m in enumerate(facts) if _bullet(m) in ITEM_DASHES and _bullet(m)
    ):
        turns = range(first, last + 1)
        asked = sum(facts[index].last is LastCharacter.QUESTION_MARK for index in turns)
        answered = sum(facts[index].last in SENTENCE_END for index in turns)
        if asked < _FEWEST_TURNS or answered < asked or asked + answered < _ANSWERED * len(turns):
            continue
        for index in turns:
            if path[index] in (*_OPEN_STATES, "list_item"):
                path[index] = "paragraph"


def _head_list(path: Path, facts: Facts, above: int) -> None:
    """Make a heading of the line above a list in the head of an article; in the body the chain knows better."""
    if above < 0 or path[above] not in ("summary", "head.boilerplate", "head.note", "byline", "subhead"):
        return
    m = facts[above]
    labelled = "key_points=" in m.formulas or m.last is LastCharacter.COLON
    if labelled or (path[above] == "summary" and above + 1 < len(path) and m.words <= 4):
        path[above] = "subhead"


def _find_points(path: Path, facts: Facts) -> None:
    """Make list items of the short lines under a heading such as `Key points`, up to the byline or the lead."""
    for index, m in enumerate(facts):
        if "key_points=" not in m.formulas or path[index] in ("title", *PRE):
            continue
        end = index + 1
        while end < len(facts) and facts[end].size <= _LONGEST_POINT and not _ends_points(facts, end, index):
            end += 1
        if end - index - 1 >= _FEWEST_POINTS and end < len(facts):
            path[index] = "subhead"
            path[index + 1 : end] = [
                "list_item" if state in _ITEM_STATES else state for state in path[index + 1 : end]
            ]


def _ends_points(facts: Facts, index: int, heading: int) -> bool:
    m, first = facts[index], facts[heading + 1]
    if m.first != "bullet" and m.last in SENTENCE_END:
        return True  # a deck of several sentences
    if m.shape in (Shape.BYLINE, Shape.TIMESTAMP, Shape.PHRASE, Shape.SEPARATOR):
        return True
    return m.first != first.first and (m.first == "bullet" or first.first == "bullet")


def _settle_turns(path: Path, facts: Facts) -> None:
    """Make paragraphs of the turns of a conversation, behind the names of who speaks: `Bartsch: Certainly.`"""
    names = [_speaker(m) for m in facts]
    turns = Counter(filter(None, names))
    spoken = [index for index, name in enumerate(names) if name and turns[name] >= _FEWEST_TURNS]
    if not spoken or spoken[-1] - spoken[0] > _LONGEST_ANSWERS * (len(spoken) - 1):
        return  # `Harrow Marathon: Late Winners` over one of the sections
    for index in spoken:
        if path[index] == "subhead":
            path[index] = "paragraph"
    if len(turns) < _FEWEST_SPEAKERS:
        return
    for index in range(spoken[0] + 1):
        if names[index] and path[index] in ("summary", "subhead") and facts[index].last in SENTENCE_END:
            path[index] = "paragraph"


def _speaker(m: BlockFacts) -> str:
    """The name before the first colon of a turn, without a role; empty if there is none.

    In capitals it is the last name: that of `ANNA WELD, HOST: Good evening.` is `WELD`.
    """
    text = m.block.text
    head = text[:_LONGEST_SPEAKER]
    if ":" not in head and (head.isascii() or _COLONS.isdisjoint(head)):
        return ""
    marks = [at for mark in COLONS if 0 < (at := text.find(mark, 0, _LONGEST_SPEAKER)) < len(text) - 1]
    if not marks:
        return ""
    label = text[: min(marks)]
    if label.isupper():
        words = label.partition(",")[0].split()
        return words[-1] if 0 < len(words) <= _MOST_SPEAKER_WORDS else ""
    name = label.split()
    if _TURNS.isdisjoint(m.formulas) or len(name) > _MOST_SPEAKER_WORDS:
        return ""
    return "" if any(is_small(word[0]) for word in name) else label


def settle_questions(path: Path, facts: Facts) -> None:
    """Give the questions of an interview one role: they are not headings of an interview that has others too."""
    _agree_on_questions(path, facts)
    headings = [index for index, state in enumerate(path) if state == "subhead"]
    asked = [index for index in headings if facts[index].last is LastCharacter.QUESTION_MARK]
    others = len(headings) - len(asked)
    if len(asked) >= max(_FEWEST_ASKED, others) and others >= _FEWEST_HEADINGS:
        for index in asked:
            path[index] = "paragraph"


def _agree_on_questions(path: Path, facts: Facts) -> None:
    """Make the questions of an interview headings if a third of them are, else paragraphs; the chain misses many."""
    asked = [index for index, m in enumerate(facts) if path[index] in _TEXT_STATES and _is_question(m)]
    if len(asked) < _FEWEST_QUESTIONS:
        return
    answered = sum(_has_text_below(path, facts, index, asked) for index in asked)
    between = asked[-1] - asked[0] - len(asked) + 1
    decided = [path[index] for index in asked if path[index] != "summary"]
    headings = decided.count("subhead") >= _HEADED * len(asked)  # answers can be long
    near = between <= _LONGEST_ANSWERS * (len(asked) - 1)
    if answered < _ANSWERED * len(asked) or not (near or headings):
        return
    role = "subhead" if 3 * decided.count("subhead") >= len(decided) else "paragraph"
    for index in asked:
        path[index] = role


def _has_text_below(path: Path, facts: Facts, index: int, others: Collection[int]) -> bool:
    return index + 1 < len(facts) and index + 1 not in others and path[index + 1] != "subhead"


def _is_question(m: BlockFacts) -> bool:
    """Whether a line is a question that nobody's name is put before."""
    return (
        m.last is LastCharacter.QUESTION_MARK
        and m.first != "bullet"
        and m.size <= _LONGEST_POINT
        and _TURNS.isdisjoint(m.formulas)
    )


def _settle_times(path: Path, facts: Facts) -> None:
    """Make notes of the times of a live blog, which stand over its entries, and headings of the lines below them."""
    times = [
        index
        for index, m in enumerate(facts)
        if _is_time(m) and path[index] in _TIMES and facts[index - 1].last is not LastCharacter.COLON
    ]
    while len(times) > 1 and times[1] == times[0] + 1:
        del times[0]  # the date of the article, above the time of its first entry
    if len(times) < _FEWEST_TIMES or all(path[index] == "timestamp" for index in times[1:]):
        return
    if times[-1] + 1 == len(facts) or any(index + 1 in times for index in times):
        return
    for index in times:
        if path[index] != "timestamp":
            path[index] = "body.timestamp"
        if path[index + 1] == "summary" and facts[index + 1].last in SENTENCE_END:
            path[index + 1] = "paragraph"
    headed = [index + 1 for index in times if _heads_entry(path, facts, index + 1)]
    if len(headed) >= _FEWEST_TIMES and len(headed) >= _HEADED * len(times):
        for index in headed:
            path[index] = "subhead"


def _is_time(m: BlockFacts) -> bool:
    return m.shape is Shape.TIMESTAMP and m.words <= _MOST_TIME_WORDS


def _heads_entry(path: Path, facts: Facts, index: int) -> bool:
    """Whether a line below a time is not a sentence and has text below it."""
    m = facts[index]
    if index + 1 == len(path) or path[index] not in _TEXT_STATES or m.size > _LONGEST_HEADING:
        return False
    below = facts[index + 1]
    told = below.shape in RUNNING or (below.last in SENTENCE_END and below.size > m.size)
    return told and m.last not in SENTENCE_END and path[index + 1] in _TEXT_STATES


_PASSES: tuple[Callable[[Path, Facts], None], ...] = (
    _join_lone_bullets,
    _complete_bullets,
    _undo_dialogue,
    _find_points,
    _settle_turns,
    settle_questions,
    _settle_times,
)


def complete_lists(path: Path, facts: Facts) -> None:
    """Make a paragraph a list item if it begins with the same sign as the list item next to it."""
    signs = [_item_sign(m.block.text) for m in facts]
    for order in (range(1, len(path)), range(len(path) - 2, -1, -1)):
        for index in order:
            beside = index - order.step
            alike = signs[index] == signs[beside] != ""
            if alike and path[index] == "paragraph" and path[beside] == "list_item":
                path[index] = "list_item"


def _item_sign(text: str) -> str:
    """The bullet or dash that opens the block, `1` for a number, or the empty string."""
    found = _ITEM.match(text)
    return "" if not found else "1" if found[0][0].isdigit() else found[0][0]


def _bullet(m: BlockFacts) -> str:
    """The bullet or dash that opens the block."""
    return m.block.text[0] if m.first == "bullet" and len(m.block.text) > 1 else ""


def _runs(indices: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of each run of neighbours."""
    runs: list[tuple[int, int]] = []
    for index in indices:
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs
