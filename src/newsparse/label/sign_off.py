"""What signs a text off: an agency behind its last sentence, an author or an end marker on its last line."""

from newsparse import byline
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.measure import SHORT, Measured, reads_as
from newsparse.label.places import MUTE
from newsparse.words import end_markers

_LONGEST = 30  # code points of a sign-off
_INITIALS = 4  # letters of those who wrote or edited: "mk" of "mk/PAP"
_RUNNING = frozenset("LlM")
_DASHED = ("—", "–", "- ")
_LONGEST_NAME = 5  # words, the dash included
_STOPS = ".!?…。！？"
_CLOSING = '”"’»」)）'
_AROUND = " \u00a0-–—()（）[]/."
# What parts the names of a sign-off: "mk/PAP", "Reuters, AFP"
_PARTING = lazy_pattern(r"[/,+]\s?|\s?[-–]\s?")


def sign_off(text: str) -> int | None:
    """Where the sign-off of an agency, or an end marker, begins that stands behind the last sentence of the text.

    Code points; None where there is none.

    >>> sign_off("Nobody was hurt. (mk/PAP)"), sign_off("The bridge at Bergen. Photo: AP")
    (16, None)
    """
    first = max(0, len(text) - _LONGEST)
    start = max([text.rfind(stop, first, -2) for stop in _STOPS]) + 1
    if not start:
        return None
    while text[start] in _CLOSING:
        start += 1
    rest = text[start:].strip()
    name = rest.strip(_AROUND)
    if not name or (rest == name and name[0].islower()):
        return None  # a last word in small letters is no name: "He asked why. ap"
    if end_markers.end_marker(rest):
        return start
    parts = _PARTING.split(name)
    others = [part for part in parts if not byline.is_agency(part)]
    return start if len(others) < len(parts) and all(len(part) <= _INITIALS for part in others) else None


def sign(measured: list[Measured]) -> None:
    """Measure the block that the body ends with as the end that it is.

    Under running text the name of an agency behind the last sentence says whose the text is; elsewhere it says
    whose a picture is. A name behind a dash is the author's, and `Fin` needs no marks about it to be the end.
    """
    last = next((index for index in range(len(measured) - 1, 0, -1) if measured[index].shape not in MUTE), 0)
    m, text = measured[last], measured[last].block.text
    if not last or not (m.size > SHORT or any(other.shape in _RUNNING for other in measured[:last])):
        return
    if start := sign_off(text):
        measured[last] = reads_as(m, text[:start])
    elif m.folded and end_markers.end_marker(f"({text})"):
        m.become("ending", "e")
    elif text.startswith(_DASHED) and text[0] != measured[last - 1].block.text[0] and _is_name(m):
        m.become("byline", "b")


def _is_name(m: Measured) -> bool:
    return 0 < m.words <= _LONGEST_NAME and byline.match(m.block.text, lenient=True) is not None
