"""Which lines are parts of one sentence, in a file of unwrapped paragraphs: links, ordinals, marks, drop caps?"""

from collections.abc import Sequence
from itertools import pairwise

from newsparse.base import tables
from newsparse.base.characters import COLONS, COMMAS, SENTENCE_CLOSERS, SENTENCE_STOPS, is_small
from newsparse.base.records import dataclass, made
from newsparse.text.lines import BREAKING, CONTINUING, Group, Row, is_signature, splits_word, stops_inside
from newsparse.text.unwrap import Words, unwrap

_STOPS = frozenset(SENTENCE_STOPS + COLONS)
_SHORTEST_AFTER_CAP = 40  # code points of a line below a drop cap and a blank line
_MOST_CUT = 2  # sentences that blank lines cut
_LONGEST_PARTICLE = 3  # letters of the words at which no sentence ends
_SURE_SPLITS = 2  # paragraphs that stop at such a word
_SPLITS = 3  # paragraphs without an end, one of which stops at such a word
_LONGEST_ORDINAL = 3  # letters: `th`, `rd`, `ème`
_RUNNING = 80  # code points of a line that is neither a heading nor a menu item
_LONGEST_LINK = 80  # code points


@dataclass(slots=True)
class _Open:
    """The paragraph so far: its rows, the pieces of its text, and the number of their code points."""

    rows: list[Row]
    pieces: list[str]
    size: int

    def add(self, glue: str, text: str) -> None:
        self.pieces.append(glue + text)
        self.size += len(glue) + len(text)

    @property
    def first(self) -> str:
        """The first character."""
        return self.pieces[0][0]

    @property
    def last(self) -> str:
        """The last character."""
        return self.pieces[-1][-1]

    def group(self) -> Group:
        return made(Group, (self.rows, "".join(self.pieces), False, False))


def put_together(text: str, rows: Sequence[Row]) -> list[Group]:
    """The paragraphs of the rows: a link and the words after it belong to the sentence that they are part of.

    Takes time in proportion to the length of the text: a paragraph is joined once, when it is complete.
    """
    words = Words(text)
    cut = is_cut(rows)
    found: list[_Open] = []
    split = _split_at_capitals(rows)
    for row in rows:
        glue = " " if row.start in split else None
        if found and glue is None:
            glue = (
                _glue(found, row, words) if not row.gap else _glue_over_blank(found[-1], row, words, cut=cut)
            )
        if glue is None:
            found.append(_Open([row], [row.text], len(row.text)))
            continue
        if len(found) > 1 and _is_link(found[-1]) and _leads_on(found[-2], row.text):
            link = found.pop()
            found[-1].rows += link.rows
            found[-1].add(" ", "".join(link.pieces))
        found[-1].rows.append(row)
        found[-1].add(glue, row.text)
    return [one.group() for one in found]


def _split_at_capitals(rows: Sequence[Row]) -> frozenset[int]:
    """The starts of the rows that go on with the paragraph above although they begin with a capital.

    They do if paragraphs of this file stop at words that end no sentence, `in his` / `Cabinet. It was reported`, as in
    text that a program split at capital letters.
    """
    pairs = [
        (above, below)
        for above, below in pairwise(rows)
        if stops_inside(above) and below.text[0].isupper() and _is_ended(below.text)
    ]
    sure = sum(_stops_short(above.text) for above, _ in pairs)
    if sure >= _SURE_SPLITS or (sure and len(pairs) >= _SPLITS):
        return frozenset(below.start for _, below in pairs)
    return frozenset()


def _stops_short(text: str) -> bool:
    """Whether a text stops at a comma or at a short word in small letters: `the`, `in`, `und`."""
    last = text.rsplit(None, 1)[-1]
    return last[-1] in COMMAS or (len(last) <= _LONGEST_PARTICLE and last.isalpha() and last.islower())


def is_cut(rows: Sequence[Row]) -> bool:
    """Whether blank lines cut a sentence or two.

    Where they often stand above small letters, or above what ends in no stop, they part the items of a list.
    """
    found = 0
    for index, row in enumerate(rows):
        if row.gap and is_small(row.text[0]):
            below = next((at for at in range(index + 1, len(rows)) if rows[at].gap), len(rows))
            cut = below < len(rows) and is_small(rows[below].text[0])
            found += 1 if cut or _is_ended(rows[below - 1].text) else _MOST_CUT + 1
            if found > _MOST_CUT:
                return False
    return found > 0


def _glue_over_blank(above: _Open, row: Row, words: Words, *, cut: bool) -> str | None:
    """The same over a blank line, which can be below a drop cap, or cut a sentence."""
    text = row.text
    if row.gap > 1 or not is_small(text[0]):
        return None
    if above.size == 1 and above.first.isupper() and len(text) >= _SHORTEST_AFTER_CAP:
        return words.below_drop_cap(above.first, text)
    running = above.size >= _RUNNING and not is_small(above.first) and above.last.isalpha()
    return " " if cut and running and (_is_ended(text) or len(text) >= _RUNNING) else None


