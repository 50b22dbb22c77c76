"""Which lines of a press release name its sender, its terms and its number, and which is its headline?"""

from collections.abc import Sequence

from newsparse.base.characters import has_digit
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dates import published
from newsparse.label.describe import BlockFacts
from newsparse.label.formulas import SENDER
from newsparse.label.records import HEADINGS, retitle
from newsparse.label.shape import RUNNING, SENTENCE_END, TITLE_END, LastCharacter
from newsparse.label.surroundings import is_headlike
from newsparse.label.titles import is_address

_RELEASE_HEAD = 12  # blocks: the lines of a release that name its sender
_FEWEST_TITLE_WORDS = 4
_MOST_LINES = 3  # below the release line, of a headline that is broken over lines
_MOST_PLACE_WORDS = 3
_MOST_SENDER_WORDS = 6  # `Harrow County Water Authority`
RELEASE = frozenset(("release", "release="))
# "Case # 31HF0754", "Expediente n.º 754/2031", "Dossier n° 31-0754"; not "Room No. 5 is open" or "Chapter 3"
_FILE_NUMBER = lazy_pattern(
    r"(?:[^\W\d_]+ ){1,2}(?:#|№|(?:[Nn][or]?|NO)\.? ?[°º]?) ?(?=[\w/.-]*\d)[\w/.-]+(?: [\w/.-]*\d[\w/.-]*)*"
)
_LONGEST_FILE_NUMBER = 40  # code points
# "555-014-2201", "(202) 555-0172", "05 55 01 42 20"; not "2030-2031", "18 million"
_PHONE = lazy_pattern(r"\d[\d ().-]{6,}\d")
_ADDRESSES = frozenset(("link", "figures"))
_FEWEST_PHONE_FIGURES = 7
_LONGEST_LABEL = 40  # code points before the colon
_FORMULA_SCORE = 0.75  # of a byline match; with a lower score the line is only a name


def correct(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Correct the states of the lines of a release, in place."""
    story = _story(path, facts)
    _find_below_place(path, facts)
    _find_headline(path, facts, story)
    _keep_senders(path, facts, story)
    _keep_address(path, facts)


def _story(path: Sequence[str], facts: Sequence[BlockFacts]) -> int:
    """The index of the first paragraph of running text; the number of blocks if there is none."""
    for index, state in enumerate(path):
        m = facts[index]
        if state == "paragraph" and (m.shape in RUNNING or m.dateline) and "release" not in m.formulas:
            return index
    return len(path)


def _find_headline(path: list[str], facts: Sequence[BlockFacts], story: int) -> None:
    """Take the headline behind a release line (`For Immediate Release: Bridge Opens`), or below whom to ask."""
    for index in range(min(story, len(path) - 1)):
        m = facts[index]
        if "release" not in m.formulas:
            continue
        label, colon, rest = m.block.text.partition(":")
        lines = range(index + 1, story)
        broken = m.last is LastCharacter.COMMA and len(lines) > 0
        if not colon or not (m.last in TITLE_END or broken):
            continue
        if len(rest.split()) < _FEWEST_TITLE_WORDS or len(label) > _LONGEST_LABEL or len(lines) > _MOST_LINES:
            continue
        if path[index] != "title":
            retitle(path, index)
        for line in lines:
            alike = facts[line].case is m.case or (story < len(path) and facts[story].dateline)
            headline = alike and is_headlike(facts[line]) and not facts[line].block.gap
            path[line] = "title" if headline else "head.note"
        return
    _find_below_contacts(path, facts, story - 1)


def _find_below_place(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Take the line below the place and the date of a release for the headline: `Milden, le 4 juin 2031`."""
    title = path.index("title") if "title" in path else len(path)
    if path[title + 1 : title + 2] != ["summary"] or facts[title].last is not LastCharacter.DIGIT:
        return
    place, comma, date = facts[title].block.text.partition(",")
    dated = comma and len(place.split()) <= _MOST_PLACE_WORDS and published.whole_date(date.strip())
    if dated and is_headlike(facts[title + 1]) and facts[title + 1].last in TITLE_END:
        path[title : title + 2] = ["pre.timestamp", "title"]


def _find_below_contacts(path: list[str], facts: Sequence[BlockFacts], headline: int) -> None:
    """Take the line directly above the story if what was taken for the title is a sender above its addresses."""
    if "title" not in path or not 0 < headline < len(path):
        return
    title = path.index("title")
    addresses = [at for at in range(title + 1, headline) if _is_contact(facts[at])]
    if addresses and any(RELEASE.intersection(m.formulas) for m in facts[:title]):
        headline = addresses[-1] + 1  # a deck can be below it
        while headline < len(facts) - 1 and facts[headline].timestamp:
            headline += 1
    m, contacts = facts[headline], bool(addresses)
    if not contacts or facts[title].words > _MOST_SENDER_WORDS or m.words <= facts[title].words:
        return
    if path[headline] in HEADINGS and is_headlike(m) and m.last in TITLE_END and not m.formulas:
        retitle(path, headline)


def _is_contact(m: BlockFacts) -> bool:
    """Whether the line is an address, or one behind a label: `Tel: 555-014-2201`."""
    return is_address(m) or ("contact" in m.formulas and not _ADDRESSES.isdisjoint(m.formulas))


def _keep_senders(path: list[str], facts: Sequence[BlockFacts], story: int) -> None:
    """Make notes of the lines of a release that name its sender, its terms and its number.

    Addresses and telephone numbers are never headings, and a name above them in a release is its sender's.
    """
    released = any(not RELEASE.isdisjoint(m.formulas) for m in facts[:_RELEASE_HEAD])
    for index, m in enumerate(facts):
        state = path[index]
        if not m.folded or not (state in HEADINGS or (index < story and state == "paragraph")):
            continue
        sender = index < story and state != "title" and is_sender(m)
        if state == "byline":
            named = index + 1 < story and is_sender(facts[index + 1]) and _is_bare_name(m)
            sender = released and (named or is_address(m))
        elif state != "title":
            sender = sender or is_address(m) or is_file_number(m)
        if sender:
            path[index] = "head.note" if index < story else "note"


def _is_bare_name(m: BlockFacts) -> bool:
    """Whether the line is a name without `By`."""
    return m.first == "letter" and (m.byline_match is None or m.byline_match.score < _FORMULA_SCORE)


def is_sender(m: BlockFacts) -> bool:
    """Whether the line names the sender or the terms of a release: `Contact: Nora Velt`, `For Immediate Release`."""
    return not SENDER.isdisjoint(m.formulas) and (":" in m.folded or "release=" in m.formulas)


def is_file_number(m: BlockFacts) -> bool:
    """Whether the line is the number of a case or file."""
    if len(m.folded) > _LONGEST_FILE_NUMBER or m.last not in (LastCharacter.DIGIT, LastCharacter.LETTER):
        return False
    return has_digit(m.folded) and _FILE_NUMBER.fullmatch(m.block.text) is not None


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
