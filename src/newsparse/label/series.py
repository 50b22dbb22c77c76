"""Series of like lines get one role throughout: bullets, questions, times, lines under a heading such as `Key points`.

A second pass over the result of the first: a heading is known by its sisters, which the chain sees one at a time.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from newsparse.base.characters import BULLETS, COLONS, ITEM_DASHES, PARTING_BULLETS, WORD_BULLETS, is_small
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import SENTENCE_END, LastCharacter, Shape
from newsparse.label.states import PRE

_LONE_BULLETS = frozenset((*BULLETS, *WORD_BULLETS, *ITEM_DASHES))
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
_MOST_SPEAKER_WORDS = 3
_LONGEST_NAME = 40  # code points
_FEWEST_TIMES = 2
_MOST_TIME_WORDS = 5  # `2:05 p.m. EDT`; a longer line dates something else: a picture, a post
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
_TIME_STATES = frozenset(
    ("paragraph", "subhead", "summary", "boilerplate", "head.note", "note", "body.timestamp", "list_item")
)

Path = list[str]
Facts = Sequence[BlockFacts]


def settle(path: Path, facts: Facts) -> None:
    """Give the series of an article, which is no page, one role throughout."""
    for pass_over in _PASSES:
        pass_over(path, facts)


def _join_lone_bullets(path: Path, facts: Facts) -> None:
    """Make list items of the lines that have their bullets on lines of their own, above or below them."""
    alone = [index for index, m in enumerate(facts) if m.block.text in _LONE_BULLETS]
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
    below = [index + 1 for index in alone if index + 1 < len(facts) and index + 1 not in alone]
    above = [index - 1 for index in alone if index and index - 1 not in alone]
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
    """Make paragraphs of the turns of an interview, behind the names of who speaks: `Bartsch: Certainly.`"""
    headed = {index: _speaker(m) for index, m in enumerate(facts) if path[index] == "subhead" and _may_turn(m)}
    if not any(headed.values()):
        return
    turns = Counter(filter(None, (_speaker(m) for m in facts)))
    for index, name in headed.items():
        if name and turns[name] >= _FEWEST_TURNS:
            path[index] = "paragraph"


def _may_turn(m: BlockFacts) -> bool:
    return not _TURNS.isdisjoint(m.formulas)


def _speaker(m: BlockFacts) -> str:
    """The name before the first colon of a turn in an interview; empty if there is none."""
    text = m.block.text
    at = min((index for mark in COLONS if (index := text.find(mark, 0, _LONGEST_NAME)) >= 0), default=0)
    name = text[:at].split()
    named = 0 < len(name) <= _MOST_SPEAKER_WORDS and not any(is_small(word[0]) for word in name)
    return text[:at] if named and text[at + 1 :].strip() else ""


def settle_questions(path: Path, facts: Facts) -> None:
    """Give the questions of an interview one role: they are no headings of an interview that has others too."""
    _agree_on_questions(path, facts)
    headings = [index for index, state in enumerate(path) if state == "subhead"]
    asked = [index for index in headings if facts[index].last is LastCharacter.QUESTION_MARK]
    others = len(headings) - len(asked)
    if len(asked) >= max(_FEWEST_ASKED, others) and others >= _FEWEST_HEADINGS:
        for index in asked:
            path[index] = "paragraph"


def _agree_on_questions(path: Path, facts: Facts) -> None:
    """Make the questions of an interview headings if a third of them are, else paragraphs; the chain misses many."""
    asked = [index for index, m in enumerate(facts) if _is_question(m) and path[index] in _TEXT_STATES]
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
    """Make notes of the times of a live blog, which stand over its entries."""
    times = [
        index for index, m in enumerate(facts) if _is_time(m) and path[index] in (*_TIME_STATES, "timestamp")
    ]
    body = [index for index in times if path[index] != "timestamp"]
    if len(times) < _FEWEST_TIMES or not body:
        return
    over = sum(index + 1 < len(facts) and index + 1 not in times for index in times)
    if over == len(times):
        for index in body:
            path[index] = "body.timestamp"


def _is_time(m: BlockFacts) -> bool:
    return m.shape is Shape.TIMESTAMP and m.words <= _MOST_TIME_WORDS


_PASSES: tuple[Callable[[Path, Facts], None], ...] = (
    _join_lone_bullets,
    _complete_bullets,
    _undo_dialogue,
    _find_points,
    _settle_turns,
    settle_questions,
    _settle_times,
)


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