def _glue(found: Sequence[_Open], row: Row, words: Words) -> str | None:
    """What separates a row from the paragraph that it goes on with; None if it begins one of its own."""
    above, text = found[-1], row.text
    if above.last in BREAKING and splits_word(above.rows[-1].text, text):
        return _glue_of_word(above, text, words)
    if above.size < _RUNNING and not above.first.isalnum():
        return None
    if text[0] in CONTINUING and text[1:2] in ("", " ") and above.last.isalnum():
        return ""
    if not is_small(text[0]):
        if (len(above.rows) == 1 and above.size < _RUNNING) or not above.last.isalpha():
            return None
        item = not text[0].isalnum() and text[1:2] == " "
        leads = not item and len(text) <= _LONGEST_LINK and _is_led_on(above)
        return " " if leads or _ends_with_ordinal(above) else None
    if above.last.isdigit() and len(text) <= _LONGEST_ORDINAL and text.isalpha() and above.size >= _RUNNING:
        return ""
    if above.size == 1 and above.first.isupper():
        return words.below_drop_cap(above.first, text)
    if _is_middle(found, text) or _is_after_link(above):
        return " "
    return " " if above.first.isupper() and _is_unfinished(above) and _goes_on(found, text) else None


def _glue_of_word(above: _Open, text: str, words: Words) -> str:
    """What separates the parts of a word, or of what a hyphen joins; a hyphen that only splits a word is taken off."""
    last = above.rows[-1].text
    joined = unwrap([last, text], words.occur, words.hyphenates)
    if joined.startswith(last):
        return joined[len(last) : -len(text)]
    above.pieces[-1] = above.pieces[-1][:-1]
    return ""


def _is_led_on(above: _Open) -> bool:
    """Whether running text stops at a word with which no sentence ends: an article, say, before a link."""
    running = above.size >= _RUNNING
    return running and above.pieces[-1].rsplit(None, 1)[-1] in tables.load("line_breaks")["leading"]


def _is_after_link(above: _Open) -> bool:
    """Whether running text ends with a link on a line of its own, as it seems: a sentence goes on below it."""
    last = above.rows[-1].text
    return (
        len(above.rows) > 1 and len(last) <= _LONGEST_LINK and last[-1].isalnum() and above.size >= _RUNNING
    )


def _goes_on(found: Sequence[_Open], text: str) -> bool:
    """Whether a line in small letters continues running text, or a link that running text leads to."""
    above = found[-1]
    if above.size >= _RUNNING:
        return _is_ended(text) or (len(text) <= _LONGEST_LINK and not is_signature(text))
    if not (_is_ended(text) or len(text) >= _RUNNING) or above.rows[0].gap or len(found) < 2:
        return False
    before = found[-2]
    return _is_running(before) or (len(text) >= _RUNNING and not _is_ended(before.pieces[-1]))


def _is_middle(found: Sequence[_Open], text: str) -> bool:
    """Whether the line above is the middle of a sentence, as a link is: both lines begin in small letters.

    The sentence begins above it and ends here; above that is running text, not a line of verse.
    """
    if len(found) < 3 or not _is_ended(text):
        return False
    before, begun, above = found[-3:]
    if not above.first.islower() or begun.rows[0].gap or not (begun.first.isupper() and begun.last.isalnum()):
        return False
    return (
        _is_link(above) and above.last.isalnum() and before.size >= _RUNNING and _is_ended(before.pieces[-1])
    )


def _ends_with_ordinal(above: _Open) -> bool:
    last = above.rows[-1].text
    return len(above.rows) > 1 and len(last) <= _LONGEST_ORDINAL and last.isalpha() and last.islower()


def _is_link(one: _Open) -> bool:
    """Whether it is one line, perhaps a link, directly under another."""
    return len(one.rows) == 1 and not one.rows[0].gap and one.size <= _LONGEST_LINK


def _leads_on(above: _Open, text: str) -> bool:
    """Whether the line above stops in the middle of a sentence: at a word in small letters, or before a stop alone."""
    if text in _STOPS and above.rows[0].line and above.last.isalnum():
        return True
    words = above.pieces[-1].rsplit(None, 1)
    return above.first.isupper() and len(words) > 1 and words[-1].islower() and words[-1].isalpha()


def _is_running(above: _Open) -> bool:
    return above.size >= _RUNNING and above.first.isupper() and above.last.islower()


def _is_ended(text: str) -> bool:
    return text.rstrip(SENTENCE_CLOSERS)[-1:] in _STOPS


def _is_unfinished(above: _Open) -> bool:
    return above.last.isalnum() or above.last in COMMAS
