"""How a line ends: with punctuation that ends a sentence, with a lone full stop, or with neither."""

from newsparse.base.characters import COLONS, SEMICOLONS, SENTENCE_CLOSERS, SENTENCE_STOPS
from newsparse.base.tables import load
from newsparse.dates.tokens import fold

END_MARKS = frozenset(SENTENCE_STOPS + COLONS + SEMICOLONS)
_SENTENCE_ENDS = END_MARKS.difference(COLONS)
_CLOSERS = SENTENCE_CLOSERS + "*_"  # and what is left of Markdown
_SHORTEST_WORD = 4  # letters; shorter words before a stop are often abbreviations: Inc., Co., etc.
_SHORTEST_NAME = 6  # letters; the same for words with a capital: Bros., Corp., Calif.


def ends_sentence(text: str) -> bool:
    """Whether a line ends with punctuation that ends a sentence, perhaps inside closing quotes or brackets.

    >>> ends_sentence("He said: “It is over.”"), ends_sentence("It is ov")
    (True, False)
    """
    return without_closers(text)[-1:] in END_MARKS


def without_closers(text: str) -> str:
    """The text without the white space, quotation marks and brackets at its end."""
    return text.rstrip().rstrip(_CLOSERS).rstrip()


def lone_stop(text: str) -> bool:
    """Whether a line ends with a full stop, the only one in it, after a word that is not an abbreviation.

    A label and a colon may come before, as in an alert.

    >>> lone_stop("Talks go on in Geneva."), lone_stop("Talks go on at Acme Inc."), lone_stop("Stay. Here.")
    (True, False, False)
    >>> lone_stop("BREAKING: Ferry runs aground."), lone_stop("To do: buy milk; sell eggs.")
    (True, False)
    """
    bare = text.rstrip()
    if bare[-1:] not in ".。" or any(mark in _SENTENCE_ENDS for mark in bare[:-1]):
        return False
    words = bare[:-1].split()
    last = words[-1] if words else ""
    if bare[-1] == "。":
        return True
    if (
        len(words) < 2
        or len(last) < _SHORTEST_WORD
        or not last.isalpha()
        or (last.istitle() and len(last) < _SHORTEST_NAME)
    ):
        return False
    return fold(last) not in load("calendar")["months_short"]
