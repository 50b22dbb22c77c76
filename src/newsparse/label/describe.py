"""Each block by itself: its length, first and last character, capitals, and the formulas that it matches."""

from __future__ import annotations

from functools import lru_cache
from operator import add

from newsparse import byline, dateline
from newsparse.base.characters import (
    BULLETS,
    COLONS,
    COMMAS,
    ELLIPSES,
    ITEM_DASHES,
    OPENING_BRACKETS,
    QUESTION_MARKS,
    QUOTES,
    SEMICOLONS,
    SENTENCE_CLOSERS,
    SENTENCE_ENDS,
    SENTENCE_STOPS,
    UNSPACED_BULLET,
    WORD_BULLETS,
    is_small,
    is_unspaced,
    visible,
    without_ascii,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple, dataclass, made
from newsparse.byline import BylineMatch
from newsparse.dates.timestamp import TimestampLine
from newsparse.dates.tokens import DIGIT
from newsparse.label.formulas import Found, ShortBlock, find_in_long, find_in_short
from newsparse.label.shape import SENTENCE_END, Case, LastCharacter, Shape
from newsparse.text.blocks import Block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT = 170  # size units; longer blocks are not searched for bylines, time stamps and end markers
_REMEMBERED = 4096  # short lines; two in five of a page are on the site's other pages too
_SURE_PARAGRAPH = 400  # size units; no heading or teaser is longer, whatever its last character
_LONGEST_LINE = 110  # size units; a longer line without an end mark is not a heading
_LONGEST_SHORT_SENTENCE = 90  # size units; a longer sentence is not a heading
_PER_UNSPACED = 2.4  # size units of a character in a script without spaces, worth as many letters
_PER_WORD = 6  # size units of an average word with its space

_UNKNOWN_CASE = Case.UNKNOWN
_TERMINAL = frozenset(SENTENCE_STOPS)
_OPENING = frozenset(QUOTES)
_CLOSING = frozenset(SENTENCE_CLOSERS)
_BULLETS = frozenset(BULLETS + ITEM_DASHES)
_PAUSES = COMMAS + SEMICOLONS

# Each end of a sentence after its rarest character.
_ASCII_SENTENCE_ENDS = (*[(end[0], end) for end in SENTENCE_ENDS if end.isascii()], ('"', '." '))
_OTHER_SENTENCE_ENDS = tuple([(end[0], end) for end in SENTENCE_ENDS if not end.isascii()])

_OPENING_LENGTH = 500  # code points of a paragraph whose words are compared, as they name its subject
_FEWEST_CAPITALS = 4  # letters of a line in capitals; `EU` alone is an acronym
_TITLE_CASE = 0.7  # the share of words that are capitalised in title case
_WORD = lazy_pattern(r"[^\W\d_]{4,}")
_ASCII_WORD = lazy_pattern(r"[a-z]{4,}")  # the same in ASCII, and three times as fast
# The same, case-folded, where no letter is beyond Latin-1, and twice as fast; and what may be such a letter.
_LATIN_WORD = lazy_pattern(r"[a-zª²³¹º¼-¾ß-öø-ÿ]{4,}")
_BEYOND_LATIN = lazy_pattern(r"[^\x00-\xff\u2010-\u206f]")


@dataclass(slots=True)
class BlockFacts:
    """A block and the facts that its own text shows.

    `size` is its length in size units: code points, those of scripts without spaces counted as 2.4 each. `folded`
    is the case-folded text of a short block, empty for a long one. `end_marker`, `timestamp`, `byline_match` and
    `phrases` are the results of the formulas; the dateline is matched on first use.
    """

    block: Block
    size: int
    words: int
    sentences: int
    first: str
    last: LastCharacter
    case: Case
    shape: Shape
    formulas: tuple[str, ...]
    folded: str
    unspaced: bool
    end_marker: str | None = None
    timestamp: TimestampLine | None = None
    byline_match: BylineMatch | None = None
    phrases: tuple[str, ...] = ()
    _content: frozenset[str] | None = None
    _dateline: tuple[dateline.Match | None] | None = None

    def open_with(self, found: dateline.Match) -> None:
        """Take this dateline, which only the headline reveals, for the one that the block opens with."""
        self._dateline = (found,)

    def become(self, formula: str, shape: Shape) -> None:
        """Add a formula that only the neighbours reveal, and set the shape that goes with it."""
        self.formulas = (*[other for other in self.formulas if other not in ("name", formula)], formula)
        self.shape = shape

    @property
    def content(self) -> frozenset[str]:
        """The content words of the block's beginning (see `content_words`)."""
        if self._content is None:
            self._content = content_words(self.block.text[:_OPENING_LENGTH])
        return self._content

    @property
    def dateline(self) -> dateline.Match | None:
        """The dateline that the block opens with, in code points of `block.text`."""
        if self._dateline is None:
            self._dateline = (dateline.match(self.block.text),)
        return self._dateline[0]

    @property
    def byline(self) -> BylineMatch | None:
        """The block parsed as a byline, once it is known to be one, in code points of `block.text`."""
        return self.byline_match or byline.match(self.block.text, lenient=True)


class _Marks(NamedTuple):
    """The rarer marks that a file has; looked for once, as most files have hardly any.

    `invisible` is true for those that show nothing, `ends` are the ends of sentences, each with its rarest character.
    """

    invisible: bool
    ends: Sequence[tuple[str, str]]


def describe(blocks: Sequence[Block]) -> list[BlockFacts]:
    """Describe each block by itself."""
    marks = _marks_of("".join([block.text for block in blocks]))
    return [_describe(block, block.text, marks) for block in blocks]


def describe_part(facts: BlockFacts, text: str) -> BlockFacts:
    """Describe the block as if `text`, a part of its own, were all of it."""
    return _describe(facts.block, text, _marks_of(text))


def _marks_of(text: str) -> _Marks:
    ends = [one for one in _ASCII_SENTENCE_ENDS if one[0] in text]
    if text.isascii():
        return _Marks(invisible=False, ends=ends)
    others = without_ascii(text)  # a few per cent of most texts; there are many marks to look for
    ends += [one for one in _OTHER_SENTENCE_ENDS if one[0] in others]
    return _Marks(visible(others) is not others, ends)


def _describe(block: Block, text: str, marks: _Marks) -> BlockFacts:
    if marks.invisible:
        text = visible(text)
    unspaced, size = (False, len(text)) if text.isascii() else _measure(text)
    words, first, last, case, shape, folded, found = _long(text, size) if size > SHORT else _short(text)
    formulas, ending, stamp, signed, kinds = found
    return BlockFacts(  # by position, as giving the names takes twice as long
        block,
        size,
        words,
        _sentences(text, marks.ends),
        first,
        last,
        case,
        shape,
        formulas,
        folded,
        unspaced,
        ending,
        stamp,
        signed,
        kinds,
    )


def _measure(text: str) -> tuple[bool, int]:
    """Whether the text is in a script without spaces between words, and its length in size units."""
    unspaced = is_unspaced(text[len(text) // 2])
    return unspaced, int(len(text) * _PER_UNSPACED) if unspaced else len(text)


class _Own(NamedTuple):
    """What the text of a block shows, wherever it stands (see `BlockFacts`)."""

    words: int
    first: str
    last: LastCharacter
    case: Case
    shape: Shape
    folded: str
    found: Found


def _long(text: str, size: int) -> _Own:
    first, last = _first(text.lstrip() or text), _last(text.rstrip() or text)
    shape, found = _long_shape(size, last), find_in_long(text, first)
    return made(_Own, (size // _PER_WORD, first, last, _UNKNOWN_CASE, shape, "", found))


@lru_cache(maxsize=_REMEMBERED)
def _short(text: str) -> _Own:
    """What a line shows; remembered, with the matches that its blocks share."""
    unspaced, size = _measure(text)
    first, last = _first(text.lstrip() or text), _last(text.rstrip() or text)
    words = size // _PER_WORD if unspaced else text.count(" ") + 1
    folded = text.strip().casefold()
    case = _case(text, folded, words)
    figured = DIGIT.search(text) is not None
    found = find_in_short(ShortBlock(text, folded, words, first, last, case, figured))
    return _Own(words, first, last, case, _short_shape(size, last, case, found), folded, found)


def _first(text: str) -> str:
    """The kind of the first character."""
    character = text[0]
    if character == UNSPACED_BULLET or (character in WORD_BULLETS and text[1:2] == "\t"):
        return "bullet"
    if character.isalpha():
        return "lower" if is_small(character) else "letter"
    if character.isdigit():
        return "digit"
    if character == ">":
        return "mark"
    if character in ELLIPSES or text.startswith("..."):
        return "ellipsis"
    if character in _BULLETS:
        return "bullet" if text[1:2] in (" ", "\t") else "dash"
    if character in _OPENING:
        return "quote"
    if character in OPENING_BRACKETS:
        return "bracket"
    return "sign"


def _last(text: str) -> LastCharacter:
    """The kind of the last character."""
    character = text[-1]
    if character.isalpha():
        return LastCharacter.LETTER
    if character in QUESTION_MARKS:
        return LastCharacter.QUESTION_MARK
    if character in ELLIPSES or text.endswith("..."):
        return LastCharacter.ELLIPSIS
    if character in _TERMINAL:
        return LastCharacter.FULL_STOP
    if character in _CLOSING:
        return _closer(text)
    if character in COLONS:
        return LastCharacter.COLON
    if character in _PAUSES:
        return LastCharacter.COMMA
    return LastCharacter.DIGIT if character.isdigit() else LastCharacter.SIGN


def _closer(text: str) -> LastCharacter:
    """The kind of a last character that is a quotation mark or a bracket."""
    before = text[-2:-1]
    if not before:
        return LastCharacter.SIGN
    ends = before in _TERMINAL or before == ","
    return LastCharacter.STOP_AND_CLOSER if ends else LastCharacter.CLOSER


def _sentences(text: str, ends: Sequence[tuple[str, str]]) -> int:
    """The number of sentence ends in the text; in scripts with spaces, one at its very end is not counted."""
    count = 0
    for mark, end in ends:
        if mark in text:  # looking for one character is faster than counting pairs
            count += text.count(end)
    return count


def _case(text: str, folded: str, words: int) -> Case:
    """The capitalisation of a short block."""
    if text.isupper():
        letters = sum(map(str.isalpha, text))
        capitals = sum(map(str.isupper, text))
        return Case.CAPITALS if letters >= _FEWEST_CAPITALS and 2 * capitals > letters else Case.UNCASED
    if text == folded and text.upper() == text:
        return Case.UNCASED
    parts = text.split()
    if not parts:  # invisible characters alone
        return Case.UNCASED
    capital = len([part for part in parts if part[0].isupper()])
    if capital >= _TITLE_CASE * words and words > 1:
        return Case.TITLE
    return Case.SENTENCE if parts[0][0].isupper() or not parts[0][0].isalpha() else Case.LOWER


# Formulas that determine the shape, strongest first.
_OWN_SHAPE = (
    ("ending", Shape.END_MARKER),
    ("separator", Shape.SEPARATOR),
    ("byline", Shape.BYLINE),
    ("timestamp", Shape.TIMESTAMP),
)
# Formulas that headings and sentences can match too.
_PLAIN = frozenset(
    {
        "initial",
        "figures",
        "coded",
        "numbered",
        "speaker",
        "link",
        "clock",
        "columns",
        "menu-mark",
        "bracketed",
        "name",
        "ends credited",
        "navigation=",
        # `BREAKING: …`, `Search for hiker continues`: such words also open headlines, unless they are the whole line
        "live",
        "menu",
        "most_read",
        "sign_in",
        "comment",
        "author_box",
        "topics",
        # `Subject: …`, `Text: …`: what follows the label of a form, a mail or a transcript has a shape of its own
        "mail",
        "transcript",
        "field_title",
        "field_byline",
        "field_date",
        "field_body",
        "field_summary",
        "field_section",
        "field_source",
    }
)


def _short_shape(size: int, last: LastCharacter, case: Case, found: Found) -> Shape:
    """The shape of a block of at most `SHORT` size units."""
    if found.formulas:
        for formula, shape in _OWN_SHAPE:
            if formula in found.formulas:
                return shape
        if not _PLAIN.issuperset(found.formulas):
            return Shape.PHRASE
    if last is LastCharacter.QUESTION_MARK:
        return Shape.QUESTION
    if last in SENTENCE_END:
        return Shape.SENTENCE if size > _LONGEST_SHORT_SENTENCE else Shape.SHORT_SENTENCE
    if last is LastCharacter.COLON:
        return Shape.COLON
    if case is Case.CAPITALS:
        return Shape.CAPITALS
    if size > _LONGEST_LINE:
        return Shape.UNFINISHED
    return Shape.TITLE_CASE if case is Case.TITLE else Shape.SENTENCE_CASE


def _long_shape(size: int, last: LastCharacter) -> Shape:
    """The shape of a block of more than `SHORT` size units."""
    return Shape.PARAGRAPH if last in SENTENCE_END or size > _SURE_PARAGRAPH else Shape.UNFINISHED


def content_words(text: str) -> frozenset[str]:
    """The words of four letters and more, case-folded; pairs of characters in scripts without spaces."""
    if text.isascii():
        return frozenset(_ASCII_WORD.findall(text.lower()))
    if is_unspaced(text[len(text) // 2]):
        return frozenset(map(add, text, text[1:]))
    folded = text.casefold()
    return frozenset((_WORD if _BEYOND_LATIN.search(folded) else _LATIN_WORD).findall(folded))
