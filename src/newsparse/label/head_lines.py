"""Which lines between the headline and the story did the chain not know: an author, a time, the lines of a deck?"""

from collections.abc import Sequence

from newsparse.byline import is_opener
from newsparse.dates import published
from newsparse.label.describe import BlockFacts
from newsparse.label.releases import RELEASE
from newsparse.label.shape import RUNNING, SENTENCE_END, TITLE_END, Case, LastCharacter, Shape

_MAY_BE_BYLINE = frozenset(("summary", "subhead", "head.note", "head.boilerplate"))
_MAY_BE_TIME = frozenset(("summary", "subhead", "head.note", "paragraph"))
_MAY_BE_DECK = frozenset(("subhead", "paragraph"))
_MAY_BE_FACT = frozenset(("summary", "subhead", "head.note", "paragraph"))
_LABELLED = frozenset(("speaker", "initial"))
_FEWEST_FACTS = 2
_SERIAL = frozenset(("speaker", "initial", "numbered"))
_MAY_BE_SERIAL = frozenset(("paragraph", "subhead", "list_item"))
_OPENED = 1.0  # score of a byline with `By`
_FEWEST_AUTHORS = 2  # whose names alone, without `By`, make a byline between a deck and a time
_MOST_NAME_WORDS = 9
_MOST_NAMES = 4  # words of one author
_MOST_PAPER_WORDS = 5  # of the name of a paper
_HARMLESS = frozenset(("name", "ends credited", "columns", "menu-mark"))  # of a byline with a bar
_MOST_DECK_LINES = 3
_SHORTEST_DECK = 20  # size units
_LONGEST_TIME = 110  # code points of a line with the times of publication and of an update


