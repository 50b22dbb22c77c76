"""Which of an article's first lines can be its title, and is there a label above it?"""

from __future__ import annotations

from newsparse.base.characters import BARS, MIDDLE_DOTS, PATH_SIGNS, count_digits, has_digit
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dates.published import before_label
from newsparse.label.describe import BlockFacts
from newsparse.label.formulas import BUTTONS, SENDER
from newsparse.label.shape import (
    ENDS,
    HEADLINE_CASES,
    RUNNING,
    SENTENCE_END,
    SIGNED,
    TITLE_END,
    Case,
    LastCharacter,
    Shape,
)
from newsparse.label.surroundings import is_headlike
from newsparse.words import phrases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = 9  # blocks; if the first one is a title, there is running text among them
# Blocks above the text of a press release or a page, whose lines are known by their formulas.
_LONGEST_HEAD = 24
_CANDIDATES = 4  # lines; a kicker, a slug and a line of boilerplate can precede the title
_FEWEST_TITLE_WORDS = 4  # of a headline under a label
_NOT_TITLES = SIGNED | ENDS | {Shape.COLON}
_ADDRESS_WORDS = 3  # `press@example.org`, `E-mail: press@example.org`
# Lines that are never the headline. A headline can follow the label of a release or a form.
_NO_HEADLINE = BUTTONS | SENDER | {"editor_note", "field_source", "field_date"}
_FEWEST_PHONE_FIGURES = 7  # digits of a telephone number; a date has six, a score or a year fewer
_MOST_BUTTONS = 6  # words of `Share Tweet Email Print`
_PRESSED = frozenset(("share=", "navigation=", "comment=", "read_more=", "follow="))
_SPACED_PATH_SIGNS = tuple(f" {sign} " for sign in PATH_SIGNS)
# Between the links of a menu; a slash without spaces is inside words.
_ROW_SIGNS = (*BARS, *MIDDLE_DOTS, *_SPACED_PATH_SIGNS)
_LINKS = frozenset(("navigation=", "menu="))
_PRESSED_OR_LINKS = _PRESSED | _LINKS
_FEWEST_UNMARKED = 3  # links of a menu without signs between them; `World News` is a section
_FEWEST_LINKS = 2  # of a row; `Politics | Milden` may stand over a headline
_MOST_READING_WORDS = 6
_MOST_HANDLE_WORDS = 3
# "reading time: 5 minutes", "lesedauer: 3 min."; not "published: 10:05" or "stand: 04.06.2031"
_FEW_MINUTES = lazy_pattern(r"(?<![\d.:/-])\d{1,2}(?![\d.:/-]\d)\s?[^\W\d]+\.?\Z")
# "1 of 2 DOCUMENTS", "Document 2 of 14"; not "1 of 2 documents was lost"
_COUNTER = lazy_pattern(r"(?:\d+ of \d+ DOCUMENTS?|Document \d+ of \d+)")
_MOST_LABEL_WORDS = 3  # the signs around the label included
_LABELLED_LINES = 2  # a label and what it stands over
FRAMED_WITHIN = 16  # blocks; what frames an article in a corpus or an export begins among them
_DECORATED = frozenset(("sign", "dash", "bracket", "mark"))  # the first characters of labels
_LESS_LIKELY = frozenset((Shape.UNFINISHED, Shape.PHRASE))


def is_counter(m: BlockFacts) -> bool:
    """Whether the line counts the articles of an export: `1 of 2 DOCUMENTS`."""
    return "documen" in m.folded and _COUNTER.fullmatch(m.block.text) is not None


def labels_title(m: BlockFacts) -> bool:
    """Whether the line is a label that stands above headlines: `---TITLE---`, `[Headline]`."""
    kinds = phrases.phrase_kinds(phrases.bare(m.folded) + ": x") if m.words <= _MOST_LABEL_WORDS else ()
    return "field_title" in kinds


def may_be_framed(facts: Sequence[BlockFacts]) -> bool:
    """Whether one of the first lines can be part of a frame; most articles need no other test."""
    colon = LastCharacter.COLON
    for m in facts[:FRAMED_WITHIN]:
        if not m.folded:
            continue
        if m.first in _DECORATED and m.last is not LastCharacter.FULL_STOP:
            return True
        if m.last is colon:
            return True
        for kind in m.formulas:
            if kind.startswith("field_"):
                return True
    # `TITLE`, the headline, `AUTHOR`
    return len(facts) > _LABELLED_LINES and facts[0].words == 1 and facts[2].words <= _LABELLED_LINES


