"""Who signs a text? The lines under a byline that belong to it, and the names after the last sentence."""

from __future__ import annotations

from newsparse import byline
from newsparse.base.characters import (
    BRACKETS,
    DASHES,
    LONG_DASHES,
    NO_BREAK_SPACES,
    SENTENCE_CLOSERS,
    SENTENCE_STOPS,
    in_class,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.describe import SHORT, BlockFacts, describe_part
from newsparse.label.formulas import BUTTONS, SENDER
from newsparse.label.shape import ENDS, RUNNING, SILENT, Shape
from newsparse.label.titles import is_handle
from newsparse.words.end_markers import end_marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_BYLINE_WORDS = 7  # of a line under a byline: `Senior Diplomatic Correspondent, Reuters`
_NOT_UNDER_BYLINE = ENDS | {Shape.TIMESTAMP, Shape.QUESTION}
# Whole lines of a release or a page that are set in capitals like a name: `FOR IMMEDIATE RELEASE`, `Share`
_NOT_SIGNED = BUTTONS | SENDER | {"menu="}
_HEAD = 6  # blocks; a bare name among them is an author's

_LONGEST_SIGN_OFF = 30  # code points, the last stop included
_MOST_INITIALS = 4  # letters of a writer's or editor's initials: "mk" of "mk/PAP"
_DASHED = (*LONG_DASHES, "- ")
_MOST_NAME_WORDS = 5  # the dash included; longer lines after a dash are items
_ASCII_STOPS = tuple(filter(str.isascii, SENTENCE_STOPS))
_DECORATION = " /." + NO_BREAK_SPACES + DASHES + BRACKETS
# What separates the names of a sign-off: "mk/PAP", "Reuters, AFP"
_BETWEEN_NAMES = lazy_pattern(rf"[/,+]\s?|\s?[{in_class(DASHES)}]\s?")


def byline_lines(facts: Sequence[BlockFacts]) -> list[int]:
    """The indices of the lines that belong to the byline above them: `AP Sports Writer` under `By Ana Ruiz`.

    A name without `By` above such a line is marked as a byline.
    """
    found = []
    start = 0
    for index in range(1, len(facts)):
        formulas = facts[start].formulas
        signed = formulas and ("byline" in formulas or ("name" in formulas and 0 < start < _HEAD))
        if signed and _belongs_to_byline(facts, start, index):
            found.append(index)
            facts[start].become("byline", Shape.BYLINE)
        else:
            start = index
    return found


def _belongs_to_byline(facts: Sequence[BlockFacts], start: int, index: int) -> bool:
    """Whether block `index` continues the byline, or the name of an author, that blocks `start` to `index` are."""
    m = facts[index]
    if not m.folded or m.words > _MOST_BYLINE_WORDS or m.shape in _NOT_UNDER_BYLINE:
        return False
    if not _NOT_SIGNED.isdisjoint(m.formulas) or is_handle(m):
        return False
    if m.first == "bracket":
        return False  # `(Reporting by Li Wei)` is a credit
    above = ", ".join([other.block.text for other in facts[start:index]])
    if "name" in m.formulas and byline.is_open(above):
        return True
    return byline.continues_byline(above, m.block.text)


def sign_off(text: str) -> int | None:
    """The offset (code points) of an agency's sign-off or an end marker after the last sentence; None without one.

    >>> sign_off("Nobody was hurt. (mk/PAP)"), sign_off("The bridge at Bergen. Photo: AP")
    (16, None)
    """
    first = max(0, len(text) - _LONGEST_SIGN_OFF)
    last = text[first:-2]
    end = max(map(last.rfind, _ASCII_STOPS if last.isascii() else SENTENCE_STOPS)) + 1
    if not end:
        return None
    start = first + end
    rest = text[start:].lstrip(SENTENCE_CLOSERS)
    start = len(text) - len(rest)
    rest = rest.strip()
    name = rest.strip(_DECORATION)
    if not name or (rest == name and name[0].islower()):
        return None  # a last word in lower case is not a name: "He asked why. ap"
    if end_marker(rest):
        return start
    parts = _BETWEEN_NAMES.split(name)
    others = [part for part in parts if not byline.is_agency(part)]
    return start if len(others) < len(parts) and all(len(part) <= _MOST_INITIALS for part in others) else None


def mark_sign_off(facts: list[BlockFacts]) -> None:
    """Mark the last block of the body as a byline or end marker, or cut the sign-off off its description.

    Below running text, an agency's name after the last sentence credits the text; elsewhere it credits a picture. A
    name after a dash is the author's, and `Fin` is an end marker even without decoration.
    """
    last = next((index for index in range(len(facts) - 1, 0, -1) if facts[index].shape not in SILENT), 0)
    m, text = facts[last], facts[last].block.text
    if not last or not (m.size > SHORT or any(other.shape in RUNNING for other in facts[:last])):
        return
    if start := sign_off(text):
        facts[last] = describe_part(m, text[:start])
    elif m.folded and end_marker(f"({text})"):
        m.become("ending", Shape.END_MARKER)
    elif text.startswith(_DASHED) and text[0] != facts[last - 1].block.text[0] and _is_name(m):
        m.become("byline", Shape.BYLINE)


def _is_name(m: BlockFacts) -> bool:
    return 0 < m.words <= _MOST_NAME_WORDS and byline.match(m.block.text, lenient=True) is not None
