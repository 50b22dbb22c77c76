"""The headline of a page that the chain missed: below its short form in a path, beside its kicker, above a caption."""

from collections.abc import Sequence

from newsparse.base.characters import COLONS, LONG_DASHES
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import RUNNING, SENTENCE_END, LastCharacter
from newsparse.label.surroundings import is_headlike

_REACH = 4  # blocks between two forms of a headline
_FAR = 12  # blocks between a headline and its byline, time or deck; captions and buttons included
_MOST_KICKER_WORDS = 5
_FEWEST_HEADLINE_WORDS = 4
_FEWEST_SENTENCE_WORDS = 8  # of a headline far below what the chain took for it
_LONGEST_HEADLINE = 200  # size units
_FEWEST_SHARED = 2  # words of two forms of a headline, the first among them
_FEWEST_LETTERS = 3  # of a word that counts
_FEWEST_REPEATS = 3
_REPEATED_WORDS = 3  # `Share this article via … Share this article via …`
_INVISIBLE = "\xad"  # soft hyphens, where a page may break a word
_BESIDE = ("byline", "timestamp")
_LEFT_OUT = ("head.boilerplate", "summary", "subhead", "head.note")
_CREDIT_END = (")", "）")  # `Graduates of the school (Photo: the school)`
_KICKER_END = frozenset((*COLONS, *LONG_DASHES))


def correct(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Move the title to the line that is the headline, and give what is beside it its role."""
    if "title" not in path:
        return
    _drop_joined_buttons(path, facts)
    title = path.index("title")
    at = _below(path, facts, title)
    if at is not None:
        _move_down(path, facts, title, at)
        return
    at = _above(path, facts, title)
    if at is not None:
        _move_up(path, facts, title, at)


def _below(path: Sequence[str], facts: Sequence[BlockFacts], title: int) -> int | None:
    """The block below the title that is the headline: named by the title, or the only one next to the story."""
    m, second = facts[title], facts[min(title + 1, len(facts) - 1)]
    mislabelled = path[title + 1 : title + 2] == ["byline"] and "byline" not in second.formulas
    if mislabelled and m.words <= _MOST_KICKER_WORDS and not _KICKER_END.isdisjoint(second.block.text):
        return title + 1  # no author's name has a colon in it
    for at in range(title + 1, min(title + 1 + _REACH, len(path))):
        other = facts[at]
        if path[at] in _LEFT_OUT and _may_be_headline(other) and _are_forms(m, other):
            return at if other.last not in SENTENCE_END else None
    story = next((at for at in range(title + 1, len(path)) if path[at] in _BESIDE), title)
    beside = facts[story - 1]
    longer = m.words < _FEWEST_SENTENCE_WORDS <= beside.words and beside.last not in SENTENCE_END
    if story - title > _FAR and path[story - 1] in _LEFT_OUT and longer and _may_be_headline(beside):
        return story - 1
    legal = m.sentences > 1 and m.shape in RUNNING and path[title + 2 : title + 3] == ["summary"]
    return title + 1 if legal and path[title + 1] in _LEFT_OUT and is_headlike(second) else None


def _above(path: Sequence[str], facts: Sequence[BlockFacts], title: int) -> int | None:
    """The headline above the time, if the title is a caption directly above the story."""
    m = facts[title]
    credited = "ends credited" in m.formulas or m.block.text.endswith(_CREDIT_END)
    if not credited or path[title + 1 : title + 2] != ["paragraph"]:
        return None
    reach = range(title - 1, max(0, title - _REACH) - 1, -1)
    timed = any(facts[at].timestamp or "clock" in facts[at].formulas for at in reach)
    found = (at for at in reach if _may_be_headline(facts[at]) and not facts[at].timestamp)
    return next((at for at in found if "name" not in facts[at].formulas), None) if timed else None


def _may_be_headline(m: BlockFacts) -> bool:
    plain = {"speaker", "menu-mark", "name"}.issuperset(m.formulas)
    return (
        m.words >= _FEWEST_HEADLINE_WORDS
        and m.size <= _LONGEST_HEADLINE
        and m.first != "bullet"
        and m.last is not LastCharacter.COLON
        and plain
    )


def _are_forms(one: BlockFacts, other: BlockFacts) -> bool:
    """Whether two lines begin with the same word and share others: forms of one headline, long and short."""
    words, others = (m.block.text.casefold().replace(_INVISIBLE, "").split() for m in (one, other))
    shared = {word for word in words if len(word) >= _FEWEST_LETTERS}.intersection(others)
    return words[:1] == others[:1] and len(shared) >= _FEWEST_SHARED


def _move_down(path: list[str], facts: Sequence[BlockFacts], title: int, at: int) -> None:
    path[title:at] = ["pre.boilerplate"] * (at - title)
    if facts[at - 1].words <= _MOST_KICKER_WORDS and is_headlike(facts[at - 1]) and at - title <= _REACH:
        path[at - 1] = "kicker"
    path[at] = "title"
    below = facts[min(at + 1, len(facts) - 1)]
    if "summary" not in path and path[at + 1 : at + 2] == ["paragraph"] and below.shape in RUNNING:
        path[at + 1] = "summary"


def _move_up(path: list[str], facts: Sequence[BlockFacts], title: int, at: int) -> None:
    path[at] = "title"
    for below in range(at + 1, title):
        m = facts[below]
        timed, named = m.timestamp is not None, "name" in m.formulas or "byline" in m.formulas
        running = m.shape in RUNNING and m.last in SENTENCE_END
        path[below] = (
            "timestamp" if timed else "byline" if named else "summary" if running else "head.boilerplate"
        )
    path[title] = "head.caption"


def _drop_joined_buttons(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Relabel decks that are several buttons in one line, which all begin with the same words."""
    for index, state in enumerate(path):
        if state != "summary":
            continue
        words = facts[index].block.text.split()
        first = words[:_REPEATED_WORDS]
        starts = sum(words[at : at + _REPEATED_WORDS] == first for at in range(len(words)))
        if starts >= _FEWEST_REPEATS:
            path[index] = "head.boilerplate"