def title_lines(facts: Sequence[BlockFacts]) -> tuple[int, ...]:
    """The indices of the lines that can be an article's title; empty if the first one does not look like a title."""
    lines: list[int] = []
    above, text = 0, False
    for index, m in enumerate(facts[:_LONGEST_HEAD]):
        if is_furniture(m):
            continue
        above += 1
        text = text or m.shape in RUNNING
        if m.shape not in _NOT_TITLES:
            lines.append(index)
        # One more than are taken, as the first may be a label.
        if above == _HEAD or (text and len(lines) > _CANDIDATES):
            break
    if not text:
        return ()
    if lines[:1] == [0] and label_above_title(facts):
        del lines[0]
    if not lines:
        return ()
    first = facts[lines[0]]
    exclaims = first.shape is Shape.SENTENCE and first.block.text[-1] in "!！"  # a lead never ends so
    fits = is_headlike(first) or first.shape in _LESS_LIKELY or exclaims
    return tuple(lines[:_CANDIDATES]) if fits else ()


def is_furniture(m: BlockFacts) -> bool:
    """Whether the line is of a release's sender, a mail's header or a page's buttons, or tells the reading time."""
    formulas = m.formulas
    if formulas and not _NO_HEADLINE.isdisjoint(formulas):
        return True
    if "mail" in formulas and "field_title" not in formulas:
        return True
    if not m.folded:
        return False  # a paragraph
    if is_address(m) or is_buttons(m) or is_reading_time(m):
        return True
    if (
        ":" in m.folded and m.folded[-1:] != ":" and before_label(m.block.text)
    ):  # `June 4, 2031 Contact: Nora Velt`
        return True
    return "bracketed" in formulas and m.folded[0] == "[" and m.folded[-1] == "]"


def is_buttons(m: BlockFacts) -> bool:
    """Whether a short line is a row of buttons or of a menu, or the path to a page.

    `Print Email`, `Home | News | Culture`, `Home > News`.
    """
    if m.last in SENTENCE_END or m.timestamp or not m.folded:
        return False
    if _is_menu(m.folded):
        return True
    if not 1 < m.words <= _MOST_BUTTONS:
        return False
    for sign in _SPACED_PATH_SIGNS:
        if sign in m.folded:
            first = phrases.phrase_kinds(m.folded.partition(sign)[0])
            return not _LINKS.isdisjoint(first)
    words = m.folded.replace("|", " ").split()
    known = _PRESSED if len(words) < _FEWEST_UNMARKED else _PRESSED_OR_LINKS
    if words and known.isdisjoint(phrases.phrase_kinds(words[0])):
        return False  # most lines
    return all(not known.isdisjoint(phrases.phrase_kinds(word)) for word in words[1:])


def _is_menu(folded: str) -> bool:
    """Whether most items of a row are the names of sections and pages that menus have."""
    for sign in _ROW_SIGNS:
        if sign in folded:
            items = [item.strip() for item in folded.split(sign)]
            links = sum([not _LINKS.isdisjoint(phrases.phrase_kinds(item)) for item in items])
            return links >= _FEWEST_LINKS and 2 * links > len(items)
    return False


def is_reading_time(m: BlockFacts) -> bool:
    """Whether the line says how long reading takes: `4 min read`, `Lectura: 4 min`, which dates nothing."""
    if m.timestamp or not m.folded or m.words > _MOST_READING_WORDS or not has_digit(m.folded):
        return False
    if "date_label=" in m.formulas or "navigation=" in m.formulas:
        return True
    return "date_label" in m.formulas and ":" in m.folded and _FEW_MINUTES.search(m.folded) is not None


def is_handle(m: BlockFacts) -> bool:
    """Whether the line is an account to follow, alone or behind a phrase: `@milden_news`, `Follow @milden_news`."""
    if m.words > _MOST_HANDLE_WORDS or "@" not in m.folded:
        return False
    return m.folded[0] == "@" if m.words == 1 else "follow" in m.formulas and " @" in m.folded


def is_address(m: BlockFacts) -> bool:
    """Whether the line is an e-mail address or a telephone number: `Press line: 555-014-2201`."""
    if m.words <= _ADDRESS_WORDS and "link" in m.formulas:
        return True
    figures = 0 if m.timestamp else count_digits(m.folded)
    return figures >= _FEWEST_PHONE_FIGURES and 2 * figures >= sum(map(str.isalnum, m.folded))


def label_above_title(facts: Sequence[BlockFacts]) -> str:
    """The role of a label above a headline: `kicker` for `OBITUARY`, `slug` for `BC-EU--Bridge,1st Ld`, else empty."""
    first, second = facts[0], facts[min(1, len(facts) - 1)]
    if (
        not is_headlike(second)
        or second.last not in TITLE_END
        or second.case not in HEADLINE_CASES
        or second.words < _FEWEST_TITLE_WORDS
    ):
        return ""
    if "coded" in first.formulas and "--" in first.folded:
        return "slug"
    alone = first.shape is Shape.CAPITALS or "section=" in first.formulas
    is_label = alone and first.case is Case.CAPITALS and first.words == 1
    return "kicker" if is_label else ""
