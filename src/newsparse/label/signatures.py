"""Who signs a text: the lines under a byline that belong to it, and what stands behind the last sentence."""

from collections.abc import Sequence

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
from newsparse.label.shape import ENDS, RUNNING, SILENT, Shape
from newsparse.words.end_markers import end_marker

_MOST_BYLINE_WORDS = 7  # of a line under a byline: `Senior Diplomatic Correspondent, Reuters`
_NOT_UNDER_BYLINE = ENDS | {Shape.TIMESTAMP, Shape.QUESTION}
_HEAD = 6  # blocks among which a bare name is an author's

_LONGEST_SIGN_OFF = 30  # code points, the last stop included
_MOST_INITIALS = 4  # letters of those who wrote or edited: "mk" of "mk/PAP"
_DASHED = (*LONG_DASHES, "- ")
_MOST_NAME_WORDS = 5  # the dash included; longer lines behind a dash are items
_AROUND = " /." + NO_BREAK_SPACES + DASHES + BRACKETS
# What separates the names of a sign-off: "mk/PAP", "Reuters, AFP"
_BETWEEN_NAMES = lazy_pattern(rf"[/,+]\s?|\s?[{in_class(DASHES)}]\s?")


def byline_lines(facts: Sequence[BlockFacts]) -> list[int]:
    """The indices of the lines that belong to the byline above them: `AP Sports Writer` under `By Ana Ruiz`.

    A name without `By` that such a line shows to be a byline becomes one.
    """
    found = []
    start = 0
    for index in range(len(facts)):
        if index and _belongs_to_byline(facts, start, index):
            found.append(index)
            facts[start].become("byline", Shape.BYLINE)
        else:
            start = index
    return found


def _belongs_to_byline(facts: Sequence[BlockFacts], start: int, index: int) -> bool:
    """Whether block `index` continues the byline that blocks `start` to `index` are."""
    first, m = facts[start], facts[index]
    if not m.folded or m.words > _MOST_BYLINE_WORDS or m.shape in _NOT_UNDER_BYLINE:
        return False
    if "byline" not in first.formulas and not ("name" in first.formulas and 0 < start < _HEAD):
        return False
    above = ", ".join([other.block.text for other in facts[start:index]])
    return byline.continues_byline(above, m.block.text)


def sign_off(text: str) -> int | None:
    """Where the sign-off of an agency, or an end marker, begins behind the last sentence of the text.

    Code points; None where there is none.

    >>> sign_off("Nobody was hurt. (mk/PAP)"), sign_off("The bridge at Bergen. Photo: AP")
    (16, None)
    """
    first = max(0, len(text) - _LONGEST_SIGN_OFF)
    start = max([text.rfind(stop, first, -2) for stop in SENTENCE_STOPS]) + 1
    if not start:
        return None
    rest = text[start:].lstrip(SENTENCE_CLOSERS)
    start = len(text) - len(rest)
    rest = rest.strip()
    name = rest.strip(_AROUND)
    if not name or (rest == name and name[0].islower()):
        return None  # a last word in small letters is not a name: "He asked why. ap"
    if end_marker(rest):
        return start
    parts = _BETWEEN_NAMES.split(name)
    others = [part for part in parts if not byline.is_agency(part)]
    return start if len(others) < len(parts) and all(len(part) <= _MOST_INITIALS for part in others) else None


def mark_sign_off(facts: list[BlockFacts]) -> None:
    """Describe the block with which the body ends as the end that it is.

    Below running text an agency's name behind the last sentence says whose the text is; elsewhere it says whose
    picture it is. A name behind a dash is the author's, and `Fin` needs no marks around it to be the end.
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