def correct(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Correct the states of the lines between the headline and the story, in place."""
    title = len(path) - path[::-1].index("title") - 1
    story = next((at for at in range(title + 1, len(path)) if _is_story(path, facts, at)), title)
    for at in range(title + 1, story):
        if path[at] in _MAY_BE_TIME and _is_time(facts[at]):
            path[at] = "timestamp"
        elif path[at] == "subhead" and _is_field(facts[at]):
            path[at] = "head.note"
    _find_lead(path, facts, range(title + 1, story + 1))
    _find_author(path, facts, range(title + 1, story))
    _find_deck(path, facts, title, story)
    _end_deck(path, facts, title + 1)


def _end_deck(path: list[str], facts: Sequence[BlockFacts], deck: int) -> None:
    """Give the first line of a series back to the story: `Q: …` above `A: …`, `1. …` above `2. …`."""
    end = deck
    while end < len(path) - 1 and path[end] == "summary":
        end += 1
    for at in range(end - 1, deck, -1):
        if not _are_sisters(facts[at], facts[at + 1]) or path[at + 1] not in _MAY_BE_SERIAL:
            return
        path[at] = "list_item" if path[at + 1] == "list_item" else "paragraph"
        if facts[at - 1].last is LastCharacter.COLON:
            path[at - 1] = "paragraph"  # what leads to a list is not a deck
            _list_bullets(path, facts, at)


def _list_bullets(path: list[str], facts: Sequence[BlockFacts], at: int) -> None:
    """Make a list of the bullets below a line that leads to them."""
    while at < len(path) and facts[at].first == "bullet" and path[at] in _MAY_BE_SERIAL:
        path[at] = "list_item"
        at += 1


def _are_sisters(one: BlockFacts, other: BlockFacts) -> bool:
    bullets = one.first == other.first == "bullet" and one.block.text[0] == other.block.text[0]
    return bullets or bool(_SERIAL.intersection(one.formulas, other.formulas))


def _is_field(m: BlockFacts) -> bool:
    """Whether the line is a field of a record with what it holds: `Section: Local`."""
    return m.last is not LastCharacter.COLON and "field_section" in m.formulas


def _is_story(path: Sequence[str], facts: Sequence[BlockFacts], at: int) -> bool:
    m = facts[at]
    running = m.shape in RUNNING and m.last in SENTENCE_END
    return path[at] in ("paragraph", "summary") and (running or m.dateline is not None)


def _is_time(m: BlockFacts) -> bool:
    """Whether a line too long for the formula gives a time: `Published June 4, 2031, updated at 9 …`."""
    if m.timestamp or "date_label" not in m.formulas or m.last in SENTENCE_END:
        return m.timestamp is not None
    text = m.block.text
    return len(text) <= _LONGEST_TIME and published.timestamp(text) is not None


def _find_author(path: list[str], facts: Sequence[BlockFacts], head: range) -> None:
    """Take a line in the form of a byline, or two names beside the time, for the author if there is none."""
    if "byline" in path or "pre.byline" in path:
        return
    if any(not RELEASE.isdisjoint(m.formulas) for m in facts[: head.stop]):
        return  # names in the head of a release are its senders'
    for at in head:
        m = facts[at]
        if path[at] not in _MAY_BE_BYLINE:
            continue
        if _is_byline(m) or _is_signed(m, facts[at + 1]) or (at == head.stop - 1 and _is_outlet(m)):
            path[at] = "byline"
            return


def _find_lead(path: list[str], facts: Sequence[BlockFacts], head: range) -> None:
    """Take a sentence above several lines with labels for the lead: `WHO: …`, `WHEN: …`."""
    for at in head:
        end = at + 1
        while (
            end < len(path) - 1
            and path[end] in _MAY_BE_FACT
            and not _LABELLED.isdisjoint(facts[end].formulas)
        ):
            end += 1
        if end - at > _FEWEST_FACTS and path[at] == "summary" and facts[at].last in SENTENCE_END:
            path[at:end] = ["paragraph"] * (end - at)
            return


def _is_byline(m: BlockFacts) -> bool:
    """Whether the line opens like a byline or has the author's address; `Nora Velt, Press Officer` does neither."""
    found = m.byline_match
    return m.shape is Shape.BYLINE and found is not None and (found.score >= _OPENED or "link" in m.formulas)


def _is_outlet(m: BlockFacts) -> bool:
    """Whether the line above the story is a name and a paper, or opens like a byline: `By 5 News Milden`."""
    if (
        (m.formulas and not _HARMLESS.issuperset(m.formulas))
        or m.last in SENTENCE_END
        or m.words > _MOST_NAME_WORDS
    ):
        return False
    first, *rest = m.folded.split()
    if rest and rest[0].isdigit() and is_opener(first):
        return True
    name, bar, paper = m.block.text.partition(" | ")
    words = name.split()
    few = _FEWEST_AUTHORS <= len(words) <= _MOST_NAMES and 0 < len(paper.split()) <= _MOST_PAPER_WORDS
    return bool(bar) and few and all(word[0].isupper() for word in words)


def _is_signed(m: BlockFacts, below: BlockFacts) -> bool:
    """Whether the line above a time is two full names: `Nora Velt (now) and Ivo Sands (earlier)`."""
    if below.timestamp is None or m.formulas or not 3 < m.words <= _MOST_NAME_WORDS or m.last in SENTENCE_END:
        return False
    found = m.byline
    names = [m.block.text[start:end] for start, end in found.authors] if found else []
    return len(names) >= _FEWEST_AUTHORS and all(" " in name for name in names)


def _find_deck(path: list[str], facts: Sequence[BlockFacts], title: int, story: int) -> None:
    """Take the lines directly under the headline that are capitalised like it for the deck, if there is none."""
    lines = range(title + 1, story)
    if "summary" in path or not 0 < len(lines) <= _MOST_DECK_LINES:
        return
    released = any(not RELEASE.isdisjoint(m.formulas) for m in facts[:title])
    alike = released or facts[title].case is Case.TITLE
    if alike and all(path[at] in _MAY_BE_DECK and _may_be_deck(facts[at], facts[title]) for at in lines):
        for at in lines:
            path[at] = "summary"


def _may_be_deck(m: BlockFacts, title: BlockFacts) -> bool:
    return m.case is title.case and m.last in TITLE_END and m.size >= _SHORTEST_DECK and not m.formulas
