"""Corrections of the best path, where a block's own text rules out what its surroundings suggest.

`python -m tools.fit corrections` prints the effect of each on publishers that the weights were not fitted on. The
cases cover what these figures cannot show: the gold data has no list items, and few links and notes inside articles.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsparse.base.characters import BULLETS, ITEM_DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import OPEN_END, SENTENCE_END, LastCharacter
from newsparse.label.states import PRE, TAIL
from newsparse.label.surroundings import is_headlike
from newsparse.label.titles import label_above_title
from newsparse.words import phrases


class Decision(NamedTuple):
    """The states of one article's blocks, to be corrected in place; `page` is true for a whole web page."""

    path: list[str]
    facts: Sequence[BlockFacts]
    page: bool


Correction = Callable[[Decision], None]

_FEWEST_SENTENCE_WORDS = 3  # "Nobody was hurt." but not "Not yet." or "Got it.", which are buttons too
_LONGEST_LABEL = 40  # code points before the colon; a colon further on belongs to a sentence
_SIGNED = frozenset({"byline", "name"})
# Phrases that make a whole line a link, not a paragraph or a subhead.
_LINKS = frozenset(
    (
        *("advertisement=", "comment=", "cookie=", "copyright=", "most_read=", "newsletter=", "read_more="),
        *("related=", "share=", "sign_in=", "subscribe=", "topics="),
    )
)
# Phrases that do so as a label: `Also read: Why the ferry was late`, `Editor’s note: …`; not `Plus de deux cents …`.
_LINK_LABELS = frozenset({"related", "read_more"})
_NOTE_LABELS = frozenset({"editor_note", "editor_note="})
# Lines that often interrupt the text of a page, and so need not end it.
_INTERRUPTIONS = frozenset({"advertisement=", "share=", "read_more=", "related=", "newsletter="})
_BODY_TEXT = ("paragraph", "subhead")
_HEAD_OR_BODY_TEXT = ("summary", *_BODY_TEXT)
# The states that a forced one replaces; by default, those of body text.
_REPLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"boilerplate": _HEAD_OR_BODY_TEXT, "head.note": _HEAD_OR_BODY_TEXT, "kicker": PRE, "slug": PRE}
)
# "• Bread", "- bread", "3. Bread", "12) bread"; not "3.5 million" or "-5 degrees"
_ITEM = lazy_pattern(rf"(?:[{in_class(BULLETS, ITEM_DASHES)}]|\d{{1,3}}[.)])\s")


def refuse_datelines(made: Decision) -> None:
    """Relabel datelines that the dateline grammar does not match in full as subheads."""
    for index, m in enumerate(made.facts):
        if made.path[index] == "dateline" and not (m.dateline and m.dateline.end == len(m.block.text)):
            made.path[index] = "subhead"


def refuse_bylines(made: Decision) -> None:
    """Relabel lines that are not in the form of a byline or name: on a whole page as boilerplate, else as subheads."""
    for index, m in enumerate(made.facts):
        if made.path[index] == "byline" and _SIGNED.isdisjoint(m.formulas):
            made.path[index] = "head.boilerplate" if made.page else "subhead"


def force_roles(made: Decision) -> None:
    """Label links, notes, captions and quoted mail by their own text."""
    for index, m in enumerate(made.facts):
        forced = _forced(m)
        if not index and not made.page:
            forced = label_above_title(made.facts) or forced
        if forced and made.path[index] in _REPLACES.get(forced, _BODY_TEXT):
            made.path[index] = forced


def restore_sentences(made: Decision) -> None:
    """Make sentences that match no formula paragraphs, and restore the lines between them at the end.

    Not on a whole page, where the sentences around the article belong to other texts.
    """
    if made.page:
        return
    for index, state in enumerate(made.path):
        if state in ("head.boilerplate", "boilerplate") and _is_text(made.facts[index]):
            made.path[index] = "paragraph"
    first = next((index for index, state in enumerate(made.path) if state in TAIL), len(made.path))
    restored = _restored(made.path[first:], made.facts[first:])
    made.path[first : first + len(restored)] = restored


def complete_lists(made: Decision) -> None:
    """Make a paragraph a list item if it begins with the same sign as the list item next to it."""
    if "list_item" not in made.path:
        return
    signs = [_item_sign(m.block.text) for m in made.facts]
    for order in (range(1, len(made.path)), range(len(made.path) - 2, -1, -1)):
        for index in order:
            beside = index - order.step
            alike = signs[index] == signs[beside] != ""
            if alike and made.path[index] == "paragraph" and made.path[beside] == "list_item":
                made.path[index] = "list_item"


CORRECTIONS: tuple[Correction, ...] = (
    refuse_datelines,
    refuse_bylines,
    force_roles,
    restore_sentences,
    complete_lists,
)


def _forced(m: BlockFacts) -> str:
    """The state that a body block's own text reveals, or the empty string."""
    if m.first == "mark":
        return "quote"
    if not m.formulas:
        return ""
    if not _LINKS.isdisjoint(m.formulas):
        return "boilerplate"
    if "bracketed" in m.formulas and "editor_note" in m.formulas:
        return "head.note"
    if "caption" in m.formulas and m.last is not LastCharacter.FULL_STOP and _is_labelled_caption(m.folded):
        return "caption"
    return _labelled(m) if ":" in m.block.text[:_LONGEST_LABEL] else ""


def _labelled(m: BlockFacts) -> str:
    """The state of a block that begins with a label; links repeat headlines, so they have no full stop."""
    if m.folded and m.last in OPEN_END and not _LINK_LABELS.isdisjoint(m.formulas):
        return "boilerplate"
    return "" if _NOTE_LABELS.isdisjoint(m.formulas) else "note"


def _is_labelled_caption(folded: str) -> bool:
    """Whether a caption's label opens the line: `Image caption, the bridge in 1931`, `FILE PHOTO: The bridge`."""
    return any(
        "caption=" in phrases.phrase_kinds(folded.partition(mark)[0]) for mark in ",:" if mark in folded
    )


def _restored(path: Sequence[str], facts: Sequence[BlockFacts]) -> list[str]:
    """The states of the tail's first blocks as part of the body, up to its last paragraph."""
    found: list[str] = []
    for state, m in zip(path, facts, strict=True):
        if state != "tail.boilerplate":
            break
        if not _INTERRUPTIONS.isdisjoint(m.formulas):
            found.append("boilerplate")
        elif _is_text(m):
            found.append("paragraph")
        elif is_headlike(m) and not m.formulas:
            found.append("subhead")
        else:
            break
    while found and found[-1] != "paragraph":
        found.pop()
    return found


def _is_text(m: BlockFacts) -> bool:
    """Whether the block consists of sentences and matches no formula."""
    return m.last in SENTENCE_END and m.words >= _FEWEST_SENTENCE_WORDS and not m.formulas


def _item_sign(text: str) -> str:
    """The bullet or dash that opens the block, `1` for a number, or the empty string."""
    found = _ITEM.match(text)
    return "" if not found else "1" if found[0][0].isdigit() else found[0][0]
