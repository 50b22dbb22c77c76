"""Which lines are parts of one sentence, in a file of unwrapped paragraphs: links, ordinals, marks, drop caps?"""

from collections.abc import Sequence

from newsparse.base.characters import COMMAS, SENTENCE_CLOSERS, SENTENCE_STOPS, is_small
from newsparse.text.lines import Group, Row

_CONTINUING = frozenset(COMMAS + SENTENCE_STOPS + ";:)]")
_STOPS = frozenset(SENTENCE_STOPS + ":")
_LONGEST_ORDINAL = 3  # letters: `th`, `rd`, `ème`
_RUNNING = 80  # code points of a line that is no heading or menu item
_LONGEST_LINK = 80  # code points


def put_together(text: str, rows: Sequence[Row]) -> list[Group]:
    """The paragraphs of the rows: a link and the words after it belong to the sentence that they stand in."""
    groups: list[Group] = []
    for row in rows:
        led = len(groups) > 1 and _is_running(groups[-2].text) and not groups[-1].rows[0].gap
        glue = _glue(groups[-1], row, led=led) if groups and not row.gap else None
        if glue is None:
            groups.append(Group([row], row.text))
            continue
        last = groups.pop()
        if (
            len(groups)
            and len(last.rows) == 1
            and not last.rows[0].gap
            and _leads_to(groups[-1].text, last.text)
        ):
            above = groups.pop()
            last = Group([*above.rows, *last.rows], f"{above.text} {last.text}")
        groups.append(Group([*last.rows, row], f"{last.text}{glue}{row.text}"))
    return groups


def _glue(above: Group, row: Row, *, led: bool) -> str | None:
    """What stands between a paragraph and the row that goes on with it; None if it does not.

    `led` tells that an unfinished line of running text stands above the paragraph.
    """
    before, text = above.text, row.text
    if not before[0].isalnum() and len(before) < _RUNNING:
        return None
    if text[0] in _CONTINUING and (len(text) == 1 or text[1] == " ") and before[-1].isalnum():
        return ""
    if not is_small(text[0]):
        return " " if before[-1].isalpha() and _ended_by_ordinal(above) else None
    if before[-1].isdigit() and len(text) <= _LONGEST_ORDINAL and text.isalpha() and len(before) >= _RUNNING:
        return ""
    if len(before) == 1 and before.isupper():
        return "" if before not in "AIOEYÀÉÓ" else None
    running = (
        len(before) >= _RUNNING and before[0].isupper() and (_is_ended(text) or len(text) <= _LONGEST_LINK)
    )
    sentence = (
        (led or len(text) >= _RUNNING)
        and _is_ended(text)
        and before[0].isupper()
        and len(before) <= _LONGEST_LINK
    )
    return " " if _is_unfinished(before) and (running or sentence) else None


def _ended_by_ordinal(group: Group) -> bool:
    last = group.rows[-1].text
    return len(group.rows) > 1 and len(last) <= _LONGEST_ORDINAL and last.isalpha() and last.islower()


def _leads_to(above: str, link: str) -> bool:
    """Whether the sentence of the line above goes on with a link that turned out to stand inside a sentence."""
    words = above.split()
    return (
        len(words) > 1
        and above[0].isupper()
        and len(link) <= _LONGEST_LINK
        and words[-1].islower()
        and words[-1].isalpha()
    )


def _is_running(text: str) -> bool:
    return len(text) >= _RUNNING and text[0].isupper() and text[-1].islower()


def _is_unfinished(text: str) -> bool:
    return text[-1].isalnum() or text[-1] in COMMAS


def _is_ended(text: str) -> bool:
    return text.rstrip(SENTENCE_CLOSERS)[-1:] in _STOPS
