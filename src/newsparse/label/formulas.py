"""Which formulas does a block match: newsroom phrases, bylines, time stamps, links, figures, columns, credits …?"""

from __future__ import annotations

from newsparse import byline, dateline
from newsparse.base.characters import (
    CLOSING_BRACKETS,
    COLONS,
    NUMBER_ENDS,
    SENTENCE_CLOSERS,
    SENTENCE_STOPS,
    SEPARATOR_SIGNS,
    in_class,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple
from newsparse.byline import BylineMatch
from newsparse.dates.published import may_be_dated, timestamp_line
from newsparse.dates.timestamp import TimestampLine
from newsparse.label.shape import NOT_A_NAME, SENTENCE_END, Case, LastCharacter
from newsparse.text.lines import COLUMN_TAB
from newsparse.words import phrases
from newsparse.words.end_markers import end_marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.dates.signed import SignedLine

_SEPARATORS = SEPARATOR_SIGNS + " \t"
# "12. Move the border" and "(3) Costs" but not "12.5 million" or "2020 was"
_NUMBERED = lazy_pattern(rf"[(#]?(\d{{1,3}})[{NUMBER_ENDS}]\s?(?!\d)")
# "Name: …" at the start of a turn in an interview, at most five words
_SPEAKER = lazy_pattern(rf"[^\s:.,]{{1,24}}(?: [^\s:.,]{{1,24}}){{0,4}}\s?[{COLONS}]\s")
_LINK = lazy_pattern(r"https?://|www\.|\.(?:com|org|net|de|co\.uk)\b")
_ADDRESS = lazy_pattern(r"\S@\S")
_CLOCK = lazy_pattern(r"\d{1,2}[:.h]\d{2}(?!\d)|\d{1,2} ?[ap]\.?m\b")
_INSIDE_SENTENCE = rf"[^\s{in_class(SENTENCE_STOPS, COLONS, SENTENCE_CLOSERS)}]"
# "Net   5.2", "Oslo  12", "Rovers  Town  0 1"; not "sailed  again", nor two spaces after each sentence
_COLUMNS = lazy_pattern(
    rf"\S {{3,}}\S|\S {{2}}[-+($]?\d|{_INSIDE_SENTENCE} {{2}}\S.*{_INSIDE_SENTENCE} {{2}}\S|{COLUMN_TAB}|\s\|\s"
)
_ALERTS = ("URGENT", "BULLETIN", "FLASH", "EILT")
# "BC-GRAIN-FORECAST 10-03", "a0423 0611", "FERRY-ORDER (1st Lead", but not "EU-Gipfel" or "F-16 crashes"
_CODED = lazy_pattern(
    rf"\^?[A-Z][A-Z0-9]+(?:-[A-Z0-9]{{2,}})+\b|[a-z]{{1,4}}\d{{4}}\b|(?:{'|'.join(_ALERTS)}|UPDATE \d)\b"
)
_MOST_NAME_WORDS = 7  # of a byline that is only names, without `By`
_MOST_LISTED_WORDS = 12  # of such a byline with commas between the names
_MOST_SIGNED_WORDS = 24  # of a byline and a time on one line
_MOST_TIMESTAMP_WORDS = 15  # of a line with two times: when it was published, and when it was updated
_FORMULA_SCORE = 0.75  # of a byline match; with a lower score the line is only a name
_LONGEST_CREDIT = 60  # code points at the end of a caption
# What stands before a credit, each after the sign in it: looking for one character is faster than for several.
_BEFORE_CREDIT = ((".", ". "), (".", ".) "), ("(", " ("), ("©", " ©"), ("|", " | "), ("[", " ["))
_TAKEN_BY = ("撮影", "提供", "摄", "攝", "供图", "供圖")  # closes a credit in brackets: `（小田嶋撮影）`
_LONGEST_AGENCY = 30  # code points after the slash of `Ana Ruiz/dpa`
_LONGEST_INITIAL = 4  # code points of "Q: ", "FN: " or "dpa"
_FEWEST_FIGURES = 3  # words; a date has fewer
_LONGEST_LABEL = 45  # code points before the colon; a longer one is a clause
_LONGEST_CAPTION = 400  # code points; the credit of a longer text is its byline
_BRACKETED_ENDS = CLOSING_BRACKETS + "."


# Kinds of phrases that explain why a line is not part of an article: links, buttons, menus, legal lines.
FURNITURE = frozenset(
    (
        *(
            "advertisement",
            "author_box",
            "comment",
            "cookie",
            "copyright",
            "date_label",
            "link",
            "live",
            "mail",
        ),
        *("menu", "menu-mark", "most_read", "navigation", "newsletter", "read_more", "related", "share"),
        *("sign_in", "subscribe", "topics"),
    )
)
# Those of buttons as whole lines, which are never a headline, kicker or author. The entries of menus can be: `Sport`.
BUTTONS = frozenset(
    f"{kind}=" for kind in FURNITURE - {"copyright", "live", "menu", "menu-mark", "most_read", "topics"}
)
# The lines of a press release that name its sender and its terms.
SENDER = frozenset(("contact", "contact=", "release="))


class Found(NamedTuple):
    """The names of the formulas that a block matches, with the matches that later steps reuse.

    A line that is both a byline and a time has both matches, and the formula of the byline.
    """

    formulas: tuple[str, ...] = ()
    end_marker: str | None = None
    timestamp: TimestampLine | None = None
    byline: BylineMatch | None = None
    phrases: tuple[str, ...] = ()


_NONE = Found()


class ShortBlock(NamedTuple):
    """A short block as the formulas need it; `figured` is true if it has digits."""

    text: str
    folded: str
    words: int
    first: str
    last: LastCharacter
    case: Case
    figured: bool


def find_in_short(block: ShortBlock) -> Found:
    """The formulas of a block that is short enough to be a line of its own."""
    kinds = phrases.phrase_kinds(block.folded)
    formulas = list(kinds)
    ending, stamp = end_marker(block.text), None
    if ending:
        formulas.append("ending")
    elif block.last is not LastCharacter.LETTER and not block.text.strip(_SEPARATORS):
        formulas.append("separator")
    if block.words <= _MOST_TIMESTAMP_WORDS:
        stamp = timestamp_line(block.text) or _labelled_date(block, kinds)
        if stamp:
            formulas.append("timestamp")
        elif block.figured and _CLOCK.search(block.text):
            formulas.append("clock")
    formulas += _patterns(block)
    both = None if stamp or not block.figured else _signed_line(block)
    signed = None if stamp or both else _byline(block)
    if both:
        stamp, signed = both.times, both.byline
        formulas.append("byline" if signed else "timestamp")
    elif signed:
        formulas.append("byline" if signed.score >= _FORMULA_SCORE else "name")
    formulas += _closing_credit(block.text)
    return Found(tuple(formulas), ending, stamp, signed, kinds) if formulas else _NONE


def _labelled_date(block: ShortBlock, kinds: Sequence[str]) -> TimestampLine | None:
    """The time behind the label of a form, in the languages whose times have no such label: `日付： 2031年6月4日`."""
    if not block.figured or "field_date" not in kinds:
        return None
    start = min([at for mark in COLONS if (at := block.text.find(mark)) >= 0], default=-1) + 1
    return timestamp_line(block.text[start:].strip()) if start else None


def find_in_long(text: str, first: str) -> Found:
    """The formulas of running text: a number, a label before its first colon, a credit at its end."""
    formulas = ["numbered"] if first == "digit" and _NUMBERED.match(text) else []
    label, colon, _ = text[:_LONGEST_LABEL].partition(":")
    if colon:
        formulas += phrases.phrase_kinds(label.casefold() + ":")
    if len(text) < _LONGEST_CAPTION:
        formulas += _closing_credit(text)
    return Found(tuple(formulas)) if formulas else _NONE


def _signed_line(block: ShortBlock) -> SignedLine | None:
    """The line as a byline and a time, `May 4, 2021 by Ana Ruiz`; sentences and places with a date are none."""
    if block.last in NOT_A_NAME or block.words > _MOST_SIGNED_WORDS:
        return None
    if block.last in SENTENCE_END and block.words > _MOST_NAME_WORDS:
        return None
    if "@" not in block.text and not may_be_dated(block.text):
        return None
    from newsparse.dates.signed import signed_line  # few texts have such a line

    both = signed_line(block.text)
    bare = both is not None and both.byline is not None and both.byline.score < _FORMULA_SCORE
    if not bare:
        return both
    found = dateline.match(block.text)
    return None if found and (found.place or found.agency) else both


def _byline(block: ShortBlock) -> BylineMatch | None:
    """The line as a byline, with its formula or only names; sentences and questions are never bylines."""
    if block.last in NOT_A_NAME or (block.last in SENTENCE_END and block.words > _MOST_NAME_WORDS):
        return None
    listed = "," in block.text and block.words <= _MOST_LISTED_WORDS and block.case is Case.TITLE
    bare = listed or (block.words <= _MOST_NAME_WORDS and block.case is not Case.SENTENCE)
    return byline.match(block.text, lenient=bare)


def _patterns(block: ShortBlock) -> list[str]:
    """The patterns that the line matches, whatever its words: link, number, columns, speaker, code …"""
    text, first = block.text, block.first
    found = []
    if _has_link(text):
        found.append("link")
    if block.figured and first in ("digit", "bracket", "sign") and _NUMBERED.match(text):
        found.append("numbered")
    if ("  " in text or "|" in text or "\t" in text) and _COLUMNS.search(text):
        found.append("columns")
    if ":" in text or "：" in text:
        speaker = _SPEAKER.match(text)
        if speaker:
            found.append("initial" if speaker.end() <= _LONGEST_INITIAL else "speaker")
    if (block.figured or "-" in text or text.startswith(_ALERTS)) and _CODED.match(text):
        found.append("coded")
    if block.figured and _is_figures(text):
        found.append("figures")
    if "|" in text or "»" in text[-2:] or "›" in text or "→" in text:
        found.append("menu-mark")
    if "©" in text:
        found.append("copyright-mark")
    if first == "bracket" and text[-1] in _BRACKETED_ENDS:
        found.append("bracketed")
    return found


def _has_link(text: str) -> bool:
    """Whether the line contains a web address or an e-mail address."""
    if "@" in text and _ADDRESS.search(text):
        return True
    return ("." in text[:-1] or "://" in text) and _LINK.search(text) is not None


def _is_figures(text: str) -> bool:
    """Whether at least half of the words are numbers, as in a row of a table."""
    parts = text.split()
    figures = len([part for part in parts if part[-1].isdigit() or part[0].isdigit()])
    return figures >= _FEWEST_FIGURES and 2 * figures >= len(parts)


def _closing_credit(text: str) -> Sequence[str]:
    """`ends credited` if a caption's last words name its photographer, else nothing."""
    if "/" in text[-_LONGEST_AGENCY:] and _is_slashed(text):
        return ["ends credited"]
    if text[-1] in CLOSING_BRACKETS and text[:-1].endswith(_TAKEN_BY):
        return ["ends credited"]
    tail = text[max(1, len(text) - _LONGEST_CREDIT) :]
    last = -1
    for sign, mark in _BEFORE_CREDIT:
        if sign in tail and (at := tail.rfind(mark)) > last:
            last = at
    if last < 0:
        return []
    kinds = phrases.phrase_kinds(tail[last + 1 :].casefold())
    return ["ends credited"] if any(kind.startswith(("caption", "credit")) for kind in kinds) else []


def _is_slashed(text: str) -> bool:
    """Whether the text ends with a photographer and an agency: `Ana Ruiz/dpa`, not `CDU/CSU` or `und/oder`."""
    before, _, after = text.rpartition("/")
    words, agency = before.split()[-2:], after.strip(" )]")
    if not words or not words[-1][:1].isupper() or not agency[:1].isalpha() or any(map(str.isdigit, agency)):
        return False
    if len(words) == 2 and (byline.is_agency(agency) or byline.is_agency(words[-1].lstrip("(["))):
        return True  # `ANA RUIZ / EFE`, `REUTERS/Ana Ruiz`
    named = len(words) == 2 and words[0].lstrip("([")[:1].isupper() and not (words[1] + agency).isupper()
    return named or (agency.islower() and len(agency) <= _LONGEST_INITIAL)
