"""Which agency signs a text off at the end of its last paragraph: `… the company said. – Reuters`."""

from collections.abc import Sequence

from newsparse import byline, endings
from newsparse.label.measure import SHORT, Measured, reads_as
from newsparse.label.places import MUTE
from newsparse.regex import regex

_LONGEST = 30  # code points of a sign-off
_INITIALS = 4  # letters of those who wrote or edited: "mk" of "mk/PAP"
_RUNNING = frozenset("LlM")
_STOPS = ".!?…。！？"
_CLOSING = '”"’»」)）'
_AROUND = " \u00a0-–—()（）[]/."
# What parts the names of a sign-off: "mk/PAP", "Reuters, AFP"
_PARTING = regex(r"[/,+]\s?|\s?[-–]\s?")


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
    if endings.ending(rest):
        return start
    parts = _PARTING.split(name)
    others = [part for part in parts if not byline.is_agency(part)]
    return start if len(others) < len(parts) and all(len(part) <= _INITIALS for part in others) else None


def without_sign_off(measured: Sequence[Measured]) -> tuple[int, Measured] | None:
    """The block that the body ends with, measured without the agency that signs it off, and its index.

    Under running text such a name says whose the text is; elsewhere it says whose a picture is.
    """
    last = next((index for index in range(len(measured) - 1, 0, -1) if measured[index].shape not in MUTE), 0)
    m = measured[last]
    if not last or not (m.size > SHORT or any(other.shape in _RUNNING for other in measured[:last])):
        return None
    start = sign_off(m.block.text)
    return (last, reads_as(m, m.block.text[:start])) if start else None
