"""Which lines of a page around its running text belong to the article: facts under the lead, lines above its end?"""

from collections.abc import Sequence

from newsparse.base.characters import LONE_BULLETS
from newsparse.label.describe import BlockFacts
from newsparse.label.formulas import FURNITURE
from newsparse.label.releases import RELEASE, is_file_number, is_sender
from newsparse.label.shape import ENDS, SENTENCES, LastCharacter
from newsparse.label.states import STATES
from newsparse.label.titles import is_address

_REACH = 24  # blocks between the last paragraph of a release and its end marker
_CONTACTS = 8  # blocks below the end marker that can name whom to ask
_ANNEX = 2  # blocks below the end marker that can head a list
_SHORTEST_FACT = 3  # size units; single letters are the initials of a page's foot
_TERMS_ABOVE = 4  # blocks above the headline
_HEAD = frozenset(STATES[: STATES.index("paragraph")])  # the states above the body


def correct(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Keep what belongs to the article, in place."""
    _keep_facts(path, facts)
    _keep_to_end_marker(path, facts)
    if any(
        state in _HEAD
        for m, state in zip(facts, path, strict=True)
        if m.formulas and not RELEASE.isdisjoint(m.formulas)
    ):
        _keep_tail(path, facts)
        _keep_terms(path, facts)
    _leave_bullets_of_menus(path, facts)


def _leave_bullets_of_menus(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Take bullets on lines of their own out of the body: they belong to the entries of menus."""
    for at, m in enumerate(facts):
        if m.block.text in LONE_BULLETS and path[at] in ("paragraph", "subhead", "list_item"):
            path[at] = "boilerplate"


def _is_furniture(m: BlockFacts) -> bool:
    return m.shape in ENDS or any(formula.rstrip("=") in FURNITURE for formula in m.formulas)


def _keep_facts(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Keep the lines between a lead with a dateline and the next paragraph: who is charged with what, and when."""
    for lead, state in enumerate(path):
        if state != "summary" or facts[lead].dateline is None:
            continue
        following = next((at for at in range(lead + 1, len(path)) if path[at] == "paragraph"), lead)
        between = range(lead + 1, following)
        if any(_is_furniture(facts[at]) for at in between):
            return
        path[lead] = "paragraph"
        for at in between:
            path[at] = "paragraph"
        return


def _keep_to_end_marker(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Keep the lines between the last paragraph and the end marker below it, and whom to ask below that."""
    if "paragraph" not in path or "end_marker" in path:
        return
    first = len(path) - path[::-1].index("paragraph")
    end = next((at for at in range(first, min(len(path), first + _REACH)) if facts[at].end_marker), None)
    if end is None or any(_is_furniture(facts[at]) for at in range(first, end)):
        return
    for at in range(first, end):
        path[at] = "subhead" if facts[at].last is LastCharacter.COLON and at + 1 < end else "paragraph"
    path[end] = "end_marker"
    for at in range(end + 1, min(len(path), end + 1 + _CONTACTS)):
        if _is_furniture(facts[at]) and not is_address(facts[at]):
            break
        path[at] = "tail.note"


def _keep_terms(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Keep the lines directly above the headline that say when a release may be used, and its number."""
    if "title" not in path:
        return
    title = path.index("title")
    for at in range(max(0, title - _TERMS_ABOVE), title):
        m = facts[at]
        if path[at].startswith("pre.") and (is_sender(m) or is_file_number(m)):
            path[at] = "head.note"
        elif path[at] == "pre.boilerplate" and m.timestamp:
            path[at] = "pre.timestamp"


def _is_terms(m: BlockFacts) -> bool:
    return m.shape in SENTENCES or "editor_note" in m.formulas


def _keep_annex(path: list[str], facts: Sequence[BlockFacts], first: int) -> None:
    """Keep the list that a line with a colon heads below the end marker: `Defendants:`, and who they are."""
    heads = (
        at for at in range(first, min(first + _ANNEX, len(path))) if facts[at].last is LastCharacter.COLON
    )
    for at in range(next(heads, len(path)), len(path)):
        if path[at] != "tail.boilerplate" or _is_furniture(facts[at]) or facts[at].size < _SHORTEST_FACT:
            return
        path[at] = "tail.note"


def _keep_tail(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Keep what follows the last paragraph of a release, down to the first button: who is charged, and by whom."""
    for at in range(len(path) - path[::-1].index("paragraph"), len(path)):
        m = facts[at]
        if path[at] == "end_marker" and at + 1 < len(path) and _is_terms(facts[at + 1]):
            path[at + 1] = "tail.note"  # what the law wants said: `An indictment is no proof of guilt.`
        if path[at] == "end_marker":
            _keep_annex(path, facts, at + 1)
            return
        if path[at] != "tail.boilerplate" or _is_furniture(m) or m.size < _SHORTEST_FACT:
            return
        path[at] = "tail.note" if m.formulas and "editor_note" in m.formulas else "paragraph"
