"""The closed vocabularies that describe a block: its shape, its last character, its capitals.

The weights were fitted on the letters; code uses the names, never the letters.
"""

from enum import StrEnum


class Shape(StrEnum):
    """One letter that summarises a block for its neighbours; lengths are in size units (see `BlockFacts`)."""

    END_MARKER = "e"
    SEPARATOR = "x"
    BYLINE = "b"
    TIMESTAMP = "d"
    PHRASE = "p"  # a formula of newsrooms or web pages: share, read more, photo credit …
    QUESTION = "q"
    CAPITALS = "U"
    TITLE_CASE = "T"  # short, without an end mark, most words capitalised
    SENTENCE_CASE = "S"  # short, without an end mark
    COLON = "c"
    SHORT_SENTENCE = "m"  # up to 90, with an end mark
    SENTENCE = "M"  # more than 90, with an end mark
    UNFINISHED = "l"  # more than 110, without an end mark
    PARAGRAPH = "L"  # more than 170 with an end mark, or more than 400


OUTSIDE = "^"  # the shape of the missing blocks before the first and after the last one

RUNNING = frozenset((Shape.PARAGRAPH, Shape.UNFINISHED, Shape.SENTENCE))
SENTENCES = frozenset((Shape.PARAGRAPH, Shape.SENTENCE))
HEADLIKE = frozenset(
    (
        *(Shape.SENTENCE_CASE, Shape.TITLE_CASE, Shape.CAPITALS),
        *(Shape.QUESTION, Shape.COLON, Shape.SHORT_SENTENCE),
    )
)
UNMARKED = HEADLIKE | {Shape.UNFINISHED}  # lines that match no formula of their own
TEXT = RUNNING | {Shape.SHORT_SENTENCE}
SIGNED = frozenset((Shape.BYLINE, Shape.TIMESTAMP))
ASIDES = frozenset((Shape.PHRASE, Shape.SEPARATOR))
ENDS = frozenset((Shape.END_MARKER, Shape.SEPARATOR))
SILENT = SIGNED | ASIDES | {Shape.END_MARKER}  # lines that are not content
LOOSE = (UNMARKED | SIGNED | {Shape.PHRASE}) - {Shape.SHORT_SENTENCE}  # lines that are not sentences


class LastCharacter(StrEnum):
    """The kind of a block's last character."""

    FULL_STOP = "t"  # any mark that ends a sentence, except the next two
    QUESTION_MARK = "q"
    ELLIPSIS = "e"
    STOP_AND_CLOSER = "'"  # a quotation mark or bracket after a full stop or comma
    CLOSER = "]"
    COLON = ":"
    COMMA = ","
    DIGIT = "d"
    LETTER = "a"
    SIGN = "s"


SENTENCE_END = frozenset((LastCharacter.FULL_STOP, LastCharacter.STOP_AND_CLOSER))
OPEN_END = frozenset((LastCharacter.LETTER, LastCharacter.QUESTION_MARK))
TITLE_END = OPEN_END | {LastCharacter.DIGIT, LastCharacter.STOP_AND_CLOSER}
NOT_A_NAME = frozenset((LastCharacter.QUESTION_MARK, LastCharacter.COLON, LastCharacter.ELLIPSIS))


class Case(StrEnum):
    """The capitalisation of a short block; UNKNOWN for long ones, UNCASED in scripts without capitals."""

    CAPITALS = "U"
    TITLE = "T"  # most words
    SENTENCE = "S"  # the first word
    LOWER = "s"
    UNCASED = "-"
    UNKNOWN = ""


HEADLINE_CASES = frozenset((Case.TITLE, Case.SENTENCE))
