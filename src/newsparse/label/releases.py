"""Which lines of a press release name its sender, its terms and its number, and which is its headline?"""

from collections.abc import Sequence

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.describe import BlockFacts
from newsparse.label.formulas import SENDER
from newsparse.label.records import HEADINGS, retitle
from newsparse.label.shape import SENTENCE_END, TITLE_END, LastCharacter
from newsparse.label.titles import is_furniture

_RELEASE_HEAD = 12  # blocks: the lines of a release that name its sender
_FEWEST_TITLE_WORDS = 4
_LABELS_OF_RELEASE = frozenset(("release", "release="))
# "Case # 31HF0754", "Expediente n.º 754/2031", "Dossier n° 31-0754"; not "Room No. 5 is open" or "Chapter 3"
_FILE_NUMBER = lazy_pattern(
    r"(?:[^\W\d_]+ ){1,2}(?:#|№|(?:[Nn][or]?|NO)\.? ?[°º]?) ?(?=[\w/.-]*\d)[\w/.-]+(?: [\w/.-]*\d[\w/.-]*)*"
)
_LONGEST_FILE_NUMBER = 40  # code points
# "555-014-2201", "(202) 555-0172", "05 55 01 42 20"; not "2030-2031", "18 million"
_PHONE = lazy_pattern(r"\d[\d ().-]{6,}\d")
_FEWEST_PHONE_FIGURES = 7
_LONGEST_LABEL = 40  # code points before the colon
_FORMULA_SCORE = 0.75  # of a byline match; with a lower score the line is only a name


def correct(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Correct the states of the lines of a release, in place."""
    _find_headline(path, facts)
    _keep_senders(path, facts)
    _keep_address(path, facts)


def _find_headline(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Take the headline behind a release line (`For Immediate Release: Bridge Opens`) directly above the story."""
    story = next((index for index, state in enumerate(path) if state == "paragraph"), 0)
    for index in range(max(0, story - 1), min(story + 1, len(path) - 1)):
        m = facts[index]
        label, colon, rest = m.block.text.partition(":")
        if "release" not in m.formulas or not colon or path[index] == "title":
            continue
        if m.last in TITLE_END and len(rest.split()) >= _FEWEST_TITLE_WORDS and len(label) <= _LONGEST_LABEL:
            retitle(path, index)
            return


def _keep_senders(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Make notes of the lines of a release that name its sender, its terms and its number.

    Addresses and telephone numbers are never headings, and a name above them in a release is its sender's.
    """
    released = any(not _LABELS_OF_RELEASE.isdisjoint(m.formulas) for m in facts[:_RELEASE_HEAD])
    story = next((index for index, state in enumerate(path) if state == "paragraph"), len(path))
    for index, m in enumerate(facts):
        state = path[index]
        if state not in HEADINGS or not m.folded:
            continue
        if state == "byline":
            sender = released and index + 1 < story and _is_sender(facts[index + 1])
            if (
                sender
                and m.first == "letter"
                and (m.byline_match is None or m.byline_match.score < _FORMULA_SCORE)
            ):
                path[index] = "head.note"
        elif (
            (is_furniture(m) and state != "title")
            or _is_file_number(m)
            or (index < story and state != "title" and _is_sender(m))
        ):
            path[index] = "head.note" if index < story else "note"


def _is_sender(m: BlockFacts) -> bool:
    return not SENDER.isdisjoint(m.formulas) and (":" in m.folded or "release=" in m.formulas)


def _is_file_number(m: BlockFacts) -> bool:
    """Whether the line is the number of a case or file."""
    if len(m.folded) > _LONGEST_FILE_NUMBER or m.last not in (LastCharacter.DIGIT, LastCharacter.LETTER):
        return False
    return any(map(str.isdigit, m.folded)) and _FILE_NUMBER.fullmatch(m.block.text) is not None


def _keep_address(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Make a note of an address in the last line: `Water Authority • 12 Mill Lane • 555-014-2201`."""
    if len(path) < 2 or path[-1] != "paragraph":
        return
    m = facts[-1]
    if m.last in SENTENCE_END or not m.folded:
        return
    phone = _PHONE.search(m.block.text)
    if phone and sum(map(str.isdigit, phone[0])) >= _FEWEST_PHONE_FIGURES:
        path[-1] = "tail.note"
